/**
 * What the ledger's tables should hold after a history, by the rules of the ledger written down a second time: own VAT,
 * own allocation, own postings, own stock. Shares no code with the product; reads only the catalogue as data.
 */
import type { Action } from './history.ts';
import {
  eleventh, move, post, postOff, shares, unpaid, type Book, type Expected, type Funder, type Line, type OracleItem, type OracleMaker, type Priced,
  type Tendered, type Whole,
} from './oracle-book.ts';
import { coinsFor, correct, handBack, moneyBack, pay } from './oracle-money.ts';
import { byPresent, comeBack, isAllBack, lose, openReceipt } from './oracle-returns.ts';
import { copyVoucher, isWhole, sellVouchers, takeVouchersBack } from './oracle-vouchers.ts';

/** Folds a history over a store whose first `before` entries set it up; entry 3 of them imported the catalogue. */
export function expectedOf(
  history: readonly Action[], items: readonly OracleItem[], makers: readonly OracleMaker[], before: number,
): Expected {
  const book: Book = {
    seq: before, day: '2026-11-22', shift: 0, kept: 0, cash: 0, receipt: 0, printer: 'tcp://127.0.0.1:9100',
    lastReceipt: { entry: 0, copies: 0, total: 0, corrections: 0, paid: unpaid() }, totals: { sales: 0, refunds: 0 }, sales: [], lines: [], tenders: [], back: [], soldBefore: [], moves: [], postings: [],
    stock: new Map(), corrections: [], reprints: [], exchanges: [], passed: [], gifts: [], shifts: [], closes: [], signIns: new Map(), papers: [],
    vouchers: [], voucherMoves: [], voucherSales: [], voucherCopies: [], purchases: [],
  };
  const stocked = items.filter((item) => item.stocked && item.stock !== 0);
  stocked.forEach((item, index) => move(book, 3, index + 1, item.id, item.stock));
  for (const action of history) tell(book, action, items, makers);
  const { seq: entries, day: _day, shift: _shift, kept: _kept, cash: _cash, receipt: _receipt, lastReceipt: _last, soldBefore: _sold, purchases: _purchases, ...tables } = book;
  return { ...tables, entries };
}

function tell(book: Book, told: Action, items: readonly OracleItem[], makers: readonly OracleMaker[]): void {
  if (told.type === 'day') {
    book.day = told.date;
    return;
  }
  const action = told.type === 'exchange' ? byPresent(book, told) : told;
  if ((action.type === 'return' || action.type === 'exchange') && isAllBack(book, action.sale)) return;
  if (action.type === 'unsell' && !isWhole(book, action.purchase)) return;
  book.seq += 1;
  switch (action.type) {
    case 'open': return open(book, action.float);
    case 'close': return close(book, action.difference);
    case 'sale': return receipt(book, action.lines, 1, true, action, items, makers);
    case 'refund': return receipt(book, action.lines, -1, action.restock, { over: 0, onCard: 0, whole: {}, credit: action.credit }, items, makers);
    case 'return': return comeBack(book, action);
    case 'exchange': return exchange(book, action, items, makers);
    case 'gift': return gift(book);
    case 'correct': return correct(book, action);
    case 'voucher': return sellVouchers(book, action);
    case 'unsell': return takeVouchersBack(book, action.purchase);
    case 'copy': return copyVoucher(book, action.voucher);
    case 'reprint':
      book.lastReceipt.copies += 1;
      book.reprints.push([book.seq, book.lastReceipt.entry, book.lastReceipt.copies]);
      book.papers.push(book.seq);
      return;
    case 'move': return moveCash(book, action.move, action.amount);
    case 'no_sale':
    case 'reprice': return;
    case 'goods': return goods(book, action, items, makers);
    case 'wrong_pin':
      book.signIns.set(action.operator, [book.seq, action.wrong]);
      return;
    case 'sign_in':
      book.signIns.set(action.operator, [book.seq, 0]);
      return;
    case 'printer':
      book.printer = action.address;
      return;
    case 'void':
  }
}

/** 3.4: open. */
function open(book: Book, counted: number): void {
  const added = counted > book.kept ? counted - book.kept : 0;
  book.shift += 1;
  book.cash = counted;
  book.shifts.push([book.seq, book.shift, counted, book.kept, added]);
  post(book, 'cash', 'float', counted);
  post(book, 'overnight', '', -book.kept);
  post(book, 'safe', '', -added);
  post(book, 'over_short', 'opening', book.kept + added - counted);
}

/** 3.4: into petty cash or out of it by what it is for, or to the safe; a slip goes with it. */
function moveCash(book: Book, move: 'pay_in' | 'pay_out' | 'drop', amount: number): void {
  const into = move === 'pay_in' ? amount : -amount;
  book.cash += into;
  book.papers.push(book.seq);
  post(book, 'cash', move, into);
  if (move === 'drop') post(book, 'safe', '', amount);
  else post(book, 'petty', move === 'pay_in' ? 'change' : 'supplies', -into);
}

