/**
 * Every pinned receipt, as text and as bytes. `WRITE_GOLDEN=1` writes the files anew, to be looked at before they are
 * committed; without it nothing is written.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { piecesOf, textOf } from '../../scripts/devices/paper.ts';
import { encodeReceipt } from '../../src/adapters/escpos/encode.ts';
import { receiptCases } from '../golden/receipt-cases.ts';
import { readPaper } from './escpos-paper.ts';

const folder = new URL('../golden/receipts/', import.meta.url);
const columns = 42;

function hexOf(bytes: Uint8Array): string {
  const rows = Buffer.from(bytes).toString('hex').match(/.{1,64}/g) ?? [];
  return `${rows.join('\n')}\n`;
}

if (process.env['WRITE_GOLDEN'] === '1') {
  mkdirSync(folder, { recursive: true });
  for (const [name, receipt] of Object.entries(receiptCases)) {
    const { bytes, lines } = encodeReceipt(receipt, columns);
    writeFileSync(new URL(`${name}.txt`, folder), `${lines.join('\n')}\n`);
    writeFileSync(new URL(`${name}.hex`, folder), hexOf(bytes));
  }
}

test('the folder holds two files for each case and nothing else', () => {
  const expected = Object.keys(receiptCases).flatMap((name) => [`${name}.hex`, `${name}.txt`]);
  expect(readdirSync(folder).sort()).toEqual(expected.sort());
  expect(Object.keys(receiptCases).length).toBeGreaterThanOrEqual(24);
});

describe.each(Object.entries(receiptCases))('%s', (name, receipt) => {
  const { bytes, lines } = encodeReceipt(receipt, columns);

  test('is pinned in lines and bytes', () => {
    expect(`${lines.join('\n')}\n`).toBe(readFileSync(new URL(`${name}.txt`, folder), 'utf8'));
    expect(hexOf(bytes)).toBe(readFileSync(new URL(`${name}.hex`, folder), 'utf8'));
  });

  test('reads back from its bytes as the same lines, none wider than the paper', () => {
    const paper = readPaper(bytes);
    expect(paper.lines.map((line) => line.text)).toEqual(lines);
    expect(Math.max(...paper.lines.map((line) => line.columns))).toBeLessThanOrEqual(columns);
    expect(paper.cuts).toBe(1);
  });

  test('is taken by the virtual printer without one fault', () => {
    const jobs = interpret([bytes], columns);
    expect(jobs).toHaveLength(1);
    const job = jobs[0];
    expect(job?.failures).toEqual([]);
    expect(job === undefined ? [] : textOf(job)).toEqual(lines);
    const bars = job === undefined ? [] : piecesOf(job, 'barcode');
    const seq = name === 'long-sequence' ? '1234567890' : '000042';
    expect(bars.map((bar) => [bar.type, bar.text, bar.align])).toEqual([['CODE128', `0001-01-1-${seq}`, 'center']]);
    expect(job === undefined ? [] : piecesOf(job, 'pulse')).toEqual([]);
  });
});
