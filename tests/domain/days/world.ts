/**
 * Random shops, day by day: makers with changing terms, sales with discounts that store, maker or mall bear, goods taken back
 * piece by piece as the difference of two states of their receipt. Makes documents with arithmetic of its own; posts nothing.
 */
import type { Contract } from '../../../src/domain/catalog.ts';
import type { Fact, LineDiscount, RefundBody, Sealed, SealedLine } from '../../../src/domain/facts.ts';
import type { Funder } from '../../../src/domain/funder.ts';
import type { BusinessDate, LineId, MakerId, SaleId } from '../../../src/domain/ids.ts';
import type { Won } from '../../../src/domain/money.ts';
import type { TaxTerms } from '../../../src/domain/tax.ts';

export type Receipt = Extract<Fact, { kind: 'sale' | 'refund' | 'exchange' }>;
/** One receipt and how many pieces of each line are still out. */
export type Sold = { readonly lines: readonly SealedLine[]; readonly taxTerms: TaxTerms; left: number[] };
export type Random = { readonly below: (n: number) => number; readonly one: <T>(list: readonly T[]) => T; readonly chance: (percent: number) => boolean };
type Dealt = { readonly id: MakerId; readonly name: string; contract: Contract };

/** A seeded source of chance (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, one: (list) => list[below(list.length)] as (typeof list)[number], chance: (percent) => below(100) < percent };
}

/** Terms of any kind; a margin has no VAT on top. */
export function randomContract(random: Random, version: number): Contract {
  const kind = random.one(['outright', 'special', 'special', 'consign', 'consign', 'consign'] as const);
  const scope = kind !== 'outright' && random.chance(35) ? { scope: 'line' as const } : {};
  const taxType = random.one(['general', 'general', 'simplified', 'exempt', 'unregistered'] as const);
  return {
    kind, version, rateBp: random.one([0, 1, 333, 1_250, 1_500, 2_000, 3_333, 9_999, 10_000]), base: random.one(['gross', 'maker', 'net'] as const),
    vatMode: kind === 'special' ? 'included' : random.one(['included', 'added'] as const), ...scope, ...(taxType === 'general' ? {} : { taxType }),
  };
}

/** Shares by largest remainder, the earlier first. */
export function shares(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Number((BigInt(total) * BigInt(weight)) / BigInt(all)));
  const rests = weights.map((weight, place) => ({ place, rest: (BigInt(total) * BigInt(weight)) % BigInt(all) }));
  const missing = total - parts.reduce((sum, part) => sum + part, 0);
  rests.sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  for (const { place } of rests.slice(0, missing)) parts[place] = (parts[place] ?? 0) + 1;
  return parts;
}

function vatOf(taxable: number, { rateBp, rounding }: TaxTerms): number {
  const [part, whole] = [BigInt(taxable) * BigInt(rateBp), BigInt(10_000 + rateBp)];
  if (rounding === 'floor') return Number(part / whole);
  if (rounding === 'ceil') return Number((part + whole - 1n) / whole);
  return Number((2n * part + whole) / (2n * whole));
}

type State = { readonly gross: number; readonly net: number; readonly discounts: number[]; readonly fee: number };

/** A line with so many of its pieces left. */
function stateOf(line: SealedLine, left: number): State {
  const { quantity, gross, net, discounts, contract } = line;
  const unit = gross / quantity;
  const kept = Number((BigInt(net) * BigInt(left) + BigInt(quantity) - 1n) / BigInt(quantity));
  const given = shares(unit * left - kept, discounts.map(({ amount }) => amount));
  const off = (funders: readonly Funder[]): number => given.reduce((sum, each, at) => (
    sum + (funders.includes(discounts[at]?.funder ?? 'store') ? each : 0)), 0);
  const named: readonly Funder[] = contract.base === 'gross' ? [] : contract.base === 'maker' ? ['maker'] : ['store', 'maker', 'mall'];
  const fee = line.fee === undefined ? 0 : Math.floor(((unit * left - off(named)) * contract.rateBp) / 10_000);
  return { gross: unit * left, net: kept, discounts: given, fee };
}

type Out = { readonly states: State[]; readonly vat: number; readonly vats: number[]; readonly taxable: number; readonly total: number };

