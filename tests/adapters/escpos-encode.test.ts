/** The bytes of a receipt: how it begins and ends, bold, barcode, drawer; and the laws of its layout for any text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { piecesOf, type Columns } from '../../scripts/devices/paper.ts';
import { code128 } from '../../src/adapters/escpos/code128.ts';
import { drawerPulse, encodeReceipt, warmUp } from '../../src/adapters/escpos/encode.ts';
import type { Block, Receipt } from '../../src/domain/receipt.ts';
import { receiptCases } from '../golden/receipt-cases.ts';
import { readPaper } from './escpos-paper.ts';

const seed = 20261122;

function receipt(...blocks: Block[]): Receipt {
  return { blocks };
}

function text(content: string, change: Partial<Extract<Block, { type: 'text' }>> = {}): Block {
  return { type: 'text', text: content, align: 'left', bold: false, ...change };
}

function pair(left: string, right: string): Block {
  return { type: 'pair', left, right, bold: false };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('bytes', () => {
  test('come quickly for the first receipt, when the tables were loaded before', () => {
    warmUp();
    const began = process.cpuUsage();
    encodeReceipt(receiptCases['exempt-mix'] ?? receipt(), 42);
    const spent = process.cpuUsage(began);
    expect((spent.user + spent.system) / 1_000).toBeLessThan(20);
  });

  test('begin with ESC @ FS & ESC R 13 and end with feed and cut', () => {
    expect(hex(encodeReceipt(receipt(), 42).bytes)).toBe('1b401c261b520d' + '1d564200');
  });

  test('bold is switched on and off around its lines only', () => {
    const { bytes } = encodeReceipt(receipt(text('a', { bold: true }), text('b', { bold: true }), text('c')), 42);
    expect(hex(bytes)).toBe('1b401c261b520d' + '1b4501' + '610a' + '620a' + '1b4500' + '630a' + '1d564200');
  });

  test('G67 Hangul is CP949, UHC syllables included', () => {
    expect(hex(encodeReceipt(receipt(text('소담상회 뷁똠펲')), 42).bytes)).toContain('bcd2b4e3bbf3c8b8' + '20' + '94ee8c63bc84' + '0a');
  });

  test('feeds are line feeds', () => {
    const { bytes, lines } = encodeReceipt(receipt({ type: 'feed', lines: 3 }, { type: 'feed', lines: 0 }), 42);
    expect(hex(bytes)).toBe('1b401c261b520d' + '0a0a0a' + '1d564200');
    expect(lines).toEqual(['', '', '']);
  });

  test('G69 the drawer pulse is ESC p with both its times', () => {
    expect(hex(drawerPulse())).toBe('1b700019fa');
  });

  test('the same receipt gives the same bytes', () => {
    for (const each of Object.values(receiptCases)) expect(encodeReceipt(each, 42)).toEqual(encodeReceipt(each, 42));
  });

  test('replaced characters are counted', () => {
    expect(encodeReceipt(receipt(text('🍵 é'), pair('₩', '가')), 42).replaced).toBe(3);
  });
});

describe('layout', () => {
  const lines = (columns: number, ...blocks: Block[]): readonly string[] => encodeReceipt(receipt(...blocks), columns).lines;

  test('rules are as wide as the paper', () => {
    expect(lines(10, { type: 'rule', double: false }, { type: 'rule', double: true })).toEqual(['----------', '==========']);
  });

  test('centred text stands in the middle, the odd column to the right', () => {
    expect(lines(10, text('가나', { align: 'center' }), text('abc', { align: 'center' }))).toEqual(['   가나', '   abc']);
  });

  test.each([
    ['both fit', '합계', '1,000', ['합계                1,000']],
    ['one column between them', `a${'가'.repeat(9)}`, '12345', [`a${'가'.repeat(9)} 12345`]],
    ['the left part wraps, the right stays on its last line', '계산원: 아주 긴 이름의 계산원', '매장', ['계산원: 아주 긴 이름의', '계산원               매장']],
    ['no room on the last line', 'a'.repeat(20), '12345', ['a'.repeat(20), '                    12345']],
    ['only a right part', '', '12', ['                       12']],
    ['a right part wider than the paper', '사유', '가'.repeat(14), ['사유', ` ${'가'.repeat(12)}`, '                     가가']],
  ])('a pair: %s', (_, left, right, expected) => {
    expect(lines(25, pair(left, right))).toEqual(expected);
  });

  test('any text on any paper: never an exception, never over the edge, never a control byte of a text', () => {
    const writing = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.constantFrom('\x1b', '\x1d', '\x10\x04', '가', '뷁', 'a', ' ', '\n', '👩\u200d🚀'), { maxLength: 60 })
        .map((parts) => parts.join('')),
    );
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text: writing, align: fc.constantFrom('left', 'center'), bold: fc.boolean() }),
      fc.record({ type: fc.constant('pair' as const), left: writing, right: writing, bold: fc.boolean() }),
      fc.record({ type: fc.constant('barcode' as const), text: writing }),
      fc.record({ type: fc.constant('feed' as const), lines: fc.integer({ min: -1, max: 4 }) }),
    );
    fc.assert(fc.property(fc.array(block, { maxLength: 6 }), fc.constantFrom<Columns>(32, 42, 48), (blocks, columns) => {
      const encoded = encodeReceipt(receipt(...blocks), columns);
      const paper = readPaper(encoded.bytes);
      expect(paper.lines.map((line) => line.text)).toEqual(encoded.lines);
      for (const line of paper.lines) expect(line.columns).toBeLessThanOrEqual(columns);
      expect(interpret([encoded.bytes], columns).flatMap((job) => job.failures)).toEqual([]);
    }), { seed, numRuns: 2_000 });
  });
});

describe('the barcode of a receipt number', () => {
  const printed = (number: string, columns: Columns) => {
    const { bytes } = encodeReceipt(receipt({ type: 'barcode', text: number }), columns);
    const job = interpret([bytes], columns)[0];
    expect(job?.failures ?? []).toEqual([]);
    return job === undefined ? [] : piecesOf(job, 'barcode');
  };

  test('is plain code set B where it fits', () => {
    const bars = code128('0001-01-1-000042', 42);
    const data = `127b42${hex(Buffer.from('0001-01-1-000042'))}`;
    expect(hex(bars ?? new Uint8Array())).toBe('1d6850' + '1d7702' + '1d4800' + '1d6b49' + data);
  });

  test.each([
    ['0001-01-1-000042', 32], ['0001-01-1-000042', 42], ['0001-01-1-000042', 48], ['9999-99-1-12345678', 42],
    ['0001-01-999-1234567890', 42], ['0001-01-9-9007199254740991', 42], ['0001-01-12-9007199254740991', 48],
  ] as const)('%s fits %i columns and reads as itself', (number, columns) => {
    expect(printed(number, columns).map((bar) => [bar.text, bar.hri, bar.align])).toEqual([[number, 'none', 'center']]);
  });

  test('is wider where there is room', () => {
    expect(['0001-01-1-000042', '0001-01', 'A1'].flatMap((each) => printed(each, 42)).map((bar) => bar.moduleDots)).toEqual([2, 3, 3]);
  });

  test.each([['', 42], ['가', 42], ['a\x1b', 42], ['a{b', 42], ['a'.repeat(30), 42], ['9999-99-12-1234567', 32]])(
    'leaves out what cannot be bars: %s on %i columns', (number, columns) => {
      expect(code128(number, columns)).toBeNull();
    },
  );

  test('reads as itself for any number of ours', () => {
    const digits = (wide: number, most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(wide, '0'));
    const number = fc.tuple(digits(4, 9_999), digits(2, 99), digits(1, 999), digits(6, 2_147_483_647)).map((parts) => parts.join('-'));
    fc.assert(fc.property(number, (each) => {
      expect(printed(each, 42).map((bar) => bar.text)).toEqual([each]);
    }), { seed, numRuns: 2_000 });
  });
});
