// The search as it is meant, read item by item without any index: slow, and written apart from the one it checks.
import type { Item } from '../../../src/domain/catalog.ts';

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const finals = ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');
const fused: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
};
const doubledOf: Readonly<Record<string, string>> = { ㄱ: 'ㄲ', ㄷ: 'ㄸ', ㅂ: 'ㅃ', ㅅ: 'ㅆ', ㅈ: 'ㅉ' };

type Syllable = { readonly initial: string; readonly vowel: string; readonly final: string };
/** One place of a meaning: does a letter of the text fit? */
type Fits = (letter: string) => boolean;
type Meaning = { readonly places: readonly Fits[]; readonly isSplit: boolean };
type Text = { readonly letters: readonly string[]; readonly begins: readonly boolean[] };

/** Syllables are taken apart by Unicode's own decomposition. */
function syllable(letter: string): Syllable | null {
  const [l = '', v = '', t = ''] = letter.normalize('NFD');
  if (!/^[가-힣]$/u.test(letter)) return null;
  return {
    initial: initials[l.charCodeAt(0) - 0x1100] ?? '',
    vowel: vowels[v.charCodeAt(0) - 0x1161] ?? '',
    final: t === '' ? '' : (finals[t.charCodeAt(0) - 0x11a7] ?? ''),
  };
}

function syllableOf(initial: string, vowel: string, final: string): string {
  const end = final === '' ? '' : String.fromCharCode(0x11a7 + finals.indexOf(final));
  return (String.fromCharCode(0x1100 + initials.indexOf(initial), 0x1161 + vowels.indexOf(vowel)) + end).normalize('NFC');
}

/** The letters and digits of a text in small letters, and whether a word begins at each. */
function textOf(raw: string): Text {
  const letters: string[] = [];
  const begins: boolean[] = [];
  let isNew = true;
  for (const letter of raw.normalize('NFC').toLowerCase().replaceAll('×', 'x')) {
    const kept = /[\p{L}\p{N}]/u.test(letter);
    for (const each of kept ? (fused[letter] ?? letter) : '') {
      letters.push(each);
      begins.push(isNew);
      isNew = false;
    }
    if (!kept) isNew = true;
  }
  return { letters, begins };
}

const isInitial = (letter: string | undefined): boolean => letter !== undefined && initials.includes(letter);

function meaningsOf(letters: readonly string[], isOpen: boolean, isDoubled: boolean): readonly Meaning[] {
  const begins = (consonant: string): Fits => (letter) => {
    const first = syllable(letter)?.initial ?? letter;
    return first === consonant || (isDoubled && first === doubledOf[consonant]);
  };
  const same = (other: string): Fits => (letter) => letter === other;
  const grows = ({ initial, vowel, final }: Syllable): Fits => (letter) => {
    const there = syllable(letter);
    if (there === null || there.initial !== initial) return false;
    if (final === '') return there.vowel.startsWith(vowel);
    return there.vowel === vowel && (there.final.startsWith(final) || (isDoubled && there.final === doubledOf[final]));
  };
  const at = (letter: string, next: string | undefined): readonly Meaning[] => {
    if (isInitial(letter)) return [{ places: [begins(letter)], isSplit: false }];
    const parts = syllable(letter);
    const isGrowing = isOpen && next === undefined;
    if (parts === null) return [{ places: [same(letter)], isSplit: false }];
    const whole = { places: [isGrowing ? grows(parts) : same(letter)], isSplit: false };
    if (!isGrowing && !isInitial(next)) return [whole];
    const splits = [...parts.final].map((_, kept) => ({
      places: [same(syllableOf(parts.initial, parts.vowel, parts.final.slice(0, kept))), ...[...parts.final.slice(kept)].map(begins)],
      isSplit: true,
    }));
    return [whole, ...splits];
  };
  return letters.reduce<readonly Meaning[]>(
    (before, letter, place) => chained(before, at(letter, letters[place + 1])),
    [{ places: [], isSplit: false }],
  );
}

function chained(before: readonly Meaning[], after: readonly Meaning[]): readonly Meaning[] {
  return before.flatMap((a) => after.map((b) => ({ places: [...a.places, ...b.places], isSplit: a.isSplit || b.isSplit })));
}

/** How a text holds a meaning at its best: the ranks for its beginning, for the beginning of a word, and for any place. */
function rankIn({ letters, begins }: Text, { places, isSplit }: Meaning, ranks: readonly [number, number, number], cost: number): number {
  const found = letters.flatMap((_, start) => {
    if (!places.every((fits, at) => fits(letters[start + at] ?? ''))) return [];
    return [(start === 0 ? ranks[0] : begins[start] === true ? ranks[1] : ranks[2]) + (isSplit ? cost : 0)];
  });
  return Math.min(...found, Infinity);
}

function rankOf(item: Item, word: readonly string[], meanings: readonly Meaning[]): number {
  const name = textOf(item.name);
  const maker = textOf(item.maker?.name ?? '');
  const texts = meanings.map((meaning) => {
    const byMaker = rankIn(maker, meaning, [10, 10, 11], 1);
    return Math.min(rankIn(name, meaning, [2, 4, 6], 3), byMaker === Infinity ? Infinity : Math.min(byMaker, 11));
  });
  const typed = word.join('');
  const code = textOf(item.code).letters.join('');
  const asCode = code === typed ? 0 : code.startsWith(typed) ? 14 : typed.length >= 3 && code.includes(typed) ? 15 : Infinity;
  const [, digits, won] = /^(\d+)([ㅇ우워원]?)$/u.exec(typed) ?? [];
  const price = item.price === null || digits === undefined ? '' : `${item.price}`;
  const asPrice = price === '' || digits === undefined ? Infinity : price === digits ? 12 : won === '' && price.startsWith(digits) ? 16 : Infinity;
  return Math.min(...texts, asCode, asPrice);
}

/** The ids of all items that a text finds as it stands, best first. No other mode of the keyboard is tried. */
export function plainSearch(items: readonly Item[], text: string, isDoubled: boolean): readonly number[] {
  const words = text.split(/\s+/u).map((word) => textOf(word).letters).filter((word) => word.length > 0);
  if (words.length === 0) return [];
  const meanings = words.map((word, place) => meaningsOf(word, place === words.length - 1, isDoubled));
  const phrase = meanings.reduce(chained);
  const ranked = items.map((item) => {
    const ranks = words.map((word, place) => rankOf(item, word, meanings[place] ?? []));
    const [only = Infinity] = ranks;
    const all = words.length === 1 ? only : 18 + ranks.reduce((sum, rank) => sum + rank, 0);
    return { item, rank: words.length === 1 ? all : Math.min(all, rankOf(item, words.flat(), phrase)) };
  });
  const listed = (item: Item): string => item.name.normalize('NFC').replace(/^[^\p{L}\p{N}]+/u, '');
  return ranked
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || (listed(a.item) < listed(b.item) ? -1 : listed(a.item) > listed(b.item) ? 1 : a.item.id - b.item.id))
    .map(({ item }) => item.id);
}
