/** The part of the story in which a manager asks for reports, with a shift open. */
import { usualWatch } from '../../src/domain/watch.ts';
import { step, type Step } from './step.ts';

const days = (change: object = {}): object => ({ from: '2026-11-01', to: '2026-11-30', withCash: false, ...change });

const period = { from: '2026-11-01', to: '2026-11-30' };

const file = (change: object = {}): object => ({ from: '2026-11-01', to: '2026-11-30', kind: 'sales', form: 'xlsx', by: 'day', ...change });

export const reports: readonly Step[] = [
  step('report.sales', 'bad_date', days({ from: '2026-02-30' })),
  step('report.sales', 'ends_before_it_begins', days({ to: '2026-10-31' })),
  step('report.sales', 'too_many_days', days({ from: '2016-11-01' })),
  step('report.sales', 'ok', days(), { shows: { shifts: 1, openShift: 1, withCash: false } }),
  step('report.sales', 'ok', days({ withCash: true }), { shows: { withCash: true } }),
  step('report.explain', 'bad_date', { ...period, from: '2026-02-30', key: 'net' }),
  step('report.explain', 'ends_before_it_begins', { ...period, to: '2026-10-31', key: 'net' }),
  step('report.explain', 'too_many_days', { ...period, from: '2016-11-01', key: 'net' }),
  step('report.explain', 'unknown_figure', { ...period, key: 'expected' }),
  step('report.explain', 'shift_still_open', { ...period, key: 'tender:cash' }),
  step('report.explain', 'ok', { ...period, key: 'net' }, { shows: { left: 0, rest: 0 } }),
  step('report.explain', 'ok', { ...period, key: 'maker|1' }),
  step('report.export', 'bad_date', file({ from: '2026-13-01', kind: 'accountant' })),
  step('report.export', 'ends_before_it_begins', file({ to: '2026-10-31' })),
  step('report.export', 'too_many_days', file({ from: '2016-11-01', kind: 'landlord' })),
  step('report.export', 'nothing_to_export', file({ from: '2026-01-01', to: '2026-01-31' })),
  // No shift was closed yet.
  step('report.export', 'nothing_to_export', file({ kind: 'landlord' })),
  step('report.export', 'file_not_written', file({ from: '2025-01-01' })),
  step('report.export', 'ok', file()),
  step('report.changes', 'bad_date', { ...period, from: '2026-02-30' }),
  step('report.changes', 'ends_before_it_begins', { ...period, to: '2026-10-31' }),
  step('report.changes', 'too_many_days', { ...period, from: '2016-11-01' }),
  step('report.changes', 'ok', period, { shows: { left: 0 } }),
  step('watch.limits', 'ok', {}, { shows: { openings: 3 } }),
  step('watch.findings', 'bad_date', { day: '2026-02-31' }),
  step('watch.findings', 'ok', { day: '2026-11-22' }, { shows: { from: '2026-10-26' } }),
  step('watch.set_limits', 'bad_input', { ...usualWatch, openings: -1 }),
  step('watch.set_limits', 'ok', { ...usualWatch, openings: 1 }, { shows: { openings: 1 } }),
  step('watch.limits', 'ok', {}, { shows: { openings: 1 } }),
];
