/** Sells, spends and takes back the store's own vouchers in a shop of the tests as the house does. Holds no assertion. */
import { won } from '../../src/domain/money.ts';
import type { BusinessDate, SaleId } from '../../src/domain/ids.ts';
import { must } from '../../src/domain/result.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import { voucherSerial, type Voucher } from '../../src/domain/voucher.ts';
import { voucherMovesOf } from '../../src/domain/voucher-moves.ts';
import { cancelVouchers, sellVouchers } from '../../src/domain/voucher-sale.ts';
import type { VoucherSoldBody } from '../../src/domain/voucher-facts.ts';
import { sha256, type Shop } from './shop.ts';
import { cardPart, tendersOf } from './shop-tenders.ts';

/** So much of what is due, in per cent, over the n-th voucher that has something left, counted round; `rest` in cash where that may be. */
export type Spending = { readonly voucher: number; readonly percent: number; readonly rest: boolean };

/** Every voucher that was issued so far, as it is now, oldest first. */
export function vouchersOf({ ledger, facts }: Pick<Shop, 'ledger' | 'facts'>): Voucher[] {
  const serials = facts().flatMap((fact) => voucherMovesOf(fact).filter(({ isIssue }) => isIssue).map(({ serial }) => serial));
  return serials.map((serial) => must(ledger.voucher(serial), `the voucher ${serial}`));
}

/** The means of payment for `due` won: a voucher first, a card for its part of what is left, cash for the rest and `over` more. */
export function paying(
  due: number, onCard: number, over: number, approval: string, spending: Spending | undefined, vouchers: readonly Voucher[],
): ProposedTender[] {
  const open = vouchers.filter(({ left }) => left > 0);
  const voucher = spending === undefined ? undefined : open[spending.voucher % open.length];
  const amount = Math.min(voucher?.left ?? 0, Math.floor((due * (spending?.percent ?? 0)) / 100));
  const others = (rest: number): ProposedTender[] => tendersOf(rest, onCard, rest - cardPart(rest, onCard) + over, approval);
  if (voucher === undefined || amount === 0) return others(due);
  const { kind, issued, left, serial } = voucher;
  const used = issued - (left - amount);
  const mayRest = kind === 'gift' && left > amount && used * 100 >= issued * (issued > 10_000 ? 60 : 80);
  const spent = { kind: 'voucher', serial, amount: won(amount), cashRest: spending?.rest === true && mayRest } as const;
  return [spent, ...(amount < due ? others(due - amount) : [])];
}

/** Sells gift vouchers of so many thousand won each. */
export function sell(shop: Shop, thousands: readonly number[], onCard: number, over: number): void {
  const { ledger } = shop;
  const seq = ledger.head().seq;
  const amounts = thousands.map((each) => won(each * 1_000));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const proposal = {
    saleId: `vouchers-${seq}` as SaleId, requestHash: '2'.repeat(64), amounts, tenders: paying(total, onCard, over, 'S', undefined, []),
  };
  const sold = sellVouchers(proposal, {
    shiftOpen: true, today: must(shop.today(), 'a day'), newSerial: (others) => voucherSerial('0001', '01', sha256(`voucher-${seq}-${others.length}`)),
  });
  if (!sold.ok) throw new Error(`refused: ${JSON.stringify(sold.refusal)}`);
  shop.append({ kind: 'voucher_sold', body: sold.value });
}

/** Takes the n-th purchase back, counted round; one that is taken back or of which something is spent stays as it is. */
export function takeVouchersBack(shop: Shop, n: number): void {
  const { ledger } = shop;
  const purchases = shop.facts().flatMap((fact) => (fact.kind === 'voucher_sold' ? [fact.body] : []));
  const sold: VoucherSoldBody = must(purchases[n % purchases.length], 'a purchase');
  const { isCancelled } = must(ledger.voucherSale(sold.saleId), 'the purchase');
  if (isCancelled || sold.vouchers.some(({ serial, amount }) => ledger.voucher(serial)?.left !== amount)) return;
  const cancels = sold.tenders.map((_, index) => ({ leg: index + 1, approval: 'C' }));
  const proposal = { saleId: `${sold.saleId}-back` as SaleId, requestHash: '3'.repeat(64), reason: '잘못 골랐어요', cancels };
  const taken = cancelVouchers(sold, proposal, { shiftOpen: true, isCancelled, voucher: ledger.voucher });
  if (!taken.ok) throw new Error(`refused: ${JSON.stringify(taken.refusal)}`);
  shop.append({ kind: 'voucher_cancelled', body: taken.value });
}

/** Prints the n-th voucher's paper again, counted round. */
export function copyVoucher(shop: Shop, n: number): void {
  const vouchers = vouchersOf(shop);
  const { serial, kind, issued, left, copies, until } = must(vouchers[n % vouchers.length], 'a voucher');
  const last = until === null ? {} : { until: until satisfies BusinessDate };
  shop.append({ kind: 'voucher_reprinted', body: { serial, kind, issued, left, copy: copies + 1, ...last } });
}
