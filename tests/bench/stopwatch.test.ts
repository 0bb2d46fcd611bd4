/** From keys and frames to lags: the part of the stopwatch that runs outside the page. */
import { describe, expect, test } from 'vitest';
import { lagsOf, scansOf } from '../../scripts/bench/stopwatch.ts';

const key = (at: number): { at: number; isEnter: boolean } => ({ at, isEnter: false });
const enter = (at: number): { at: number; isEnter: boolean } => ({ at, isEnter: true });

describe('the lag of a scan', () => {
  test('is from its Enter to the first frame that shows its piece', () => {
    expect(lagsOf([10, 20, 30], [{ pieces: 201, at: 16 }, { pieces: 203, at: 48 }], 200)).toEqual([6, 28, 18]);
  });

  test('is not that of a later frame that shows no more', () => {
    expect(lagsOf([0], [{ pieces: 1, at: 5 }, { pieces: 1, at: 9 }], 0)).toEqual([5]);
  });

  test('of one that was never seen is a fault', () => {
    expect(() => lagsOf([0, 1], [{ pieces: 8, at: 5 }], 7)).toThrow('scan 2 of 2 was never seen');
  });
});

describe('keys taken apart', () => {
  test('are scans with their Enter and the longest gap between two keys of one', () => {
    expect(scansOf([key(0), key(2), enter(9), key(10), key(13), enter(14)])).toEqual([
      { enterAt: 9, longestGap: 7 }, { enterAt: 14, longestGap: 3 },
    ]);
  });

  test('have no gap between two scans', () => {
    expect(scansOf([key(0), enter(1), key(500), enter(501)]).map(({ longestGap }) => longestGap)).toEqual([1, 1]);
  });

  test('without an Enter are no scan', () => {
    expect([scansOf([]), scansOf([key(5), key(6)]), scansOf([enter(7), key(8)])]).toEqual([[], [], [{ enterAt: 7, longestGap: 0 }]]);
  });
});
