/** Goods of a past receipt for others, dearer and less dear, and a paper for a present, screen by screen. */
import type { Walk } from './show.ts';

const dearer = '2000002000013';
const cheaper = 'SDM00101';

/** A cashier is signed in, and a sale is chosen on the receipts' screen; at the end the same one is chosen there again. */
export async function walkExchanges({ till, show }: Walk, managerPin: string): Promise<void> {
  const { keys, page } = till;
  const number = (await till.text('receipt-detail')).match(/0001-\d\d-1-\d{6}/)?.[0] ?? '';
  await keys.press('F9');
  await till.until('gift-line');
  await show('gift');
  await keys.press('Enter');
  await till.until('gift-printed');
  await show('gift-printed');
  await keys.press('Escape');
  await keys.press('F10');
  await till.until('return');
  await keys.press('ArrowRight');
  await till.click('return-reason-gift');
  await keys.press('F9');
  await till.until('exchange-strip');
  await show('exchange-cart-empty');
  // Two pieces, so that they cost more whichever line came back.
  await keys.scans([dearer, cheaper]);
  await page.getByTestId('cart-row').nth(1).waitFor();
  await show('exchange-cart');
  await keys.press('F8');
  await till.until('tender-exchange');
  await show('exchange-tender');
  await keys.press('Escape');
  await till.until('exchange-strip');
  await keys.press('Delete');
  await page.getByTestId('cart-row').nth(1).waitFor({ state: 'hidden' });
  await keys.press('Delete');
  await till.until('cart-empty');
  await keys.scan(cheaper);
  await till.until('cart-row');
  till.relay.hold('return.read');
  await keys.press('F8');
  await till.until('exchange');
  await show('exchange-reading');
  till.relay.hold(null);
  await page.getByTestId('leg-amount').first().waitFor();
  await show('exchange');
  for (const field of await page.getByTestId('cancel-approval').all()) await field.fill('70012345');
  till.relay.hold('exchange.commit');
  await keys.press('F8');
  await page.locator('[data-testid=exchange-give][aria-busy=true]').waitFor();
  await show('exchange-busy');
  till.relay.hold(null);
  await till.until('consent-dialog');
  await show('exchange-consent');
  await keys.type(managerPin);
  await till.until('done');
  await show('done-exchange');
  await till.click('tab-receipts');
  await page.getByTestId('receipt-row').filter({ hasText: /교환|exchange/i }).first().click();
  await till.until('receipt-exchange');
  await show('receipts-exchange');
  await keys.scan(number);
  await page.getByTestId('receipt-detail').filter({ hasText: number }).waitFor();
}
