/** A statement's file, written from a ledger and checked with the key alone; whatever is changed in it is found. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableBytes } from '../../src/adapters/table-bytes.ts';
import type { Cell } from '../../src/domain/table-file.ts';
import { settleAll } from '../db/settle.ts';
import { keyOf, openShop, type Shop } from '../db/shop.ts';

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url));
const run = (script: string, ...args: string[]): { readonly code: number | null; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, script), ...args], { encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
};

let shop: Shop;
let to: string;
let key: string;
let text: string;
beforeAll(() => {
  to = mkdtempSync(join(tmpdir(), 'sodam-papers-'));
  shop = openShop();
  key = join(shop.directory, 'ledger-key.pub');
  shop.openShift(0);
  shop.sale([{ item: 1, quantity: 2 }, { item: 2, off: { won: 1_000, funder: 'maker' } }]);
  shop.closeShift(0);
  settleAll(shop, 1, '2026-11-22');
}, 30_000);
afterAll(() => {
  shop.end();
  rmSync(to, { recursive: true, force: true });
});

test('every statement is written, and is whole', () => {
  expect(run('statements.ts', '--data', shop.directory, '--to', to)).toMatchObject({ code: 0 });
  expect(readdirSync(to).sort()).toEqual(['statement-0001-01-1-1-2026-11-22.csv', 'statement-0001-01-2-1-2026-11-22.csv']);
  const file = join(to, 'statement-0001-01-1-1-2026-11-22.csv');
  expect(run('verify-statement.ts', file, '--key', key)).toMatchObject({ code: 0 });
  text = readFileSync(file, 'utf8');
  expect(text).toContain('작가 Maker,흙과 불\r\n');
  expect(text).toContain('수수료·마진 Charge,6000\r\n');
  expect(text).toContain('줄 돈 Owed,24000\r\n');
  const ofTwo = readFileSync(join(to, 'statement-0001-01-2-1-2026-11-22.csv'), 'utf8');
  expect(ofTwo).toContain('작가 부담 할인 Discounts by maker,1000\r\n');
  expect(run('statements.ts', '--data', shop.directory, '--to', join(to, 'one'), '--maker', '2').out).toContain('1 statements');
  expect(run('statements.ts', '--data', shop.directory, '--to', join(to, 'none'), '--day', '2020-01-01')).toMatchObject({ code: 1 });
});

describe('a file that was changed', () => {
  const changes: [string, (whole: string) => string, RegExp][] = [
    ['a figure that people read', (whole) => whole.replace('Owed,24000', 'Owed,34000'), /not what the till signed/],
    ['the figure in the proof', (whole) => whole.replaceAll('""closing"":24000', '""closing"":34000'), /not those that were signed/],
    ['both', (whole) => whole.replaceAll('24000', '34000'), /not those that were signed/],
    ['the hash of the body', (whole) => whole.replace(/""bodyHash"":""[0-9a-f]{4}/, '""bodyHash"":""0000'), /not those that were signed/],
    ['the signature', (whole) => whole.replace(/proof\.signature,..../, 'proof.signature,AAAA'), /not signed by this till/],
    ['a line taken away', (whole) => whole.replace(/그 사이[^\n]*\n/, ''), /not what the till signed/],
    ['the proof cut off', (whole) => whole.slice(0, whole.indexOf('proof.signature')), /no whole proof/],
    ['no statement at all', () => 'a,b\r\n1,2\r\n', /no whole proof/],
    ['a quote that nobody closed', (whole) => `${whole}"`, /no whole proof/],
  ];
  test.each(changes)('%s', (_name, change, why) => {
    const file = join(to, 'changed.csv');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    const { code, out } = run('verify-statement.ts', file, '--key', key);
    expect([code, out]).toEqual([1, expect.stringMatching(why)]);
  });

  test('another till’s key does not take it for its own', () => {
    const other = join(to, 'other.pub');
    writeFileSync(other, keyOf(9).publicKey);
    const { code, out } = run('verify-statement.ts', join(to, 'statement-0001-01-1-1-2026-11-22.csv'), '--key', other);
    expect([code, out]).toEqual([1, expect.stringMatching(/not signed by this till/)]);
  });

  test('the command lines explain themselves', () => {
    expect(run('verify-statement.ts', 'x').code).toBe(2);
    expect(run('statements.ts').code).toBe(2);
    expect(run('verify-statement.ts', join(to, 'gone'), '--key', key)).toMatchObject({ code: 1 });
  });
});

describe('a statement as a workbook', () => {
  const name = 'statement-0001-01-2-1-2026-11-22.xlsx';
  const check = (): { readonly code: number | null; readonly out: string } => run('verify-statement.ts', join(to, name), '--key', key);

  test('is written and is whole', () => {
    expect(run('statements.ts', '--data', shop.directory, '--to', to, '--form', 'xlsx')).toMatchObject({ code: 0 });
    expect(check()).toMatchObject({ code: 0 });
    expect(run('statements.ts', '--data', shop.directory, '--to', to, '--form', 'pdf')).toMatchObject({ code: 2 });
  });

  type Sheets = { name: string; rows: Cell[][] }[];
  const rowOf = (sheets: Sheets, label: string): Cell[] => sheets[0]?.rows.find(([first]) => first === label) ?? [];
  const changes: [string, (sheets: Sheets) => void, RegExp][] = [
    ['a figure that people read', (sheets) => void (rowOf(sheets, '줄 돈 Owed')[1] = 99_999), /not what the till signed/],
    ['a figure as text', (sheets) => void (rowOf(sheets, '줄 돈 Owed')[1] = String(rowOf(sheets, '줄 돈 Owed')[1])), /not what the till signed/],
    ['a row more', (sheets) => sheets[0]?.rows.splice(3, 0, ['보너스 Bonus', 1]), /not what the till signed/],
    ['a cell beside', (sheets) => void rowOf(sheets, '작가 Maker').push('x'), /not what the till signed/],
    ['another sheet', (sheets) => void sheets.push({ name: 'x', rows: [[1]] }), /not what the till signed/],
    ['the proof', (sheets) => void (rowOf(sheets, 'proof.signature')[1] = 'AAAA'), /not signed by this till/],
    ['the proof cut off', (sheets) => void sheets[0]?.rows.pop(), /no whole proof/],
  ];
  test.each(changes)('%s changed in it is found', async (_what, change, why) => {
    const read = await readWorkbook(join(to, name), { trim: false });
    const sheets = read.map(({ sheet, data }) => (
      { name: sheet, rows: data.map((row) => row.map((cell): Cell => (typeof cell === 'number' ? cell : String(cell ?? '')))) }));
    const path = join(to, 'changed.xlsx');
    // Nothing changed, nothing found: what the test writes is what the till would.
    writeFileSync(path, await tableBytes('xlsx', sheets));
    expect(run('verify-statement.ts', path, '--key', key)).toMatchObject({ code: 0 });
    change(sheets);
    writeFileSync(path, await tableBytes('xlsx', sheets));
    const { code, out } = run('verify-statement.ts', path, '--key', key);
    expect([code, out]).toEqual([1, expect.stringMatching(why)]);
  });
});
