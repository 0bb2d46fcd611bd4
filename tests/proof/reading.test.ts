/** Tables for what the long proofs read by themselves: traces, frames, the receipts file, figures. Runs no proof. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecords, readRows, sumsOf, thousandfold } from './csv.ts';
import { laws } from './law-mutants-table.ts';
import { mutants } from './mutants.ts';
import { missingPackages } from './packages.ts';
import { plantRows } from './planted-rows.ts';
import { unmet } from './proof.ts';
import { messagesOf, readCalls } from './strace.ts';

const hexOf = (bytes: Buffer | string): string => Buffer.from(bytes).toString('hex').replace(/../g, '\\x$&');
const hex = (bytes: Buffer | string): string => `"${hexOf(bytes)}"`;
const socket = 'TCP:[127.0.0.1:1->127.0.0.1:2]';
const wal = hexOf('/d/ledger.sqlite-wal');

/** One frame of RFC 6455 as a client sends it, under a mask. */
function masked(text: string): Buffer {
  const [payload, mask] = [Buffer.from(text), Buffer.from([1, 2, 3, 4])];
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  const head = Buffer.from([0x81, ...length]).map((byte, index) => (index === 1 ? byte | 0x80 : byte));
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

describe('a trace', () => {
  const long = `long ${'x'.repeat(300)}`;
  const request = masked('first');
  const text = [
    `7  read(25<${socket}>, ${hex('GET /ws\r\n\r\n')}, 65536) = 11`,
    `7  read(25<${socket}>, ${hex(request.subarray(0, 4))}, 65536) = 4`,
    `7  read(25<${socket}>, ${hex(Buffer.concat([request.subarray(4), masked(long)]))}, 65536) = 999`,
    `7  pwrite64(21<${wal}>, ${hex('page')}, 4, 0) = 4`,
    `7  fdatasync(21<${wal}> <unfinished ...>`,
    `8  write(9<${socket}>, ${hex('other thread')}, 12) = -1 EAGAIN (Resource temporarily unavailable)`,
    '7  <... fdatasync resumed>)         = 0',
    `7  writev(25<${socket}>, [{iov_base=${hex('a')}, iov_len=1}, {iov_base=${hex('bc')}, iov_len=2}], 2) = 3`,
    '7  fsync(3 <unfinished ...>',
    '7  +++ killed by SIGKILL +++',
  ].join('\n');
  const calls = readCalls(text);

  it('gives each call its file, bytes, result and the lines it began and returned on', () => {
    expect(calls.map(({ name, begun, ended, result }) => [name, begun, ended, result])).toEqual([
      ['read', 0, 0, 11], ['read', 1, 1, 4], ['read', 2, 2, 999], ['pwrite64', 3, 3, 4], ['fdatasync', 4, 6, 0], ['write', 5, 5, -1],
      ['writev', 7, 7, 3],
    ]);
    expect(calls[3]).toMatchObject({ target: '/d/ledger.sqlite-wal', bytes: Buffer.from('page') });
    expect(calls[6]).toMatchObject({ target: socket, bytes: Buffer.from('abc') });
  });

  it('puts the texts of a socket together, whatever the reads', () => {
    const [first, second, ...none] = messagesOf(calls, socket, 'in');
    expect(first).toEqual({ text: 'first', firstBegun: 1, lastEnded: 2 });
    expect(second).toEqual({ text: long, firstBegun: 2, lastEnded: 2 });
    expect(none).toEqual([]);
  });
});

const header = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country';
const file = [
  header,
  '1,A,"CUP, ""BLUE""",2,2009-12-06 10:30,2.95,1,France',
  '1,B,,10,2009-12-06 10:30,0,1,France',
  'C2,A,CUP,-1,2009-12-07 04:59,2.955,1,France',
  '3,A,CUP,1,2009-12-07 05:00,1.5,1,France',
].join('\n');

describe('the receipts file', () => {
  it('is read with quotes and commas', () => {
    expect(readRecords(file)[1]).toEqual({ line: 2, fields: ['1', 'A', 'CUP, "BLUE"', '2', '2009-12-06 10:30', '2.95', '1', 'France'] });
  });

  it('is summed by business day, the day turning at five', () => {
    const { days, ...all } = sumsOf(readRows(file));
    expect(all).toEqual({ receipts: 3, returns: 1, lines: 4, gross: 7_400n, returnsTotal: -2_955n });
    expect([...days]).toEqual([
      ['2009-12-06', { receipts: 2, returns: 1, gross: 5_900n, returnsTotal: -2_955n, cash: 2_940n }],
      ['2009-12-07', { receipts: 1, returns: 0, gross: 1_500n, returnsTotal: 0n, cash: 1_500n }],
    ]);
  });

  it.each([['2.95', 2_950n], ['-0.001', -1n], ['3', 3_000n], ['1.2340', 1_234n]])('reads %s × 1000', (text, expected) => {
    expect(thousandfold(text)).toBe(expected);
  });

  it.each(['', '1.2345', 'x', '1e3'])('refuses %s', (text) => {
    expect(() => thousandfold(text)).toThrow();
  });

  it('is too small for planted rows rather than planted twice', () => {
    expect(() => plantRows(file)).toThrow('too small');
  });
});

describe('figures', () => {
  it('are met or named', () => {
    const demands = { sales: { least: 50 }, lost: { exactly: 0 }, kills: { least: 1 } };
    expect(unmet({ sales: 50, lost: 0, kills: 1 }, demands)).toEqual([]);
    expect(unmet({ sales: 49, lost: 1 }, demands)).toEqual(['sales: 49, below 50', 'lost: 1 instead of 0', 'kills: not counted']);
  });

  it('name the packages that are missing', () => {
    expect(missingPackages(['strace', 'gcc'], '/nowhere')).toContain('Debian packages strace, gcc (apt-get install strace gcc)');
    expect(missingPackages([], '/nowhere')).toBeNull();
  });
});

const planted = [...mutants, ...laws.flatMap((law) => law.mutants)];

it.each(planted.flatMap(({ name, edits }) => edits.map((edit) => [name, edit] as const)))('the mistake “%s” can still be planted', (_name, { file, from }) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(text.split(from)).toHaveLength(2);
});
