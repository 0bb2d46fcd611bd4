/** The shop's own rules for goods brought back: how long, what not, and whose leave it takes beyond them. Forbids nothing. */
import { canonicalText } from './canonical.ts';
import type { BusinessDate } from './ids.ts';

/** For how many days goods come back, which sorts do not, and how far back a price without receipt is looked for. */
export type ReturnPolicy = {
  readonly days: number;
  /** Categories as the catalogue names them. */
  readonly excluded: readonly string[];
  readonly priceDays: number;
};

/** What holds until the shop says otherwise. */
export const usualReturns: ReturnPolicy = { days: 7, excluded: [], priceDays: 30 };
/** The most days, categories, and letters of a category that a setting may hold. */
export const returnDaysMax = 3_650;
export const excludedMax = 200;

/** The setting of a policy, as one canonical text. */
export function policyText({ days, excluded, priceDays }: ReturnPolicy): string {
  return canonicalText({ days, excluded: [...excluded], priceDays });
}

/** The policy of a setting; the usual one for an empty text. */
export function policyOf(text: string): ReturnPolicy {
  return text === '' ? usualReturns : JSON.parse(text) as ReturnPolicy;
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

/** By how many days a return comes too late; 0 when it is in time. The day of the sale is day 0. */
export function daysLate(soldOn: BusinessDate, today: BusinessDate, { days }: ReturnPolicy): number {
  return Math.max(0, dayNumber(today) - dayNumber(soldOn) - days);
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
