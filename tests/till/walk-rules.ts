/** The shop's own rules on the management's screen, and leave that ran out. It is as it was before when the walk goes on. */
import { walkClock, type Walk } from './show.ts';

/** Limits and rules for returns, and a new promotion of one maker; a manager stands on the management's screen. */
export async function walkRules({ till, show }: Walk): Promise<void> {
  const { page } = till;
  await till.until('return-days');
  await page.getByTestId('limit-cashier-line').fill('101');
  await till.click('limits-save');
  await page.getByTestId('limits-card').locator('[role=alert]').first().waitFor();
  await page.getByTestId('limits-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await show('manage-rules');
  await page.getByTestId('limit-cashier-line').fill('10');
  await till.click('promotion-new');
  await till.click('promotion-scope-maker');
  await page.getByTestId('promotion-name').fill('가을 행사');
  await page.getByTestId('maker-tile').first().click();
  await page.getByTestId('promotion-form').evaluate((form) => form.scrollIntoView({ block: 'start' }));
  await show('manage-promotion');
  await till.click('promotion-leave');
}

/** A consent that is being asked for runs out; it is asked for once more. */
export async function walkConsentOver({ till, show }: Walk): Promise<void> {
  const { clock } = till.page;
  await clock.setFixedTime(walkClock.at + 61_000);
  await till.until('consent-over');
  await show('consent-over');
  await clock.setFixedTime(walkClock.at);
  await till.click('consent-again');
  await till.until('consent-left');
}
