/** The drawer opened, closed, and its cash moved → postings (ledger.md 3.4). Reads no table. */
import type { CashMovedBody, ShiftClosedBody, ShiftOpenedBody } from './day-facts.ts';
import { negate, subtract, won } from './money.ts';
import { plain, type Posting } from './posting-values.ts';

/** Counted cash becomes the float; what was brought comes from the safe, and a difference is told. */
export function openPostings(body: ShiftOpenedBody): Posting[] {
  return [
    { ...plain, account: 'cash', kind: 'float', amount: body.counted },
    { ...plain, account: 'overnight', amount: negate(body.kept) },
    { ...plain, account: 'safe', amount: negate(body.added) },
    { ...plain, account: 'over_short', kind: 'opening', amount: won(body.kept + body.added - body.counted) },
  ];
}

/** The count closes the drawer: what stays, what goes to the safe, what is over or short. */
export function closePostings(body: ShiftClosedBody): Posting[] {
  const { expected, counted, keep } = body;
  return [
    { ...plain, account: 'cash', kind: 'over_short', amount: subtract(counted, expected) },
    { ...plain, account: 'over_short', kind: 'close', amount: subtract(expected, counted) },
    { ...plain, account: 'cash', kind: 'close', amount: negate(counted) },
    { ...plain, account: 'overnight', amount: keep },
    { ...plain, account: 'safe', amount: subtract(counted, keep) },
  ];
}

/** Small cash is booked by what it was for; a drop only changes its place. */
export function movePostings({ move, amount, reason }: CashMovedBody): Posting[] {
  const moved = move === 'pay_in' ? amount : negate(amount);
  const other = { ...plain, amount: negate(moved) };
  return [
    { ...plain, account: 'cash', kind: move, amount: moved },
    move === 'drop' ? { ...other, account: 'safe' } : { ...other, account: 'petty', kind: reason },
  ];
}
