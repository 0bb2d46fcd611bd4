/** The part of the story in which a manager sets promotions and ends them. */
import { step, type Step } from './step.ts';

const everything = { items: [], makers: [], categories: [] };
const tenth = {
  id: 'p1', name: '가을 행사', from: '2026-11-01', until: '2026-12-31', funder: 'store', scope: everything, rule: { kind: 'percent', bp: 1_000 },
};

/** Its steps; a manager is signed in, it is a day of November 2026, and the items 1 and 2 are there. */
export const promotions: readonly Step[] = [
  step('promotion.list', 'ok', {}, { shows: { promotions: [] } }),
  step('promotion.set', 'name_missing', { ...tenth, name: ' ' }),
  step('promotion.set', 'card_number', { ...tenth, name: '4111 1111 1111 1111' }),
  step('promotion.set', 'bad_dates', { ...tenth, until: '2026-10-31' }),
  step('promotion.set', 'bad_rule', { ...tenth, rule: { kind: 'percent', bp: 10_001 } }),
  step('promotion.set', 'bad_input', { ...tenth, rule: { kind: 'gift' } }),
  step('promotion.set', 'in_the_past', { ...tenth, from: '2025-01-01', until: '2025-02-01' }),
  step('promotion.set', 'unknown_item', { ...tenth, rule: { kind: 'bundle', items: [1, 999], price: 1_000 } }),
  step('promotion.set', 'unknown_maker', { ...tenth, scope: { ...everything, makers: [999] } }),
  step('promotion.set', 'ok', tenth, { shows: { promotion: { id: 'p1', ended: false } } }),
  ...Array.from({ length: 99 }, (_, index) => step('promotion.set', 'ok', { ...tenth, id: `more${index}` })),
  step('promotion.set', 'too_many_promotions', { ...tenth, id: 'p2' }),
  step('promotion.set', 'ok', { ...tenth, name: '같은 행사' }),
  step('promotion.end', 'unknown_promotion', { id: 'nothing' }),
  step('promotion.end', 'ok', { id: 'p1' }, { shows: { promotion: { ended: true } } }),
  step('promotion.end', 'ok', { id: 'p1' }, { shows: { promotion: { ended: true } } }),
  ...Array.from({ length: 99 }, (_, index) => step('promotion.end', 'ok', { id: `more${index}` })),
];
