/**
 * Text as the search compares it: a row of 16-bit units without spaces and punctuation, in NFC, without case. A syllable
 * and a lone consonant are numbered so that all that begins with one consonant lies together, and the plain consonant
 * beside its doubled one: "begins with ㅇ", "치 with any final" and "ㄱ or ㄲ" are then ranges of numbers. Arithmetic on
 * code points, not a library: it runs over every letter of the catalogue whenever the till starts. Finds nothing.
 */

const syllableFirst = 0xac00;
const syllableLast = 0xd7a3;
const perInitial = 588;
/** Finals of one vowel: none and 27. */
export const finals = 28;
/** Units of one initial consonant: it alone, then its 588 syllables. */
export const blockSize = perInitial + 1;
const initialsCount = 19;
const blocksEnd = syllableFirst + initialsCount * blockSize;

/** The initial consonants in the order of their numbers. */
export const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** The final consonants in the order of their numbers; 0 is none. */
export const finalLetters = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** What the input method fuses, and of what (두벌식). */
const fused: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
};

/** A lone or final consonant as the single consonants that were typed: ㄳ is ㄱ and ㅅ. */
export function singlesOf(consonant: string): string {
  return fused[consonant] ?? consonant;
}

/** The unit of a lone initial consonant by its number; its syllables follow it. */
export function unitOfInitial(initial: number): number {
  return syllableFirst + initial * blockSize;
}

/** The unit of a syllable by the numbers of its initial, vowel and final. */
export function unitOfSyllable(initial: number, vowel: number, final: number): number {
  return unitOfInitial(initial) + 1 + vowel * finals + final;
}

/** Is a unit a Hangul syllable or a lone initial consonant? */
export function isBlockUnit(unit: number): boolean {
  return unit >= syllableFirst && unit < blocksEnd;
}

/** The parts of a unit of Hangul by number; a lone consonant has the vowel -1. */
export function partsOf(unit: number): { readonly initial: number; readonly vowel: number; readonly final: number } {
  const place = unit - syllableFirst;
  const rest = (place % blockSize) - 1;
  return { initial: Math.floor(place / blockSize), vowel: rest < 0 ? -1 : Math.floor(rest / finals), final: rest < 0 ? 0 : rest % finals };
}

/** Units written one after the other, and where words begin. Grows; one writer serves many texts. */
export type UnitWriter = {
  units: Uint16Array;
  /** 1 where a word begins. */
  starts: Uint8Array;
  length: number;
};

/** An empty writer with room for so many units. */
export function unitWriter(room: number): UnitWriter {
  return { units: new Uint16Array(room), starts: new Uint8Array(room), length: 0 };
}

/** The end of a text among units: no pattern matches it. */
export const boundary = 0;

/** Writes one unit. */
export function put(writer: UnitWriter, unit: number, start: number): void {
  if (writer.length === writer.units.length) grow(writer);
  writer.units[writer.length] = unit;
  writer.starts[writer.length] = start;
  writer.length += 1;
}

function grow(writer: UnitWriter): void {
  const units = new Uint16Array(writer.units.length * 2 + 16);
  const starts = new Uint8Array(units.length);
  units.set(writer.units);
  starts.set(writer.starts);
  writer.units = units;
  writer.starts = starts;
}

/** Appends a text's units. A word begins after a space or punctuation; both leave no unit. */
export function writeUnits(writer: UnitWriter, text: string): void {
  const whole = text.normalize('NFC');
  let start = 1;
  for (let at = 0; at < whole.length; at += 1) {
    const unit = unitAt(whole.charCodeAt(at));
    if (unit > 0) {
      put(writer, unit, start);
      start = 0;
    } else if (unit === gap) {
      start = 1;
    } else {
      start = writeRare(writer, whole.charCodeAt(at), start);
    }
  }
}

/** The units of one text. */
export function unitsOf(text: string): Uint16Array {
  const writer = unitWriter(text.length + 8);
  writeUnits(writer, text);
  return writer.units.subarray(0, writer.length);
}

