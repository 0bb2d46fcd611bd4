/** Bursts read by the releases of their keys: as an input method was seen to hand them on, and laws over made-up ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldRelease, lastAtOf, runOf, textsOf, type Release, type Run } from '../../renderer/scan/releases.ts';
import { gapMaxMs } from '../../renderer/scan/wedge.ts';

type Seen = readonly [character: string | null, at: number];
const end = null;

function hear(seen: readonly Seen[]): Run {
  return runOf(seen.reduce<readonly Release[]>((before, [character, at]) => foldRelease(before, { character, at }), []));
}

describe('releases', () => {
  test('in order are the code', () => {
    const run = hear([['s', 100], ['d', 101], ['m', 103], ['1', 104], [end, 105]]);
    expect(textsOf(run)).toEqual(['sdm1']);
    expect(run.isEnded).toBe(true);
  });

  test('a key that came before its time comes again in its place', () => {
    expect(textsOf(hear([['s', 100], ['1', 104], ['d', 101], ['m', 103], ['1', 104]]))).toEqual(['sdm1']);
  });

  test('an end that came before its time ends nothing', () => {
    const run = hear([['s', 138], [end, 149], ['d', 140], ['m', 142], ['0', 143], [end, 149]]);
    expect(textsOf(run)).toEqual(['sdm0']);
    expect(run.isEnded).toBe(true);
  });

  test('a key released twice in one moment is answered both ways, once first', () => {
    expect(textsOf(hear([['m', 100], ['0', 108], ['0', 108], ['1', 110]]))).toEqual(['m01', 'm001']);
    expect(textsOf(hear([['m', 100], ['0', 108], ['0', 109], ['1', 110]]))).toEqual(['m001']);
  });

  test('a pause begins another run; so does what follows an end', () => {
    expect(textsOf(hear([['a', 100], ['b', 100 + gapMaxMs]]))).toEqual(['ab']);
    expect(textsOf(hear([['a', 100], ['b', 101 + gapMaxMs]]))).toEqual(['b']);
    expect(textsOf(hear([['a', 100], ['b', 101], [end, 102], ['c', 103]]))).toEqual(['c']);
  });

  test('an end alone or late ends nothing', () => {
    expect(hear([[end, 100]])).toEqual({ characters: [], isEnded: true });
    expect(textsOf(hear([['a', 100], [end, 101 + gapMaxMs]]))).toEqual(['']);
    expect(lastAtOf(hear([]))).toBe(-Infinity);
    expect(lastAtOf(hear([['a', 100], ['b', 102], [end, 103]]))).toBe(102);
  });

  test('any key may come early as well: the code stays the same', () => {
    const burst = fc.record({
      text: fc.stringMatching(/^[a-z0-9]{4,20}$/), gap: fc.integer({ min: 1, max: 15 }), early: fc.nat(), before: fc.nat(),
    });
    fc.assert(fc.property(burst, ({ text, gap, early, before }) => {
      const seen: Seen[] = [...text].map((character, index) => [character, 100 + index * gap]);
      const moved = seen[early % seen.length] ?? ['', 0];
      const places = before % ((early % seen.length) + 1);
      const heard = [...seen.slice(0, places), ...(places === 0 ? [] : [moved]), ...seen.slice(places)];
      expect(textsOf(hear([...heard, [end, 100 + text.length * gap]]))).toContain(text);
    }), { seed: 20261122, numRuns: 500 });
  });
});
