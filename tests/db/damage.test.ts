import { expect, test } from 'vitest';
import { seededChance } from '../power-cut/random.ts';
import { openFalsifier } from './tampered.ts';

test('200 single bits turned: whatever no longer reads as it was is found, and nothing is thrown', { timeout: 120_000 }, () => {
  const falsifier = openFalsifier();
  const chance = seededChance(20_261_122);
  let found = 0;
  for (let number = 1; number <= 200; number += 1) {
    const { verdict, isSame } = falsifier.flip(chance);
    if (verdict.wrong > 0) found += 1;
    else expect(isSame, `bit ${number} changed a row and was not found`).toBe(true);
  }
  expect(found).toBeGreaterThan(50);
});
