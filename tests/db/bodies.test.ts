import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Fact, LineDiscount, Sealed, SealedLine } from '../../src/domain/facts.ts';
import type { BusinessDate, OperatorId, SaleId } from '../../src/domain/ids.ts';
import type { Figure, ShiftReport } from '../../src/domain/report-values.ts';
import { reportOf } from '../../src/domain/shift-report.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { firstAt, firstFacts, keyOf, openShop, store, tillKey, type Shop } from './shop.ts';

/** A till that reckons wrongly signs what it reckoned: chain, signature and rows agree, and only the arithmetic tells. */
let shop: Shop;
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
  shop.sale([{ item: 1 }, { item: 3, quantity: 3 }, { item: 2 }], 60_000);
});
afterEach(() => shop.end());

const stamp: Stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };

/** The sale of the shop again, as receipt 2, with one thing changed. */
function sale(change: (body: Sealed) => Partial<Sealed>): Fact {
  const { body } = must(shop.ledger.lastSealed(1)[0], 'a sale');
  const next = { ...body, saleId: 'wrong' as SaleId, receiptSeq: 2, receiptNumber: '0001-01-1-000002' };
  return { kind: 'sale', body: { ...next, ...change(next) } };
}

const plus = (amount: number, more: number): ReturnType<typeof won> => won(amount + more);
/** A sale of one line less 1,000 won, and again as receipt 3 with other discounts of the same sum. */
function discounted(change: (one: LineDiscount) => readonly LineDiscount[], more: Partial<SealedLine> = {}): Fact {
  shop.sale([{ item: 1, off: { won: 1_000, funder: 'store' } }], 14_000);
  const { body } = must(shop.ledger.lastSealed(1)[0], 'a sale');
  const lines = body.lines.map((line) => ({ ...line, ...more, discounts: line.discounts.flatMap((one) => change(one)) }));
  return { kind: 'sale', body: { ...body, lines, saleId: 'wrong' as SaleId, receiptSeq: 3, receiptNumber: '0001-01-1-000003' } };
}

const close = (counted: number, expected: number, keep = 0): Fact => (
  { kind: 'shift_closed', body: { shift: 1, counted: won(counted), expected: won(expected), keep: won(keep) } });
const count = (counted: number, tens: number): Fact => (
  { kind: 'shift_counted', body: { shift: 1, counted: won(counted), counts: [{ face: 10_000, pieces: tens }] } });
const open = (shift: number, counted: number, tens: number, kept: number, added: number): Fact => ({
  kind: 'shift_opened',
  body: { shift, counted: won(counted), counts: [{ face: 10_000, pieces: tens }], kept: won(kept), added: won(added) },
});
const reprint = (copy: number): Fact => (
  { kind: 'receipt_reprinted', body: { saleId: 'sale-1' as SaleId, receiptNumber: '0001-01-1-000001', copy } });

const moved = (change: object): Fact => (
  { kind: 'cash_moved', body: { id: 'm1' as SaleId, move: 'pay_out', amount: won(1_000), reason: 'supplies', ...change } });
const opened = (number: number): Fact => ({ kind: 'drawer_opened', body: { id: 'o1' as SaleId, reason: 'check', number } });

/** The report of the shop's shift as it is once it was counted so often, with one figure changed. */
function report(counts: number, withCash: boolean, change: (figures: Figure[]) => Figure[] = (figures) => figures): ShiftReport {
  const made = reportOf(shop.ledger.shiftSums(1), { ...shop.ledger.shiftHappened(1), counts }, withCash);
  return { ...made, figures: change([...made.figures]) };
}
const oneMore = ([first, ...rest]: Figure[]): Figure[] => (first === undefined ? [] : [{ ...first, amount: won(first.amount + 1) }, ...rest]);
const closeWith = (z: ShiftReport): Fact[] => [count(150_000, 15), {
  kind: 'shift_closed', body: { shift: 1, counted: won(150_000), expected: won(153_700), keep: won(0), report: z },
}];
const handed = (change: object): Fact => ({ kind: 'shift_handed_over', body: {
  shift: 1, counts: [], counted: won(0), expected: won(153_700), from: '01' as OperatorId, to: '02' as OperatorId, ...change,
} });

