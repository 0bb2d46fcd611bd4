/** The part of the story in which the till becomes a device of the mall, sends, and proves a day. */
import { step, type Step } from './step.ts';

const address = 'http://127.0.0.1:8480';
const code = 'ABCD2345';
const day = { day: '2026-11-22' };

/** Its steps; a manager is signed in, and something was sold. */
export const mall: readonly Step[] = [
  step('mall.state', 'ok', {}, { shows: { place: null, trouble: null, answeredAt: null, aside: [] } }),
  step('mall.send_again', 'no_mall'),
  step('mall.prove', 'no_mall', day),
  step('mall.enrol', 'bad_code', { address, code: 'ABC' }),
  step('mall.enrol', 'bad_address', { address: 'http://mall.example', code }),
  step('mall.enrol', 'mall_unreachable', { address, code }, { before: 'mall_silent' }),
  step('mall.enrol', 'mall_refused', { address, code }, { before: 'mall_refuses' }),
  step('mall.enrol', 'code_wrong', { address, code }),
  step('mall.enrol', 'code_wrong', { address, code: 'ZZZZ2222' }, { before: 'mall_code' }),
  step('mall.enrol', 'code_wrong', { address, code: 'ZZZZ2222' }),
  step('mall.enrol', 'code_wrong', { address, code: 'ZZZZ2222' }),
  step('mall.enrol', 'code_wrong', { address, code: 'ZZZZ2222' }),
  step('mall.enrol', 'code_wrong', { address, code: 'ZZZZ2222' }),
  step('mall.enrol', 'code_expired', { address, code }),
  step('mall.enrol', 'ok', { address: `${address}/`, code: 'abcd-2345' }, { before: 'mall_code', shows: { place: { address } } }),
  step('mall.prove', 'mall_unreachable', day, { before: 'mall_silent' }),
  step('mall.prove', 'ok', day, { shows: { there: { receipts: 0, total: 0 } } }),
  step('mall.send_again', 'ok', {}, { shows: { place: { address }, aside: [] } }),
];
