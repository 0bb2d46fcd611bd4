/**
 * Tells a scanner's burst of keys from a person's typing: a pure fold over keys and idle moments. Touches no page:
 * listen.ts carries out what a step says.
 */

import { scanGapMaxMs } from '../../src/domain/scan/learn.ts';

/**
 * The longest gap between two keys of one burst, in ms; people type at 60 ms and slower. A scanner that was learnt may
 * have a shorter one of its own, never a longer one.
 */
export const gapMaxMs = scanGapMaxMs;
/** The shortest burst with a suffix that is a scan. */
export const lengthMin = 4;
/** The shortest burst without a suffix that is a scan. */
export const bareLengthMin = 8;
/** As many fast keys are no person's: from then on a busy machine may be this late, in ms, without splitting the burst. */
export const sureLength = 3;
export const sureGapMaxMs = 120;
/** Silence after which a burst without a suffix is settled. */
export const idleMs = 140;
/** Silence after which one lone key is a person's. */
export const loneIdleMs = gapMaxMs + 5;

/** One key as the fold needs it. `at` is when the system saw the key, in ms. */
export type Press = {
  readonly at: number;
  /** The character the key types; null for all others. */
  readonly character: string | null;
  readonly kind: 'character' | 'suffix' | 'modifier' | 'other';
  /** The input method holds the key (229): the page cannot stop its text. */
  readonly composing: boolean;
  /** A field that takes text has the focus. */
  readonly inField: boolean;
  /** The key is being held down. */
  readonly repeat: boolean;
};

/** A burst in the making. */
export type Burst = {
  /** Every character, by physical key. */
  readonly characters: string;
  /** Those that the page was kept from typing. */
  readonly swallowed: string;
  readonly lastAt: number;
  /** It began in a field, which its first character reached. */
  readonly inField: boolean;
  /** The input method took part: what the field holds is the better witness. */
  readonly composed: boolean;
  /** The input method saw the suffix; the real one follows or it does not. */
  readonly suffixed: boolean;
  /** Keys came before it that were too slow for the scanner that was learnt, but not for another: a tail is no code. */
  readonly tail: boolean;
};

/** What a scanner sent. `composed` asks for the field's text, with `swallowed` after its first character. */
export type Reading = {
  readonly characters: string;
  readonly swallowed: string;
  readonly inField: boolean;
  readonly composed: boolean;
};

/** What to do with a key, in this order: give `typed` back as typing, take the field's picture, swallow, report. */
export type Step = {
  readonly burst: Burst | null;
  /** Characters that were held back and are a person's after all; `typedInField` says where they belong. */
  readonly typed: string;
  readonly typedInField: boolean;
  /** A burst may begin with this key: remember the field as it is. */
  readonly begins: boolean;
  readonly swallow: boolean;
  readonly reading: Reading | null;
};

/** Folds one key into the burst; `gapMs` is the gap of the scanner that was learnt. */
export function foldPress(burst: Burst | null, press: Press, gapMs: number = gapMaxMs): Step {
  if (press.kind === 'modifier') return stay(burst === null ? null : touched(burst, press, gapMs), false);
  const continues = burst !== null && press.at - burst.lastAt <= gapMaxOf(burst, gapMs) && !press.repeat;
  if (burst !== null && continues && press.kind === 'character') return append(burst, press);
  if (burst !== null && continues && press.kind === 'suffix') return end(burst, press);
  return release(burst, press);
}

/** Settles a burst after silence: long or suffixed is a scan, else it was typing. Null as long as it is too early. */
export function foldIdle(burst: Burst, at: number): Step | null {
  const alone = burst.characters.length === 1;
  if (at - burst.lastAt < (alone ? loneIdleMs : idleMs)) return null;
  const isScan = !burst.tail && burst.characters.length >= (burst.suffixed ? lengthMin : bareLengthMin);
  return { ...typedBack(burst), ...(isScan ? { typed: '', reading: readingOf(burst) } : {}) };
}

/**
 * Does a key belong to a burst that silence has settled already? Its own time says so: then the key was only delivered
 * late, by a machine that was busy elsewhere.
 */
export function rejoins(settled: Burst, press: Press, gapMs: number = gapMaxMs): boolean {
  if (press.repeat || (press.kind !== 'character' && press.kind !== 'suffix')) return false;
  return press.at - settled.lastAt <= gapMaxOf(settled, gapMs);
}

function gapMaxOf(burst: Burst, gapMs: number): number {
  return burst.characters.length >= sureLength ? sureGapMaxMs : Math.min(gapMs, gapMaxMs);
}

function append(burst: Burst, press: Press): Step {
  const composed = burst.composed || (press.composing && burst.inField);
  const characters = burst.characters + (press.character ?? '');
  // Text the input method composes cannot be stopped; from there on the field collects all, in order.
  if (composed) return stay({ ...burst, characters, composed, lastAt: press.at }, false);
  return stay({ ...burst, characters, swallowed: burst.swallowed + (press.character ?? ''), lastAt: press.at }, true);
}

function end(burst: Burst, press: Press): Step {
  if (press.composing) return stay({ ...burst, suffixed: true, lastAt: press.at }, false);
  // A fast burst through an input method loses key events, so two of them are enough to ask the field.
  const enough = burst.composed ? 2 : lengthMin;
  if (burst.tail || burst.characters.length < enough) return typedBack(burst);
  return { burst: null, typed: '', typedInField: false, begins: false, swallow: true, reading: readingOf(burst) };
}

/** Not part of the burst: what was held is typing, and this key may begin another. */
function release(burst: Burst | null, press: Press): Step {
  const before = burst === null ? nothing : typedBack(burst);
  const begins = press.kind === 'character' && !press.repeat && press.character !== ' ';
  if (!begins) return before;
  const next: Burst = {
    characters: press.character ?? '',
    swallowed: press.inField ? '' : (press.character ?? ''),
    lastAt: press.at,
    inField: press.inField,
    composed: press.inField && press.composing,
    suffixed: false,
    tail: burst !== null && press.at - burst.lastAt <= gapMaxMs,
  };
  // Where no field has the focus nothing is lost by waiting: a lone key comes back a moment later.
  return { ...before, burst: next, begins: true, swallow: !press.inField };
}

const nothing: Step = { burst: null, typed: '', typedInField: false, begins: false, swallow: false, reading: null };

function stay(burst: Burst | null, swallow: boolean): Step {
  return { ...nothing, burst, swallow };
}

function typedBack(burst: Burst): Step {
  return { ...nothing, typed: burst.swallowed, typedInField: burst.inField };
}

/** Scanners press Shift between letters; it neither ends nor lengthens a burst. */
function touched(burst: Burst, press: Press, gapMs: number): Burst {
  return press.at - burst.lastAt <= gapMaxOf(burst, gapMs) ? { ...burst, lastAt: press.at } : burst;
}

function readingOf({ characters, swallowed, inField, composed }: Burst): Reading {
  return { characters, swallowed, inField, composed };
}
