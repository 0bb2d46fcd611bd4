/** Which clocks are said to be wrong, as a table. */
import { expect, test } from 'vitest';
import { clockTrouble, earliestNow, toleranceMs, type ClockTrouble } from '../../src/domain/clock-trouble.ts';

const at = (text: string): number => Date.parse(text);
const now = at('2026-11-23T12:00:00+09:00');

test.each<readonly [string, number, number, number | null, ClockTrouble | null]>([
  ['right, with nothing sold', now, 540, null, null],
  ['right, after a sale', now, 540, now - 1_000, null],
  ['right, in the very moment of a sale', now, 540, now, null],
  ['set right by some minutes', now, 540, now + toleranceMs, null],
  ['set back beyond that', now, 540, now + toleranceMs + 1, 'behind'],
  ['a day behind', now, 540, now + 86_400_000, 'behind'],
  ['of an empty battery', at('1970-01-01T00:00:10Z'), 540, null, 'behind'],
  ['of an empty battery, after sales', at('2020-01-01T00:00:00Z'), 540, now, 'behind'],
  ['before the program was', earliestNow - 1, 540, null, 'behind'],
  ['as early as can be', earliestNow, 540, null, null],
  ['of UTC', now, 0, now, 'other_zone'],
  ['of California', now, -480, now, 'other_zone'],
  ['of China', now, 480, null, 'other_zone'],
  ['of India', now, 330, null, 'other_zone'],
  ['of Tokyo, which shows the same', now, 540, null, null],
  ['behind and of another zone', earliestNow - 1, 0, null, 'behind'],
])('a clock that is %s', (_name, shown, offsetMinutes, newestAt, trouble) => {
  expect(clockTrouble({ now: shown, offsetMinutes, newestAt })).toBe(trouble);
});

test('no clock is right before the first of November 2026 in Seoul', () => {
  expect(earliestNow).toBe(at('2026-11-01T00:00:00+09:00'));
});