type Case = [string, () => readonly Fact[], Partial<Stamp>, string];
const cases: Case[] = [
  ['another epoch in the number', () => [sale(() => ({ receiptNumber: '0001-01-2-000002' }))], {}, 'the receipt number is 0001-01-2-000002'],
  ['another store in the number', () => [sale(() => ({ receiptNumber: '0002-01-1-000002' }))], {}, 'the receipt number is 0002-01-1-000002'],
  ['another shift', () => [sale(() => ({}))], { shift: 2 }, 'the shift is 2, open is 1'],
  ['cash moved for no reason of its own', () => [moved({ reason: 'lift' })], {}, 'cash is moved against the rules: bad_reason'],
  ['cash moved by nothing', () => [moved({ amount: won(0) })], {}, 'cash is moved against the rules: bad_amount'],
  ['cash moved in another shift', () => [moved({})], { shift: 2 }, 'the shift of the entry is 2, open is 1'],
  ['an opening of the drawer left out', () => [opened(1), opened(3)], {}, 'the opening of the shift is 3, it comes to 2'],
  ['cash moved and forgotten at the close', () => [moved({}), count(160_000, 16), close(160_000, 146_300)], {}, 'what the drawer should hold is 146300'],
  ['a day that ends at noon', () => [{ kind: 'settings_changed', body: { day_turns: '12' } }], {}, 'a trading day ends at 12'],
  ['a Z a won too high', () => closeWith(report(1, true, oneMore)), {}, 'the Z is not what its entries make'],
  ['a Z that splits its net otherwise', () => closeWith({ ...report(1, true), by: { maker: [], category: [], hour: [] } }), {}, 'the Z is not what'],
  ['a Z that forgets a count', () => closeWith(report(0, true)), {}, 'the Z is not what its entries make'],
  ['an X with a figure of its own', () => [{ kind: 'x_printed', body: { shift: 1, report: report(0, false, oneMore) } }], {}, 'the X is not what'],
  ['an X with the cash', () => [{ kind: 'x_printed', body: { shift: 1, report: report(0, true) } }], {}, 'the X is not what its entries make'],
  ['a look at another amount', () => [{ kind: 'expected_seen', body: { shift: 1, expected: won(1) } }], {}, 'what the drawer should hold is 1,'],
  ['a hand-over of another amount', () => [handed({ expected: won(1) })], {}, 'what the drawer should hold is 1,'],
  ['a hand-over to oneself', () => [handed({ to: '01' as OperatorId })], {}, 'the drawer stays with one person'],
  ['a hand-over by somebody else', () => [handed({ from: '02' as OperatorId, to: '01' as OperatorId })], {}, '02 hands over, but 01 is signed in'],
  ['a copy of a Z left out', () => [...closeWith(report(1, true)), { kind: 'z_reprinted', body: { shift: 1, copy: 2 } }], {}, 'the copy of the Z is 2'],
  ['cards that nobody registered', () => [{ kind: 'terminal_checked', body: {
    shift: 1, rows: [{ acquirer: '비씨', ledger: won(5_000), terminal: won(5_000) }],
  } }], {}, 'the cards are not what the shift registered'],
  ['another till', () => [{ kind: 'signed_out', body: { operatorId: '01' as OperatorId } }], { till: '0001-02' }, 'the till is 0001-02'],
  ['days of return that the shop never said', () => [sale(() => ({ returnDays: 9 }))], {}, 'goods come back for 9 days, the shop said 7'],
  ['VAT a won too much', () => [sale(({ supply, vat, lines: [first, ...rest] }) => ({
    supply: plus(supply, -1), vat: plus(vat, 1), lines: first === undefined ? [] : [{ ...first, vat: plus(first.vat, 1) }, ...rest],
  }))], {}, 'VAT is 3792, it comes to 3791'],
  ['a won of VAT on the wrong line', () => [sale(({ lines }) => ({
    lines: lines.map((line, index) => ({ ...line, vat: plus(line.vat, [1, -1, 0][index] ?? 0) })),
  }))], {}, 'VAT of line 1 is 1365, it comes to 1364'],
  ['exempt goods among the taxable', () => [sale(({ supply, exempt }) => ({ supply: plus(supply, 10), exempt: plus(exempt, -10) }))], {},
    'exempt is 11990, it comes to 12000'],
  ['a net below its gross without a discount', () => [sale(({ lines }) => ({
    lines: lines.map((line) => ({ ...line, net: plus(line.net, -1) })),
  }))], {}, 'net of line 1 is 14999, it comes to 15000'],
  ['a discount of nothing', () => [discounted((one) => [one, { ...one, amount: won(0) }])], {}, 'the discount line of line 1 takes off 0'],
  ['a discount that gives more', () => [discounted((one) => [{ ...one, amount: won(1_005) }, { ...one, amount: won(-5) }])], {},
    'the discount line of line 1 takes off -5'],
  ['a discount for a maker who is not there', () => [discounted((one) => [{ ...one, funder: 'maker' }], { maker: null })], {},
    'the discount line of line 1 is borne by a maker, and the line has none'],
  ['a staff discount that the mall bears', () => [discounted((one) => [{ ...one, kind: 'staff', funder: 'mall' }])], {},
    "the discount staff of line 1 is the shop's to bear"],
  ['a new price without a reason', () => [discounted((one) => [{ ...one, kind: 'override' }])], {}, 'the new price of line 1 has no reason'],
  ['no line', () => [sale(({ tenders: [tender] }) => ({
    lines: [], total: won(0), supply: won(0), vat: won(0), exempt: won(0),
    tenders: tender?.kind === 'cash' ? [{ ...tender, due: won(0), given: won(0), change: won(0) }] : [],
  }))], {}, 'there is no line'],
  ['ten won too little change', () => [sale(({ tenders: [tender] }) => ({
    tenders: tender?.kind === 'cash' ? [{ ...tender, change: plus(tender.change, -10) }] : [],
  }))], {}, 'the change is 6290, it comes to 6300'],
  ['less given than due', () => [sale(({ tenders: [tender] }) => ({
    tenders: tender?.kind === 'cash' ? [{ ...tender, given: won(50_000), change: won(0) }] : [],
  }))], {}, '50000 given is less than due'],
  ['cash handed back below what is owed', () => {
    const { body } = must(shop.ledger.lastSealed(1)[0], 'a sale');
    const tenders = [{ kind: 'cash_back', exact: body.total, paid: plus(body.total, -10) }] as const;
    const next = { ...body, saleId: 'back' as SaleId, receiptSeq: 2, receiptNumber: '0001-01-1-000002', tenders };
    return [{ kind: 'refund', body: { ...next, reason: 'x', original: null, restock: false } }];
  }, {}, 'the cash handed back is 53690, it comes to 53700'],
  ['a second copy before the first', () => [reprint(2)], {}, 'the copy is 2, it comes to 1'],
  ['a second store', () => firstFacts().slice(0, 1), {}, 'a store is opened by the first entry only'],
  ['a store with another key', () => [{ kind: 'store_opened', body: { store, publicKey: keyOf(9).publicKey } }], {},
    "the store was opened with another key than the till's public key"],
  ['a shift opened in a shift', () => [open(2, 0, 0, 0, 0)], { shift: 2 }, 'shift 1 is still open'],
  ['a shift number left out', () => [count(153_700, 0), close(0, 153_700), open(3, 0, 0, 0, 0)], { shift: 3 },
    'the shift is 3, it comes to 2'],
  ['a count that its pieces do not make', () => [count(153_700, 15)], {}, 'the count is 153700, it comes to 150000'],
  ['a count of another shift', () => [{ kind: 'shift_counted', body: { shift: 2, counted: won(0), counts: [] } }], {},
    'the shift is 2, it comes to 1'],
  ['a shift opened by an entry of another', () => [count(150_000, 15), close(150_000, 153_700), open(2, 0, 0, 0, 0)], { shift: 1 },
    'the shift of the entry is 1, it comes to 2'],
  ['a close by another count', () => [count(150_000, 15), close(140_000, 153_700)], {}, 'the count is 140000, it comes to 150000'],
  ['a close that expects another sum', () => [count(150_000, 15), close(150_000, 150_000)], {},
    'what the drawer should hold is 150000, it comes to 153700'],
  ['a float that forgets what was kept',
    () => [count(150_000, 15), close(150_000, 153_700, 50_000), open(2, 50_000, 5, 0, 50_000)], { shift: 2 },
    'what was kept is 0, it comes to 50000'],
  ['more added than was counted', () => [count(150_000, 15), close(150_000, 153_700), open(2, 50_000, 5, 0, 60_000)], { shift: 2 },
    'what was added is 60000, it comes to 50000'],
  ['a float that its pieces do not make', () => [count(150_000, 15), close(150_000, 153_700), open(2, 50_000, 4, 0, 50_000)], { shift: 2 },
    'the count is 50000, it comes to 40000'],
];

test.each(cases)('%s', (_name, facts, change, sentence) => {
  shop.ledger.append(facts(), { ...stamp, ...change });
  const reader = openReader(shop.directory);
  const { findings, firstBad } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  expect(findings.map(({ what }) => what).join('\n')).toContain(sentence);
  expect(findings.every(({ table }) => table === 'journal')).toBe(true);
  expect(firstBad).toBeGreaterThan(7);
});

test('a close from before there was a Z in it is whole, and owes no paper; one with a Z is whole and owes one', () => {
  const papers = (): number => shop.ledger.printJobs(['waiting'], 100).length;
  const before = papers();
  shop.ledger.append([count(150_000, 15), close(150_000, 153_700)], stamp);
  expect(papers()).toBe(before);
  shop.openShift(0);
  shop.closeShift(0);
  expect(papers()).toBe(before + 1);
  const reader = openReader(shop.directory);
  expect(verifyLedger(reader, tillKey.publicKey).findings).toEqual([]);
  reader.close();
});
