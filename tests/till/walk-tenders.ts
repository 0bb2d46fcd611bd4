/** Cards by hand, split payment, carts put aside, notes, past receipts as paper, and a correction, screen by screen. */
import type { Walk } from './show.ts';

const goods = ['2000014000070', '2000014000087', 'SDM00110'] as const;
const oneOff = '2000002000013';

/** From an empty cart to an empty cart, with card sales and one parked cart behind it. */
export async function walkTenders(walk: Walk, managerPin: string): Promise<void> {
  await walkNotes(walk);
  await walkParking(walk);
  await walkCards(walk);
  await walkPast(walk, managerPin);
}

async function walkNotes({ till, show }: Walk): Promise<void> {
  const { keys, page } = till;
  await keys.scans(goods);
  await page.getByTestId('cart-row').nth(2).waitFor();
  if (!(await till.sees('line-note'))) await till.click('tab-keypad');
  await till.click('line-note');
  await page.getByTestId('note').fill('보자기에 싸 주세요');
  await show('note-line');
  await keys.press('Enter');
  await till.click('order-note');
  await page.getByTestId('note').fill('1234-5678 9012 3456');
  await show('note-card-number');
  await page.getByTestId('note').fill('선물, 금요일에 찾아가요');
  await keys.press('Enter');
  await till.until('note-dialog', 'hidden');
  await show('checkout-notes');
}

async function walkParking({ till, show }: Walk): Promise<void> {
  const { keys, page } = till;
  await keys.press('F7');
  await page.getByTestId('park-name').fill('일본 손님, 파란 가방');
  await show('park');
  await keys.press('Enter');
  await till.until('cart-empty');
  await keys.scan(oneOff);
  await till.until('cart-row');
  await keys.press('F7');
  await till.until('park-dialog');
  await keys.press('Enter');
  await till.until('cart-empty');
  await page.getByTestId('park-count').filter({ hasText: '2' }).waitFor();
  await keys.press('F7');
  await till.until('parked');
  await show('parked');
  await keys.press('F2');
  await till.until('parked-name');
  await show('parked-rename');
  await keys.press('Escape');
  await keys.press('Delete');
  await till.until('parked-throw-yes');
  await show('parked-throw');
  await keys.press('Escape');
  await keys.press('Enter');
  await till.until('cart-row');
}

async function walkCards({ till, show }: Walk): Promise<void> {
  const { keys, page } = till;
  await keys.press('F6');
  await till.until('approval');
  await show('tender-card');
  await page.getByTestId('approval').fill('1234567890123456');
  await show('tender-card-number');
  await page.getByTestId('approval').fill('30012345');
  await page.getByTestId('issuer-우리').click();
  await till.click('months');
  await till.until('months-list');
  await show('tender-months');
  await keys.press('Escape');
  await till.until('months-list', 'hidden');
  await page.getByTestId('tender-amount').fill('10000');
  await show('tender-card-part');
  await keys.press('Enter');
  await till.until('take-back-0');
  await show('tender-split');
  await till.click('means-transfer');
  await page.getByTestId('payer').fill('손님');
  await show('tender-transfer');
  await keys.press('Escape');
  await till.until('leave-dialog');
  await show('tender-leave');
  await keys.press('Enter');
  await till.until('leave-dialog', 'hidden');
  await keys.press('Escape');
  await till.click('leave-yes');
  await till.click('void');
  await till.until('paid-dialog');
  await show('void-paid');
  await keys.press('Enter');
  await till.until('take-back-0');
  await till.click('means-transfer');
  await keys.press('Enter');
  await till.until('done');
  await show('done-card');
  await keys.press('Enter');
  await till.until('cart-empty');
}

async function walkPast({ till, show }: Walk, managerPin: string): Promise<void> {
  const { keys, page } = till;
  await till.click('tab-receipts');
  await page.getByTestId('receipt-text').fill('2345');
  await till.until('receipt-tenders');
  await page.waitForTimeout(300);
  await show('receipts-found');
  await till.click('as-paper');
  await till.until('receipt-paper');
  await show('receipts-paper');
  await till.click('as-paper');
  await till.click('correct');
  await till.until('means-card');
  await show('correct');
  await keys.press('F8');
  await keys.press('F8');
  await keys.press('Enter');
  await till.until('consent-dialog');
  await keys.type(managerPin);
  await till.until('receipt-tenders');
  await page.waitForTimeout(300);
  await show('receipts-corrected');
  await page.getByTestId('receipt-text').fill('없는 영수증');
  await till.until('receipts-none');
  await show('receipts-none');
  await till.click('receipt-clear');
  await till.click('tab-sale');
}
