/** The identities of ledger.md 5 over random days, against an oracle that reads only the papers; and wrong rules that it finds. */
import { expect, test } from 'vitest';
import { planted, product } from './days/planted.ts';
import { runDays } from './days/run.ts';

const seed = 20_261_122;

test('2,000 days: I0 to I5 each day and I8 at the end, for every kind, base, VAT mode, scope, tax type and funder', () => {
  const ran = runDays(2_000, seed, product);
  expect(ran.fault).toBeNull();
  expect(ran.days).toBe(2_000);
  expect(ran.entries).toBeGreaterThan(10_000);
  expect(ran.settled).toBeGreaterThan(2_000);
}, 60_000);

test.each(Object.keys(planted))('a wrong rule is found: %s', (name) => {
  expect(runDays(1_000, seed, planted[name] ?? product).fault).not.toBeNull();
});

test('there are at least ten of them', () => expect(Object.keys(planted).length).toBeGreaterThanOrEqual(10));
