/** Papers of exchanges and presents on each width of paper, pinned as text. `WRITE_GOLDEN=1` writes the files anew. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { piecesOf, textOf } from '../../scripts/devices/paper.ts';
import { encodeReceipt } from '../../src/adapters/escpos/encode.ts';
import { paperColumns } from '../../src/domain/paper.ts';
import { exchangeCases } from '../golden/exchange-cases.ts';

const folder = new URL('../golden/exchanges/', import.meta.url);
const cases = Object.entries(exchangeCases).flatMap(([what, receipt]) => (
  paperColumns.map((columns) => ({ what, name: `${what}-${columns}.txt`, receipt, columns }))));

if (process.env['WRITE_GOLDEN'] === '1') {
  mkdirSync(folder, { recursive: true });
  for (const { name, receipt, columns } of cases) writeFileSync(new URL(name, folder), `${encodeReceipt(receipt, columns).lines.join('\n')}\n`);
}

test('a file for each paper and width, and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(cases.map(({ name }) => name).sort());
});

test.each(cases)('$name, also as the virtual printer reads it', ({ what, name, receipt, columns }) => {
  const { bytes, lines } = encodeReceipt(receipt, columns);
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(new URL(name, folder), 'utf8'));
  const [job] = interpret([bytes], columns);
  expect(job?.failures).toEqual([]);
  expect(job === undefined ? [] : textOf(job)).toEqual(lines);
  const code = what.startsWith('gift') ? 'G000101-000042-1' : '0001-01-1-000042';
  expect(job === undefined ? [] : piecesOf(job, 'barcode').map(({ text }) => text)).toEqual([code]);
});

test.each(cases.filter(({ what }) => what.startsWith('gift')))('$name shows no amount', ({ receipt, columns }) => {
  const { lines } = encodeReceipt(receipt, columns);
  expect(lines.join('\n')).not.toMatch(/15,000|12,000|30,000|39,000|원|\d,\d{3}/);
});
