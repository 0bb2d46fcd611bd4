import { describe, expect, test } from 'vitest';
import { personWaitsMs, tillWaitsMs, tillWrongPinsMax, wrongPinsMax } from '../../src/domain/wrong-pins.ts';

describe('how long a wrong PIN keeps a person from the next try', () => {
  test.each([
    [0, 0, 0], [1, 0, 1_000], [1, 999, 1], [1, 1_000, 0], [2, 0, 2_000], [3, 0, 4_000], [4, 0, 8_000], [4, 8_000, 0],
    [wrongPinsMax, 0, 64_000], [wrongPinsMax, 63_999, 1], [wrongPinsMax, 64_000, 0], [wrongPinsMax + 1, 0, 128_000],
    [wrongPinsMax + 9, 0, 1_024_000], [wrongPinsMax, -10_000_000, 64_000], [1, -10_000_000, 1_000],
  ])('%i wrong, %i ms ago: %i ms', (count, ago, expected) => {
    expect(personWaitsMs({ count, lastAt: 1_000_000 }, 1_000_000 + ago)).toBe(expected);
  });
});

describe('how long it keeps everybody', () => {
  test.each([
    [tillWrongPinsMax - 1, 0, 0], [tillWrongPinsMax, 0, 64_000], [tillWrongPinsMax + 50, 1_000, 63_000], [tillWrongPinsMax, 64_000, 0],
    [tillWrongPinsMax, -10_000_000, 64_000],
  ])('%i wrong, %i ms ago: %i ms', (count, ago, expected) => {
    expect(tillWaitsMs({ count, lastAt: 1_000_000 }, 1_000_000 + ago)).toBe(expected);
  });
});
