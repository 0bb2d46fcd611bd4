/** What is kept at hand: read from a setting's text, put behind, taken away, never more than fit. */
import { describe, expect, test } from 'vitest';
import { favour, favouritesMax, favouritesOf, favouritesText } from '../../src/domain/favourites.ts';
import type { ItemId } from '../../src/domain/ids.ts';

const ids = (...all: number[]): ItemId[] => all.map((id) => id as ItemId);
const full = ids(...Array.from({ length: favouritesMax }, (_, place) => place + 1));

describe('the text of the setting', () => {
  test.each([
    ['', []], ['7', [7]], ['12 5 77', [12, 5, 77]], ['5 5 6', [5, 6]], ['x 3 -1 0 1.5 04 9', [3, 9]], [`${'9'.repeat(16)} 2`, [2]],
    [Array.from({ length: 30 }, (_, place) => place + 1).join(' '), full],
  ])('%j names %j', (text, wanted) => {
    expect(favouritesOf(text)).toEqual(wanted);
  });

  test('is read as it was written', () => {
    expect(favouritesOf(favouritesText(full))).toEqual(full);
  });
});

describe('an item', () => {
  test.each([
    ['goes behind the last', ids(4, 2), 9, true, [4, 2, 9]],
    ['that is there stays where it is', ids(4, 2), 4, true, [4, 2]],
    ['goes, and the others keep their order', ids(4, 2, 9), 2, false, [4, 9]],
    ['that is not there cannot go', ids(4, 2), 9, false, [4, 2]],
    ['goes from a full row', full, 1, false, full.slice(1)],
    ['that is in a full row already stays', full, 24, true, full],
  ] satisfies [string, ItemId[], number, boolean, readonly number[]][])('%s', (_what, before, id, isOn, wanted) => {
    expect(favour(before, id as ItemId, isOn)).toEqual({ ok: true, value: wanted });
  });

  test('too many is refused', () => {
    expect(favour(full, 25 as ItemId, true)).toEqual({ ok: false, refusal: { code: 'favourites_full', facts: { most: 24 } } });
  });
});
