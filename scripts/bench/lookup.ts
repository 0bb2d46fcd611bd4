/** Goal 6: how long a scanned code takes to become an item, beside a plain Map of the same codes. */
import { must } from '../../src/domain/result.ts';
import { catalogIndex } from '../../src/host/catalog-index.ts';
import { randomFrom } from '../demo-catalog/random.ts';
import { bigCatalog, manyItems } from './big-catalog.ts';
import { judged, told, type Row } from './row.ts';
import { summaryOf } from './stats.ts';

const lookups = 40_000;
const warmUp = 5_000;
const mostMs = 0.05;
const mostOfMap = 10;

/** Measures goal 6. */
export function measureLookup(): Promise<Row> {
  const items = bigCatalog(manyItems);
  const from = performance.now();
  const index = catalogIndex(items);
  const readyMs = performance.now() - from;
  const map = new Map(items.map((item) => [item.code, item]));
  const random = randomFrom(1);
  const samples = { index: [] as number[], map: [] as number[] };
  let wrong = 0;
  for (let lookup = 0; lookup < warmUp + lookups; lookup += 1) {
    const wanted = must(items[random.between(0, items.length - 1)], 'an item');
    // As a scanner gives it: a text that nothing in the process has seen before.
    const text = [...wanted.code].join('');
    const start = performance.now();
    const found = index.scan(text).items[0];
    const between = performance.now();
    const same = map.get(text);
    const end = performance.now();
    if (found !== wanted || same !== wanted) wrong += 1;
    if (lookup < warmUp) continue;
    samples.index.push(between - start);
    samples.map.push(end - between);
  }
  if (wrong > 0) throw new Error(`broken: ${wrong} codes gave another item`);
  const [ours, theirs] = [summaryOf(samples.index), summaryOf(samples.map)];
  const goals = { goalP: `≤ ${mostMs} ms`, goalA: `≤ ${mostOfMap} x`, held: 'A' } as const;
  return Promise.resolve({
    number: 6,
    name: 'lookup',
    title: `a scanned code among ${manyItems.toLocaleString('en')} items ÷ a Map of the codes`,
    figures: [
      judged(
        { what: 'code → item, p99', unit: 'ms', value: ours.p99, floor: theirs.p99, ...goals },
        { p: ours.p99 <= mostMs, a: ours.p99 <= theirs.p99 * mostOfMap },
      ),
      told('code → item, p50', 'ms', ours.p50, theirs.p50),
    ],
    notes: [
      `${lookups.toLocaleString('en')} codes looked up in both in turn; the Map knows no full-width and no Hangul-mode forms`,
      `${readyMs.toFixed(0)} ms until ${manyItems.toLocaleString('en')} items can be scanned; the search is built after that`,
    ],
  });
}
