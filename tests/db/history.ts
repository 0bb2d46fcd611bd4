/**
 * Histories of a shop as plain data, made by fast-check: what was done, in an order in which a till could do it. Holds no
 * amounts that could be derived; the shop derives them with the product, the oracle with its own arithmetic.
 */
import fc from 'fast-check';
import type { OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import { freedBy } from '../../src/domain/voucher-moves.ts';
import { movedGoods, priceSet } from './goods-facts.ts';
import type { Shop, ShopLine, ShopOff, ShopWhole } from './shop.ts';
import { copyVoucher, paying, sell, takeVouchersBack, vouchersOf, type Spending } from './shop-vouchers.ts';
import { picked, takeBack, trade } from './take-back.ts';

export type Action =
  | { readonly type: 'open'; readonly float: number }
  | { readonly type: 'sale'; readonly lines: readonly ShopLine[]; readonly over: number; readonly onCard: number; readonly whole: ShopWhole; readonly spend?: Spending | undefined }
  | { readonly type: 'refund'; readonly lines: readonly ShopLine[]; readonly restock: boolean; readonly credit: boolean }
  /** Goods back from the n-th sale so far, counted round; pieces by line as `picked` reads them. */
  | { readonly type: 'return'; readonly sale: number; readonly picks: readonly number[]; readonly broken: number; readonly credit: boolean }
  /** Goods of the n-th sale or exchange so far for other goods; what they cost more is paid as a sale is. */
  | {
      readonly type: 'exchange'; readonly sale: number; readonly picks: readonly number[]; readonly broken: number;
      readonly lines: readonly ShopLine[]; readonly over: number; readonly onCard: number; readonly credit: boolean;
      readonly spend?: Spending | undefined;
      /** By the n-th gift receipt instead, counted round: pieces of the line that it names, while there are any. */
      readonly present?: number | undefined;
    }
  /** Vouchers of so many thousand won each, sold; the n-th purchase taken back; the n-th voucher's paper printed again. */
  | { readonly type: 'voucher'; readonly thousands: readonly number[]; readonly onCard: number; readonly over: number }
  | { readonly type: 'unsell'; readonly purchase: number }
  | { readonly type: 'copy'; readonly voucher: number }
  | { readonly type: 'gift' }
  | { readonly type: 'correct'; readonly onCard: number; readonly spend?: Spending | undefined }
  | { readonly type: 'reprint' }
  | { readonly type: 'move'; readonly move: 'pay_in' | 'pay_out' | 'drop'; readonly amount: number }
  | { readonly type: 'no_sale' }
  /** So many pieces of an item come, are lost at somebody's cost, or are found by a count. */
  | { readonly type: 'goods'; readonly how: 'received' | 'lost' | 'counted'; readonly item: number; readonly pieces: number; readonly bearer: 'store' | 'maker' }
  | { readonly type: 'reprice'; readonly item: number; readonly price: number }
  | { readonly type: 'close'; readonly difference: number }
  | { readonly type: 'wrong_pin'; readonly operator: string; readonly wrong: number }
  | { readonly type: 'sign_in'; readonly operator: string }
  | { readonly type: 'void'; readonly lines: number; readonly total: number }
  | { readonly type: 'printer'; readonly address: string }
  | { readonly type: 'day'; readonly date: string };

const oddWon = fc.integer({ min: 0, max: 99_999 });
const quantity = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 12 }) });
const funder = fc.constantFrom('store' as const, 'maker' as const, 'mall' as const);
/** Most lines have none; what is off may be more than there is. */
const off: fc.Arbitrary<{ off?: ShopOff }> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ off: fc.record({ percent: fc.integer({ min: 1, max: 100 }), funder }) }) },
  { weight: 1, arbitrary: fc.record({ off: fc.record({ won: fc.integer({ min: 1, max: 60_000 }), funder }) }) },
);
const whole: fc.Arbitrary<ShopWhole> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ coupon: fc.integer({ min: 1, max: 50_000 }), funder: fc.constantFrom('store' as const, 'mall' as const) }) },
  { weight: 1, arbitrary: fc.record({ coupon: fc.integer({ min: 1, max: 5_000 }), cut: fc.constantFrom('10' as const, '100' as const) }) },
);
/** Items 1 to 9 of the shop; 8 has no listed price. */
const listedLine: fc.Arbitrary<ShopLine> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ item: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 9), quantity }) },
  { weight: 1, arbitrary: fc.record({ item: fc.constant(8), quantity, price: oddWon }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom('수선', '각인'), quantity, price: oddWon, exempt: fc.boolean() }) },
);
const soldLine: fc.Arbitrary<ShopLine> = fc.tuple(listedLine, off).map(([line, less]) => ({ ...line, ...less }));
const returnedLine: fc.Arbitrary<ShopLine> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ item: fc.integer({ min: 1, max: 9 }), quantity, price: oddWon }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('물건'), quantity, price: oddWon, exempt: fc.boolean() }) },
);
const lines = (line: fc.Arbitrary<ShopLine>): fc.Arbitrary<ShopLine[]> => fc.array(line, { minLength: 1, maxLength: 6 });

