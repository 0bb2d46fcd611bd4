/**
 * What statements of makers and payouts must say, judged by what earlier entries posted: sums of each contract up to the
 * shift that is named, the charge they come to, what is owed. Reads no table.
 */
import { canonicalText, type Canonical } from '../src/domain/canonical.ts';
import type { Contract } from '../src/domain/catalog.ts';
import type { FactBodies, SealedLine } from '../src/domain/facts.ts';
import type { Entry } from '../src/domain/journal.ts';
import { won, zero, type Won } from '../src/domain/money.ts';
import { payable, settleMaker, type LifeSums } from '../src/domain/settlement.ts';
import type { MakerSettledBody } from '../src/domain/settlement-body.ts';
import { makerSumColumns, makerSumsOf } from './maker-sums.ts';
import { factRowsOf } from './projections.ts';
import type { Values } from './rows.ts';

export type SettlementCheck = {
  /** Takes up what an entry sold, and says in sentences what is wrong with a statement or payout. */
  readonly check: (entry: Entry) => string[];
};

type Key = { readonly terms: Contract; readonly tax: 'T' | 'E'; readonly byShift: { readonly shift: number; readonly row: number[] }[] };

type State = {
  /** By maker, then by the id of the row of `maker_sum`. */
  readonly keys: Map<number, Map<number, Key>>;
  readonly closedOn: Map<number, string>;
  readonly last: Map<number, MakerSettledBody>;
  readonly paid: Map<number, Won>;
};

/** Starts before the first entry. */
export function openSettlementCheck(): SettlementCheck {
  const state: State = { keys: new Map(), closedOn: new Map(), last: new Map(), paid: new Map() };
  return { check: (entry) => faultsOf(entry, state) };
}

function faultsOf(entry: Entry, state: State): string[] {
  const { fact, header } = entry;
  switch (fact.kind) {
    case 'shift_closed':
      state.closedOn.set(fact.body.shift, header.businessDate);
      return [];
    case 'maker_settled':
      return settledFaults(fact.body, state);
    case 'maker_paid': {
      const { makerId, amount, withheld } = fact.body;
      const paid = state.paid.get(makerId) ?? zero;
      const owed = payable(state.last.get(makerId) ?? null, paid);
      state.paid.set(makerId, won(paid + amount));
      return [
        amount <= owed ? '' : `${amount} won were paid to maker ${makerId}, ${owed} are owed`,
        withheld >= 0 && withheld <= amount ? '' : `${withheld} won of ${amount} were withheld`,
      ];
    }
    default:
      takeUp(entry, state);
      return [];
  }
}

/** Adds what an entry sold to the shift it stands in; terms are those that its lines froze. */
function takeUp(entry: Entry, { keys }: State): void {
  const postings = factRowsOf(entry, () => 0).find(({ table }) => table === 'posting')?.rows ?? [];
  if (postings.length === 0) return;
  const terms = new Map<string, Contract>();
  for (const { maker, contract } of linesOf(entry)) if (maker !== null) terms.set(`${maker.id}/${contract.version}`, contract);
  for (const row of makerSumsOf(postings)) {
    const id = Number(row[0]);
    const [maker, version, tax] = [Math.floor(id / 2 ** 22), Math.floor(id / 4) % 2 ** 20, id % 4];
    if (tax === 0) continue;
    const known = keys.get(maker) ?? new Map<number, Key>();
    keys.set(maker, known);
    const contract = known.get(id)?.terms ?? terms.get(`${maker}/${version}`);
    // A line that only shifts a won of VAT posts nothing that is owed.
    if (contract === undefined) continue;
    const key = known.get(id) ?? { terms: contract, tax: tax === 1 ? 'T' : 'E', byShift: [] };
    known.set(id, key);
    addTo(key, entry.header.shift, row);
  }
}

/** The lines that an entry sold or took back, whatever its kind. */
function linesOf({ fact }: Entry): readonly Pick<SealedLine, 'maker' | 'contract'>[] {
  const lines = 'lines' in fact.body ? fact.body.lines : [];
  return typeof lines === 'number' ? [] : lines;
}

function addTo({ byShift }: Key, shift: number, row: Values): void {
  const last = byShift.at(-1);
  if (last === undefined || last.shift !== shift) byShift.push({ shift, row: row.map(Number) });
  else row.forEach((value, at) => void (at > 0 && (last.row[at] = (last.row[at] ?? 0) + Number(value))));
}

function settledFaults(body: FactBodies['maker_settled'], state: State): string[] {
  const { makerId, name, shift } = body;
  const day = state.closedOn.get(shift);
  const previous = state.last.get(makerId) ?? null;
  state.last.set(makerId, body);
  if (day === undefined) return [`shift ${shift} is settled and not closed`];
  const keys = [...(state.keys.get(makerId) ?? [])].sort(([a], [b]) => a - b)
    .map(([, { terms, tax, byShift }]) => ({ terms, tax, sums: sumsTo(byShift, shift) }));
  const made = settleMaker({
    makerId, name, previous, keys, paidSoFar: state.paid.get(makerId) ?? zero, shift, day: day as MakerSettledBody['day'],
  });
  if (!made.ok) return [`maker ${makerId} is settled up to shift ${shift}: ${made.refusal.code}`];
  const isSame = canonicalText(made.value as Canonical) === canonicalText(body as Canonical);
  return [isSame ? '' : `the statement of maker ${makerId} is not what its sales come to`];
}

const at = (name: (typeof makerSumColumns)[number]): number => makerSumColumns.indexOf(name);
const places = {
  gross: at('gross'), discountStore: at('discount_store'), discountMaker: at('discount_maker'), discountMall: at('discount_mall'),
  fees: at('fees'), returned: at('returned'), compensation: at('compensation'),
} as const satisfies Record<keyof LifeSums, number>;

function sumsTo(byShift: Key['byShift'], shift: number): LifeSums {
  const sumOf = (place: number): Won => won(byShift.reduce((all, each) => all + (each.shift <= shift ? (each.row[place] ?? 0) : 0), 0));
  return {
    gross: sumOf(places.gross), discountStore: sumOf(places.discountStore), discountMaker: sumOf(places.discountMaker),
    discountMall: sumOf(places.discountMall), fees: sumOf(places.fees), returned: sumOf(places.returned),
    compensation: sumOf(places.compensation),
  };
}
