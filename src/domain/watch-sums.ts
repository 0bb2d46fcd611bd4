/** Hits → findings: counted by person, as a share, or beside what all others do. Knows no pattern. */
import type { OperatorId } from './ids.ts';
import { sum, zero, type Won } from './money.ts';
import type { Finding, Hit, Pattern, Watched } from './watch.ts';

/** An entry as a hit, with what it moved. */
export function hit({ seq, at, day, number, operator }: Watched, amount: Won = zero): Hit {
  return { seq, at, day, number, operator, amount };
}

/** A finding of hits. */
export function finding(pattern: Pattern, who: OperatorId | '', value: number, limit: number, hits: readonly Hit[]): Finding {
  return { pattern, operator: who, other: '', value, limit, amount: sum(hits.map(({ amount }) => amount)), hits };
}

/** More hits than the limit, by what `keyOf` says (a person by default); the finding is of the person of the first hit. */
export function many(
  pattern: Pattern, hits: readonly Hit[], limit: number, keyOf: (each: Hit) => string = ({ operator }) => operator,
): Finding[] {
  return [...Map.groupBy(hits, keyOf)].flatMap(([key, of]) => (
    of.length > limit ? [finding(pattern, key === '' ? '' : (of[0]?.operator ?? ''), of.length, limit, of)] : []));
}

/** What each person did of something, and of how much. */
export type Part = { readonly part: number; readonly whole: number; readonly hits: Hit[] };

/** What one thing adds to a person's part, and the hit that it is. */
type Portion = { readonly operator: OperatorId; readonly part: number; readonly whole: number; readonly hit: Hit | null };

/** Adds up parts by person. */
export function partsOf<T>(list: readonly T[], of: (each: T) => Portion): Map<OperatorId, Part> {
  const parts = new Map<OperatorId, Part>();
  for (const each of list) {
    const { operator, part, whole, hit: found } = of(each);
    const before = parts.get(operator) ?? { part: 0, whole: 0, hits: [] };
    if (found !== null) before.hits.push(found);
    parts.set(operator, { part: before.part + part, whole: before.whole + whole, hits: before.hits });
  }
  return parts;
}

/** A share that few hits make says nothing. */
export const hitsLeast = 8;

/** Persons whose share is more than so many per cent. */
export function shares(pattern: Pattern, parts: ReadonlyMap<OperatorId, Part>, limit: number): Finding[] {
  return [...parts].flatMap(([operator, { part, whole, hits }]) => {
    const percent = whole === 0 ? 0 : Math.round((part * 1_000) / whole) / 10;
    return hits.length >= hitsLeast && percent > limit ? [finding(pattern, operator, percent, limit, hits)] : [];
  });
}

/** Persons whose share is more than so many times that of all others together; where they hardly do it, of `least`. */
export function times(pattern: Pattern, parts: ReadonlyMap<OperatorId, Part>, limit: number, least = 0.01): Finding[] {
  const sums = [...parts.values()];
  const all = { part: sums.reduce((so, { part }) => so + part, 0), whole: sums.reduce((so, { whole }) => so + whole, 0) };
  return [...parts].flatMap(([operator, { part, whole, hits }]) => {
    const others = all.whole - whole === 0 ? 0 : (all.part - part) / (all.whole - whole);
    if (whole === 0 || all.whole === whole) return [];
    const value = Math.round((part / whole / Math.max(others, least)) * 10) / 10;
    return hits.length >= hitsLeast && value > limit ? [finding(pattern, operator, value, limit, hits)] : [];
  });
}
