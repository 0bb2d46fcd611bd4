/** Settling with makers: what would be owed up to a day, statements over closed shifts, money paid. Makes no paper. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { SettledMaker, StatementView } from '../../contract/settlement-rows.ts';
import { holdsCardNumber } from '../../domain/card-number.ts';
import type { MakerId } from '../../domain/ids.ts';
import { sum, won, zero, type Won } from '../../domain/money.ts';
import { ok, refuse } from '../../domain/result.ts';
import { figuresOf, payable, payMaker, settleMaker, termsOf } from '../../domain/settlement.ts';
import type { MakerSettledBody, SettledRow } from '../../domain/settlement-body.ts';
import type { Desk } from '../desk.ts';
import type { ClosedShift, LifeSum } from '../keeping-ports.ts';
import type { BookedMaker } from '../terms-book.ts';

type SettlementRow = 'settlement.list' | 'settlement.settle' | 'settlement.read' | 'settlement.pay';

/** Statements that are written in one turn: some tens of milliseconds, between two scans. */
const atOnce = 10;

/** Handlers of the settlement rows. */
export function settlementCommands(desk: Desk): Pick<Handlers, SettlementRow> {
  // Statements and payouts come one after the other: each is made from what the last one left.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    return mine;
  };
  return {
    'settlement.list': (input) => list(desk, input),
    'settlement.settle': ({ day, shift }) => inTurn(() => {
      const upTo = desk.ports.ledger.lastShiftBy(day);
      if (upTo === null) return refuse('no_closed_shift');
      return upTo.shift === shift ? settleAll(desk, upTo) : refuse('changed_meanwhile');
    }),
    'settlement.read': ({ makerId, number }) => {
      const found = desk.ports.ledger.statements(makerId).find((each) => each.number === number);
      return found === undefined ? refuse('unknown_statement') : ok(statementView(found));
    },
    'settlement.pay': (input) => inTurn(() => pay(desk, input)),
  };
}

/** What a maker's next statement up to a shift would be; by maker, for all of them. */
function statementsUpTo(desk: Desk, upTo: ClosedShift): (maker: BookedMaker) => ReturnType<typeof settleMaker> {
  const { ledger } = desk.ports;
  const sums = Map.groupBy<MakerId, LifeSum>(ledger.lifeSums(upTo.shift), ({ makerId }) => makerId);
  const last = ledger.lastStatements();
  const paid = ledger.paidSoFar();
  return ({ id, name, versions }) => settleMaker({
    makerId: id, name, previous: last.get(id) ?? null, paidSoFar: paid.get(id) ?? zero, shift: upTo.shift, day: upTo.day,
    keys: (sums.get(id) ?? []).map(({ version, tax, sums: of }) => ({ terms: termsOf(versions, version), tax, sums: of })),
  });
}

async function settleAll(desk: Desk, upTo: ClosedShift): Promise<HandlerAnswer<'settlement.settle'>> {
  const next = statementsUpTo(desk, upTo);
  const bodies = desk.terms().makers.flatMap((maker): MakerSettledBody[] => {
    const made = next(maker);
    return made.ok ? [made.value] : [];
  });
  if (bodies.length === 0) return refuse('nothing_to_settle');
  for (let from = 0; from < bodies.length; from += atOnce) {
    desk.append(bodies.slice(from, from + atOnce).map((body) => ({ kind: 'maker_settled', body })));
    await desk.ports.pause();
  }
  return ok({ settled: bodies.length });
}

function list(desk: Desk, { day, text, from, most }: Parameters<Handlers['settlement.list']>[0]): HandlerAnswer<'settlement.list'> {
  const { ledger } = desk.ports;
  const upTo = ledger.lastShiftBy(day);
  const next = upTo === null ? null : statementsUpTo(desk, upTo);
  const last = ledger.lastStatements();
  const paid = ledger.paidSoFar();
  const all = desk.terms().makers.map((maker) => (
    settledView(maker, next?.(maker) ?? null, last.get(maker.id) ?? null, paid.get(maker.id) ?? zero)));
  const bare = (each: string): string => each.replaceAll(/[\s-]/g, '').toLowerCase();
  const shown = all.filter(({ name, state }) => state !== 'nothing' && bare(name).includes(bare(text)))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
  return ok({
    upTo: upTo === null ? null : { ...upTo }, makers: shown.slice(from, from + most), found: shown.length,
    open: all.filter(({ state }) => state === 'open').length, closing: sum(all.map(({ closing }) => closing)),
  });
}

function settledView(
  { id, name }: BookedMaker, next: ReturnType<typeof settleMaker> | null, last: MakerSettledBody | null, paidSoFar: Won,
): SettledMaker {
  const body = next?.ok === true ? next.value : last;
  return {
    id, name, state: next?.ok === true ? 'open' : last === null ? 'nothing' : 'settled',
    figures: allFigures(body?.rows ?? []), opening: body?.opening ?? zero, paid: body?.paid ?? zero, closing: body?.closing ?? zero,
    last: last === null ? null : { number: last.number, day: last.day, closing: last.closing },
    payable: payable(last, paidSoFar), paidSoFar,
  };
}

type Figures = SettledMaker['figures'];

function rowFigures(row: SettledRow): Figures {
  const { fraction: _fraction, fractionBefore: _before, ...figures } = figuresOf(row);
  return figures;
}

function allFigures(rows: readonly SettledRow[]): Figures {
  const each = rows.map(rowFigures);
  const of = (name: keyof Figures): Won => sum(each.map((figures) => figures[name]));
  return {
    sales: of('sales'), refunds: of('refunds'), discountStore: of('discountStore'), discountMaker: of('discountMaker'),
    discountMall: of('discountMall'), base: of('base'), charge: of('charge'), vat: of('vat'), inputVat: of('inputVat'),
    compensation: of('compensation'), earned: of('earned'),
  };
}

function statementView(body: MakerSettledBody): StatementView {
  const { makerId, name, number, shift, after, afterDay, day, opening, paid, closing } = body;
  return {
    makerId, name, number, shift, after, afterDay, day, opening, paid, closing,
    rows: body.rows.map((row) => ({
      version: row.terms.version, kind: row.terms.kind, rateBp: row.terms.rateBp, tax: row.tax, figures: rowFigures(row),
      fractionBefore: row.before.fraction, fraction: row.now.fraction,
    })),
  };
}

function pay(desk: Desk, { paidSoFar, ...proposal }: Parameters<Handlers['settlement.pay']>[0]): HandlerAnswer<'settlement.pay'> {
  const { ledger } = desk.ports;
  if (desk.terms().maker(proposal.makerId) === undefined) return refuse('unknown_maker');
  if (holdsCardNumber(proposal.note)) return refuse('card_number');
  const before = ledger.paidSoFar().get(proposal.makerId) ?? zero;
  if (before !== paidSoFar) return refuse('changed_meanwhile');
  const owed = payable(ledger.lastStatements().get(proposal.makerId) ?? null, before);
  const made = payMaker(proposal, owed);
  if (!made.ok) return made;
  desk.append([{ kind: 'maker_paid', body: made.value }]);
  return ok({ payable: won(owed - made.value.amount), paidSoFar: won(before + made.value.amount) });
}