/** A whole receipt with so many pieces of each line left, its VAT once over what is left. */
function receiptState(lines: readonly SealedLine[], left: readonly number[], terms: TaxTerms): Out {
  const states = lines.map((line, at) => stateOf(line, left[at] ?? 0));
  const nets = states.map(({ net }, at) => (lines[at]?.taxClass === 'taxable' ? net : 0));
  const taxable = nets.reduce((sum, net) => sum + net, 0);
  const vat = vatOf(taxable, terms);
  return { states, vat, vats: shares(vat, nets), taxable, total: states.reduce((sum, { net }) => sum + net, 0) };
}

const w = (amount: number): Won => amount as Won;
const isUsual = ({ rateBp, rounding }: TaxTerms): boolean => rateBp === 1_000 && rounding === 'nearest';

function body(id: string, lines: SealedLine[], sums: { total: number; vat: number; taxable: number }, terms: TaxTerms, tenders: Sealed['tenders']): Sealed {
  const { total, vat, taxable } = sums;
  return {
    saleId: id as SaleId, requestHash: '', receiptSeq: 1, receiptNumber: id, lines, total: w(total), supply: w(taxable - vat), vat: w(vat),
    exempt: w(total - taxable), tenders, ...(isUsual(terms) ? {} : { taxTerms: terms }),
  };
}

function backFor(total: number): Sealed['tenders'] {
  return [{ kind: 'cash_back', exact: w(total), paid: w(Math.ceil(total / 10) * 10) }];
}

function randomLine(random: Random, place: number, makers: readonly Dealt[]): SealedLine {
  const maker = random.chance(12) ? null : random.one(makers);
  const quantity = 1 + random.below(4);
  const unit = random.one([1, 5, 10, 33, 999, 1_000, 5_000, 12_000, 15_000, 33_000, 120_000]) + random.below(3);
  const gross = unit * quantity;
  const discounts: LineDiscount[] = [];
  let net = gross;
  while (random.chance(35) && net > 0) {
    const amount = random.chance(8) ? net : 1 + random.below(Math.max(1, Math.floor(net / 3)));
    const funder = maker === null ? random.one(['store', 'mall'] as const) : random.one(['store', 'maker', 'mall'] as const);
    discounts.push({ kind: random.one(['line', 'coupon', 'staff', 'points', 'override', 'promo', 'truncation'] as const), funder, amount: w(amount) });
    net -= amount;
  }
  const contract: Contract = maker?.contract ?? { kind: 'outright', version: 0, rateBp: 0, base: 'maker', vatMode: 'included' };
  const line: SealedLine = {
    lineId: `L${place}` as LineId, itemId: null, code: '', name: '', maker: maker === null ? null : { id: maker.id, name: maker.name }, contract,
    listPrice: w(unit), typedPrice: null, quantity, discounts, taxClass: random.chance(30) ? 'exempt' : 'taxable', gross: w(gross), net: w(net),
    vat: w(0), stocked: false,
  };
  const isByLine = maker !== null && contract.kind !== 'outright' && contract.scope === 'line';
  return isByLine ? { ...line, fee: w(stateOf({ ...line, fee: w(0) }, quantity).fee) } : line;
}

/** Takes pieces of an earlier receipt back: its state before less its state after, line by line. */
function takenBack(id: string, receipt: Sold, pieces: readonly number[]): Receipt & { kind: 'refund' } {
  const before = receiptState(receipt.lines, receipt.left, receipt.taxTerms);
  receipt.left = receipt.left.map((left, at) => left - (pieces[at] ?? 0));
  const after = receiptState(receipt.lines, receipt.left, receipt.taxTerms);
  const lines = receipt.lines.map((line, at): SealedLine => {
    const [was, is] = [before.states[at], after.states[at]];
    const less = (of: (state: State) => number): Won => w((was === undefined ? 0 : of(was)) - (is === undefined ? 0 : of(is)));
    const discounts = line.discounts.map((each, place) => ({ ...each, amount: less((state) => state.discounts[place] ?? 0) }));
    return {
      ...line, quantity: pieces[at] ?? 0, gross: less(({ gross }) => gross), net: less(({ net }) => net), discounts,
      vat: w((before.vats[at] ?? 0) - (after.vats[at] ?? 0)), ...(line.fee === undefined ? {} : { fee: less(({ fee }) => fee) }),
    };
  });
  const sums = { total: before.total - after.total, vat: before.vat - after.vat, taxable: before.taxable - after.taxable };
  const sealed = body(id, lines, sums, receipt.taxTerms, backFor(sums.total));
  return { kind: 'refund', body: { ...sealed, reason: '', original: 'R', restock: true } satisfies RefundBody };
}

