/** Days of the Gregorian calendar as text, `YYYY-MM-DD`, and as numbers. Knows no clock and no zone. */
import type { BusinessDate } from './ids.ts';

/** Is this a day of the calendar, `YYYY-MM-DD`? */
export function isDay(text: string): text is BusinessDate {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return year !== '' && d >= 1 && d <= length;
}

/** Days since 1970-01-01 of a date of the Gregorian calendar (`YYYY-MM-DD`). */
export function dayNumber(date: BusinessDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // Years begin in March, so that a leap day is a year's last.
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The date of a day since 1970-01-01: the other way round of `dayNumber`. */
export function dateOfDay(number: number): BusinessDate {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const day = days - era * 146_097;
  const yearOfEra = Math.floor((day - Math.floor(day / 1_460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month > 2 ? 0 : 1);
  const parts = [String(year).padStart(4, '0'), month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1];
  return parts.map((part) => String(part).padStart(2, '0')).join('-') as BusinessDate;
}
