/** The bars and modules on the paper. Each pattern here was read back once by an independent reader (ZXing, jsQR). */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { modulesOf, readBarcode } from '../../scripts/devices/barcode.ts';
import { pictureOf } from '../../scripts/devices/bitmap.ts';
import type { QrLevel } from '../../scripts/devices/paper.ts';
import { drawQr } from '../../scripts/devices/qr.ts';
import { barcode, type Part } from './bytes.ts';

describe('bars', () => {
  test.each<[string, number, Part[], string, number]>([
    ['EAN13', 67, ['8801234567893'], '11112131123222122121141113211111123111141312121331121411111', 95],
    ['EAN8', 68, ['96385074'], '1113112111414111213111111231321113121132111', 67],
    ['CODE39', 69, ['AB-1'], '13113131113111131131113113113113111131313113111131131131311', 95],
    ['CODE128 B', 73, ['{BSDM00123'], '2112142131131123131131231231221231221232212232112211324311112331112', 123],
    ['CODE128 C to B', 73, ['{C', [88, 1, 23], '{Bz'], '2112324212112221223121311141312141211241122331112', 90],
    ['CODE128 through all of it', 73, ['{Bx{1y{AZ{SaB{C', [12, 34]],
      '2112144212114111312121413111413123114113111211241311231131411122321311232311132331112', 156],
    ['CODE128 with a brace', 73, ['{B{{a'], '2112144121211211241231222331112', 57],
  ])('%s', (_, system, data, bars, modules) => {
    const read = readBarcode(barcode(system, ...data));
    expect(read).toMatchObject({ bars });
    expect(modulesOf(bars)).toBe(modules);
  });

  test('every pair of digits in code set C has eleven modules of its own', () => {
    const symbols = Array.from({ length: 100 }, (_, value) => {
      const read = readBarcode(barcode(73, '{C', [value]));
      return 'bars' in read ? read.bars.slice(6, 12) : '';
    });
    expect(new Set(symbols).size).toBe(100);
    expect(symbols.every((symbol) => modulesOf(symbol) === 11)).toBe(true);
  });
});

describe('modules of a QR symbol', () => {
  test('a short address at level L', () => {
    expect(drawQr(new TextEncoder().encode('https://sodam.example'), 'L')).toEqual([
      '1111111010101100101111111',
      '1000001001111000101000001',
      '1011101011100110101011101',
      '1011101011101111001011101',
      '1011101010011001101011101',
      '1000001000110100101000001',
      '1111111010101010101111111',
      '0000000000101010000000000',
      '1111001010111011010011101',
      '0011110100101100100100010',
      '1011111001111000101100000',
      '0110100001100100011101100',
      '1010011011101111011110111',
      '0000110111011011111110001',
      '0100011111110110110010110',
      '1011100011110010101110001',
      '0011101100001011111111111',
      '0000000010100000100010101',
      '1111111000000110101010111',
      '1000001001110110100010000',
      '1011101000100110111111010',
      '1011101011100000011011111',
      '1011101011000011111010110',
      '1000001010111110000010100',
      '1111111011110000011111111',
    ]);
  });

  test.each<[number, QrLevel, number, string]>([
    [1, 'L', 21, 'c70a942b285013ce'],
    [60, 'M', 33, 'a818c44735c8574a'],
    [300, 'Q', 81, '7db0b4107d1306da'],
    [900, 'H', 153, 'c53fa0432d00235a'],
    [2331, 'M', 177, '805bba683f9569aa'],
  ])('%i letters A at level %s', (count, level, side, hash) => {
    const rows = drawQr(new Uint8Array(count).fill(0x41), level);
    expect(rows).toHaveLength(side);
    expect(createHash('sha256').update(rows?.join('') ?? '').digest('hex').slice(0, 16)).toBe(hash);
  });

  test('is null when no version holds the bytes', () => {
    expect(drawQr(new Uint8Array(2332), 'M')).toBeNull();
  });
});

test('a raster block becomes a BMP with its rows padded to four bytes', () => {
  const file = Buffer.from(pictureOf(Uint8Array.of(0x80, 0x01, 0xff, 0x00), 2).split(',')[1] ?? '', 'base64');
  expect(file.toString('latin1', 0, 2)).toBe('BM');
  expect([file.length, file.readInt32LE(18), file.readInt32LE(22)]).toEqual([70, 16, -2]);
  expect([...file.subarray(62)]).toEqual([0x80, 0x01, 0, 0, 0xff, 0x00, 0, 0]);
});
