/** Text for a Korean printer: what is shown, what is replaced in sight, what never gets through; widths, cuts and wraps. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cut, pad, prepare, width, wrap } from '../../src/adapters/escpos/hangul.ts';
import { hostileNames } from '../golden/hostile-names.ts';

const seed = 20261122;
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom('가', '뷁', 'a', ' ', '  ', '\x1b', '\x1d', '\x10', '₩', '\\', '🍵', '\u0301', '\ud800', '한지 '), { maxLength: 80 })
    .map((parts) => parts.join('')),
);

/** ASCII is one column, everything else two: true of every CP949 character. */
function widthByHand(text: string): number {
  return [...text].reduce((columns, character) => columns + (character < '\x80' ? 1 : 2), 0);
}

describe('a text is prepared', () => {
  const long = 'e\u0301'.repeat(3);
  test.each([
    ['plain text as it is', '옻칠 수저 2벌 (A-1)', '옻칠 수저 2벌 (A-1)', 0],
    ['decomposed Hangul is composed', '옻칠'.normalize('NFD'), '옻칠', 0],
    ['decomposed Latin is composed, then its letter stays', long, 'eee', 3],
    ['all of UHC prints', '뷁똠펲', '뷁똠펲', 0],
    ['the won sign has a form of its own', '₩1,000', '￦1,000', 1],
    ['a backslash would print as won', 'a\\b', 'a＼b', 1],
    ['a small backslash too', 'a﹨b', 'a＼b', 1],
    ['dashes', '—–−', '―--', 3],
    ['quotes that CP949 has', '‘’“”…·', '‘’“”…·', 0],
    ['letters inside', 'Crème ﬁne', 'Creme fine', 2],
    ['emoji', '🍵 녹차', '□ 녹차', 1],
    ['a family is one picture', '👨\u200d👩\u200d👧', '□', 3],
    ['two emoji are two', '🍵🍵', '□□', 2],
    ['a script CP949 lacks', 'שלום', '□□□□', 4],
    ['a lone surrogate', 'a\ud800b', 'a□b', 1],
    ['a replacement character', '\ufffd', '□', 1],
    ['private use', '\ue000', '□', 1],
    ['half-width kana', 'ｶﾞﾗｽ', 'カラス', 4],
    ['ESC, GS and DLE go', '\x1b@\x1dV\x10\x04컵', '@V컵', 0],
    ['NUL, DEL and C1 go', '가\0\x7f\u009b나', '가나', 0],
    ['bidi and zero-width controls go', '\u202e가\u200b\u2066나\ufeff', '가나', 0],
    ['fillers, soft hyphens, selectors and tags go', '가\u3164\u00ad\ufe0f\u{e0041}나', '가나', 0],
    ['white space is a space', '가\t나\n다\u2028라\u00a0마\u2009바', '가 나 다 라 마 바', 0],
    ['nothing to see is a box', '\u200b\x1b', '□', 1],
    ['a mark alone is a box', '\u0301', '□', 2],
  ])('%s', (_, text, printed, replaced) => {
    expect(prepare(text)).toEqual({ text: printed, replaced });
  });

  test('every character of CP949 but the invisible ones prints as itself', () => {
    const pairs: string[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x41; trail <= 0xfe; trail += 1) {
        const text = iconv.decode(Buffer.of(lead, trail), 'cp949');
        if (text.length === 1 && text !== '\ufffd') pairs.push(text);
      }
    }
    expect(pairs.length).toBe(17_048);
    const changed = pairs.filter((text) => prepare(text).text !== text);
    // The soft hyphen and the Hangul filler go; NFC writes the ohm as omega, and compatibility Hanja as the Hanja they are.
    expect(changed.filter((text) => !/[\uf900-\ufaff]/.test(text))).toEqual(['\u00ad', '\u3164', '\u2126']);
    expect(changed.every((text) => prepare(text).text.length === 1)).toBe(true);
  });

  test('whatever comes in, only printable CP949 comes out, and it is as wide as its bytes', () => {
    fc.assert(fc.property(anyText, (text) => {
      const printed = prepare(text).text;
      const bytes = iconv.encode(printed, 'cp949');
      expect(iconv.decode(bytes, 'cp949')).toBe(printed);
      expect(bytes.filter((byte) => byte < 0x20 || byte === 0x7f || byte === 0x5c)).toHaveLength(0);
      expect(width(printed)).toBe(bytes.length);
      expect(width(printed)).toBe(widthByHand(printed));
      expect(prepare(printed)).toEqual({ text: printed, replaced: 0 });
      expect(prepare(text).text === '').toBe(text === '');
    }), { seed, numRuns: 5_000 });
  });

  test('no hostile name becomes invisible', () => {
    expect(hostileNames).toHaveLength(100);
    expect(new Set(hostileNames.map((hostile) => hostile.name)).size).toBe(100);
    for (const { name, why } of hostileNames) expect(prepare(name).text.trim(), why).not.toBe('');
  });
});

describe('cutting and filling', () => {
  test.each([
    ['가나다', 6, '가나다'], ['가나다', 5, '가나'], ['가나다', 1, ''], ['a가', 2, 'a'], ['뷁뷁', 3, '뷁'], ['', 4, ''], ['abc', 0, ''],
  ])('%s in %i columns', (text, columns, expected) => {
    expect(cut(text, columns)).toBe(expected);
  });

  test('fills up to the columns on the wanted side, and never cuts', () => {
    expect(pad('가', 5, 'left')).toBe('가   ');
    expect(pad('가', 5, 'right')).toBe('   가');
    expect(pad('가나다', 5, 'right')).toBe('가나다');
  });
});

describe('wrapping', () => {
  test.each([
    ['short', '옻칠', 10, 0, ['옻칠']],
    ['nothing', '', 10, 0, ['']],
    ['at a space in the right half', '옻칠 수저 세트', 10, 0, ['옻칠 수저', '세트']],
    ['at the space behind a full line', '가나다 라 마', 9, 0, ['가나다 라', '마']],
    ['inside a word when its space is far to the left', '가나 다라마바사', 10, 0, ['가나 다라', '마바사']],
    ['never through a character', 'a가나다라마', 6, 0, ['a가나', '다라마']],
    ['with the later lines further in', '가나다라마바', 6, 2, ['가나다', '  라마', '  바']],
    ['trailing spaces go', '가나   ', 4, 0, ['가나']],
    ['the spaces at a break go', '가나     다', 4, 0, ['가나', '다']],
  ])('%s', (_, text, columns, indent, expected) => {
    expect(wrap(text, columns, indent)).toEqual(expected);
  });

  test('loses nothing but spaces, and no line is wider than the paper', () => {
    fc.assert(fc.property(anyText, fc.integer({ min: 4, max: 60 }), fc.constantFrom(0, 2), (text, columns, indent) => {
      const printed = prepare(text).text;
      const lines = wrap(printed, columns, indent);
      expect(lines.join('').replace(/\s/g, '')).toBe(printed.replace(/\s/g, ''));
      for (const line of lines) expect(widthByHand(line)).toBeLessThanOrEqual(columns);
    }), { seed, numRuns: 5_000 });
  });
});
