/** Each command of the virtual printer: bytes in, paper out. Every row here prints without a failure. */
import { describe, expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { type Job, type Piece, piecesOf, textOf } from '../../scripts/devices/paper.ts';
import { barcode, bytes, cut, init, job, kick, marker, type Part, qr, qrStep, raster, receipt } from './bytes.ts';

function onlyJob(...parts: readonly Part[]): Job {
  const jobs = interpret([job(...parts)]);
  expect(jobs).toHaveLength(1);
  const [only] = jobs;
  if (!only) throw new Error('no job');
  expect(only.failures).toEqual([]);
  return only;
}

/** Names, bytes, and the pieces they leave before the cut, by the fields given. */
const table: readonly [string, readonly Part[], readonly object[]][] = [
  ['LF prints the line', ['abc\n'], [{ kind: 'line', text: 'abc', columns: 3, align: 'left', bold: false }]],
  ['LF alone prints an empty line', [0x0a], [{ kind: 'line', text: '', columns: 0, runs: [] }]],
  ['Hangul takes two columns', ['가나 a\n'], [{ kind: 'line', text: '가나 a', columns: 6 }]],
  ['CP949 beyond KS X 1001', [0x94, 0xee, 0x8c, 0x63, 0x0a], [{ text: '뷁똠', columns: 4 }]],
  ['FS . ends Hangul mode, FS & begins it', [0x1c, '.', 'a', 0x1c, '&', '가\n'], [{ text: 'a가', columns: 3 }]],
  ['ESC R 13 prints 5C as won', [0x5c, '1\n'], [{ text: '₩1', columns: 2 }]],
  ['ESC R 0 prints 5C as backslash', [0x1b, 'R', 0, 0x5c, '1\n'], [{ text: '\\1', columns: 2 }]],
  ['ESC t is taken', [0x1b, 't', 13, 'a\n'], [{ text: 'a' }]],
  ['ESC a 1', [0x1b, 'a', 1, 'a\n'], [{ align: 'center' }]],
  ['ESC a 0', [0x1b, 'a', 1, 0x1b, 'a', 0, 'a\n'], [{ align: 'left' }]],
  ["ESC a '0'", [0x1b, 'a', 1, 0x1b, 'a0a\n'], [{ align: 'left' }]],
  ['ESC a 2', [0x1b, 'a', 2, 'a\n'], [{ align: 'right' }]],
  ["ESC a '1'", [0x1b, 'a1a\n'], [{ align: 'center' }]],
  ['ESC E', [0x1b, 'E', 1, 'a', 0x1b, 'E', 0, 'b\n'], [{
    text: 'ab', bold: false, runs: [{ text: 'a', bold: true }, { text: 'b', bold: false }],
  }]],
  ['bold of the whole line, blanks aside', ['  ', 0x1b, 'E', 1, 'a\n'], [{ bold: true }]],
  ['ESC !', [0x1b, '!', 0xb8, 'a\n'], [{ bold: true, columns: 2, size: { width: 2, height: 2 }, runs: [{ underline: true }] }]],
  ['ESC ! 0 takes all back', [0x1b, '!', 0xb8, 0x1b, '!', 0, 'a\n'], [{ bold: false, size: { width: 1, height: 1 } }]],
  ['GS ! magnifies', [0x1d, '!', 0x21, '가\n'], [{ columns: 6, size: { width: 3, height: 2 } }]],
  ['ESC -', [0x1b, '-', 1, 'a', 0x1b, '-', 0, 'b\n'], [{ runs: [{ text: 'a', underline: true }, { text: 'b', underline: false }] }]],
  ['ESC - 2', [0x1b, '-', 2, 'a\n'], [{ runs: [{ text: 'a', underline: true }] }]],
  ['ESC M 0', [0x1b, 'M', 0, 'a\n'], [{ text: 'a' }]],
  ['ESC d feeds blank lines', [0x1b, 'd', 3], [{ kind: 'feed', count: 3, unit: 'lines' }]],
  ['ESC d after text prints it and feeds one less', ['a', 0x1b, 'd', 3], [{ text: 'a' }, { kind: 'feed', count: 2 }]],
  ['ESC d 1 after text only prints it', ['a', 0x1b, 'd', 1, 0x1b, 'd', 1], [{ text: 'a' }, { kind: 'feed', count: 1 }]],
  ['ESC d 0 and ESC J 0 feed nothing', [0x1b, 'd', 0, 0x1b, 'J', 0], []],
  ['ESC J 1', [0x1b, 'J', 1], [{ kind: 'feed', count: 1, unit: 'dots' }]],
  ['ESC J', ['a', 0x1b, 'J', 40], [{ text: 'a' }, { kind: 'feed', count: 40, unit: 'dots' }]],
  ['ESC 3 and ESC 2', [0x1b, '3', 60, 'a\n', 0x1b, '2b\n'], [{ spacing: 60 }, { spacing: null }]],
  ['ESC @ resets', [
    0x1b, 'E', 1, 0x1b, '-', 1, 0x1b, 'a', 1, 0x1d, '!', 0x11, 0x1b, '3', 9, 0x1d, 'h', 9, 0x1d, 'w', 5, 0x1d, 'H', 3, 0x1b, '@\\\n',
    barcode(68, '96385074'),
  ], [
    {
      text: '\\', bold: false, align: 'left', size: { width: 1, height: 1 }, spacing: null,
      runs: [{ text: '\\', bold: false, underline: false, size: { width: 1, height: 1 } }],
    },
    { heightDots: 162, moduleDots: 3, hri: 'none' },
  ]],
  ['text of one format is one run', ['a가b\n'], [{ runs: [{ text: 'a가b' }] }]],
  ['an empty line is not bold', [0x1b, 'E', 1, '\n  \n'], [{ bold: false }, { bold: false }]],
  ['ESC p', [kick], [{ kind: 'pulse', pin: 2, onMs: 50, offMs: 500, realtime: false, at: '1970-01-01T00:00:00.000Z' }]],
  ['ESC p to pin 5', [0x1b, 'p', 1, 0x19, 0xfa], [{ kind: 'pulse', pin: 5 }]],
  ['ESC p at the edge of what a solenoid bears', [0x1b, 'p', 0, 25, 100], [{ onMs: 50, offMs: 200 }]],
  ['DLE DC4 for the shortest time', [0x10, 0x14, 1, 0, 1], [{ pin: 2, onMs: 100 }]],
  ['DLE DC4 for the longest time', [0x10, 0x14, 1, 0, 8], [{ pin: 2, onMs: 800 }]],
  ['DLE DC4', [0x10, 0x14, 1, 1, 2], [{ kind: 'pulse', pin: 5, onMs: 200, offMs: 200, realtime: true }]],
  ['GS ( H', [marker('A~ 1')], [{ kind: 'marker', id: 'A~ 1' }]],
  ['GS a', [0x1d, 'a', 0xff], [{ kind: 'autoStatus', mask: 255 }]],
  ['GS r leaves nothing', [0x1d, 'r', 1, 0x1d, 'r', 2, 0x1d, 'r1'], []],
  ['GS I leaves nothing', [1, 2, 3, 65, 67, 69].map((topic) => [0x1d, 0x49, topic]), []],
  ['GS v 0', [raster(2, 3, 0x81)], [{
    kind: 'image', widthBytes: 2, rows: 3, scale: { width: 1, height: 1 }, bitmap: 'gYGBgYGB',
  }]],
  ['GS v 0 doubled', [raster(32, 1, 1, 3)], [{ kind: 'image', scale: { width: 2, height: 2 } }]],
  ['GS v 0 of 300 rows', [raster(1, 300, 0), 'a\n'], [{ kind: 'image', rows: 300 }, { text: 'a' }]],
  ['GS H 1, 3 and 0', [1, 3, 0].flatMap((place) => [[0x1d, 0x48, place], barcode(68, '96385074')]), [
    { hri: 'above' }, { hri: 'both' }, { hri: 'none' },
  ]],
  ['QR as it is without settings', [qrStep(80, 48, 'a'), qrStep(81, 48)], [{ model: 2, level: 'L', moduleDots: 3 }]],
  ['QR model 1', [qrStep(65, 49, 0), qrStep(80, 48, 'a'), qrStep(81, 48)], [{ model: 1 }]],
  ['GS k EAN13 form B', [barcode(67, '8801234567893')], [{ kind: 'barcode', type: 'EAN13', text: '8801234567893' }]],
  ['GS k EAN13 form A', [0x1d, 'k', 2, '8801234567893', 0], [{ type: 'EAN13', text: '8801234567893' }]],
  ['GS k EAN13 without its check digit', [barcode(67, '880123456789')], [{ type: 'EAN13', text: '8801234567893' }]],
  ['GS k EAN8', [barcode(68, '96385074')], [{ type: 'EAN8', text: '96385074' }]],
  ['GS k CODE39', [barcode(69, '*AB-1*')], [{ type: 'CODE39', text: 'AB-1' }]],
  ['GS k CODE128', [0x1d, 'h', 60, 0x1d, 'w', 2, 0x1d, 'H', 2, 0x1d, 'f', 0, barcode(73, '{BSDM00123')], [{
    type: 'CODE128', text: 'SDM00123', heightDots: 60, moduleDots: 2, hri: 'below',
  }]],
  ['CODE128 through all code sets', [barcode(73, '{C', [88, 1], '{Bz{{', '{A', [13], '{SaA')], [{ text: '8801z{\raA' }]],
  ['CODE128 with functions', [barcode(73, '{B{101{1x')], [{ text: '01\x1dx' }]],
  ['QR in UTF-8', [qr(new TextEncoder().encode('소담 https://a'), 4, 51)], [{
    kind: 'qr', text: '소담 https://a', encoding: 'utf-8', model: 2, level: 'H', moduleDots: 4,
  }]],
  ['QR in CP949', [qr(bytes('소담 뷁'))], [{ kind: 'qr', text: '소담 뷁', encoding: 'cp949', level: 'M' }]],
  ['QR printed twice', [qr(bytes('a')), qrStep(81, 48)], [{ kind: 'qr', text: 'a' }, { kind: 'qr', text: 'a' }]],
];

describe('a command and its paper', () => {
  test.each(table)('%s', (_, parts, expected) => {
    const pieces = onlyJob(...parts).pieces.slice(0, -1);
    expect(pieces).toHaveLength(expected.length);
    expect(pieces).toMatchObject(expected);
  });

  test.each<[string, readonly number[], object]>([
    ['00', [0], { full: true, feedDots: 0 }],
    ['01', [1], { full: false, feedDots: 0 }],
    ["'0'", [0x30], { full: true }],
    ["'1'", [0x31], { full: false }],
    ['41 n', [0x41, 9], { full: true, feedDots: 9 }],
    ['42 n', [0x42, 9], { full: false, feedDots: 9 }],
  ])('GS V %s', (_, form, expected) => {
    const [first, second] = interpret([bytes(init, 'a\n', 0x1d, 'V', form, job('b\n'))]);
    expect(first).toMatchObject({ state: 'cut', failed: false, pieces: [{ text: 'a' }, { kind: 'cut', ...expected }] });
    expect(second).toMatchObject({ state: 'cut', failed: false, pieces: [{ text: 'b' }, { kind: 'cut' }] });
  });
});

describe('a command is complete with its own last byte', () => {
  test.each([...table, ...['00', '01', '30', '31', '4109', '4209'].map(
    (form): typeof table[number] => [`GS V ${form}`, [0x1d, 'V', Buffer.from(form, 'hex')], []],
  )])('%s', (_, parts) => {
    for (const only of interpret([bytes(init, ...parts)])) expect(only.failures).toEqual([]);
  });
});

describe('a line', () => {
  test.each<[32 | 42 | 48, string]>([[32, '가'.repeat(16)], [42, 'a'.repeat(42)], [48, '가'.repeat(24)]])(
    'fills %i columns without a failure', (columns, text) => {
      const [first] = interpret([job(text, '\n')], columns);
      expect(first).toMatchObject({ failed: false, pieces: [{ columns }, { kind: 'cut' }] });
    });
});

describe('jobs', () => {
  test('a cut ends a job; what prints next begins another, what only asks or kicks stays', () => {
    const jobs = interpret([bytes(job('a\n'), kick, marker('0001'), job('b\n'))]);
    expect(jobs.map((each) => each.pieces.map((piece) => piece.kind))).toEqual([
      ['line', 'cut', 'pulse', 'marker'], ['line', 'cut'],
    ]);
    expect(jobs.map((each) => each.failed)).toEqual([false, false]);
    expect(jobs.map((each) => each.bytes)).toEqual([13 + 5 + 11, 13]);
  });

  test('status requests alone begin no job', () => {
    expect(interpret([bytes([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4])])).toEqual([]);
  });

  test('a drawer kick alone is a job without paper', () => {
    expect(interpret([kick])).toMatchObject([{ state: 'closed', failed: false, pieces: [{ kind: 'pulse' }] }]);
  });

  test('a receipt with everything on it is clean', () => {
    const [only, ...more] = interpret([receipt()]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ failed: false, failures: [], state: 'cut' });
    expect(only && textOf(only)).toContain('뷁똠방각하 머그');
    const kinds = new Set<Piece['kind']>(only?.pieces.map((piece) => piece.kind));
    expect([...kinds]).toEqual(['image', 'line', 'barcode', 'qr', 'feed', 'cut', 'pulse', 'marker']);
    expect(only && piecesOf(only, 'line').find((line) => line.bold)?.text).toMatch(/^합 {4}계 +₩95,150$/);
  });

  test('offsets count from the job, after the status requests and jobs before it', () => {
    const jobs = interpret([bytes([0x10, 4, 1], job('a\n'), init, 'b\n', 0x07, cut)]);
    expect(jobs[1]?.failures).toMatchObject([{ rule: 'control_byte', offset: init.length + 2, length: 1, bytes: '07' }]);
  });
});
