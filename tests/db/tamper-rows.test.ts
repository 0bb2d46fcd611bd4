import { expect, test } from 'vitest';
import { openFalsifier, type Kind } from './tampered.ts';
import { rounds } from '../rounds.ts';

const falsifier = openFalsifier();
const seed = 20_261_122;

function kindsOf(group: Kind['group']): Kind[] {
  const kinds = falsifier.kinds.filter((kind) => kind.group === group);
  expect(kinds.length).toBeGreaterThan(7);
  return kinds;
}

test.each(['remove', 'swap', 'insert'] as const)('%s: found in every table, and its entry named', { timeout: 120_000 }, (group) => {
  for (const kind of kindsOf(group)) falsifier.run(kind, kind.name.includes('journal') ? rounds(20, 200) : rounds(3, 15), seed);
});

test.each(kindsOf('rewrite'))('$name: found, and the first bad entry named', { timeout: 120_000 }, (kind) => {
  falsifier.run(kind, rounds(20, 200), seed);
});
