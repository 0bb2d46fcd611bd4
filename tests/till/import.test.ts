/** A catalogue file as a shop's spreadsheet saves it, taken into a till that sells, in a real Chromium. */
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { manager, signIn } from './shop.ts';

const patient = { timeout: 20_000 };
/** Letters that only the larger half of CP949 has. */
const name = '뷁꽝 똠방 그릇';
const header = goods.split('\n')[0] ?? '';
const added = `8800000000126,${name},새벽공방,31000,taxable,4,0,consign,2000`;
const many = Array.from({ length: 2_500 }, (_, index) => `77${10_000 + index},작은 접시 ${index},새벽공방,${1_000 + index},taxable,1,0,consign,2000`);
const file = [header, added, `${codes.cup},청자 소주잔,강진물빛,26000,taxable,100,0,consign,1800`, '8.80123E+12,둥근 값,,1,taxable,1,0,,', ...many].join('\r\n');

let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  await signIn(selling.shop, manager);
  till = await selling.open({ size: { width: 1024, height: 768 } });
}, 120_000);
afterAll(async () => {
  expect(till.faults).toEqual([]);
  await selling.close();
});

async function choose(buffer: Buffer): Promise<void> {
  await till.click('tab-manage');
  await till.page.getByTestId('file').setInputFiles({ name: '작품목록.csv', mimeType: 'text/csv', buffer });
}

it('a CP949 file is told row by row, taken in behind the selling, and found by scan and by initials', async () => {
  await choose(iconv.encode(file, 'cp949'));
  await till.until('import-told');
  const told = await till.page.getByTestId('import-told').innerText();
  expect(told.replace(/\s+/g, ' ')).toBe('새 작품 2,501 바뀌는 작품 1 그대로 0 작가·계약 1 넣지 못하는 줄 1');
  expect(await till.text('import-rejected')).toContain('4번째 줄: 코드가');
  await till.click('import-start');
  await till.until('import-progress');
  await till.click('tab-sale');
  await till.keys.scan(codes.notebook);
  await till.due(7_000);
  await till.click('tab-manage');
  await till.until('import-progress', 'hidden');
  await till.click('tab-sale');
  await till.keys.scan('8800000000126');
  await till.due(38_000);
  expect(await till.page.locator('main').innerText()).toContain(name);
  await till.keys.scan(codes.cup);
  await till.due(64_000);
}, 90_000);

it('the same file again has nothing to take in', async () => {
  await choose(iconv.encode(file, 'utf16le', { addBOM: true }));
  await till.until('import-told');
  expect(await till.page.getByTestId('import-start').isDisabled()).toBe(true);
  expect((await till.page.getByTestId('import-told').innerText()).replace(/\s+/g, ' ')).toContain('그대로 2,502');
}, 60_000);

it('a file that is no text, or another table, gets a sentence and changes nothing', async () => {
  const before = (await selling.shop.ask('till.state', {})).entries;
  await choose(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]));
  await expect.poll(() => till.text('import-card'), patient).toContain('글자로 읽을 수 없는 파일이에요');
  await choose(Buffer.from('a,b\n1,2'));
  await expect.poll(() => till.text('import-card'), patient).toContain('첫 줄의 이름이 달라요');
  expect((await selling.shop.ask('till.state', {})).entries).toBe(before);
}, 60_000);
