/** Entries → what stands out in them, as a pure function of the entries and the limits. Accuses nobody: it names entries to look at. */
import { assertNever } from './result.ts';
import { closes, drawers, reprints } from './watch-drawer.ts';
import { consents, discounts, typedPrices } from './watch-prices.ts';
import { refunds, switches, voids } from './watch-refunds.ts';
import { patterns, type Finding, type Hit, type Pattern, type Watched, type WatchLimits, type WatchRules } from './watch.ts';
import { many } from './watch-sums.ts';

/** Every finding, in the order of the patterns; within one by how much it is. `entries` in their order. */
export function findingsOf(entries: readonly Watched[], limits: WatchLimits, rules: WatchRules): Finding[] {
  const found = patterns.flatMap((pattern) => findingsFor(pattern, entries, limits, rules));
  const place = new Map(patterns.map((pattern, at) => [pattern, at]));
  return found.toSorted((a, b) => (place.get(a.pattern) ?? 0) - (place.get(b.pattern) ?? 0) || b.value - a.value);
}

function findingsFor(pattern: Pattern, entries: readonly Watched[], limits: WatchLimits, rules: WatchRules): Finding[] {
  const limit = limits[pattern];
  switch (pattern) {
    case 'quick_refunds':
    case 'refund_share':
    case 'unreceipted':
    case 'same_item':
    case 'late_refunds':
      return refunds(pattern, entries, limit);
    case 'voids':
      return voids(entries, limit);
    case 'tender_switch':
    case 'terminal':
      return switches(pattern, entries, limit);
    case 'openings':
    case 'opening_after_void':
      return drawers(pattern, entries, limit);
    case 'exact_closes':
    case 'small_shorts':
      return closes(pattern, entries, limit, rules);
    case 'reprints':
      return reprints(entries, limit);
    case 'discounts':
    case 'near_limit':
      return discounts(pattern, entries, limit, rules);
    case 'typed_prices':
      return typedPrices(entries, limit);
    case 'pair':
    case 'absent_approver':
      return consents(pattern, entries, limit);
    case 'clock_back':
      return many('clock_back', backwards(entries), limit, () => '');
    default:
      return assertNever(pattern);
  }
}

/** Two clocks of one machine may differ by so much, in ms. */
const clockPlayMs = 60_000;

/** Entries that were written at an earlier time than one before them. */
function backwards(entries: readonly Watched[]): Hit[] {
  let latest = -Infinity;
  return entries.flatMap((entry) => {
    const isBack = entry.at < latest - clockPlayMs;
    // From there on time goes on: one step back is one hit.
    latest = isBack ? entry.at : Math.max(latest, entry.at);
    return isBack ? [hitOf(entry)] : [];
  });
}

function hitOf({ seq, at, day, number, operator }: Watched): Hit {
  return { seq, at, day, number, operator, amount: 0 as Hit['amount'] };
}
