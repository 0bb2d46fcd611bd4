/** What paper says of makers, on each width of paper, pinned as text. `WRITE_GOLDEN=1` writes the files anew. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeReceipt } from '../../src/adapters/escpos/encode.ts';
import { paperColumns } from '../../src/domain/paper.ts';
import { makerCases } from '../golden/receipt-cases.ts';

const folder = new URL('../golden/makers/', import.meta.url);
const cases = Object.entries(makerCases).flatMap(([print, receipt]) => paperColumns.map((columns) => ({ name: `${print}-${columns}.txt`, receipt, columns })));

if (process.env['WRITE_GOLDEN'] === '1') {
  mkdirSync(folder, { recursive: true });
  for (const { name, receipt, columns } of cases) writeFileSync(new URL(name, folder), `${encodeReceipt(receipt, columns).lines.join('\n')}\n`);
}

test('a file for each way and width, and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(cases.map(({ name }) => name).sort());
  expect([...new Set(cases.map(({ columns }) => columns))]).toEqual([32, 42, 48]);
});

test.each(cases)('$name', ({ name, receipt, columns }) => {
  expect(`${encodeReceipt(receipt, columns).lines.join('\n')}\n`).toBe(readFileSync(new URL(name, folder), 'utf8'));
});
