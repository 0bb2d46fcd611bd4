/**
 * The nearest spelling of a word that finds nothing: one letter (jamo) too many, too few or another, as it stands in a
 * name or a maker. One letter changes one syllable, or two neighbours when a consonant moves between them; the others
 * stand, and the index finds the texts that hold them. Suggests; whether the suggestion is searched is the caller's choice.
 */
import { inside, standing, textShift, type Field } from './field.ts';
import { placesOfMatches, type Room } from './matches.ts';
import { literalPattern, patternsOf, type Pattern } from './pattern.ts';
import type { Segment } from './segment.ts';
import { blockSize, finalLetters, initials, isBlockUnit, partsOf, singlesOf, unitOfInitial, unitOfSyllable } from './units.ts';

const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
/** Long words are not spelt for people: nothing is suggested. */
const unitsMax = 20;

/** Suggestions that are worth a try; more of them are guesses. */
const spellingsMax = 5;

/** One spelling that was met: whether it begins a word anywhere, and how often it is there. */
type Met = { readonly there: readonly number[]; isBeginning: boolean; count: number };

/**
 * The nearest spellings as units, at most five: those that begin a word first, then the commoner. `room` is written on.
 */
export function nearestSpellings(segments: readonly Segment[], units: Uint16Array, room: Room): readonly Uint16Array[] {
  if (units.length < 2 || units.length > unitsMax) return [];
  const spellings = damagesOf(units).flatMap((damage) => {
    for (const { name, maker, makers: { starts } } of segments) {
      meet(name, damage, room, () => 1);
      meet(maker, damage, room, (text) => (starts[text + 1] ?? 0) - (starts[text] ?? 0));
    }
    const met = [...damage.met.values()].filter((near) => near !== null);
    return met.map((near) => ({ ...near, spelling: spelt(units, damage.from, near.there) }));
  });
  spellings.sort((a, b) => Number(b.isBeginning) - Number(a.isBeginning) || b.count - a.count || compareUnits(a.spelling, b.spelling));
  return spellings.slice(0, spellingsMax).map(({ spelling }) => spelling);
}

function spelt(units: Uint16Array, from: number, there: readonly number[]): Uint16Array {
  const spelling = units.slice();
  spelling.set(there, from);
  return spelling;
}

function compareUnits(a: Uint16Array, b: Uint16Array): number {
  const at = a.findIndex((unit, place) => unit !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

type Damage = {
  readonly from: number;
  /** The damaged place as it was typed, one syllable or two. */
  readonly typed: Uint16Array;
  readonly letters: string;
  /** The word with all that may stand in the damaged place. */
  readonly pattern: Pattern;
  /** What was met in the damaged place, by its units as one number; null where it is not one letter away. */
  readonly met: Map<number, Met | null>;
};

type Span = readonly [low: number, high: number];
const anySyllable: Span = [unitOfInitial(0), unitOfInitial(initials.length - 1) + blockSize - 1];

/** Where the wrong letter may be, and what may stand there: in any one syllable, or where a consonant moved to the next. */
function damagesOf(units: Uint16Array): readonly Damage[] {
  const isSyllable = Array.from(units, (unit) => isBlockUnit(unit) && partsOf(unit).vowel >= 0);
  return isSyllable.flatMap((is, from) => {
    const next = units[from + 1];
    const stands = isSyllable.some((other, at) => other && at !== from);
    const alone = is && stands ? [damageAt(units, from, [anySyllable])] : [];
    const pairs = is && next !== undefined && isSyllable[from + 1] === true ? movedBetween(units[from] ?? 0, next) : [];
    return [...alone, ...pairs.map((spans) => damageAt(units, from, spans))];
  });
}

/** Two syllables whose boundary one letter moved: typed 거리 for 걸이, where a letter is missing, or 걸이 for 거리. */
function movedBetween(first: number, second: number): readonly (readonly [Span, Span])[] {
  const [a, b] = [partsOf(first), partsOf(second)];
  const ending = singlesOf(finalLetters[a.final] ?? '').trim();
  const withFinal = (singles: string): number => unitOfSyllable(a.initial, a.vowel, finalOf(singles));
  const longer = ending + (initials[b.initial] ?? '');
  const moved = initials.indexOf(ending.at(-1) ?? '-');
  const spans: (readonly [Span, Span])[] = [];
  if (finalOf(longer) > 0) spans.push([[withFinal(longer), withFinal(longer)], anySyllable]);
  if (moved >= 0) {
    const [shorter, taken] = [withFinal(ending.slice(0, -1)), unitOfSyllable(moved, b.vowel, b.final)];
    spans.push([[shorter, shorter], [taken, taken]]);
  }
  return spans;
}

/** The number of the final that some consonants make: 0 for none, -1 when there is no such final. */
function finalOf(singles: string): number {
  return singles === '' ? 0 : [...finalLetters].findIndex((letter) => singlesOf(letter) === singles);
}

function damageAt(units: Uint16Array, from: number, spans: readonly Span[]): Damage {
  const [whole = literalPattern(units)] = patternsOf(units, { isOpen: true, isDoubledFound: false });
  const [low, high] = [whole.low.slice(), whole.high.slice()];
  low.set(spans.map(([least]) => least), from);
  high.set(spans.map(([, most]) => most), from);
  const typed = units.slice(from, from + spans.length);
  return { from, typed, letters: lettersOf(typed), pattern: { low, high, penalty: 0 }, met: new Map() };
}

function meet(field: Field, { from, typed, letters, pattern, met }: Damage, room: Room, weightOf: (text: number) => number): void {
  for (const place of placesOfMatches(field, pattern, room)) {
    const first = field.units[place + from] ?? 0;
    const key = typed.length === 1 ? first : first * 0x10000 + (field.units[place + from + 1] ?? 0);
    let near = met.get(key);
    if (near === undefined) {
      const there = field.units.subarray(place + from, place + from + typed.length);
      // With one of two syllables as typed, the other alone is the damaged one, and is met as such.
      const isOther = there.every((unit, at) => unit !== typed[at]);
      near = isOther && isOneEdit(letters, lettersOf(there)) ? { there: [...there], isBeginning: false, count: 0 } : null;
      met.set(key, near);
    }
    if (near === null) continue;
    const tag = field.tags[place] ?? 0;
    if ((tag & standing) < inside) near.isBeginning = true;
    near.count += weightOf(tag >> textShift);
  }
}

/** The letters of some syllables, compound finals taken apart: 값 is ㄱㅏㅂㅅ. Empty when one of them is none. */
function lettersOf(units: Uint16Array): string {
  let letters = '';
  for (const unit of units) {
    if (!isBlockUnit(unit)) return '';
    const { initial, vowel, final } = partsOf(unit);
    if (vowel < 0) return '';
    letters += (initials[initial] ?? '') + (vowels[vowel] ?? '') + (final === 0 ? '' : singlesOf(finalLetters[final] ?? ''));
  }
  return letters;
}

/** Are two texts one letter apart: one more, one less or another one? */
function isOneEdit(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (a[same] === b[same]) same += 1;
  return a.slice(same + (a.length >= b.length ? 1 : 0)) === b.slice(same + (b.length >= a.length ? 1 : 0));
}
