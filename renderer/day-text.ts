/** A calendar day as it is typed, `2026-11-23`, the same in every language of the till. Knows no clock. */
import { dateOfDay, dayNumber } from '../src/domain/calendar.ts';
import type { BusinessDate } from '../src/domain/ids.ts';

/** Keyed text with its hyphens where they belong: `20261` → `2026-1`. What is no digit is left out. */
export function dayTyped(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 8);
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  return parts.filter((part) => part !== '').join('-');
}

/** The day so many days later, or before when negative. */
export function dayBeside(day: BusinessDate, by: number): BusinessDate {
  return dateOfDay(dayNumber(day) + by);
}