/** What comes or goes moves stock alone, but for what the shop owes a maker for: the price less the maker's rate, its VAT in it. */
function goods(book: Book, { how, item: id, pieces, bearer }: Action & { type: 'goods' }, items: readonly OracleItem[], makers: readonly OracleMaker[]): void {
  const item = items.find((each) => each.id === id);
  const maker = makers.find((each) => each.id === item?.makerId);
  if (item === undefined) throw new Error(`no item ${id}`);
  const isGone = how !== 'received';
  book.papers.push(book.seq);
  move(book, book.seq, 1, id, isGone ? -pieces : pieces);
  if (!isGone || bearer === 'maker' || maker === undefined || maker.contract.kind === 'outright') return;
  const gross = (item.price ?? 0) * pieces;
  const bp = id === 1 ? 2_000 : 2_500;
  const owed = gross - (gross * bp - ((gross * bp) % 10_000)) / 10_000;
  const rest = [1, id, maker.id, maker.contract.version, item.taxClass === 'exempt' ? 'E' : 'T', maker.contract.kind === 'consign' ? 'maker' : 'store', ''];
  post(book, 'damage', '', owed, rest);
  post(book, 'maker_due', 'compensation', -owed, rest);
}

/** 3.4: the count is an entry of its own without postings, then the close. Cash is counted in notes and coins of 10 won and more. */
function close(book: Book, difference: number): void {
  book.seq += 1;
  const wanted = Math.max(0, book.cash + difference);
  const counted = wanted - (wanted % 10);
  const keep = counted < 100_000 ? counted : 100_000;
  book.closes.push([book.seq, book.shift, counted, book.cash, keep]);
  book.papers.push(book.seq);
  post(book, 'cash', 'over_short', counted - book.cash);
  post(book, 'over_short', 'close', book.cash - counted);
  post(book, 'cash', 'close', -counted);
  post(book, 'overnight', '', keep);
  post(book, 'safe', '', counted - keep);
  book.kept = keep;
}

function pricedLine(line: Line, refunding: boolean, items: readonly OracleItem[], makers: readonly OracleMaker[]): Priced {
  const item = items.find((each) => each.id === line.item) ?? null;
  const typed = line.price ?? (refunding ? (item?.price ?? 1_000) : undefined);
  const unit = typed ?? item?.price ?? 0;
  const isExempt = item === null ? line.exempt === true : item.taxClass === 'exempt';
  const quantity = line.quantity ?? 1;
  const maker = makers.find((each) => each.id === item?.makerId) ?? null;
  const gross = unit * quantity;
  return { id: item?.id ?? 0, item, unit, quantity, gross, tax: isExempt ? 'E' : 'T', maker, net: gross, taken: [] };
}

function take(line: Priced, kind: string, funder: Funder, amount: number): void {
  if (amount === 0) return;
  line.taken.push({ kind, funder, amount });
  line.net -= amount;
}

/** First off each line, a part of a won for the customer; then the coupon over what is left; then the cut over what is left then. */
function discount(lines: readonly Priced[], told: readonly Line[], { coupon = 0, funder = 'store', cut }: Whole): void {
  lines.forEach((line, index) => {
    const off = told[index]?.off;
    if (off === undefined) return;
    const hundredths = (off.percent ?? 0) * line.gross;
    const wanted = off.percent === undefined ? (off.won ?? 0) : (hundredths - (hundredths % 100)) / 100 + (hundredths % 100 === 0 ? 0 : 1);
    take(line, 'line', off.funder === 'maker' && line.maker === null ? 'store' : off.funder, wanted > line.gross ? line.gross : wanted);
  });
  const left = (): number => lines.reduce((sum, line) => sum + line.net, 0);
  const over = (total: number, kind: string, by: Funder): void => {
    const parts = shares(total, lines.map((line) => line.net));
    lines.forEach((line, index) => take(line, kind, by, parts[index] ?? 0));
  };
  over(coupon > left() ? left() : coupon, 'coupon', funder);
  if (cut !== undefined && lines.some((line) => line.taken.length > 0)) over(left() % Number(cut), 'truncation', 'store');
}

type Payment = { over: number; onCard: number; whole: Whole; credit?: boolean; spend?: (Action & { type: 'sale' })['spend'] };

/** 3.1 and 3.2: a sale (s = 1) or a refund without its receipt (s = -1), in cash. */
function receipt(
  book: Book, told: readonly Line[], s: 1 | -1, movesStock: boolean, paid: Payment,
  items: readonly OracleItem[], makers: readonly OracleMaker[],
): void {
  const flow = s === 1 ? 'sale' : 'refund';
  const lines = told.map((line) => pricedLine(line, s === -1, items, makers));
  if (s === 1) discount(lines, told, paid.whole);
  const total = lines.reduce((sum, line) => sum + line.net, 0);
  const taxable = lines.reduce((sum, line) => sum + (line.tax === 'T' ? line.net : 0), 0);
  const vat = eleventh(taxable);
  const vats = shares(vat, lines.map((line) => (line.tax === 'T' ? line.net : 0)));
  book.totals[s === 1 ? 'sales' : 'refunds'] += total;
  openReceipt(book, flow, total, vat, total - taxable);
  lines.forEach((line, index) => linePostings(book, line, index + 1, s, vats[index] ?? 0));
  if (movesStock) moveGoods(book, lines, -s);
  if (s === -1) return handBack(book, total, paid.credit === true);
  book.lastReceipt.paid = pay(book, total, paid.onCard, paid.over, 'S', paid.spend);
  keepSold(book, lines, vats, book.lastReceipt.paid.legs);
}

