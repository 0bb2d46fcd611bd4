/** What the oracle expects of vouchers that are sold, taken back and printed again. Shares no code with the product. */
import type { Action } from './history.ts';
import { post, type Book } from './oracle-book.ts';
import { issue, moneyBack, pay, put } from './oracle-money.ts';

/** 3.4: owed to whoever brings them; no goods, no VAT. */
export function sellVouchers(book: Book, { thousands, onCard, over }: Action & { type: 'voucher' }): void {
  const vouchers = thousands.map((each) => issue(book, 'gift', each * 1_000));
  const total = vouchers.reduce((sum, { issued }) => sum + issued, 0);
  for (const { name, issued } of vouchers) post(book, 'voucher_own', 'gift', -issued, undefined, name);
  book.voucherSales.push([book.seq, total, null]);
  book.purchases.push({ entry: book.seq, total, vouchers, legs: pay(book, total, onCard, over, 'S').legs, isBack: false });
  book.papers.push(book.seq);
}

/** Is the n-th purchase whole, so that it can be taken back? */
export function isWhole(book: Book, n: number): boolean {
  const purchase = book.purchases[n % book.purchases.length];
  return purchase !== undefined && !purchase.isBack && purchase.vouchers.every(({ left, issued }) => left === issued);
}

/** All of a purchase over its own means. */
export function takeVouchersBack(book: Book, n: number): void {
  const purchase = book.purchases[n % book.purchases.length];
  if (purchase === undefined) throw new Error('no purchase yet');
  purchase.isBack = true;
  book.voucherSales.push([book.seq, purchase.total, purchase.entry]);
  for (const voucher of purchase.vouchers) {
    post(book, 'voucher_own', 'gift', voucher.issued, undefined, voucher.name);
    put(book, voucher, -voucher.issued);
  }
  moneyBack(book, purchase.legs, purchase.total, false);
  book.papers.push(book.seq);
}

/** The n-th voucher's paper once more. */
export function copyVoucher(book: Book, n: number): void {
  const voucher = book.vouchers[n % book.vouchers.length];
  if (voucher === undefined) throw new Error('no voucher yet');
  voucher.copies += 1;
  book.voucherCopies.push([book.seq, voucher.name, voucher.copies]);
  book.papers.push(book.seq);
}
