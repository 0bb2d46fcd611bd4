/**
 * The keys of a burst as they were released. An input method takes presses, loses some, names others wrongly and hands them
 * on late; releases keep their key and their time. Some come too early or twice. A pure fold; touches no page.
 */
import { gapMaxMs } from './wedge.ts';

/** A released key and when the system saw it, in ms; the character is null for Enter and Tab. */
export type Release = { readonly character: string | null; readonly at: number };

/** The last keys that were released one right after the other, by time. */
export type Run = {
  readonly characters: readonly Release[];
  /** Enter or Tab was released behind them. */
  readonly isEnded: boolean;
};

/** No burst is remembered for longer, in ms. */
const memoryMs = 5_000;

/** Folds one release into those before it. What claims to be later came before its time, and comes again. */
export function foldRelease(before: readonly Release[], release: Release): readonly Release[] {
  return [...before.filter(({ at }) => at <= release.at && release.at - at < memoryMs), release];
}

/** The run that the releases end with. */
export function runOf(releases: readonly Release[]): Run {
  const isEnded = releases.at(-1)?.character === null;
  let start = isEnded ? releases.length - 1 : releases.length;
  for (; start > 0; start -= 1) {
    const [release, next] = [releases[start - 1], releases[start]];
    if (release === undefined || release.character === null || (next !== undefined && next.at - release.at > gapMaxMs)) break;
  }
  return { characters: releases.slice(start, isEnded ? -1 : undefined), isEnded };
}

/**
 * What the keys of a run say, the likelier first. A key released twice in the same moment was handed on twice, or a
 * scanner without any pause sent it twice: then both are answered.
 */
export function textsOf({ characters }: Run): readonly string[] {
  const text = (kept: readonly Release[]): string => kept.map(({ character }) => character ?? '').join('');
  const once = characters.filter(({ character, at }, index) => {
    const before = characters[index - 1];
    return before?.character !== character || before.at !== at;
  });
  return once.length === characters.length ? [text(characters)] : [text(once), text(characters)];
}

/** When the last key of a run was released, in ms. */
export function lastAtOf({ characters }: Run): number {
  return characters.at(-1)?.at ?? -Infinity;
}
