/** Asking for the manager's reports, and the periods that are asked for most. Holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import { dayNumber } from '../../src/domain/calendar.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { dayBeside } from '../day-text.ts';
import type { Desk } from '../desk.ts';

export type SalesView = Output<'report.sales'>;
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate };

/** Years of a busy shop take seconds. */
const readMs = 120_000;

/** What was sold on some days. */
export function readSales(desk: Desk, input: Input<'report.sales'>): Promise<Answer<'report.sales'>> {
  return desk.call('report.sales', input, readMs);
}

export type SalesBehind = { readonly key: string; readonly answer: Answer<'report.explain'> };

/** The entries behind a number of a report. */
export async function explainSales(desk: Desk, { from, to }: Days, key: string): Promise<SalesBehind> {
  return { key, answer: await desk.call('report.explain', { from, to, key }, readMs) };
}

/** Writes a file of a report; the answer says where it lies. */
export function exportReport(desk: Desk, input: Input<'report.export'>): Promise<Answer<'report.export'>> {
  return desk.call('report.export', input, readMs);
}

export const presets = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'year'] as const;
export type Preset = (typeof presets)[number];

/** The days of a period by its name; a week begins on Monday. */
export function daysOf(preset: Preset, today: BusinessDate): Days {
  const first = `${today.slice(0, 8)}01` as BusinessDate;
  const dayBefore = (day: BusinessDate): BusinessDate => dayBeside(day, -1);
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: dayBefore(today), to: dayBefore(today) };
    case 'week':
      // 1970-01-01 was a Thursday.
      return { from: dayBeside(today, -((dayNumber(today) + 3) % 7)), to: today };
    case 'month':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: `${dayBefore(first).slice(0, 8)}01` as BusinessDate, to: dayBefore(first) };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01` as BusinessDate, to: today };
  }
}