const gap = 0;
const rare = -1;

/** The unit of a common character, `gap` for what is left out, `rare` for what needs a closer look. */
function unitAt(code: number): number {
  if (code >= syllableFirst && code <= syllableLast) {
    const place = code - syllableFirst;
    return code + Math.floor(place / perInitial) + 1;
  }
  if (code < 0x80) {
    if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return code;
    return code >= 0x41 && code <= 0x5a ? code + 32 : gap;
  }
  return code >= 0x2010 && code <= 0x201f ? gap : rare;
}

const conjoiningFirst = 0x1100;
const timesSign = 0xd7;
const rareUnits = new Map<number, readonly number[]>();

function writeRare(writer: UnitWriter, code: number, start: number): number {
  let units = rareUnits.get(code);
  if (units === undefined) rareUnits.set(code, (units = unitsOfRare(code)));
  units.forEach((unit, place) => put(writer, unit, place === 0 ? start : 0));
  return units.length === 0 ? 1 : 0;
}

/** Lone jamo, full-width and squared forms, letters of other scripts, halves of emoji; punctuation gives nothing. */
function unitsOfRare(code: number): readonly number[] {
  if (code === timesSign) return ['x'.charCodeAt(0)];
  if (code >= conjoiningFirst && code < conjoiningFirst + initialsCount) return [unitOfInitial(code - conjoiningFirst)];
  const letter = String.fromCharCode(code);
  const consonants = [...singlesOf(letter)].map((single) => initials.indexOf(single));
  if (consonants.every((initial) => initial >= 0)) return consonants.map(unitOfInitial);
  if (letter >= 'ㄱ' && letter <= 'ㅣ') return [code];
  // Codes of old jamo that the blocks have taken: nobody sells by them.
  if (code > syllableLast && code < blocksEnd) return [];
  const plain = letter.normalize('NFKC').toLowerCase();
  const kept = plain.replace(/[^\p{L}\p{N}\p{M}\p{Cs}]/gu, '');
  return Array.from({ length: kept.length }, (_, at) => unitOfPlain(kept.charCodeAt(at)));
}

function unitOfPlain(code: number): number {
  const unit = unitAt(code);
  return unit > 0 ? unit : code;
}

/** Classes of units for the index: 0 the boundary, consonants (a doubled one with its plain one), digits, letters, others. */
export const classes = 64;
const digitClass = 20;
const letterClass = 30;
const otherClass = 56;
const plainInitial = [...initials].map((letter, place) => ('ㄲㄸㅃㅆㅉ'.includes(letter) ? place - 1 : place));

/** The class of every unit, 0 to 63. */
export const classTable = new Uint8Array(0x10000);
/** The smallest and the largest unit of every class. */
export const classFirst = new Uint16Array(classes).fill(0xffff);
export const classLast = new Uint16Array(classes);
for (let unit = 0; unit < classTable.length; unit += 1) {
  const number = classOf(unit);
  classTable[unit] = number;
  classFirst[number] = Math.min(classFirst[number] ?? unit, unit);
  classLast[number] = unit;
}

function classOf(unit: number): number {
  if (unit === boundary) return 0;
  if (isBlockUnit(unit)) return 1 + (plainInitial[Math.floor((unit - syllableFirst) / blockSize)] ?? 0);
  if (unit >= 0x30 && unit <= 0x39) return digitClass + unit - 0x30;
  if (unit >= 0x61 && unit <= 0x7a) return letterClass + unit - 0x61;
  return otherClass + (unit % (classes - otherClass));
}

/** Units as people read them: what `writeUnits` would read again as the same units. */
export function textOfSpelling(units: Uint16Array): string {
  return Array.from(units, (unit) => {
    if (!isBlockUnit(unit)) return String.fromCharCode(unit);
    const place = unit - syllableFirst;
    const [initial, rest] = [Math.floor(place / blockSize), place % blockSize];
    return rest === 0 ? (initials[initial] ?? '') : String.fromCharCode(syllableFirst + initial * perInitial + rest - 1);
  }).join('');
}
