/** Backups as the manager sees them. The till of the walk has no second disk, so that what it would say is said for it. */
import type { Walk } from './show.ts';
import { walkClock } from './show.ts';

const last = { name: 'sodam-0001-01-1-120-20261130-203107.sqlite', at: walkClock.at - 3_000_000, bytes: 12_345_678, seq: 120 };
const backup = { place: '/media/backup', phase: 'idle', last, behind: 3, trouble: null, isSameDisk: false, triedAt: null } as const;

/** From the manage screen to the manage screen. */
export async function walkBackup({ till, show }: Walk): Promise<void> {
  const { keys, page, relay } = till;
  const stand = async (value: object, testId: string): Promise<void> => {
    relay.answer('backup.state', { ...backup, ...value });
    await till.click('tab-sale');
    await till.click('tab-manage');
    await till.until(testId);
    await page.getByTestId('backup-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  };
  await page.getByTestId('backup-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await till.until('backup-none');
  await page.getByTestId('backup-place').fill('media');
  await keys.press('Enter');
  await page.locator('.field.wrong').first().waitFor();
  await show('backup-none');
  await stand({ phase: 'checking' }, 'backup-checking');
  await show('backup-checking');
  await stand({ trouble: 'ledger_damaged', isSameDisk: true }, 'backup-trouble');
  await show('backup-trouble');
  await stand({}, 'backup-last');
  await show('backup');
}
