/** The drawer, its counts and papers printed again: what of it stands out. Reads entries alone. */
import { won } from './money.ts';
import { finding, hit, many } from './watch-sums.ts';
import type { Finding, Hit, Watched, WatchRules } from './watch.ts';

/** A drawer opened so soon after a cart was dropped, in ms. */
const afterVoidMs = 60_000;

/** The drawer opened without a sale: too often by one person in a shift, or right after a cart was dropped. */
export function drawers(pattern: 'openings' | 'opening_after_void', entries: readonly Watched[], limit: number): Finding[] {
  const shifts = new Map(entries.map(({ seq, shift }) => [seq, shift]));
  if (pattern === 'openings') {
    const opened = entries.filter(({ fact }) => fact.kind === 'drawer_opened').map((entry) => hit(entry));
    return many(pattern, opened, limit, ({ seq, operator }) => `${operator}|${shifts.get(seq) ?? 0}`);
  }
  let dropped: Watched | null = null;
  const after: Hit[] = [];
  for (const entry of entries) {
    if (entry.fact.kind === 'void') dropped = entry;
    if (entry.fact.kind !== 'drawer_opened' || dropped === null || dropped.operator !== entry.operator) continue;
    if (entry.at - dropped.at >= 0 && entry.at - dropped.at < afterVoidMs) after.push(hit(entry));
  }
  return many(pattern, after, limit);
}

/** Who only miscounts is over as often as short. */
const shortsForAnOver = 8;

/** Counts that are right to the won so many times in a row; or a little short again and again, most of a person's closes. */
export function closes(
  pattern: 'exact_closes' | 'small_shorts', entries: readonly Watched[], limit: number, { closeLimit }: WatchRules,
): Finding[] {
  const counted = entries.flatMap((entry) => (
    entry.fact.kind === 'shift_closed' ? [{ entry, off: entry.fact.body.counted - entry.fact.body.expected }] : []));
  return [...Map.groupBy(counted, ({ entry }) => entry.operator)].flatMap(([operator, of]) => {
    const hits = (list: typeof of): Hit[] => list.map(({ entry, off }) => hit(entry, won(off)));
    if (pattern === 'exact_closes') {
      const run = longestRun(of, ({ off }) => off === 0);
      return limit > 0 && run.length >= limit ? [finding(pattern, operator, run.length, limit, hits(run))] : [];
    }
    const short = of.filter(({ off }) => off < 0 && (closeLimit === 0 || -off <= closeLimit));
    const over = of.filter(({ off }) => off > 0);
    const isOneSided = short.length * 2 > of.length && over.length * shortsForAnOver <= short.length;
    return short.length > limit && isOneSided ? [finding(pattern, operator, short.length, limit, hits(short))] : [];
  });
}

function longestRun<T>(list: readonly T[], isIn: (each: T) => boolean): T[] {
  let [best, now]: [T[], T[]] = [[], []];
  for (const each of list) {
    now = isIn(each) ? [...now, each] : [];
    if (now.length > best.length) best = now;
  }
  return best;
}

/** Receipts printed again by one person on one day. */
export function reprints(entries: readonly Watched[], limit: number): Finding[] {
  const printed = entries.filter(({ fact }) => fact.kind === 'receipt_reprinted').map((entry) => hit(entry));
  return many('reprints', printed, limit, ({ operator, day }) => `${operator}|${day}`);
}
