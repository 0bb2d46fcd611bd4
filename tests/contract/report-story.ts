/** The part of the story in which a manager asks for reports, with a shift open. */
import { step, type Step } from './step.ts';

const days = (change: object = {}): object => ({ from: '2026-11-01', to: '2026-11-30', withCash: false, ...change });

export const reports: readonly Step[] = [
  step('report.sales', 'bad_date', days({ from: '2026-02-30' })),
  step('report.sales', 'ends_before_it_begins', days({ to: '2026-10-31' })),
  step('report.sales', 'too_many_days', days({ from: '2016-11-01' })),
  step('report.sales', 'ok', days(), { shows: { shifts: 1, openShift: 1, withCash: false } }),
  step('report.sales', 'ok', days({ withCash: true }), { shows: { withCash: true } }),
];
