/** What somebody does in a month for each pattern, so often as is said. Knows no limit. */
import type { Pattern } from '../../../src/domain/watch.ts';
import { corrected, leave, line, refund, sale, shiftMs, shiftsOf, type Happening, type Shift } from './month.ts';

export const villain = '03';
type Made = { readonly more: readonly Happening[]; readonly late?: readonly Happening[]; readonly without?: (each: Happening) => boolean };

const own = shiftsOf().filter(({ operator }) => operator === villain);
const at = (of: Shift, offset: number, kind: string, body: unknown): Happening => (
  { at: of.from + offset, day: of.day, shift: of.number, operator: villain, kind, body });
/** The n-th deed: spread over the person's shifts, never two at one time. */
const spread = (times: number, make: (of: Shift, offset: number, n: number) => readonly Happening[]): readonly Happening[] => (
  Array.from({ length: times }, (_, n) => {
    const of = own[n % own.length];
    return of === undefined ? [] : make(of, 3_600_000 + Math.floor(n / own.length) * 700_000, n);
  }).flat());
const inOne = (times: number, make: (of: Shift, offset: number) => Happening): readonly Happening[] => {
  const [of] = own;
  return of === undefined ? [] : Array.from({ length: times }, (_, n) => make(of, 3_600_000 + n * 600_000));
};
const closing = (offs: (n: number) => number): Made => ({
  without: ({ kind, operator }) => kind === 'shift_closed' && operator === villain,
  more: own.map((of, n) => at(of, shiftMs - 1, 'shift_closed', { counted: 300_000 + offs(n), expected: 300_000 })),
});

/** `times` in the month; of `openings` and `reprints` on one day. */
export const planted: Readonly<Record<Pattern, (times: number) => Made>> = {
  quick_refunds: (times) => ({
    more: spread(times, (of, offset, n) => {
      const { saleId, body } = sale([line({ item: 500 + n })], true);
      return [at(of, offset, 'sale', body), at(of, offset + 240_000, 'refund', refund(saleId, 20_000, 500 + n))];
    }),
  }),
  refund_share: (times) => ({ more: spread(times, (of, offset, n) => [at(of, offset, 'refund', refund(`old-${n}`, 30_000, 600 + n))]) }),
  unreceipted: (times) => ({ more: spread(times, (of, offset, n) => [at(of, offset, 'refund', refund(null, 30_000, 700 + n))]) }),
  same_item: (times) => ({ more: spread(times, (of, offset, n) => [at(of, offset, 'refund', refund(`old-${n}`, 30_000, 999))]) }),
  late_refunds: (times) => ({ more: spread(times, (of, _, n) => [at(of, shiftMs - 900_000 + n, 'refund', refund(`old-${n}`, 30_000, 800 + n))]) }),
  voids: (times) => ({ more: spread(times, (of, offset, n) => [at(of, offset, 'void', { saleId: `w${n}`, lines: 3, total: 45_000 })]) }),
  openings: (times) => ({ more: inOne(times, (of, offset) => at(of, offset, 'drawer_opened', {})) }),
  opening_after_void: (times) => ({
    more: spread(times, (of, offset, n) => [
      at(of, offset, 'void', { saleId: `w${n}`, lines: 1, total: 15_000 }), at(of, offset + 20_000, 'drawer_opened', {}),
    ]),
  }),
  discounts: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'sale', sale([line({ gross: 60_000, off: 15_000 })], true).body)]) }),
  near_limit: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'sale', sale([line({ off: 1_960 }), line({ off: 1_940 })], true).body)]) }),
  typed_prices: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'sale', sale([line({ gross: 1_000, typed: true })], true).body)]) }),
  pair: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'consent_used', leave('07', villain))]) }),
  absent_approver: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'consent_used', leave('09', villain))]) }),
  tender_switch: (times) => ({ more: spread(times, (of, offset) => [at(of, offset, 'tender_corrected', corrected('card', 42_000))]) }),
  terminal: (times) => ({
    more: spread(times, (of) => [
      at(of, shiftMs - 30_000, 'terminal_checked', { shift: of.number, rows: [{ acquirer: '비씨', ledger: 100_000, terminal: 142_000 }] }),
    ]),
  }),
  exact_closes: (times) => closing((n) => (n < times ? 0 : n % 2 === 0 ? 120 : -80)),
  small_shorts: (times) => closing((n) => (n < times ? -1_500 : 0)),
  reprints: (times) => ({ more: inOne(times, (of, offset) => at(of, offset, 'receipt_reprinted', {})) }),
  clock_back: (times) => {
    const last = own.at(-1);
    return { more: [], late: last === undefined ? [] : Array.from({ length: times }, (_, n) => at(last, -n * 3_600_000, 'sale', sale([line()], true).body)) };
  },
};

/** So often: hardly, plainly, without any shame. */
export const strengths: Readonly<Record<Pattern, readonly [weak: number, medium: number, strong: number]>> = {
  quick_refunds: [1, 6, 15], refund_share: [4, 25, 60], unreceipted: [1, 6, 15], same_item: [1, 5, 12], late_refunds: [1, 6, 15],
  voids: [4, 25, 60], openings: [1, 5, 12], opening_after_void: [1, 3, 10], discounts: [2, 30, 80], near_limit: [2, 40, 80],
  typed_prices: [4, 80, 200], pair: [2, 25, 60], absent_approver: [1, 4, 12], tender_switch: [1, 4, 12], terminal: [1, 2, 6],
  exact_closes: [2, 10, 11], small_shorts: [2, 7, 10], reprints: [1, 4, 10], clock_back: [1, 2, 5],
};
