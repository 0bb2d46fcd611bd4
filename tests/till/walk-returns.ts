/** Goods back from the receipt that is chosen among past ones: what is chosen, what is missing, what is recorded, nothing left. */
import type { Walk } from './show.ts';

/** A cashier is signed in, and a sale is chosen on the receipts' screen. */
export async function walkReturns({ till, show }: Walk, managerPin: string): Promise<void> {
  const { keys, page } = till;
  await keys.press('F10');
  await till.until('return');
  await show('return-empty');
  await keys.press('F8');
  await till.until('return-refused');
  await show('return-nothing-chosen');
  await keys.press('F6');
  await till.click('condition-store');
  await till.click('return-reason-other');
  await page.getByTestId('return-reason-typed').fill('유약에 금이 갔어요');
  await show('return');
  for (const field of await page.getByTestId('cancel-approval').all()) await field.fill('70012345');
  till.relay.hold('return.commit');
  await keys.press('F8');
  await page.waitForTimeout(400);
  await show('return-busy');
  till.relay.hold(null);
  await till.until('consent-dialog');
  await show('return-consent');
  await keys.type(managerPin);
  await till.until('done');
  await show('done-return');
  await till.click('tab-receipts');
  await till.until('receipt-detail');
  await keys.press('F10');
  await till.until('return-nothing-left');
  await show('return-nothing-left');
}
