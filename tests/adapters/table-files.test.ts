/** Files for people outside: what a spreadsheet reads back, that nothing in them is a formula, and where they lie. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableBytes } from '../../src/adapters/table-bytes.ts';
import { openTableFiles } from '../../src/adapters/table-files.ts';
import type { Cell, Sheet } from '../../src/domain/table-file.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sodam-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hostile = ['=1+1', '+82', '-5', '@SUM(A1)', '\t=1', '\r=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '=HYPERLINK("x","y")', '=cmd|\' /C calc\'!A0'];
const plain = ['백자 머그', 'a,b', 'he said "no"', 'two\nlines', '0012', ' =1', "'", '1-2', ''];
const sheets: readonly Sheet[] = [
  { name: '작품 Item', rows: [['이름 Name', '금액 Net'], ...[...hostile, ...plain].map((text): Cell[] => [text, -12_345])] },
  { name: 'Second', rows: [['a'], [10_000_000_000]] },
];

test('a CSV has the first table, and no text in it begins as a formula does', async () => {
  const text = Buffer.from(await tableBytes('csv', sheets)).toString('utf8');
  expect(text.startsWith('\uFEFF이름 Name,금액 Net\r\n')).toBe(true);
  const rows = parse(text, { bom: true }) as string[][];
  expect(rows.slice(1)).toEqual([...hostile.map((each) => [`'${each}`, '-12345']), ...plain.map((each) => [each, '-12345'])]);
});

test('an XLSX has every table; texts are texts, numbers numbers', async () => {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, await tableBytes('xlsx', sheets));
  const read = await readWorkbook(path, { trim: false });
  expect(read.map(({ sheet }) => sheet)).toEqual(['작품 Item', 'Second']);
  expect(read[1]?.data).toEqual([['a'], [10_000_000_000]]);
  const [, ...rows] = read[0]?.data ?? [];
  expect(rows.map(([, amount]) => amount)).toEqual(sheets[0]?.rows.slice(1).map(() => -12_345));
  const texts = rows.map(([text]) => text);
  // XML knows one line end.
  expect(texts).toEqual([...hostile.map((each) => `'${each}`.replace('\r', '\n')), ...plain.slice(0, -1), null]);
});

test('characters that no XML may hold do not break a workbook', async () => {
  const path = join(folder, 'b.xlsx');
  writeFileSync(path, await tableBytes('xlsx', [{ name: 'x', rows: [['a\u0000b\u0007c\ud800d\uffff<&>']] }]));
  const [read] = await readWorkbook(path);
  expect(read?.data).toEqual([['a b c d <&>']]);
});

test('a file that is there stays, and the next one has a number', async () => {
  const files = openTableFiles(join(folder, 'new'));
  const paths: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const saved = await files.save('sodam-sales', 'csv', [{ name: 'x', rows: [[`number ${at}`]] }]);
    if (!saved.ok) throw new Error(saved.refusal.code);
    paths.push(saved.value.path);
  }
  expect(paths).toEqual(['sodam-sales.csv', 'sodam-sales-2.csv', 'sodam-sales-3.csv'].map((name) => join(folder, 'new', name)));
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual([0, 1, 2].map((at) => `\uFEFFnumber ${at}\r\n`));
});

test('a folder that takes no file says why, and leaves nothing', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await openTableFiles(file).save('a', 'csv', sheets)).toMatchObject({ ok: false, refusal: { code: 'file_not_written' } });
  const gone = openTableFiles(join(folder, `${'long'.repeat(80)}`));
  expect(await gone.save('a', 'xlsx', sheets)).toMatchObject({ ok: false, refusal: { code: 'file_not_written', facts: { reason: 'ENAMETOOLONG' } } });
  expect(readdirSync(folder)).toEqual(['file']);
});
