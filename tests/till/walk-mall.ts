/** The mall's dialog as each sees it: not enrolled, refused, well, in trouble, with what lies aside, and a day compared. */
import type { Walk } from './show.ts';

const well = {
  place: { address: 'https://mall.sodam.example', enrolledAt: 1_795_324_000_000 }, waiting: 0, since: null, trouble: null,
  answeredAt: 1_795_324_051_000, nextTryMs: 0, aside: [], lastDay: '2026-11-22',
} as const;
const aside = [
  { seq: 14, reason: 'bad_sum', at: 1_795_324_011_000, kind: 'sale', receiptNumber: '0001-01-1-000003' },
  { seq: 15, reason: 'mall_fault', at: 1_795_324_021_000, kind: 'tender_corrected', receiptNumber: null },
];

/** From any screen of a till that is signed in, back to it. */
export async function walkMall({ till, show }: Walk): Promise<void> {
  const { keys, relay, page } = till;
  const open = async (value: object | null): Promise<void> => {
    if (value !== null) relay.answer('mall.state', value);
    await till.click('mall-status');
    await till.until('mall-standing');
  };
  const close = async (): Promise<void> => {
    await keys.press('Escape');
    await till.until('mall-dialog', 'hidden');
  };
  await open(null);
  await show('mall-none');
  if (await till.sees('mall-enrol')) {
    await page.getByTestId('mall-address').fill('https://mall.sodam.example');
    await page.getByTestId('mall-code').fill('ABC');
    await till.click('mall-enrol');
    await till.until('mall-refused');
    await show('mall-refused');
  }
  await close();
  await open(well);
  relay.answer('mall.prove', { day: '2026-11-22', here: { receipts: 31, total: 1_284_500 }, there: { receipts: 31, total: 1_284_500 } });
  await till.click('mall-prove');
  await till.until('mall-compared');
  await show('mall-well');
  await close();
  await open({ ...well, waiting: 128, since: 1_795_300_000_000, trouble: 'unreachable', nextTryMs: 42_000, aside });
  await till.until('mall-aside');
  await show('mall-trouble');
  await close();
}
