/** A newer program as the manager sees it. The till of the walk has none, so that what it would say is said for it. */
import type { Walk } from './show.ts';

const update = { running: '0.1.0', offered: '0.2.0', percent: 0, waitsFor: null } as const;

/** From the manage screen to the manage screen. */
export async function walkUpdates({ till, show }: Walk): Promise<void> {
  const { keys, page, relay } = till;
  const stand = async (value: object, testId: string): Promise<void> => {
    relay.answer('update.state', { ...update, ...value });
    await till.click('tab-sale');
    await till.click('tab-manage');
    await till.until(testId);
    await page.getByTestId('update-card').scrollIntoViewIfNeeded();
  };
  await stand({ phase: 'fetching', percent: 42 }, 'update-fetching');
  await show('update-fetching');
  await stand({ phase: 'ready', percent: 100, waitsFor: { code: 'shift_still_open' } }, 'update-waits');
  await show('update-waits');
  await stand({ phase: 'ready', percent: 100 }, 'update-ready');
  await till.click('update-install');
  await till.until('update-dialog');
  await show('update-confirm');
  await keys.press('Escape');
  await till.until('update-dialog', 'hidden');
}
