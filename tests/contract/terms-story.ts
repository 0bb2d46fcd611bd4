/** The part of the story in which a manager sees what makers are owed, and sets terms and tax from a day on. */
import { step, type Step } from './step.ts';

const terms = { kind: 'consign', rateBp: 1_500, base: 'maker', vatMode: 'added', scope: 'line', taxType: 'general' };
const set = (change: object = {}): object => ({
  makerId: 1, from: '2099-01-01', until: null, terms, code: 'A-7', businessNumber: '220-81-62517', print: null, ...change,
});
const refused = (code: string, change: object): Step => step('maker.set_contract', code, set(change));

/** Its steps; a manager is signed in, and goods of two makers were sold on a day of 2026. */
export const settingTerms: readonly Step[] = [
  step('maker.list', 'ok', { text: '', from: 0, most: 10 }, { shows: { found: 2 } }),
  step('maker.list', 'ok', { text: '칠 몽', from: 0, most: 10 }, { shows: { found: 1, makers: [{ id: 1, isOver: false, later: [], now: { version: 1, until: null } }] } }),
  step('maker.list', 'bad_input', { text: '', from: 0, most: 0 }),
  refused('unknown_maker', { makerId: 99 }),
  refused('date_passed', { from: '2020-01-01' }),
  refused('bad_date', { from: '2099-02-30' }),
  refused('ends_before_it_begins', { until: '2098-12-31' }),
  refused('bad_rate', { terms: { ...terms, rateBp: 10_001 } }),
  refused('margin_is_no_service', { terms: { ...terms, kind: 'special' } }),
  refused('bad_business_number', { businessNumber: '1234567890' }),
  refused('bad_input', { terms: { ...terms, rateBp: 0.5 } }),
  step('maker.set_contract', 'ok', set(), {
    shows: { maker: { id: 1, code: 'A-7', businessNumber: '2208162517', now: { version: 1 }, later: [{ version: 2, from: '2099-01-01', terms }] } },
  }),
  step('maker.list', 'ok', { text: '22081', from: 0, most: 10 }, { shows: { found: 1 } }),
  step('maker.print', 'ok', { print: 'code' }, { shows: { print: 'code' } }),
  step('till.state', 'ok', {}, { shows: { printMaker: 'code', taxTerms: { rateBp: 1_000, rounding: 'nearest' } } }),
  step('maker.print', 'ok', { print: 'name' }),
  step('tax.read', 'ok', {}, { shows: { now: { rateBp: 1_000, rounding: 'nearest' }, later: [] } }),
  step('tax.set', 'date_passed', { from: '2020-01-01', terms: { rateBp: 1_000, rounding: 'floor' } }),
  step('tax.set', 'bad_date', { from: '2099-13-01', terms: { rateBp: 1_000, rounding: 'floor' } }),
  step('tax.set', 'bad_rate', { from: '2099-01-01', terms: { rateBp: 5_001, rounding: 'floor' } }),
  step('tax.set', 'ok', { from: '2099-01-01', terms: { rateBp: 1_200, rounding: 'floor' } }, {
    shows: { now: { rateBp: 1_000 }, later: [{ from: '2099-01-01', terms: { rateBp: 1_200, rounding: 'floor' } }] },
  }),
];

/** While an import is under way no terms are set. */
export const termsWhileImporting: Step = refused('import_running', {});
