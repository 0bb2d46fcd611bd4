/** Each rule of the virtual printer, broken on purpose: the judge must see exactly that. */
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import type { Job, Rule } from '../../scripts/devices/paper.ts';
import { barcode, bytes, cut, init, job, kick, marker, type Part, qr, qrStep, raster } from './bytes.ts';

function rulesOf(jobs: readonly Job[]): Rule[] {
  return jobs.flatMap((each) => each.failures.map((failure) => failure.rule));
}

/** Names, the bytes between the beginning and the cut of a job, the rules they break in order. */
const faults: readonly [string, readonly Part[], readonly Rule[]][] = [
  ['ESC with an unknown letter', [0x1b, 'z'], ['unknown_command']],
  ['the old cuts ESC i and ESC m', [0x1b, 'i', 0x1b, 'm'], ['unknown_command', 'unknown_command']],
  ['GS with an unknown letter', [0x1d, '$'], ['unknown_command']],
  ['FS W', [0x1c, 'W'], ['unknown_command']],
  ['GS ( L', [0x1d, '(L'], ['unknown_command']],
  ['GS v 1', [0x1d, 'v1'], ['unknown_command']],
  ['DLE DC4 2', [0x10, 0x14, 2], ['unknown_command']],
  ['DLE with an unknown byte', [0x10, 0x20], ['unknown_command']],
  ['GS ( k of another system', [0x1d, '(k', 3, 0, 48, 65, 0], ['unknown_command']],
  ['NUL', [0], ['control_byte']],
  ['CR', [0x0d], ['control_byte']],
  ['TAB', [0x09], ['control_byte']],
  ['DEL', [0x7f], ['control_byte']],
  ['a high byte with Hangul mode off', [0x1c, '.', 0xb0, 0xa1], ['hangul_off', 'hangul_off']],
  ['Hangul after ESC @ without FS &', [0x1b, '@', 0xb0, 0xa1], ['hangul_off', 'hangul_off']],
  ['a pair that is no character', [0xb0, 0x20], ['hangul_invalid']],
  ['a user-defined character', [0xc9, 0xa1], ['hangul_invalid']],
  ['the lead byte 80', [0x80, 0x41], ['hangul_invalid']],
  ['the lead byte FF', [0xff, 0xa1], ['hangul_invalid']],
  ['ESC R 1', [0x1b, 'R', 1], ['bad_parameter']],
  ['ESC a 3', [0x1b, 'a', 3], ['bad_parameter']],
  ['ESC E 2', [0x1b, 'E', 2], ['bad_parameter']],
  ['ESC - 3', [0x1b, '-', 3], ['bad_parameter']],
  ['ESC ! with a reserved bit', [0x1b, '!', 0x02], ['bad_parameter']],
  ['GS ! with a reserved bit', [0x1d, '!', 0x88], ['bad_parameter']],
  ['GS V 2', [0x1d, 'V', 2], ['bad_parameter']],
  ['GS h 0', [0x1d, 'h', 0], ['bad_parameter']],
  ['GS w 1', [0x1d, 'w', 1], ['bad_parameter']],
  ['GS w 7', [0x1d, 'w', 7], ['bad_parameter']],
  ['GS H 4', [0x1d, 'H', 4], ['bad_parameter']],
  ['GS f 2', [0x1d, 'f', 2], ['bad_parameter']],
  ['GS r 3', [0x1d, 'r', 3], ['bad_parameter']],
  ['GS r 11', [0x1d, 'r', 0x11], ['bad_parameter']],
  ...[0, 4, 64, 70].map((topic): [string, Part[], Rule[]] => [`GS I ${topic}`, [0x1d, 'I', topic], ['bad_parameter']]),
  ['DLE EOT 5', [0x10, 4, 5], ['bad_parameter']],
  ['DLE DC4 1 to no pin', [0x10, 0x14, 1, 2, 1], ['bad_parameter']],
  ['DLE DC4 1 for no time', [0x10, 0x14, 1, 0, 0], ['bad_parameter']],
  ['DLE DC4 1 for too long', [0x10, 0x14, 1, 0, 9], ['bad_parameter']],
  ['ESC p to no pin', [0x1b, 'p', 2, 0x19, 0xfa], ['bad_parameter']],
  ['GS ( H with another function', [0x1d, '(H', 6, 0, 0x31, 0x30, 'ABCD'], ['bad_parameter']],
  ['GS ( H with a control byte in its id', [marker('ABC\n')], ['bad_parameter']],
  ['GS ( H with DEL in its id', [marker('ABC\x7f')], ['bad_parameter']],
  ['GS ( H with an id of three', [0x1d, '(H', 5, 0, 0x30, 0x30, 'ABC'], ['bad_parameter']],
  ['GS ( H in another form', [0x1d, '(H', 6, 0, 0x30, 0x31, 'ABCD'], ['bad_parameter']],
  ['GS ( k longer than any symbol', [0x1d, '(k', 0xb5, 0x1b], ['bad_parameter']],
  ['GS ( k as long as a symbol can be', [qrStep(80, 48, new Uint8Array(7089).fill(49)), qrStep(81, 48)], ['qr_invalid']],
  ...[7, 64, 80].map((system): [string, Part[], Rule[]] => [`GS k ${system}`, [0x1d, 'k', system], ['bad_parameter']]),
  ...[0, 6].map((system): [string, Part[], Rule[]] => [`GS k ${system}`, [0x1d, 'k', system, '1', 0], ['barcode_invalid']]),
  ...[65, 79].map((system): [string, Part[], Rule[]] => [`GS k ${system}`, [barcode(system, '1')], ['barcode_invalid']]),
  ['GS v 0 of 4,096 rows', [0x1d, 'v0', 0, 1, 0, 0, 16], ['bad_parameter']],
  ['GS v 0 of more than a megabyte', [0x1d, 'v0', 0, 1, 1, 0xff, 15], ['bad_parameter']],
  ['GS v 0 without rows', [0x1d, 'v0', 0, 1, 0, 0, 0], ['bad_parameter']],
  ['GS v 0 of mode 4', [raster(1, 1, 0, 4)], ['bad_parameter']],
  ['QR model 3', [qrStep(65, 51, 0)], ['bad_parameter']],
  ['QR size 17', [qrStep(67, 17)], ['bad_parameter']],
  ['QR level 52', [qrStep(69, 52)], ['bad_parameter']],
  ['QR size with a byte too many', [qrStep(67, 4, 0)], ['bad_parameter']],
  ['font B by ESC M', [0x1b, 'M', 1], ['font_not_a']],
  ['font B by ESC !', [0x1b, '!', 1], ['font_not_a']],
  ['43 columns', ['a'.repeat(43), '\n'], ['line_too_wide']],
  ['22 syllables', ['가'.repeat(22), '\n'], ['line_too_wide']],
  ['a syllable across the edge', ['a'.repeat(41), '가\n'], ['line_too_wide']],
  ['22 letters of double width', [0x1d, '!', 0x10, 'a'.repeat(22), '\n'], ['line_too_wide']],
  ['two lines too wide', [`${'a'.repeat(43)}\n${'b'.repeat(90)}\n`], ['line_too_wide', 'line_too_wide']],
  ['alignment in a line', ['a', 0x1b, 'a', 1, '\n'], ['mid_line']],
  ['a barcode in a line', ['a', barcode(68, '96385074')], ['mid_line']],
  ['a QR code in a line', ['a', qr(bytes('x'))], ['mid_line']],
  ['an image in a line', ['a', raster(1, 1, 1)], ['mid_line']],
  ['a cut in a line', ['a'], ['mid_line']],
  ['a marker in a line', ['a', marker('0001'), '\n'], ['mid_line']],
  ['ESC @ after text without LF', ['abc', 0x1b, '@'], ['text_lost']],
  ['a wrong EAN13 check digit', [barcode(67, '8801234567894')], ['barcode_invalid']],
  ['a wrong EAN8 check digit', [barcode(68, '96385075')], ['barcode_invalid']],
  ['EAN13 of 11 digits', [barcode(67, '88012345678')], ['barcode_invalid']],
  ['EAN13 with a letter', [barcode(67, '88012345678a3')], ['barcode_invalid']],
  ['CODE39 in small letters', [barcode(69, 'abc')], ['barcode_invalid']],
  ['CODE128 without a code set', [barcode(73, 'SDM00123')], ['barcode_invalid']],
  ['CODE128 with an unknown brace', [barcode(73, '{Bab{9')], ['barcode_invalid']],
  ['CODE128 ending in a brace', [barcode(73, '{Bab{')], ['barcode_invalid']],
  ['CODE128 without data', [barcode(73, '{B')], ['barcode_invalid']],
  ['CODE128 with a small letter in code set A', [barcode(73, '{Aa')], ['barcode_invalid']],
  ['CODE128 with a control byte in code set B', [barcode(73, '{Ba', [13])], ['barcode_invalid']],
  ['CODE128 with 100 in code set C', [barcode(73, '{C', [100])], ['barcode_invalid']],
  ['CODE128 switching to the set it is in', [barcode(73, '{Ba{Bb')], ['barcode_invalid']],
  ['CODE128 with Hangul', [barcode(73, '{B소담')], ['barcode_invalid']],
  ['ITF', [barcode(70, '1234')], ['barcode_invalid']],
  ['CODE128 wider than the paper', [0x1d, 'w', 3, barcode(73, '{BABCDEFGHIJKLM')], ['barcode_too_wide']],
  ['QR printed with nothing stored', [qrStep(81, 48)], ['qr_invalid']],
  ['QR of neither UTF-8 nor CP949', [qr(Uint8Array.of(0xff, 0xff))], ['qr_invalid']],
  ['QR with more than a symbol holds', [qr(new Uint8Array(1300).fill(65), 2, 51)], ['qr_invalid']],
  ['QR wider than the paper', [qr(new Uint8Array(200).fill(65), 16, 51)], ['qr_too_wide']],
  ['an image of 260 bytes a row', [raster(260, 2, 0), 'a\n'], ['image_too_wide']],
  ['an image of 65 bytes a row', [raster(65, 1, 0)], ['image_too_wide']],
  ['an image of 33 bytes a row, doubled', [raster(33, 1, 0, 1)], ['image_too_wide']],
  ['a pulse of 20 ms', [0x1b, 'p', 0, 10, 0xfa], ['pulse_timing']],
  ['a pulse of 48 ms', [0x1b, 'p', 0, 24, 0xfa], ['pulse_timing']],
  ['a pulse with a pause a little too short', [0x1b, 'p', 0, 25, 99], ['pulse_timing']],
  ['a pulse without a pause', [0x1b, 'p', 0, 0x19, 0x19], ['pulse_timing']],
  ['more than 20,000 lines', ['\n'.repeat(20_001)], ['paper_endless']],
];

