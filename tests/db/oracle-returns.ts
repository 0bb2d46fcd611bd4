/** What the oracle expects of goods that come back from a receipt, written down a second time. Shares no code with the product. */
import type { Action } from './history.ts';
import { eleventh, move, post, postOff, shares, unpaid, type Book, type Priced, type SoldBefore } from './oracle-book.ts';
import { moneyBack } from './oracle-money.ts';

function saleAt(book: Book, n: number): SoldBefore {
  const sale = book.soldBefore[n % book.soldBefore.length];
  if (sale === undefined) throw new Error('no sale yet');
  return sale;
}

export function isAllBack(book: Book, n: number): boolean {
  return saleAt(book, n).lines.every(({ line, back }) => back === line.quantity);
}

/** An exchange by a gift receipt: the first line of its sale alone, and whatever is left over becomes credit. */
export function byPresent(book: Book, action: Action & { type: 'exchange' }): Action & { type: 'exchange' } {
  const gift = action.present === undefined ? undefined : book.gifts[action.present % book.gifts.length];
  if (gift === undefined) return action;
  const sale = book.soldBefore.findIndex(({ entry }) => entry === gift[1]);
  const first = saleAt(book, sale).lines[0];
  const left = first === undefined ? 0 : first.line.quantity - first.back;
  return left === 0 ? action : { ...action, sale, picks: [1 + ((action.picks[0] ?? 0) % left)], credit: true };
}

/** What so many pieces of a sale lose it: the rows of its lines are written, its state is the new one. */
type Lost = { readonly sale: SoldBefore; readonly total: number; readonly exempt: number; readonly vat: number };

/** 3.3: goods for money. */
export function comeBack(book: Book, action: Action & { type: 'return' }): void {
  const { sale, total, exempt, vat } = lose(book, action);
  openReceipt(book, 'refund', total, vat, exempt);
  book.totals.refunds += total;
  moneyBack(book, sale.legs, total, action.credit);
}

/** A receipt's number, its row and its paper. */
export function openReceipt(book: Book, kind: string, total: number, vat: number, exempt: number): void {
  book.receipt += 1;
  book.lastReceipt = { entry: book.seq, copies: 0, total, corrections: 0, paid: unpaid() };
  book.papers.push(book.seq);
  const number = `0001-01-1-${`${1_000_000 + book.receipt}`.slice(1)}`;
  const day = Number(book.day.split('-').join(''));
  book.sales.push([book.seq, book.receipt, kind, number, day, book.shift, total, total - exempt - vat, vat, exempt]);
}

/** 3.3: of each line the price of so many pieces, the VAT of the whole anew; what is less is what goes back. */
export function lose(book: Book, { sale: n, picks, broken }: Action & { type: 'return' | 'exchange' }): Lost {
  const sale = saleAt(book, n);
  const left = sale.lines.map(({ line, back }) => line.quantity - back);
  const wanted = left.map((most, index) => (picks[index] ?? 0) % (most + 1));
  const pieces = wanted.some((count) => count > 0) ? wanted : left;
  const stays = left.map((most, index) => most - (pieces[index] ?? 0));
  const nets = sale.lines.map(({ line }, index) => upToWhole(line.net * (stays[index] ?? 0), line.quantity));
  const offs = sale.lines.map(({ line }, index) => (
    shares(line.unit * (stays[index] ?? 0) - (nets[index] ?? 0), line.taken.map(({ amount }) => amount))));
  const taxable = sale.lines.map(({ line }, index) => (line.tax === 'T' ? (nets[index] ?? 0) : 0));
  const vats = shares(eleventh(taxable.reduce((sum, net) => sum + net, 0)), taxable);
  const changes = sale.lines.map(({ line, vat, net, off }, index) => ({
    line, n: pieces[index] ?? 0, gross: line.unit * (pieces[index] ?? 0), net: net - (nets[index] ?? 0), vat: vat - (vats[index] ?? 0),
    off: off.map((amount, each) => amount - (offs[index]?.[each] ?? 0)),
  }));
  const sumOf = (amount: (change: (typeof changes)[number]) => number): number => changes.reduce((sum, change) => sum + amount(change), 0);
  const total = sumOf(({ net }) => net);
  const exempt = sumOf(({ net, line }) => (line.tax === 'E' ? net : 0));
  const vat = sumOf((change) => change.vat);
  let moved = 0;
  changes.forEach(({ line, n: count, gross, net, off, vat: less }, index) => {
    const out = Math.min(broken, count);
    if (count > 0 || less !== 0) book.back.push([book.seq, index + 1, sale.entry, count, out, gross, net, less]);
    if (line.item?.stocked === true && count > out) move(book, book.seq, (moved += 1), line.id, count - out);
    goodsBack(book, line, index + 1, gross, off, less);
  });
  sale.lines = sale.lines.map(({ line, back }, index) => (
    { line, back: back + (pieces[index] ?? 0), net: nets[index] ?? 0, off: offs[index] ?? [], vat: vats[index] ?? 0 }));
  return { sale, total, exempt, vat };
}

/** A division whose part of a won counts as a whole one. */
function upToWhole(part: number, by: number): number {
  return (part - (part % by)) / by + (part % by === 0 ? 0 : 1);
}

function goodsBack(book: Book, line: Priced, place: number, gross: number, off: readonly number[], vat: number): void {
  const kind = line.maker?.contract.kind ?? 'outright';
  const rest = [place, line.id, line.maker?.id ?? 0, line.maker?.contract.version ?? 0, line.tax, kind === 'consign' ? 'maker' : 'store', 'refund'];
  post(book, 'sales', '', gross, rest);
  line.taken.forEach(({ kind: what, funder }, index) => postOff(book, what, funder, -(off[index] ?? 0), rest));
  post(book, 'vat_price', '', -vat, rest);
  post(book, 'vat', 'goods', vat, rest);
  if (kind === 'outright') return;
  post(book, 'maker_share', '', -gross, rest);
  post(book, 'maker_due', 'proceeds', gross, rest);
}
