/** From keys and frames to lags: the part of the stopwatch that runs outside the page. */
import { describe, expect, test } from 'vitest';
import { lagsOf, longestGap } from '../../scripts/bench/stopwatch.ts';

const key = (at: number): { at: number; isEnter: boolean } => ({ at, isEnter: false });
const enter = (at: number): { at: number; isEnter: boolean } => ({ at, isEnter: true });

describe('the lag of a scan', () => {
  test('is from its Enter to the first frame that shows its piece', () => {
    const keys = [key(1), enter(10), key(11), enter(20), enter(30)];
    const frames = [{ pieces: 201, at: 16 }, { pieces: 203, at: 48 }];
    expect(lagsOf({ keys, frames }, 200)).toEqual([6, 28, 18]);
  });

  test('is not that of a later frame that shows no more', () => {
    expect(lagsOf({ keys: [enter(0)], frames: [{ pieces: 1, at: 5 }, { pieces: 1, at: 9 }] }, 0)).toEqual([5]);
  });

  test('of one that was never seen is a fault', () => {
    expect(() => lagsOf({ keys: [enter(0), enter(1)], frames: [{ pieces: 8, at: 5 }] }, 7)).toThrow('scan 2 of 2 was never seen');
  });
});

describe('the longest gap', () => {
  test('is between two keys of one scan', () => {
    expect(longestGap([key(0), key(2), enter(9), key(10), key(13), enter(14)])).toBe(7);
  });

  test('is not between two scans', () => {
    expect(longestGap([key(0), enter(1), key(500), enter(501)])).toBe(1);
  });

  test('of nothing is none', () => {
    expect([longestGap([]), longestGap([key(5)])]).toEqual([0, 0]);
  });
});