describe('a planted fault', () => {
  test.each(faults)('%s', (_, parts, expected) => {
    const jobs = interpret([job(...parts)]);
    expect(rulesOf(jobs)).toEqual(expected);
    expect(jobs[0]?.failed).toBe(true);
  });

  test.each<[string, Uint8Array, readonly Rule[]]>([
    ['text before ESC @', bytes('abc\n', init, cut), ['before_init']],
    ['a format before ESC @', bytes(0x1b, 'E', 1, init, cut), ['before_init']],
    ['text after a cut without ESC @', bytes(job('a\n'), 'b\n', cut), ['before_init']],
    ['a command cut off by the close', bytes(init, 'a\n', 0x1d, 'V'), ['incomplete_command']],
    ['half a syllable at the close', bytes(init, 0xb0), ['incomplete_command']],
    ['a line without LF at the close', bytes(init, 'abc'), ['text_lost']],
    ['half a command after the cut', bytes(job('a\n'), 0x1b), ['incomplete_command']],
    ['form A of GS k that never ends', bytes(init, 0x1d, 'k', 2, '1'.repeat(40)), ['incomplete_command']],
  ])('%s', (_, stream, expected) => {
    expect(rulesOf(interpret([stream]))).toEqual(expected);
  });

  test('says where, which bytes and how many', () => {
    const [only] = interpret([bytes(init, 'ab', 0x1b, 'z', '\n', barcode(73, 'SDM0012345678901234'), cut)]);
    expect(only?.failures).toEqual([
      { rule: 'unknown_command', offset: init.length + 2, length: 2, bytes: '1b 7a', detail: '' },
      {
        rule: 'barcode_invalid', offset: init.length + 5, length: 23,
        bytes: '1d 6b 49 13 53 44 4d 30 30 31 32 33 34 35 36 37 …', detail: 'no code set: data must begin with {A {B or {C',
      },
    ]);
  });

  test('form A of GS k holds 255 letters', () => {
    const rules = rulesOf(interpret([job(0x1d, 'k', 4, 'A'.repeat(255), 0)]));
    expect(rules).toEqual(['barcode_too_wide']);
  });

  test('sixteen bytes are shown whole', () => {
    const [only] = interpret([job(barcode(73, 'ABCDEFGHIJKL'))]);
    expect(only?.failures[0]?.bytes).toBe('1d 6b 49 0c 41 42 43 44 45 46 47 48 49 4a 4b 4c');
  });

  test('text far beyond the edge is not kept', () => {
    expect(interpret([job('a'.repeat(10_000), '\n')])[0]).toMatchObject({ pieces: [{ text: 'a'.repeat(42 * 4 + 1) }, { kind: 'cut' }] });
  });

  test('says which text was lost', () => {
    expect(interpret([bytes(init, '가나')])[0]?.failures).toMatchObject([{ offset: init.length, bytes: 'b0 a1', detail: '가나' }]);
  });

  test('form A of GS k without its NUL is given up after 255 letters', () => {
    const [first] = rulesOf(interpret([job(0x1d, 'k', 4, '1'.repeat(300))]));
    expect(first).toBe('bad_parameter');
  });

  test('after the hundredth failure they are only counted', () => {
    expect(interpret([job(new Uint8Array(250))])[0]).toMatchObject({ failed: true, failuresOmitted: 150 });
  });

  test.each<[32 | 48, number]>([[32, 384], [48, 576]])('%i columns are %i dots', (columns, dots) => {
    expect(rulesOf(interpret([job(raster(dots / 8, 1, 0))], columns))).toEqual([]);
    expect(rulesOf(interpret([job(raster(dots / 8 + 1, 1, 0))], columns))).toEqual(['image_too_wide']);
    expect(rulesOf(interpret([job('a'.repeat(columns + 1), '\n')], columns))).toEqual(['line_too_wide']);
  });
});

