/** Goods back, carts dropped, means of payment changed afterwards: what of it stands out. Reads entries alone. */
import type { RefundBody, Sealed } from './facts.ts';
import type { SaleId } from './ids.ts';
import { sum, zero } from './money.ts';
import type { Tender } from './tender.ts';
import { differenceOf } from './terminal-check.ts';
import { finding, hit, many, partsOf, shares, times } from './watch-sums.ts';
import type { Finding, Hit, Watched } from './watch.ts';

type Refund = { readonly entry: Watched; readonly body: RefundBody };

/** Goods given back so soon after they were sold for cash, in ms. */
const quickMs = 600_000;
/** So shortly before a close, in ms. */
const lateMs = 1_800_000;

function refundsIn(entries: readonly Watched[]): Refund[] {
  return entries.flatMap((entry) => (entry.fact.kind === 'refund' ? [{ entry, body: entry.fact.body }] : []));
}

const asHit = ({ entry, body }: Refund): Hit => hit(entry, body.total);

/** Refunds: soon after a cash sale; far more than others; without receipt; of one item again and again; just before a close. */
export function refunds(
  pattern: 'quick_refunds' | 'refund_share' | 'unreceipted' | 'same_item' | 'late_refunds', entries: readonly Watched[], limit: number,
): Finding[] {
  const all = refundsIn(entries);
  switch (pattern) {
    case 'quick_refunds': {
      const soldAt = new Map<SaleId, number>(entries.flatMap(({ at, fact }) => (
        fact.kind === 'sale' && fact.body.tenders.some(({ kind }) => kind === 'cash') ? [[fact.body.saleId, at]] : [])));
      const quick = all.filter(({ entry, body }) => {
        const sold = body.returned === undefined ? undefined : soldAt.get(body.returned.saleId);
        return sold !== undefined && entry.at - sold >= 0 && entry.at - sold < quickMs;
      });
      return many(pattern, quick.map(asHit), limit);
    }
    case 'refund_share':
      return times(pattern, partsOf(entries, (entry) => {
        const { kind } = entry.fact;
        const isBack = kind === 'refund';
        const found = isBack ? hit(entry, entry.fact.body.total) : null;
        return { operator: entry.operator, part: Number(isBack), whole: Number(kind === 'sale' || kind === 'exchange'), hit: found };
      }), limit);
    case 'unreceipted':
      return many(pattern, all.filter(({ body }) => body.returned === undefined).map(asHit), limit);
    case 'same_item':
      return sameItems(all, limit);
    case 'late_refunds': {
      const closedAt = new Map(entries.flatMap(({ at, shift, fact }) => (fact.kind === 'shift_closed' ? [[shift, at]] : [])));
      const late = all.filter(({ entry }) => (closedAt.get(entry.shift) ?? Infinity) - entry.at < lateMs);
      return many(pattern, late.map(asHit), limit);
    }
  }
}

/** The same goods taken back by one person more often than the limit. */
function sameItems(all: readonly Refund[], limit: number): Finding[] {
  const keyed = all.flatMap((refund) => [...new Set(refund.body.lines.flatMap(({ itemId, quantity }) => (
    itemId === null || quantity === 0 ? [] : [itemId])))].map((item) => ({ key: `${refund.entry.operator}|${item}`, refund })));
  return [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((of) => (
    of.length > limit
      ? [finding('same_item', of[0]?.refund.entry.operator ?? '', of.length, limit, of.map(({ refund }) => asHit(refund)))] : []));
}

/** Lines of carts that were dropped, beside all lines that were rung up: more than so many per cent of a person's. */
export function voids(entries: readonly Watched[], limit: number): Finding[] {
  return shares('voids', partsOf(entries, (entry) => {
    const { fact, operator } = entry;
    if (fact.kind === 'void' && fact.body.total > 0) {
      return { operator, part: fact.body.lines, whole: fact.body.lines, hit: hit(entry, fact.body.total) };
    }
    const sold = fact.kind === 'sale' || fact.kind === 'exchange' ? (fact.body as Sealed).lines.length : 0;
    return { operator, part: 0, whole: sold, hit: null };
  }), limit);
}

const cashIn = (tenders: readonly Tender[]): number => sum(tenders.flatMap((tender) => (tender.kind === 'cash' ? [tender.due] : [])));

/** Sales that were registered as paid otherwise afterwards, in cash or no more in cash; and terminals that say another sum. */
export function switches(pattern: 'tender_switch' | 'terminal', entries: readonly Watched[], limit: number): Finding[] {
  if (pattern === 'tender_switch') {
    return many(pattern, entries.flatMap((entry) => {
      const { fact } = entry;
      if (fact.kind !== 'tender_corrected') return [];
      const moved = cashIn(fact.body.after) - cashIn(fact.body.before);
      return moved === 0 ? [] : [hit(entry, Math.abs(moved) as Hit['amount'])];
    }), limit);
  }
  // The last comparison of a shift is the one that counts.
  const last = new Map(entries.flatMap((entry) => (entry.fact.kind === 'terminal_checked' ? [[entry.fact.body.shift, entry]] : [])));
  return many(pattern, [...last.values()].flatMap((entry) => {
    const off = entry.fact.kind === 'terminal_checked' ? entry.fact.body.rows.map(differenceOf).filter((each) => each !== 0) : [];
    return off.length === 0 ? [] : [hit(entry, off.reduce((all, each) => (all + Math.abs(each)) as Hit['amount'], zero))];
  }), limit, () => '');
}