function moveGoods(book: Book, lines: readonly Priced[], sign: number): void {
  let moved = book.moves.filter(([entry]) => entry === book.seq).length;
  for (const line of lines) if (line.item?.stocked === true) move(book, book.seq, (moved += 1), line.id, sign * line.quantity);
}

/** A receipt that goods can come back from. */
function keepSold(book: Book, lines: readonly Priced[], vats: readonly number[], legs: Tendered[]): void {
  book.soldBefore.push({
    entry: book.seq, legs,
    lines: lines.map((line, index) => ({ line, back: 0, net: line.net, off: line.taken.map(({ amount }) => amount), vat: vats[index] ?? 0 })),
  });
}

/** 3.3: goods for goods; the difference alone moves, and what was paid before stands for the new goods up to the smaller value. */
function exchange(book: Book, action: Action & { type: 'exchange' }, items: readonly OracleItem[], makers: readonly OracleMaker[]): void {
  const lost = lose(book, action);
  const lines = action.lines.map((line) => pricedLine(line, false, items, makers));
  discount(lines, action.lines, {});
  const total = lines.reduce((sum, line) => sum + line.net, 0);
  const taxable = lines.reduce((sum, line) => sum + (line.tax === 'T' ? line.net : 0), 0);
  const vat = eleventh(taxable);
  const vats = shares(vat, lines.map((line) => (line.tax === 'T' ? line.net : 0)));
  book.totals.sales += total;
  book.totals.refunds += lost.total;
  openReceipt(book, 'exchange', total, vat, total - taxable);
  book.exchanges.push([book.seq, lost.sale.entry, lost.total, lost.total - lost.exempt - lost.vat, lost.vat, lost.exempt]);
  lines.forEach((line, index) => linePostings(book, line, index + 1, 1, vats[index] ?? 0));
  moveGoods(book, lines, -1);
  if (lost.total > total) moneyBack(book, lost.sale.legs, lost.total - total, action.credit);
  const passed = passOn(book, lost.sale.legs, lost.total > total ? total : lost.total);
  const own = total > lost.total ? pay(book, total - lost.total, action.onCard, action.over, 'S', action.spend).legs : [];
  keepSold(book, lines, vats, [...passed, ...own]);
}

/** Parts of the old means, oldest first; of cash, the coins that stayed in the drawer for it and go with it. */
function passOn(book: Book, legs: Tendered[], amount: number): Tendered[] {
  let rest = amount;
  let n = 0;
  return legs.flatMap((leg, index): Tendered[] => {
    const part = Math.min(rest, leg.settled - leg.back);
    if (part === 0) return [];
    rest -= part;
    leg.back += part;
    const coins = leg.kind === 'cash' ? coinsFor(leg) : part;
    leg.paid += coins;
    book.passed.push([book.seq, (n += 1), index + 1, part, coins]);
    return [{ ...leg, settled: part, stayed: leg.kind === 'cash' ? coins : 0, back: 0, paid: 0 }];
  });
}

/** For the first line of the newest receipt of goods. */
function gift(book: Book): void {
  const sale = book.soldBefore.at(-1);
  if (sale === undefined) throw new Error('no sale yet');
  const number = 1 + book.gifts.filter(([, entry]) => entry === sale.entry).length;
  const receipt = book.sales.find(([entry]) => entry === sale.entry)?.[1];
  book.gifts.push([book.seq, sale.entry, number, `G000101-${`${1_000_000 + Number(receipt)}`.slice(1)}-${number}`]);
  book.papers.push(book.seq);
}

function linePostings(book: Book, line: Priced, place: number, s: 1 | -1, v: number): void {
  const kind = line.maker?.contract.kind ?? 'outright';
  const version = line.maker?.contract.version ?? 0;
  book.lines.push([
    book.seq, place, line.item === null ? null : line.id, line.maker?.id ?? 0, version, line.tax, line.unit, line.quantity,
    line.gross, line.net, v,
  ]);
  const seller = kind === 'consign' ? 'maker' : 'store';
  const rest = [place, line.id, line.maker?.id ?? 0, version, line.tax, seller, s === 1 ? 'sale' : 'refund'];
  const add = (account: string, what: string, amount: number): void => post(book, account, what, amount, rest);
  add('sales', '', -s * line.gross);
  for (const { kind: what, funder, amount } of line.taken) postOff(book, what, funder, s * amount, rest);
  add('vat_price', '', s * v);
  add('vat', 'goods', -s * v);
  if (kind === 'outright') return;
  add('maker_share', '', s * line.gross);
  add('maker_due', 'proceeds', -s * line.gross);
}
