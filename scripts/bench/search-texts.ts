/**
 * What stands in the search box after each key while people look for things: names typed key by key, 초성, makers, codes,
 * prices, several words, the wrong mode of the keyboard, slips, and texts that nothing holds. The same every time.
 */
import type { Item } from '../../src/domain/catalog.ts';
import { must } from '../../src/domain/result.ts';
import { hangulOfKeys, latinKeysOf } from '../../src/domain/search/keyboard.ts';
import { randomFrom } from '../demo-catalog/random.ts';

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const people = 40;
const namePieces = 8;
const initialPieces = 5;
const nowhere = [
  '힣', '뷁', 'q', '@', '힣힣', '뷁ㄱ', 'ㅋㅌ', 'qz', '~~', '99', '없는 것', '옻나무 칠판', 'ㄲㄸㅃㅆ', 'xyzzy', '9999999', '백자 라면', '쓥', '쀍쀍', '꿿ㅎ', '0원',
];
const slips = ['옻찰', '백저', '달항어리', '호량이', '책갈파', '누버 파우치', '쇼핑벡', '보석한', '칠뭉', '손겨울'];

/** The texts, each once. */
export function keystrokes(items: readonly Item[]): readonly string[] {
  const random = randomFrom(7);
  const texts = Array.from({ length: people }, () => {
    const { name, maker, code, price } = must(items[random.between(0, items.length - 1)], 'an item');
    const words = name.split(' ').filter((word) => /[가-힣]{2}/u.test(word));
    const keys = latinKeysOf(words.slice(0, 3).join(' ')) ?? '';
    const last = words.at(-1) ?? name;
    return [
      ...prefixes(keys, namePieces).map((typed) => hangulOfKeys(typed)[0] ?? typed),
      ...prefixes(initialsOf(words.join('')), initialPieces),
      name,
      last,
      `${last} ${words[0] ?? ''}`,
      `${initialsOf(last).slice(0, 2)} ${(words[0] ?? '').slice(0, 1)}`,
      `${words[0] ?? ''}${initialsOf(words[1] ?? '')}`,
      ...prefixes(maker?.name ?? '칠몽', 2),
      keys,
      code.slice(0, random.between(1, 13)),
      code.slice(-4),
      `${price ?? 1_000}`,
    ];
  });
  return [...new Set([...texts.flat(), ...nowhere, ...slips].map((text) => text.trim()))].filter((text) => text !== '');
}

function prefixes(text: string, most: number): string[] {
  return Array.from({ length: Math.min(most, text.length) }, (_, place) => text.slice(0, place + 1));
}

function initialsOf(text: string): string {
  return text.replace(/[가-힣]/gu, (syllable) => initials[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)] ?? '');
}
