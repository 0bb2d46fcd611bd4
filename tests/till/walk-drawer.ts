/** The drawer, screen by screen: what it asks, what is wrong with it, whose leave it needs, and what was written. */
import type { Walk } from './show.ts';

/** A cashier's pay-out with a manager's leave, and the drawer without a sale, left again. The cart of the day stays as it is. */
export async function walkDrawer({ till, show }: Walk, managerPin: string): Promise<void> {
  const { keys } = till;
  await keys.press('Control+o');
  await till.until('drawer-dialog');
  await show('drawer');
  await till.click('drawer-reason-other');
  await show('drawer-other');
  await till.click('drawer-no_sale');
  await show('drawer-no-sale');
  await till.click('drawer-pay_out');
  await keys.type('12000');
  await keys.press('Enter');
  await till.until('consent-dialog');
  await keys.type(managerPin);
  await till.until('drawer-done');
  await show('drawer-done');
  await keys.press('Enter');
  await till.until('drawer-done', 'hidden');
}
