/** From keys and fields to the text of a scan: characters by physical key, and what an input method made of a burst. */
import { describe, expect, test } from 'vitest';
import { characterOf } from '../../renderer/scan/decode.ts';
import { composedText, insertedSince, keysOf } from '../../renderer/scan/field.ts';
import type { Reading } from '../../renderer/scan/wedge.ts';

describe('the character of a key', () => {
  test.each([
    ['8', 'Digit8', false, '8', 'as the layout says'],
    ['8', 'Numpad8', false, '8', 'on the number pad'],
    ['A', 'KeyA', true, 'A', 'with Shift'],
    ['a', 'KeyA', false, 'a', 'without'],
    ['A', 'KeyA', false, 'A', 'with Caps Lock: the layout is believed'],
    ['Process', 'KeyA', false, 'a', 'behind an input method'],
    ['Process', 'KeyA', true, 'A', 'behind an input method, with Shift'],
    ['Process', 'Digit3', false, '3', 'a digit behind an input method'],
    ['Process', 'Minus', false, '-', 'a hyphen behind an input method'],
    ['Process', 'Semicolon', true, ':', 'of an address behind an input method'],
    ['Process', 'Slash', false, '/', 'of an address behind an input method'],
    ['ㅁ', 'KeyA', false, 'a', 'a jamo in place of the key'],
    ['ㅆ', 'KeyT', true, 'T', 'a double jamo in place of the key'],
    ['Unidentified', 'NumpadDecimal', false, '.', 'when the browser does not know'],
  ])('%s of %s (shift %s) is %s: %s', (key, code, shiftKey, wanted) => {
    expect(characterOf({ key, code, shiftKey })).toBe(wanted);
  });

  test.each(['Enter', 'Tab', 'Escape', 'ArrowUp', 'F8', 'Backspace', 'Shift', 'Dead'])('%s types none', (key) => {
    expect(characterOf({ key, code: key, shiftKey: false })).toBeNull();
  });

  test('H75 a key the input method holds and that types none stays none', () => {
    expect(characterOf({ key: 'Process', code: 'F9', shiftKey: false })).toBeNull();
  });
});

describe('what a burst put into a field', () => {
  const empty = { value: '', start: 0, end: 0 };

  test.each([
    ['into an empty field', empty, '뮻123', '뮻123'],
    ['after a text', { value: '공책', start: 2, end: 2 }, '공책ㅑ연', 'ㅑ연'],
    ['in the middle', { value: '공책', start: 1, end: 1 }, '공넁므책', '넁므'],
    ['over a selection', { value: '공책 세트', start: 0, end: 2 }, '8 세트', '8'],
    ['nothing', { value: '공책', start: 2, end: 2 }, '공책', ''],
  ])('%s', (_, picture, value, wanted) => {
    expect(insertedSince(picture, value)).toBe(wanted);
  });

  test('is unknown when the rest of the field changed too', () => {
    expect(insertedSince({ value: '공책', start: 2, end: 2 }, '연필123')).toBeNull();
  });
});

describe('the text of a composed burst', () => {
  const reading = (characters: string, swallowed: string): Reading => ({ characters, swallowed, inField: true, composed: true });

  test.each([
    ['ABC123', reading('abc123', ''), '뮻123', '뮻123'],
    ['abc-123rkskek with lost keys', reading('ac-123rkkek', ''), '뮻-123가나다', '뮻-123가나다'],
    ['20ABC, two digits first', reading('20abc', '0'), '2뮻', '20뮻'],
    ['nothing reached the field', reading('rk0001', ''), '', 'rk0001'],
    ['the field changed otherwise', reading('rk0001', ''), null, 'rk0001'],
  ])('%s', (_, read, inserted, wanted) => {
    expect(composedText(read, inserted)).toBe(wanted);
  });

  test.each([['뮻', 3], ['뮻ㅇ', 4], ['가', 2], ['넁므-8891', 10], ['88', 2]])('%s took %i keys', (text, keys) => {
    expect(keysOf(text)).toBe(keys);
  });
});
