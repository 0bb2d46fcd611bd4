/** Every screen of the till, in an order in which one person comes to see them: first start, then a day in the demo store. */
import { catalogOf } from './shop.ts';
import type { Walk } from './show.ts';
import { walkDay } from './walk-day.ts';
import { walkThousands } from './walk-tiles.ts';

/** The first start on an empty directory, up to the store that was made. */
export async function walkFirstStart({ till, show }: Walk): Promise<void> {
  const { page, keys } = till;
  await till.until('new-store');
  await show('start');
  await till.click('new-store');
  await till.until('step-store');
  await show('new-store');
  await page.getByTestId('store-name').fill('소담상회 인사점');
  await page.getByTestId('business-number').fill('123-45-67890');
  await keys.press('Enter');
  await show('new-store-wrong');
  for (const [testId, text] of [
    ['business-number', '123-45-67891'], ['representative', '대표자'], ['address', '서울 종로구 인사동길 44 쌈지길'], ['phone', '02-000-0000'],
  ] as const) await page.getByTestId(testId).fill(text);
  await keys.press('Enter');
  await till.until('step-manager');
  for (const [testId, text] of [['manager-name', '점장'], ['manager-pin', '482913'], ['manager-pin-again', '482914']] as const) {
    await page.getByTestId(testId).fill(text);
  }
  await keys.press('Enter');
  await show('new-store-manager-wrong');
  await page.getByTestId('manager-pin-again').fill('482913');
  await keys.press('Enter');
  await till.until('step-items');
  await show('new-store-catalogue');
  await page.getByTestId('file').setInputFiles({ name: '작품목록.csv', mimeType: 'text/csv', buffer: Buffer.from(partlyWrong) });
  await till.until('file-rows');
  await keys.press('Enter');
  await till.until('step-printer');
  await till.click('printer-network');
  await page.getByTestId('printer-address').fill('tcp://192.168.0.50:9100');
  await show('new-store-printer');
  await till.click('printer-none');
  till.relay.hold('store.create');
  await keys.press('Enter');
  await page.locator('.button-busy').first().waitFor();
  await show('new-store-busy');
  till.relay.hold(null);
  await till.until('made');
  await show('new-store-made');
}

const partlyWrong = catalogOf([
  '8800000000010,백자 달항아리 미니,하담도예,120000,taxable,1,1,consign,2000',
  '8800000000027,청자 소주잔,강진물빛,24900,taxable,100,0,consign,1800',
  '8800000000034,한지 공책,,7000,taxable,300,0,,',
  '8800000000041,값이 없는 글자,,칠천원,taxable,300,0,,',
  '8.80E+12,엑셀이 바꾼 바코드,,7000,taxable,300,0,,',
  '8800000000058,칸이 모자란 줄,,7000',
]);

/** All screens. `fresh` is a till on an empty directory, `demo` one with the practice store. */
export async function walkAll(fresh: Walk, demo: Walk): Promise<void> {
  await walkFirstStart(fresh);
  await walkThousands(fresh);
  await walkDay(demo);
}
