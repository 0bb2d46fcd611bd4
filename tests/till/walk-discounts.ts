/** Discounts, screen by screen, on the cart of the day; it is as it was before when the walk goes on. */
import type { Walk } from './show.ts';

/** A cashier's discount on a line, one too many, a new price without its reason, the whole cart, and the cart that says it all. */
export async function walkDiscounts({ till, show }: Walk): Promise<void> {
  const { keys, page } = till;
  await keys.press('Home');
  await keys.press('F4');
  await till.until('discount-dialog');
  await show('discount-empty');
  await keys.type('10');
  await show('discount');
  await keys.press('Delete');
  await keys.type('30');
  await till.until('discount-refused');
  await show('discount-beyond');
  await till.click('discount-kind-override');
  await keys.type('5000');
  await keys.press('Enter');
  await page.locator('[role=alert]').first().waitFor();
  await show('discount-reason');
  await keys.press('Escape');
  await keys.press('F4');
  await keys.type('10');
  await keys.press('Enter');
  await till.until('row-discount');
  await keys.press('F4');
  await keys.press('F4');
  await keys.type('3000');
  await page.getByTestId('discount-name').fill('오픈쿠폰');
  await show('discount-whole');
  await keys.press('Enter');
  await till.until('due-discounts');
  await show('checkout-discounted');
  await keys.press('Control+z');
  await keys.press('Control+z');
  await till.until('due-discounts', 'hidden');
}
