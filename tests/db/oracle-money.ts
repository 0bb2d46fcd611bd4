/** What the oracle expects of money: how a receipt is paid, put right and handed back, vouchers among it. Shares no code with the product. */
import { post, upTo10, type Book, type Leg, type Paid, type Tendered, type Voucher } from './oracle-book.ts';

/** As histories say it: over which voucher, how much of what is due in per cent, and whether its rest is taken in cash. */
type Spend = { readonly voucher: number; readonly percent: number; readonly rest: boolean };

const refunding = [0, 0, 0, 0, '', '', 'refund'];

/** A new voucher, under the next name. */
export function issue(book: Book, kind: Voucher['kind'], amount: number): Voucher {
  const voucher = { name: `v${book.vouchers.length + 1}`, entry: book.seq, kind, issued: amount, left: 0, copies: 0 };
  book.vouchers.push(voucher);
  put(book, voucher, amount);
  return voucher;
}

/** So much onto a voucher, or from it. */
export function put(book: Book, voucher: Voucher, amount: number): void {
  voucher.left += amount;
  book.voucherMoves.push([book.seq, voucher.name, amount]);
}

/** 3.2: a voucher takes its part, a card its part of the rest, cash what is left then with `over` more. */
export function pay(book: Book, total: number, onCard: number, over: number, approval: string, spend?: Spend): Paid {
  const paid: Paid = { posted: [], legs: [], spent: [] };
  let n = spend === undefined ? 0 : spendOn(book, paid, total, spend);
  const due = total - paid.legs.reduce((sum, { settled }) => sum + settled, 0);
  const onIt = Math.floor((due * onCard) / 100);
  const inCash = due - onIt;
  if (onIt > 0) {
    paid.posted.push(['card', 'manual', '비씨', onIt]);
    paid.legs.push({ kind: 'card', settled: onIt, stayed: 0, back: 0, paid: 0 });
    book.tenders.push([book.seq, (n += 1), 'card', onIt, onIt, 0, 0, '비씨', approval, 0]);
  }
  if (inCash > 0 || n === 0) {
    const given = inCash + over;
    const change = upTo10(over);
    paid.posted.push(['cash', 'sale', '', given], ['cash', 'change', '', -change], ['rounding', '', '', inCash - (given - change)]);
    paid.legs.push({ kind: 'cash', settled: inCash, stayed: given - change, back: 0, paid: 0 });
    book.tenders.push([book.seq, (n += 1), 'cash', inCash, given, change, inCash - (given - change), '', '', 0]);
  }
  postLegs(book, paid.posted, 1);
  return paid;
}

/** Its rest in cash from 60 hundredths of its face used, 80 up to 10,000 won; store credit has none. Answers how many means that is. */
function spendOn(book: Book, paid: Paid, total: number, spend: Spend): number {
  const open = book.vouchers.filter(({ left }) => left > 0);
  const voucher = open[spend.voucher % open.length];
  const part = Math.min(voucher?.left ?? 0, Math.floor((total * spend.percent) / 100));
  if (voucher === undefined || part === 0) return 0;
  const left = voucher.left - part;
  const isUsedEnough = 100 * (voucher.issued - left) >= (voucher.issued > 10_000 ? 60 : 80) * voucher.issued;
  const rest = spend.rest && voucher.kind === 'gift' && isUsedEnough ? left : 0;
  const coins = upTo10(rest);
  paid.posted.push(['voucher_own', voucher.kind, voucher.name, part + rest], ['cash', 'voucher_change', '', -coins], ['rounding', '', '', coins - rest]);
  paid.legs.push({ kind: 'voucher', voucher, settled: part, stayed: 0, back: 0, paid: 0 });
  paid.spent.push([voucher, part + rest]);
  book.tenders.push([book.seq, 1, 'voucher', part, part + rest, coins, coins - rest, voucher.name, '', 0]);
  put(book, voucher, -part - rest);
  return 1;
}

function postLegs(book: Book, legs: readonly Leg[], sign: 1 | -1): void {
  const rest = [0, 0, 0, 0, '', '', 'sale'];
  for (const [account, kind, party, amount] of legs) {
    post(book, account, kind, sign * amount, rest, party);
    if (account === 'cash') book.cash += sign * amount;
  }
}

/** What was said of the money is taken back, and what is right is said: an entry of its own, and a paper. */
export function correct(book: Book, { onCard, spend }: { readonly onCard: number; readonly spend?: Spend | undefined }): void {
  const last = book.lastReceipt;
  postLegs(book, last.paid.posted, -1);
  for (const [voucher, amount] of last.paid.spent) put(book, voucher, amount);
  last.paid = pay(book, last.total, onCard, 1_000_000 + 10 * last.corrections, `K${last.corrections}`, spend);
  last.corrections += 1;
  const sale = book.soldBefore.find(({ entry }) => entry === last.entry);
  if (sale !== undefined) sale.legs = last.paid.legs;
  book.corrections.push([book.seq, last.entry, last.corrections]);
  book.papers.push(book.seq);
}

/** Without a receipt: in coins of ten, or as store credit where there is anything to give. */
export function handBack(book: Book, total: number, asCredit: boolean): void {
  if (asCredit && total > 0) {
    const { name } = issue(book, 'credit', total);
    book.tenders.push([book.seq, 1, 'credit_back', total, 0, total, 0, name, '', 0]);
    return post(book, 'voucher_own', 'credit', -total, refunding, name);
  }
  const paid = upTo10(total);
  book.tenders.push([book.seq, 1, 'cash_back', total, 0, paid, paid - total, '', '', 0]);
  post(book, 'cash', 'refund', -paid, refunding);
  post(book, 'rounding', '', paid - total, refunding);
  book.cash -= paid;
}

/** Coins for one more part of cash: never more so far than stayed, and whole tens also where single won were given otherwise before. */
export function coinsFor(leg: Tendered): number {
  const coins = Math.max(0, Math.min(leg.stayed, upTo10(leg.back)) - leg.paid);
  return leg.paid % 10 === 0 ? coins : upTo10(coins);
}

/** 3.3: over the sale's legs, oldest first; all of it in one new voucher where it is for credit. */
export function moneyBack(book: Book, legs: Tendered[], total: number, asCredit: boolean): void {
  let owed = total;
  let n = 0;
  const credit = asCredit && total > 0 ? issue(book, 'credit', total) : null;
  legs.forEach((leg, index) => {
    const part = Math.min(owed, leg.settled - leg.back);
    if (part === 0) return;
    owed -= part;
    leg.back += part;
    const row = (kind: string, paid: number, party: string, approval = ''): unknown => (
      book.tenders.push([book.seq, (n += 1), kind, part, 0, paid, paid - part, party, approval, index + 1]));
    const [kind, voucher] = credit === null ? [leg.kind, leg.voucher] : ['credit' as const, credit];
    const coins = kind === 'cash' ? coinsFor(leg) : part;
    leg.paid += coins;
    if (kind === 'cash') {
      row('cash_back', coins, '');
      post(book, 'cash', 'refund', -coins, refunding);
      post(book, 'rounding', '', coins - part, refunding);
      book.cash -= coins;
    } else if (kind === 'card') {
      row('card_back', part, '비씨', 'C');
      post(book, 'card', 'manual', -part, refunding, '비씨');
    } else if (voucher !== undefined) {
      row(kind === 'credit' ? 'credit_back' : 'voucher_back', part, voucher.name);
      post(book, 'voucher_own', voucher.kind, -part, refunding, voucher.name);
      if (kind === 'voucher') put(book, voucher, part);
    }
  });
}