type EscposPrinter = {
  cashdraw: (pin: number) => EscposPrinter;
  barcode: (code: string, type: string) => EscposPrinter;
  flush: () => EscposPrinter;
};
type EscposAdapter = { readonly write: (sent: Uint8Array) => void };

/** What the escpos package itself sends. */
function sentByPackage(act: (printer: EscposPrinter) => void): Uint8Array {
  const Printer = createRequire(import.meta.url)('escpos/printer.js') as
    new (adapter: EscposAdapter, options: { encoding: string }) => EscposPrinter;
  const sent: number[] = [];
  const printer = new Printer({ write: (part) => { sent.push(...part); } }, { encoding: 'cp949' });
  act(printer);
  printer.flush();
  return Uint8Array.from(sent);
}

describe('the escpos package, as it is', () => {
  const drawer = sentByPackage((printer) => printer.cashdraw(2));

  test('its drawer kick has no times', () => {
    expect([...drawer]).toEqual([0x1b, 0x70, 0x00]);
  });

  test.each<[string, Uint8Array, Rule]>([
    ['at the end of the connection', bytes(job('a\n'), drawer), 'incomplete_command'],
    ['before two feeds', bytes(init, drawer, '\n\n', cut), 'pulse_timing'],
    ['before a text of ours', bytes(init, drawer, '소담상회\n', cut), 'pulse_timing'],
    ['before ESC @', bytes(drawer, job('a\n')), 'pulse_timing'],
    ['before ESC d', bytes(init, drawer, 0x1b, 'd', 3, cut), 'pulse_timing'],
    ['before ESC t', bytes(init, drawer, 0x1b, 't', 13, cut), 'pulse_timing'],
    ['before a cut', bytes(init, drawer, cut), 'pulse_timing'],
    ['before an image', bytes(init, drawer, raster(1, 1, 0), cut), 'pulse_timing'],
    ['before a stored logo', bytes(init, drawer, 0x1c, 'p', 1, 0, cut), 'pulse_timing'],
    ['before a real kick', bytes(init, drawer, kick, cut), 'pulse_timing'],
  ])('its drawer kick is caught %s', (_, stream, rule) => {
    expect(rulesOf(interpret([stream]))).toContain(rule);
  });

  test.each([['SDM00123'], ['SODAM-2026-11-22-0001']])('its CODE128 of %s is caught', (code) => {
    const sent = sentByPackage((printer) => printer.barcode(code, 'CODE128'));
    const rules = rulesOf(interpret([job(sent)]));
    expect(rules.some((rule) => rule === 'barcode_invalid' || rule === 'incomplete_command')).toBe(true);
  });
});