/** One kind of action with what it needs, and how often it is chosen. */
function of<T extends Action['type'], R extends object>(weight: number, type: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) {
  return { weight, arbitrary: fc.record(rest).map((values) => ({ type, ...values }) as const) };
}

const tens = (min: number, max: number, step: number): fc.Arbitrary<number> => fc.integer({ min, max }).map((n) => n * step);
/** How much of a sale goes on a card. */
const percent = fc.oneof(fc.constantFrom(0, 0, 100), fc.integer({ min: 1, max: 99 }));
const operator = fc.constantFrom('01', '02');

/** Most pay without one, and what is taken back rarely becomes one. */
const spend: fc.Arbitrary<Spending | undefined> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.record({ voucher: fc.nat(9), percent: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 99 })), rest: fc.boolean() }) },
);
const credit = fc.constantFrom(false, false, true);

const action: fc.Arbitrary<Action> = fc.oneof(
  of(8, 'sale', { lines: lines(soldLine), over: fc.integer({ min: 0, max: 50_000 }), onCard: percent, whole, spend }),
  of(3, 'refund', { lines: lines(returnedLine), restock: fc.boolean(), credit }),
  of(6, 'return', {
    sale: fc.nat(30), picks: fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }), broken: fc.constantFrom(0, 0, 1, 2), credit,
  }),
  of(5, 'exchange', {
    sale: fc.nat(30), picks: fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }), broken: fc.constantFrom(0, 0, 1),
    lines: lines(soldLine), over: fc.integer({ min: 0, max: 50_000 }), onCard: percent, credit, spend,
    present: fc.oneof(fc.constant(undefined), fc.nat(9)),
  }),
  of(4, 'voucher', {
    thousands: fc.array(fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 3 }), onCard: percent,
    over: fc.integer({ min: 0, max: 50_000 }),
  }),
  of(2, 'unsell', { purchase: fc.nat(9) }),
  of(1, 'copy', { voucher: fc.nat(9) }),
  of(1, 'gift', {}),
  // Never all of it by a voucher: that may be what is said already.
  of(3, 'correct', { onCard: percent, spend: spend.map((by) => (by === undefined ? by : { ...by, percent: Math.min(99, by.percent) })) }),
  of(2, 'reprint', {}),
  of(2, 'move', { move: fc.constantFrom('pay_in' as const, 'pay_out' as const, 'drop' as const), amount: fc.integer({ min: 1, max: 300_000 }) }),
  of(1, 'no_sale', {}),
  of(3, 'goods', {
    how: fc.constantFrom('received' as const, 'lost' as const, 'counted' as const), item: fc.constantFrom(1, 2, 3, 7, 9), pieces: fc.integer({ min: 1, max: 40 }),
    bearer: fc.constantFrom('store' as const, 'maker' as const),
  }),
  of(1, 'reprice', { item: fc.constantFrom(1, 2, 3), price: oddWon }),
  of(2, 'open', { float: tens(0, 30, 10_000) }),
  of(2, 'close', { difference: tens(-50, 50, 10) }),
  of(1, 'wrong_pin', { operator, wrong: fc.integer({ min: 1, max: 9 }) }),
  of(1, 'sign_in', { operator }),
  of(1, 'void', { lines: fc.integer({ min: 0, max: 9 }), total: oddWon }),
  of(1, 'printer', { address: fc.constantFrom('', 'tcp://127.0.0.1:9100', 'tcp://printer:9101') }),
  of(1, 'day', { date: fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23', '2027-01-01') }),
);

/** A history that a till could have: sales only in an open shift, a close only of one, a correction only of a sale of its shift. */
export function histories(maxLength: number): fc.Arbitrary<Action[]> {
  return fc.array(action, { minLength: 1, maxLength }).map(possible);
}

function possible(actions: readonly Action[]): Action[] {
  let isOpen = false;
  let receipts = 0;
  let sales = 0;
  let purchases = 0;
  let isSaleLast = false;
  const kept: Action[] = [];
  for (const each of actions) {
    if ((isSealing(each) || each.type === 'voucher' || each.type === 'unsell' || each.type === 'close') && !isOpen) {
      kept.push({ type: 'open', float: 100_000 });
      isOpen = true;
    }
    if ((each.type === 'move' || each.type === 'no_sale' || each.type === 'goods') && !isOpen) continue;
    if (each.type === 'open' && isOpen) continue;
    if (each.type === 'reprint' && receipts === 0) continue;
    if ((each.type === 'return' || each.type === 'exchange' || each.type === 'gift') && sales === 0) continue;
    if ((each.type === 'unsell' || each.type === 'copy') && purchases === 0) continue;
    // Whoever comes with a present's paper was given one.
    if (each.type === 'exchange' && each.present !== undefined) kept.push({ type: 'gift' });
    if (each.type === 'voucher') purchases += 1;
    if (each.type === 'sale') sales += 1;
    if (each.type === 'correct' && !(isOpen && isSaleLast)) continue;
    if (isSealing(each) || each.type === 'close') isSaleLast = each.type === 'sale';
    if (each.type === 'open') isOpen = true;
    if (each.type === 'close') isOpen = false;
    if (each.type === 'sale' || each.type === 'refund') receipts += 1;
    kept.push(each);
  }
  return kept;
}

function isSealing({ type }: Action): boolean {
  return type === 'sale' || type === 'refund' || type === 'return' || type === 'exchange';
}

/** Does in the shop what the history says. */
export function live(shop: Shop, history: readonly Action[]): void {
  for (const each of history) act(shop, each);
}

function act(shop: Shop, each: Action): void {
  switch (each.type) {
    case 'open': return shop.openShift(each.float);
    case 'sale': {
      const tenders = paying(shop.due(each.lines, each.whole), each.onCard, each.over, 'S', each.spend, vouchersOf(shop));
      return shop.salePaid(each.lines, each.whole, tenders);
    }
    case 'correct': return correct(shop, each);
    case 'return':
    case 'exchange': return giveBack(shop, each);
    case 'gift': return shop.gift();
    case 'refund': return shop.refund(each.lines, each.restock, each.credit);
    case 'voucher': return sell(shop, each.thousands, each.onCard, each.over);
    case 'unsell': return takeVouchersBack(shop, each.purchase);
    case 'copy': return copyVoucher(shop, each.voucher);
    case 'reprint': return shop.reprint();
    case 'move': return shop.move(each.move, each.amount);
    case 'no_sale': return shop.noSale();
    case 'goods': return shop.append(movedGoods(`goods-${shop.ledger.head().seq}`, each));
    case 'reprice': return shop.append(priceSet(each.item, each.price));
    case 'close': return shop.closeShift(each.difference);
    case 'wrong_pin':
      return shop.append({ kind: 'sign_in_refused', body: { operatorId: each.operator as OperatorId, wrong: each.wrong } });
    case 'sign_in': return shop.append({ kind: 'signed_in', body: { operatorId: each.operator as OperatorId } });
    case 'void':
      return shop.append({ kind: 'void', body: { saleId: 'dropped' as SaleId, lines: each.lines, total: won(each.total) } });
    case 'printer': return shop.append({ kind: 'settings_changed', body: { printer: each.address } });
    case 'day': return shop.day(each.date);
  }
}

/** What the last sale took of vouchers is theirs again, and may be spent in another way. */
function correct(shop: Shop, { onCard, spend: by }: Action & { type: 'correct' }): void {
  const last = must(shop.ledger.lastSealed(1)[0], 'a sale');
  const freed = freedBy(last.tenders, shop.ledger.voucher);
  const vouchers = vouchersOf(shop).map(({ serial }) => must(freed(serial), `the voucher ${serial}`));
  shop.correct(onCard, paying(last.body.total, onCard, 1_000_000 + 10 * last.corrections, `K${last.corrections}`, by, vouchers));
}

/** The gift receipt of an exchange, and how many pieces of its line come by it; null where it is by the receipt itself. */
function presentOf(shop: Shop, { present, picks }: Action & { type: 'exchange' }) {
  const gifts = shop.facts().flatMap((fact) => (fact.kind === 'gift_receipt_printed' ? [fact.body] : []));
  if (present === undefined || gifts.length === 0) return null;
  const { saleId, gift } = must(gifts[present % gifts.length], 'a gift receipt');
  const sold = must(shop.ledger.sealed(saleId), 'a sale').body.lines[0]?.quantity ?? 0;
  const left = sold - (shop.ledger.returned(saleId).pieces[0] ?? 0);
  return left === 0 ? null : { saleId, gift, pieces: 1 + ((picks[0] ?? 0) % left) };
}

/** A sale of which nothing is left stays as it is. */
function giveBack(shop: Shop, action: Action & { type: 'return' | 'exchange' }): void {
  const { sale, picks, broken, credit: asCredit } = action;
  const present = action.type === 'exchange' ? presentOf(shop, action) : null;
  if (action.type === 'exchange' && present !== null) {
    trade(shop, present.saleId, { ...action, pieces: [present.pieces], present: present.gift });
    return;
  }
  const sales = shop.ledger.lastSealed(1_000).filter(({ kind }) => kind !== 'refund').reverse();
  const { body } = must(sales[sale % sales.length], 'a sale');
  const pieces = picked(body.lines.map(({ quantity: sold }) => sold), shop.ledger.returned(body.saleId).pieces, picks);
  if (pieces === null) return;
  if (action.type === 'return') takeBack(shop, body.saleId, pieces, broken, 'maker', asCredit);
  else trade(shop, body.saleId, { ...action, pieces, present: undefined });
}
