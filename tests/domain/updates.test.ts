import { expect, test } from 'vitest';
import { mayUpdate, type TillStanding } from '../../src/domain/updates.ts';

const quiet: TillStanding = { shiftOpen: false, cartLines: null, parked: 0, importing: false, papers: 0 };
const hindered: readonly (readonly [Partial<TillStanding>, string])[] = [
  [{ shiftOpen: true }, 'shift_still_open'], [{ cartLines: 1 }, 'cart_waiting'], [{ parked: 1 }, 'carts_parked'],
  [{ importing: true }, 'import_running'], [{ papers: 1 }, 'papers_waiting'],
];

test('a quiet till may be updated', () => {
  expect(mayUpdate(quiet)).toEqual({ ok: true, value: 'may' });
});

test('of all 32 ways to stand only the quiet one may, and the most pressing hindrance is named', () => {
  for (let bits = 1; bits < 32; bits += 1) {
    const here = hindered.filter((_, place) => (bits & (1 << place)) !== 0);
    const standing = here.reduce((all, [change]) => ({ ...all, ...change }), quiet);
    const answer = mayUpdate(standing);
    expect([standing, answer.ok ? 'ok' : answer.refusal.code]).toEqual([standing, here[0]?.[1]]);
  }
});

test('tells how many wait', () => {
  expect(mayUpdate({ ...quiet, cartLines: 3 })).toMatchObject({ refusal: { facts: { lines: 3 } } });
  // Money was taken for it, and no goods are in it any more.
  expect(mayUpdate({ ...quiet, cartLines: 0 })).toMatchObject({ refusal: { code: 'cart_waiting', facts: { lines: 0 } } });
  expect(mayUpdate({ ...quiet, parked: 2 })).toMatchObject({ refusal: { facts: { carts: 2 } } });
  expect(mayUpdate({ ...quiet, papers: 4 })).toMatchObject({ refusal: { facts: { papers: 4 } } });
});
