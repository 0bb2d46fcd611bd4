/** What a text may be that crosses the boundary. */
import { describe, expect, test } from 'vitest';
import { noteOf, textOf } from '../../src/contract/shapes.ts';

describe('a text', () => {
  test.each([
    ['NUL', 'a\u0000'], ['half of a pair', 'a\ud83d'], ['more than it may hold', 'abcde'], ['no text', 1], ['nothing', undefined],
  ])('is refused for %s', (_, text) => expect(textOf(4).safeParse(text).success).toBe(false));

  test.each([['', ''], ['abcd', 'abcd'], ['\ud83d\ude00', '\ud83d\ude00'], ['\u1100\u1161', '\uac00']])('%j is taken as %j', (text, taken) =>
    expect(textOf(4).parse(text)).toBe(taken));

  test('that is a note may be left out', () => expect(noteOf(4).parse(undefined)).toBe(''));
});
