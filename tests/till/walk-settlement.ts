/** Settling with makers as the manager sees it: nothing closed yet, makers to settle, the question, a statement and a payment. */
import type { Walk } from './show.ts';

const figures = {
  sales: 133_000, refunds: 33_000, discountStore: 0, discountMaker: 3_000, discountMall: 0, base: 97_000, charge: 19_400, vat: 1_764, inputVat: 0,
  compensation: 12_000, earned: 89_600,
};
const maker = {
  id: 1, name: '하담도예와 함께 빚는 흙과 불의 긴 이름 공방', state: 'open', figures, opening: 12_345, paid: 0, closing: 101_945, last: null, payable: 0, paidSoFar: 0,
};
const last = { number: 3, day: '2026-10-31', closing: 1_234_567 };
const list = {
  upTo: { shift: 12, day: '2026-11-21' }, found: 2, open: 1, closing: 1_336_512,
  makers: [maker, { ...maker, id: 2, name: '강진물빛', state: 'settled', closing: 1_234_567, last, payable: 1_234_567 }],
};
const statement = {
  makerId: 2, name: '강진물빛', number: 3, shift: 9, after: 4, afterDay: '2026-09-30', day: '2026-10-31', opening: 0, paid: 0, closing: 1_234_567,
  rows: [{ version: 1, kind: 'consign', rateBp: 2_000, tax: 'T', figures, fractionBefore: 0, fraction: 4_000 }],
};

/** From the manage screen to the manage screen. */
export async function walkSettlement({ till, show }: Walk): Promise<void> {
  const { keys, page, relay } = till;
  const look = (): Promise<unknown> => page.getByTestId('settlement-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await till.until('settlement-none');
  await look();
  await show('settlement-none');
  relay.answer('settlement.list', list);
  relay.answer('settlement.read', statement);
  await till.click('tab-sale');
  await till.click('tab-manage');
  await till.until('settlement-list');
  await look();
  await show('settlement');
  await till.click('settlement-settle');
  await till.until('settlement-dialog');
  await show('settlement-confirm');
  await keys.press('Escape');
  await till.until('settlement-dialog', 'hidden');
  await till.click('settlement-2');
  await till.until('statement-figures');
  await show('settlement-statement');
  await till.click('payment-save');
  await till.until('payment-refused');
  await page.getByTestId('payment-refused').scrollIntoViewIfNeeded();
  await show('settlement-payment-refused');
  await keys.press('Escape');
  await till.until('statement-dialog', 'hidden');
}