/** Pieces of a receipt for new goods, each half at its own terms; the difference alone is paid, in cash. */
function exchanged({ lines, total, supply, vat, exempt }: Sealed, goods: Sealed): Receipt {
  const owed = goods.total - total;
  const given = Math.floor(owed / 10) * 10;
  const tenders: Sealed['tenders'] = owed > 0 ? [{ kind: 'cash', due: w(owed), given: w(given), change: w(0) }] : owed < 0 ? backFor(-owed) : [];
  const returned = { saleId: 'R' as SaleId, soldOn: '2026-11-01' as BusinessDate, lines: lines.map((_, at) => ({ place: at + 1 })), shifted: [] };
  return { kind: 'exchange', body: {
    ...goods, tenders, back: { lines, total, supply, vat, exempt, reason: '', original: 'R', returned }, passed: [],
  } };
}

/** The documents of a shop, one day after the other. */
export function openWorld(random: Random) {
  const makers: Dealt[] = [1, 2, 3, 4].map((id) => ({ id: id as MakerId, name: `작가 ${id}`, contract: randomContract(random, 1) }));
  const sold: Sold[] = [];
  const contracts = new Map(makers.map(({ id, contract }) => [`${id}|1`, contract]));
  let number = 0;
  const nextId = (): string => `R${(number += 1)}`;

  const sale = (terms: TaxTerms): Receipt & { kind: 'sale' } => {
    const plain = Array.from({ length: 1 + random.below(4) }, (_, place) => randomLine(random, place, makers));
    const state = receiptState(plain, plain.map(({ quantity }) => quantity), terms);
    const lines = plain.map((line, at) => ({ ...line, vat: w(state.vats[at] ?? 0) }));
    sold.push({ lines, taxTerms: terms, left: lines.map(({ quantity }) => quantity) });
    const given = Math.ceil(state.total / 10) * 10 + random.below(3) * 1_000;
    const change = Math.floor((given - state.total) / 10) * 10;
    const cash: Sealed['tenders'] = [{ kind: 'cash', due: w(state.total), given: w(given), change: w(change) }];
    const card: Sealed['tenders'] = [{ kind: 'card', amount: w(state.total), manual: true, approval: '1', issuer: '신한', acquirer: '신한', months: 0 }];
    return { kind: 'sale', body: body(nextId(), lines, state, terms, state.total > 0 && random.chance(40) ? card : cash) };
  };

  const back = (receipt: Sold, pieces: readonly number[]): Receipt & { kind: 'refund' } => takenBack(nextId(), receipt, pieces);


  /** Goods without a receipt: taken back at today's terms, also more than were ever sold. */
  const withoutReceipt = (terms: TaxTerms): Receipt => {
    const plain = [randomLine(random, 0, makers)];
    const state = receiptState(plain, plain.map(({ quantity }) => quantity), terms);
    const lines = plain.map((line, at) => ({ ...line, vat: w(state.vats[at] ?? 0) }));
    return { kind: 'refund', body: { ...body(nextId(), lines, state, terms, backFor(state.total)), reason: '', original: null, restock: true } };
  };

  const renew = (): void => {
    const maker = random.one(makers);
    maker.contract = randomContract(random, maker.contract.version + 1);
    contracts.set(`${maker.id}|${maker.contract.version}`, maker.contract);
  };

  return {
    /** Every version of every maker's terms, by `maker|version`. */
    contracts,
    day: (terms: TaxTerms): Receipt[] => {
      if (random.chance(25)) renew();
      return Array.from({ length: 2 + random.below(5) }, () => {
        const open = sold.filter(({ left }) => left.some((pieces) => pieces > 0));
        if (open.length > 0 && random.chance(30)) {
          const receipt = random.one(open);
          const pieces = receipt.left.map((left) => (left > 0 && random.chance(60) ? 1 + random.below(left) : 0));
          return random.chance(40) ? exchanged(back(receipt, pieces).body, sale(terms).body) : back(receipt, pieces);
        }
        return random.chance(10) ? withoutReceipt(terms) : sale(terms);
      });
    },
    /** Everything that is still out comes back, in some order and piece by piece. */
    allBack: (): Receipt[] => sold.flatMap((receipt) => {
      const papers: Receipt[] = [];
      while (receipt.left.some((left) => left > 0)) {
        papers.push(back(receipt, receipt.left.map((left) => (left > 0 ? 1 + random.below(left) : 0))));
      }
      return papers;
    }),
  };
}
