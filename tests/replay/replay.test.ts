import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReceipts } from '../../scripts/replay/receipts.ts';

const run = promisify(execFile);
const file = new URL('receipts.csv', import.meta.url).pathname;
const csv = readFileSync(file, 'utf8');
let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-replay-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

async function program(script: string, ...args: string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await run(process.execPath, [`scripts/${script}.ts`, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** The file once more, read by code that shares nothing with the program: splits, sums in thousandths, groups by date. */
function independentSums(text: string): { days: Record<string, { sales: bigint; returns: bigint; receipts: Set<string>; back: Set<string> }>; lines: number } {
  const days: Record<string, { sales: bigint; returns: bigint; receipts: Set<string>; back: Set<string> }> = {};
  const rows = text.trim().split('\n').slice(1);
  for (const row of rows) {
    const cells = row.replace(/"((?:[^"]|"")*)"/g, 'quoted').split(',');
    const [number = '', , , quantity = '', time = '', price = ''] = cells;
    const [whole = '0', part = ''] = price.split('.');
    const amount = BigInt(quantity) * BigInt(whole + part.padEnd(3, '0'));
    const day = (days[time.slice(0, 10)] ??= { sales: 0n, returns: 0n, receipts: new Set(), back: new Set() });
    day.receipts.add(number);
    if (number.startsWith('C')) {
      day.returns += amount;
      day.back.add(number);
    } else day.sales += amount;
  }
  return { days, lines: rows.length };
}

describe('a file of messy receipts, replayed', () => {
  const sums = independentSums(csv);
  const all = Object.values(sums.days);

  test('equals the file to the won, receipt by receipt and day by day, and verifies', async () => {
    const data = join(directory, 'whole');
    const ended = await program('replay', file, '--data', data, '--json');
    expect(ended).toMatchObject({ code: 0 });
    const report = JSON.parse(ended.out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
    expect(report).toMatchObject({
      receipts: all.reduce((n, day) => n + day.receipts.size, 0),
      returns: all.reduce((n, day) => n + day.back.size, 0),
      lines: sums.lines,
      gross: Number(all.reduce((total, day) => total + day.sales, 0n)),
      returnsTotal: Number(all.reduce((total, day) => total + day.returns, 0n)),
      rejected: [],
    });
    const days = JSON.parse((await program('report', 'days', '--data', data, '--json')).out) as unknown;
    expect(days).toEqual(
      Object.entries(sums.days)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([date, day]) => ({
          date, receipts: day.receipts.size, returns: day.back.size, gross: Number(day.sales), returnsTotal: Number(day.returns),
          net: Number(day.sales + day.returns), cash: Number(day.sales + day.returns),
        })),
    );
    expect(await program('verify', '--data', data)).toMatchObject({ code: 0 });
    const again = await program('replay', file, '--data', data, '--json');
    const twice = JSON.parse(again.out.trim()) as { receipts: number; rejected: { reason: string }[] };
    expect(twice.receipts).toBe(0);
    expect(twice.rejected).toHaveLength(sums.lines);
    expect(twice.rejected[0]?.reason).toMatch(/is in the ledger already/);
  }, 120_000);

  test('a planted malformed row is named with its receipt’s rows, and the rest stands', async () => {
    const rows = csv.trimEnd().split('\n');
    const number = rows[2]?.split(',')[0] ?? '';
    const receiptRows = rows.flatMap((row, i) => (row.startsWith(`${number},`) ? [i + 1] : []));
    const planted = [...rows.slice(0, 2), `${number},20101,BROKEN,one,2010-03-02 10:17,2.95,,`, ...rows.slice(2)].join('\n');
    const path = join(directory, 'planted.csv');
    writeFileSync(path, planted);
    const ended = await program('replay', path, '--data', join(directory, 'planted'), '--json');
    const report = JSON.parse(ended.out.trim()) as { lines: number; rejected: { line: number; reason: string }[] };
    expect(report.rejected.find((row) => row.line === 3)?.reason).toBe('quantity is not a whole number: one');
    expect(report.rejected.map((row) => row.line)).toEqual([...receiptRows, (receiptRows.at(-1) ?? 0) + 1]);
    expect(report.lines + report.rejected.length).toBe(sums.lines + 1);
  }, 120_000);
});

describe('rows that cannot be read', () => {
  const header = csv.split('\n')[0] ?? '';
  const good = '1,a,x,1,2010-03-02 10:00,2.95,,';
  test.each([
    ['1,a,x,1,2010-03-02 10:00,2.95,', '7 columns instead of 8'],
    ['1,,x,1,2010-03-02 10:00,2.95,,', 'no stock code'],
    ['1,a,x,0,2010-03-02 10:00,2.95,,', 'quantity is not a whole number: 0'],
    ['1,a,x,1.5,2010-03-02 10:00,2.95,,', 'quantity is not a whole number: 1.5'],
    ['1,a,x,-1,2010-03-02 10:00,2.95,,', 'negative quantity on a sale: -1'],
    ['C1,a,x,1,2010-03-02 10:00,2.95,,', 'positive quantity on a return: 1'],
    ['1,a,x,10000,2010-03-02 10:00,2.95,,', 'quantity over 9999: 10000'],
    ['1,a,x,1,2010-02-30 10:00,2.95,,', 'time cannot be read: 2010-02-30 10:00'],
    ['1,a,x,1,2010-03-02 24:00,2.95,,', 'time cannot be read: 2010-03-02 24:00'],
    ['1,a,x,1,2010-03-02 10:00,2.9505,,', 'price is not a whole number of won: 2.9505'],
    ['1,a,x,1,2010-03-02 10:00,-2.95,,', 'price is not a whole number of won: -2.95'],
    ['1,a,x,1,2010-03-02 10:00,1e3,,', 'price is not a whole number of won: 1e3'],
    ['1,a,"x,1,2010-03-02 10:00,2.95,,', 'row cannot be read as CSV'],
    [',a,x,1,2010-03-02 10:00,2.95,,', 'no receipt number'],
  ])('%s', (row, reason) => {
    expect(readReceipts(`${header}\n${row}\n2${good.slice(1)}\n`)).toMatchObject({ receipts: [{ number: '2' }], rejected: [{ line: 2, reason }] });
  });

  test('rows of one receipt that stand apart are all named, and none is sold', () => {
    const read = readReceipts([header, good, `2${good.slice(1)}`, good, ''].join('\n'));
    expect(read?.receipts.map((receipt) => receipt.number)).toEqual(['2']);
    expect(read?.rejected.map((row) => row.line)).toEqual([2, 4]);
  });

  test('another file is no receipts file', () => {
    expect(readReceipts('a,b,c\n1,2,3')).toBeNull();
    expect(readReceipts('')).toBeNull();
  });
});

describe('the command lines', () => {
  test.each([
    ['replay', []], ['replay', [file]], ['replay', [file, '--data']], ['replay', [file, '--data', 'x', '--what']], ['report', ['days']],
    ['report', ['weeks', '--data', 'x']],
  ])('%s %j is answered with the usage', async (script, args) => {
    const ended = await program(script, ...args);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^usage: /);
  });

  test('a file that is not there is a sentence', async () => {
    const ended = await program('replay', join(directory, 'none.csv'), '--data', join(directory, 'none'));
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/cannot be read/);
  });
});
