/** Prices typed or taken down, and the leave that was given for it: what of it stands out. Reads entries alone. */
import type { Sealed, SealedLine } from './facts.ts';
import { sum, won, type Won } from './money.ts';
import { finding, hit, many, partsOf, shares, times } from './watch-sums.ts';
import type { Finding, Hit, Watched, WatchRules } from './watch.ts';

function linesOf({ fact }: Watched): readonly SealedLine[] {
  return fact.kind === 'sale' || fact.kind === 'exchange' ? (fact.body as Sealed).lines : [];
}

/** What a person gave off at the shop's cost: by hand, not by a promotion or a cut to round numbers. */
function given({ discounts: off }: SealedLine): Won {
  return sum(off.flatMap(({ kind, funder, amount }) => (
    funder === 'store' && (kind === 'line' || kind === 'coupon' || kind === 'override') ? [amount] : [])));
}

/** A shop gives as much off, by hand, without anybody's wondering. */
const discountLeast = 0.002;
const gross = (lines: readonly SealedLine[]): Won => sum(lines.map((line) => line.gross));
/** From so much of the most that a person may give, it is just under it; the round number itself, but for a part of a won, is not. */
const nearPart = 0.9;
const roundBp = 5;
const wholeBp = 10_000;

/** Discounts far deeper than others give; or again and again just under the most that needs no leave. */
export function discounts(
  pattern: 'discounts' | 'near_limit', entries: readonly Watched[], limit: number, { capBp }: WatchRules,
): Finding[] {
  if (pattern === 'discounts') {
    return times(pattern, partsOf(entries, (entry) => {
      const lines = linesOf(entry);
      const off = sum(lines.map(given));
      return { operator: entry.operator, part: off, whole: gross(lines), hit: off > 0 ? hit(entry, off) : null };
    }), limit, discountLeast);
  }
  return [...Map.groupBy(entries, ({ operator }) => operator)].flatMap(([operator, own]) => {
    const cap = capBp(operator);
    const off = own.flatMap((entry) => linesOf(entry).flatMap((line) => {
      const taken = line.discounts.filter(({ kind, funder }) => kind === 'line' && funder === 'store');
      return taken.length === 0 ? [] : [{ entry, amount: sum(taken.map(({ amount }) => amount)), of: line.gross }];
    }));
    const near = off.filter(({ amount, of }) => of > 0 && cap < wholeBp && isNear((amount * wholeBp) / of, cap));
    const hits = [...Map.groupBy(near, ({ entry }) => entry)].map(([entry, of]): Hit => hit(entry, sum(of.map(({ amount }) => amount))));
    return near.length > limit && near.length * 2 > off.length ? [finding(pattern, operator, near.length, limit, hits)] : [];
  });
}

function isNear(bp: number, cap: number): boolean {
  return bp > cap * nearPart && bp < cap - roundBp;
}

/** Lines sold at a typed price: more than so many per cent of a person's, and more than twice what the others type. */
export function typedPrices(entries: readonly Watched[], limit: number): Finding[] {
  const parts = partsOf(entries, (entry) => {
    const lines = linesOf(entry);
    const typed = lines.filter(({ typedPrice }) => typedPrice !== null);
    const found = typed.length === 0 ? null : hit(entry, sum(typed.map(({ net }) => net)));
    return { operator: entry.operator, part: typed.length, whole: lines.length, hit: found };
  });
  const beside = new Set(times('typed_prices', parts, 2).map(({ operator }) => operator));
  return shares('typed_prices', parts, limit).filter(({ operator }) => beside.has(operator));
}

/** So much leave must have been used, by so many pairs of people, before one pair's share of it says anything. */
const leaveLeast = 12;
const pairsLeast = 4;

/** Leave that one pair of people uses far more than others; and leave by somebody who did not sign in that day. */
export function consents(pattern: 'pair' | 'absent_approver', entries: readonly Watched[], limit: number): Finding[] {
  const used = entries.flatMap((entry) => (entry.fact.kind === 'consent_used' ? [{ entry, body: entry.fact.body }] : []));
  if (pattern === 'absent_approver') {
    const here = new Set(entries.flatMap(({ day, fact }) => (fact.kind === 'signed_in' ? [`${day}|${fact.body.operatorId}`] : [])));
    const absent = used.filter(({ entry, body }) => !here.has(`${entry.day}|${body.by}`));
    return many(pattern, absent.map(({ entry, body }) => ({ ...hit(entry, won(body.wanted.amount)), operator: body.by })), limit);
  }
  const pairs = Map.groupBy(used, ({ body }) => `${body.by}|${body.asker}`);
  if (used.length < leaveLeast || pairs.size < pairsLeast) return [];
  return [...pairs.values()].flatMap((of) => {
    const percent = Math.round((of.length * 100) / used.length);
    const [first] = of;
    if (first === undefined || percent <= limit) return [];
    const made = finding(pattern, first.body.asker, percent, limit, of.map(({ entry, body }) => hit(entry, won(body.wanted.amount))));
    return [{ ...made, other: first.body.by }];
  });
}
