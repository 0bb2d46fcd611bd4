import { expect, test } from 'vitest';
import { openFalsifier } from './tampered.ts';
import { rounds } from '../rounds.ts';

const falsifier = openFalsifier();
const seed = 20_261_122;

test('the ledger as it was made is whole and has every kind of fact', () => {
  const { wrong, findings, entries, sales, refunds, exchanges } = falsifier.untouched();
  expect([wrong, findings, sales, refunds, exchanges]).toEqual([0, [], 33, 12, 3]);
  expect(entries).toBe(149);
});

test('a changed value in any column of the journal is found, and its entry named', { timeout: 120_000 }, () => {
  const kinds = falsifier.kinds.filter(({ group }) => group === 'journal column');
  expect(kinds.length).toBe(17);
  for (const kind of kinds) falsifier.run(kind, rounds(8, 24), seed);
});

test('a changed value in any column of any projection is found, and its entry named', { timeout: 300_000 }, () => {
  const kinds = falsifier.kinds.filter(({ group }) => group === 'column');
  expect(kinds.length).toBeGreaterThan(100);
  for (const kind of kinds) falsifier.run(kind, rounds(2, 8), seed);
});
