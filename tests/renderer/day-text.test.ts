/** A calendar day as it is typed: tables. */
import { expect, test } from 'vitest';
import { dayBeside, dayTyped } from '../../renderer/day-text.ts';
import { isDay } from '../../src/domain/calendar.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';

test.each([
  ['', ''], ['2026', '2026'], ['20261', '2026-1'], ['2026-11', '2026-11'], ['20261123', '2026-11-23'], ['2026.11.23', '2026-11-23'],
  ['2026-11-234', '2026-11-23'], ['가나다', ''],
])('%s is typed as %s', (text, shown) => {
  expect(dayTyped(text)).toBe(shown);
});

test.each([['2026-11-23', true], ['2026-02-29', false], ['2028-02-29', true], ['2026-13-01', false], ['2026-11', false], ['', false]])(
  'is %s a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  },
);

test('the day beside it, over months and years', () => {
  const beside = (day: string, by: number): BusinessDate => dayBeside(day as BusinessDate, by);
  expect([beside('2026-01-01', -1), beside('2028-02-28', 1), beside('2026-12-31', 1)]).toEqual(['2025-12-31', '2028-02-29', '2027-01-01']);
});
