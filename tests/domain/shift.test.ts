import { describe, expect, test } from 'vitest';
import { won } from '../../src/domain/money.ts';
import { closeShift, openShift } from '../../src/domain/shift.ts';

const closed = { shiftOpen: false, kept: won(0) };
const open = { shift: 3, shiftOpen: true, expected: won(388_300) };

describe('opening', () => {
  test('the float comes from what was kept and from the safe', () => {
    expect(openShift(1, [{ face: 10_000, pieces: 20 }, { face: 10, pieces: 0 }], { ...closed, kept: won(150_000) })).toEqual({
      ok: true,
      value: {
        kind: 'shift_opened',
        body: { shift: 1, counts: [{ face: 10_000, pieces: 20 }], counted: 200_000, kept: 150_000, added: 50_000 },
      },
    });
  });

  test('less than was kept is missing money, not a negative sum from the safe', () => {
    const answer = openShift(1, [{ face: 10_000, pieces: 14 }], { ...closed, kept: won(150_000) });
    expect(answer.ok && answer.value.body).toMatchObject({ counted: 140_000, kept: 150_000, added: 0 });
  });

  test.each([
    ['a second shift', [], { shiftOpen: true, kept: won(0) }, 'shift_open'],
    ['a face that is no money', [{ face: 7, pieces: 1 }], closed, 'bad_count'],
    ['a face twice', [{ face: 10, pieces: 1 }, { face: 10, pieces: 1 }], closed, 'bad_count'],
    ['half a coin', [{ face: 10, pieces: 0.5 }], closed, 'bad_count'],
    ['fewer than none', [{ face: 10, pieces: -1 }], closed, 'bad_count'],
  ] as const)('%s is refused', (_why, counts, state, code) => {
    const answer = openShift(1, counts, state);
    expect(answer.ok ? 'opened' : answer.refusal.code).toBe(code);
  });
});

describe('closing', () => {
  test('the count and the close are two facts; 388,000 counted of 388,300 (korea.md 7)', () => {
    const answer = closeShift([{ face: 1_000, pieces: 388 }], won(100_000), open);
    if (!answer.ok) throw new Error('refused');
    expect(answer.value.facts.map((fact) => fact.kind)).toEqual(['shift_counted', 'shift_closed']);
    expect(answer.value.close).toEqual({ shift: 3, counted: 388_000, expected: 388_300, keep: 100_000 });
  });

  test.each([
    ['no shift', [], 0, { ...open, shiftOpen: false }, 'shift_closed'],
    ['a wrong count', [{ face: 3, pieces: 1 }], 0, open, 'bad_count'],
    ['keeping more than there is', [{ face: 10, pieces: 1 }], 20, open, 'keep_too_large'],
    ['keeping less than nothing', [{ face: 10, pieces: 1 }], -10, open, 'keep_too_large'],
  ] as const)('%s is refused', (_why, counts, keep, state, code) => {
    const answer = closeShift(counts, won(keep), state);
    expect(answer.ok ? 'closed' : answer.refusal.code).toBe(code);
  });
});
