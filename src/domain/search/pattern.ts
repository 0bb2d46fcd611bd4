/**
 * What a typed word may mean: one or more rows of ranges, each range holding the units that one place may have. A lone
 * consonant stands for every syllable that begins with it; the last syllable is unfinished; consonants that the input
 * method fused or took for a final are taken apart again. Looks at no catalogue.
 */
import {
  blockSize, finalLetters, finals, initials, isBlockUnit, partsOf, singlesOf, unitOfInitial, unitOfSyllable,
} from './units.ts';

/** One meaning of a word: place by place the smallest and the largest unit that fits. */
export type Pattern = {
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  /** 0 as it stands; 1 when a final was read as the beginning of the next syllable, which ranks lower. */
  readonly penalty: 0 | 1;
};

export type PatternOptions = {
  /** May the last syllable still grow? It may while it is being typed. */
  readonly isOpen: boolean;
  /** Does a plain consonant also stand for its doubled one (ㄱ for ㄲ)? */
  readonly isDoubledFound: boolean;
};

type Range = readonly [low: number, high: number];
type Reading = { readonly ranges: readonly Range[]; readonly penalty: 0 | 1 };

/** More meanings than this are not tried: each syllable that could be split doubles them, and people type two or three. */
const readingsMax = 16;
const exactly = (unit: number): Range => [unit, unit];

/** The meanings of a word, the plainest first; at most 16, the splits nearest to the end of the word. Empty for no units. */
export function patternsOf(units: Uint16Array, options: PatternOptions): readonly Pattern[] {
  let readings: readonly Reading[] = [{ ranges: [], penalty: 0 }];
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const meanings = meaningsOf(units, at, options);
    const kept = readings.length * meanings.length > readingsMax ? meanings.slice(0, 1) : meanings;
    readings = kept.flatMap((first) =>
      readings.map((rest) => ({ ranges: [...first.ranges, ...rest.ranges], penalty: first.penalty || rest.penalty })),
    );
  }
  return units.length === 0 ? [] : readings.map(patternOf);
}

/** Every unit as it stands, the last one finished. */
export function literalPattern(units: Uint16Array): Pattern {
  return { low: units, high: units, penalty: 0 };
}

/** The patterns of words that stand one after the other without a gap; at most 16, the plainest of the first words. */
export function joinedPatterns(words: readonly (readonly Pattern[])[]): readonly Pattern[] {
  const [first = [], ...rest] = words;
  return rest.reduce<readonly Pattern[]>((joined, next) => {
    const kept = joined.length * next.length > readingsMax ? joined.slice(0, 1) : joined;
    return kept.flatMap((a) => next.map((b) => patternOf({ ranges: [...rangesOf(a), ...rangesOf(b)], penalty: a.penalty || b.penalty })));
  }, first);
}

function patternOf({ ranges, penalty }: Reading): Pattern {
  return { low: Uint16Array.from(ranges, ([low]) => low), high: Uint16Array.from(ranges, ([, high]) => high), penalty };
}

function rangesOf({ low, high }: Pattern): Range[] {
  return Array.from(low, (unit, place) => [unit, high[place] ?? unit] as const);
}

/** What the unit in one place may mean, as it stands first. */
function meaningsOf(units: Uint16Array, at: number, { isOpen, isDoubledFound }: PatternOptions): readonly Reading[] {
  const unit = units[at] ?? 0;
  if (!isBlockUnit(unit)) return [{ ranges: [exactly(unit)], penalty: 0 }];
  const { initial, vowel, final } = partsOf(unit);
  if (vowel < 0) return [{ ranges: [initialRange(initial, isDoubledFound)], penalty: 0 }];
  const next = units[at + 1];
  const isGrowing = next === undefined && isOpen;
  const ranges = isGrowing ? grownRanges(initial, vowel, final, isDoubledFound) : [exactly(unit)];
  const whole = ranges.map((range): Reading => ({ ranges: [range], penalty: 0 }));
  const isBeforeConsonant = next !== undefined && isBlockUnit(next) && partsOf(next).vowel < 0;
  return final > 0 && (isGrowing || isBeforeConsonant) ? [...whole, ...splitsOf(initial, vowel, final, isDoubledFound)] : whole;
}

/** A final read as what comes next: 갑 is also 가 and a ㅂ that waits for its vowel; 칤 is 칠 and ㅅ, or 치, ㄹ and ㅅ. */
function splitsOf(initial: number, vowel: number, final: number, isDoubledFound: boolean): readonly Reading[] {
  const singles = [...singlesOf(finalLetters[final] ?? '')];
  return singles.map((_, kept) => {
    const keptFinal = kept === 0 ? 0 : finalLetters.indexOf(singles[0] ?? '');
    const waiting = singles.slice(kept).map((letter) => initialRange(initials.indexOf(letter), isDoubledFound));
    return { ranges: [exactly(unitOfSyllable(initial, vowel, keptFinal)), ...waiting], penalty: 1 };
  });
}

/** Everything that begins with a consonant, and the consonant itself. */
function initialRange(initial: number, isDoubledFound: boolean): Range {
  const hasDoubled = 'ㄱㄷㅂㅅㅈ'.includes(initials[initial] ?? ' ');
  return [unitOfInitial(initial), unitOfInitial(initial) + blockSize * (hasDoubled && isDoubledFound ? 2 : 1) - 1];
}

/** The last vowel that a vowel may still become by one more key: ㅗ → ㅚ, ㅜ → ㅟ, ㅡ → ㅢ, by their numbers. */
const grownVowel: ReadonlyMap<number, number> = new Map([[8, 11], [13, 16], [18, 19]]);
/** The finals that a final may still become: ㄱ → ㄳ, ㄴ → ㄵ ㄶ, ㄹ → ㄺ … ㅀ, ㅂ → ㅄ, as first and last numbers. */
const grownFinals: ReadonlyMap<number, readonly Range[]> = new Map([
  [1, [[1, 1], [3, 3]]], [4, [[4, 6]]], [8, [[8, 15]]], [17, [[17, 18]]],
]);
/** The same when a plain consonant also stands for its doubled one: ㄱ → ㄲ, ㅅ → ㅆ. */
const grownDoubled: ReadonlyMap<number, readonly Range[]> = new Map([...grownFinals, [1, [[1, 3]]], [19, [[19, 20]]]]);

/** Every syllable that a syllable may still become while it is typed: 치 → 칠, 고 → 과, 갈 → 갉. */
function grownRanges(initial: number, vowel: number, final: number, isDoubledFound: boolean): readonly Range[] {
  const unit = unitOfSyllable(initial, vowel, final);
  if (final === 0) return [[unit, unitOfSyllable(initial, grownVowel.get(vowel) ?? vowel, finals - 1)]];
  const grown = (isDoubledFound ? grownDoubled : grownFinals).get(final) ?? [[final, final]];
  return grown.map(([first, last]) => [unit + first - final, unit + last - final]);
}
