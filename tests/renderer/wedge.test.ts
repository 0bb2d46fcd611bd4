/** The scanner's burst against a person's typing, key by key: every sequence a shop saw, and laws over made-up ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bareLengthMin, foldIdle, foldPress, gapMaxMs, idleMs, lengthMin, loneIdleMs, rejoins, sureGapMaxMs, type Burst, type Press, type Reading,
} from '../../renderer/scan/wedge.ts';

type Key = Partial<Press> & { readonly key: string; readonly gap: number };

/** What came of a sequence of keys: readings in order, what went to fields or pads as typing, what was kept from the page. */
type Heard = { readings: Reading[]; typed: string; passed: string; suffixesPassed: number; burst: Burst | null };

function press(key: Key, at: number): Press {
  const kind = key.key === 'Enter' || key.key === 'Tab' ? 'suffix' : key.key.length === 1 ? 'character' : 'other';
  return { at, character: kind === 'character' ? key.key : null, kind, composing: false, inField: false, repeat: false, ...key };
}

/** Folds keys with their gaps, letting silence settle what it settles in between; ends with a long silence. */
function hear(keys: readonly Key[], inField = false, gapMs = gapMaxMs): Heard {
  const heard: Heard = { readings: [], typed: '', passed: '', suffixesPassed: 0, burst: null };
  let at = 1_000;
  const settleUntil = (until: number): void => {
    for (let now = at; now <= until && heard.burst !== null; now += 5) {
      const step = foldIdle(heard.burst, now);
      if (step === null) continue;
      heard.typed += step.typed;
      heard.burst = step.burst;
      if (step.reading !== null) heard.readings.push(step.reading);
    }
  };
  for (const key of keys) {
    settleUntil(at + key.gap - 1);
    at += key.gap;
    const now = press({ inField, ...key }, at);
    const step = foldPress(heard.burst, now, gapMs);
    heard.typed += step.typed;
    heard.burst = step.burst;
    if (step.reading !== null) heard.readings.push(step.reading);
    if (!step.swallow && now.kind === 'character') heard.passed += now.character ?? '';
    if (!step.swallow && now.kind === 'suffix') heard.suffixesPassed += 1;
  }
  settleUntil(at + 1_000);
  return heard;
}

const keysOf = (text: string, gap: number, suffix = 'Enter'): Key[] => [...text, suffix].map((key) => ({ key, gap }));
const codes = (heard: Heard): string[] => heard.readings.map((reading) => reading.characters);

describe('a scanner', () => {
  test.each([
    ['an EAN-13 at 1 ms', '8801234567893', 1, 'Enter'],
    ['an EAN-8 with Tab', '88012346', 5, 'Tab'],
    ['as slow as a burst may be', 'SDM00123', gapMaxMs, 'Enter'],
    ['the shortest code', 'A123', 8, 'Enter'],
    ['an address', 'https://idus.com/p/a1B2', 0, 'Enter'],
    ['a receipt number', '0001-01-1-000042', 2, 'Tab'],
  ])('%s is one reading, and its keys reach nothing', (_, code, gap, suffix) => {
    const heard = hear(keysOf(code, gap, suffix));
    expect(codes(heard)).toEqual([code]);
    expect({ typed: heard.typed, passed: heard.passed, suffixes: heard.suffixesPassed }).toEqual({ typed: '', passed: '', suffixes: 0 });
  });

  test('two scans back to back are two readings', () => {
    expect(codes(hear([...keysOf('8801234567893', 1), ...keysOf('8809460290011', 1)]))).toEqual(['8801234567893', '8809460290011']);
  });

  test('in a field only the first key gets through, to be taken back', () => {
    const heard = hear(keysOf('8801234567893', 1), true);
    expect(heard.passed).toBe('8');
    expect(heard.readings).toEqual([{ characters: '8801234567893', swallowed: '801234567893', inField: true, composed: false }]);
  });

  test('its Enter presses nothing that has the focus', () => {
    expect(hear(keysOf('8801234567893', 3)).suffixesPassed).toBe(0);
  });

  test('a machine that is busy for a moment does not split a code', () => {
    const keys = keysOf('8801234567893', 2).map((key, place) => (place === 7 ? { ...key, gap: sureGapMaxMs } : key));
    expect(codes(hear(keys))).toEqual(['8801234567893']);
  });

  test('without a suffix a long code is a scan after silence', () => {
    const bare = keysOf('88012345', 2).slice(0, -1);
    expect(bare).toHaveLength(bareLengthMin);
    expect(codes(hear(bare))).toEqual(['88012345']);
  });

  test('Shift between letters neither ends nor splits it', () => {
    const keys = [...'SDM01'].flatMap((key): Key[] => [{ key: 'Shift', gap: 1, kind: 'modifier' }, { key, gap: 1 }]);
    expect(codes(hear([...keys, { key: 'Enter', gap: 1 }]))).toEqual(['SDM01']);
  });
});

describe('a person', () => {
  test.each([
    ['a price and Enter', '12000', 120],
    ['a name', 'moon jar', 90],
    ['a PIN', '135790', 65],
  ])('typing %s is typing', (_, text, gap) => {
    const heard = hear(keysOf(text, gap), true);
    expect(heard.readings).toEqual([]);
    expect(heard.passed).toBe(text);
    expect(heard.suffixesPassed).toBe(1);
  });

  test('a lone key with nothing focused comes back a moment later', () => {
    const { burst } = foldPress(null, press({ key: '7', gap: 0 }, 100));
    expect(burst).not.toBeNull();
    if (burst === null) return;
    expect(foldIdle(burst, 100 + loneIdleMs - 1)).toBeNull();
    expect(foldIdle(burst, 100 + loneIdleMs)).toMatchObject({ typed: '7', typedInField: false, reading: null });
  });

  test('two rolled keys and Enter are typed before Enter acts', () => {
    const heard = hear([{ key: '1', gap: 200 }, { key: '2', gap: 30 }, { key: 'Enter', gap: 30 }]);
    expect(heard).toMatchObject({ typed: '12', readings: [], suffixesPassed: 1 });
  });

  test('a key held down is no burst', () => {
    const held = Array.from({ length: 20 }, (): Key => ({ key: '0', gap: 30, repeat: true }));
    const heard = hear([{ key: '0', gap: 200 }, ...held, { key: 'Enter', gap: 30 }]);
    expect(heard.readings).toEqual([]);
    expect(heard.suffixesPassed).toBe(1);
  });

  test('three fast keys are given back in their order', () => {
    const heard = hear([{ key: 'a', gap: 200 }, { key: 'b', gap: 20 }, { key: 'c', gap: 20 }], true);
    expect(heard.passed + heard.typed).toBe('abc');
    expect(heard.readings).toEqual([]);
  });

  test('Space presses what has the focus and begins nothing', () => {
    expect(foldPress(null, press({ key: ' ', gap: 0 }, 5))).toMatchObject({ burst: null, swallow: false, begins: false });
  });
});

describe('stories of other tills', () => {
  test('a second scan is never a quantity, and a keyed quantity is not lost to it', () => {
    const heard = hear([{ key: '1', gap: 300 }, { key: '2', gap: 150 }, ...keysOf('8801234567893', 1).map((key, n) => (n === 0 ? { ...key, gap: 400 } : key))]);
    expect(heard.typed).toBe('12');
    expect(codes(heard)).toEqual(['8801234567893']);
  });

  test('a scan whose focus changes half way stays one scan', () => {
    const keys = keysOf('8801234567893', 1).map((key, place) => ({ ...key, inField: place < 5 }));
    expect(codes(hear(keys))).toEqual(['8801234567893']);
  });

  test('a code of letters with the Hangul input method on asks for the text of the field', () => {
    const composed = (key: string): Key => ({ key, gap: 4, composing: true });
    const heard = hear([...[...'abc'].map(composed), ...keysOf('123', 4)], true);
    expect(heard.readings).toEqual([{ characters: 'abc123', swallowed: '', inField: true, composed: true }]);
    expect(heard.passed).toBe('abc123');
  });

  test('digits before composed letters are remembered for their place', () => {
    const keys: Key[] = [{ key: '2', gap: 200 }, { key: '0', gap: 2 }, { key: 'a', gap: 2, composing: true }, ...keysOf('7', 2)];
    expect(hear(keys, true).readings).toEqual([{ characters: '20a7', swallowed: '0', inField: true, composed: true }]);
  });

  test('Enter seen by the input method first does not act, the real one ends the scan', () => {
    const letters = [...'rkskek'].map((key): Key => ({ key, gap: 4, composing: true }));
    const heard = hear([...letters, { key: 'Enter', gap: 4, composing: true, kind: 'suffix' }, { key: 'Enter', gap: 4 }], true);
    expect(codes(heard)).toEqual(['rkskek']);
  });

  test('when the real Enter never comes, silence ends a scan the input method has seen', () => {
    const letters = [...'rksk'].map((key): Key => ({ key, gap: 4, composing: true }));
    expect(codes(hear([...letters, { key: 'Enter', gap: 4, composing: true, kind: 'suffix' }], true))).toEqual(['rksk']);
  });

  test('lost key events through an input method still end in a question to the field', () => {
    const heard = hear([{ key: 'a', gap: 200, composing: true }, { key: 'd', gap: 6, composing: true }, { key: 'Tab', gap: 6 }], true);
    expect(heard.readings).toHaveLength(1);
  });
});

describe('keys delivered late', () => {
  const burst = (characters: string, lastAt: number): Burst => ({
    characters, swallowed: characters, lastAt, inField: false, composed: false, suffixed: false, tail: false,
  });

  test('their own time puts them back into the burst that silence settled', () => {
    expect(rejoins(burst('8801', 500), press({ key: '2', gap: 0 }, 501))).toBe(true);
    expect(rejoins(burst('8801', 500), press({ key: 'Enter', gap: 0 }, 500 + sureGapMaxMs))).toBe(true);
  });

  test.each([
    ['a key of its own time', press({ key: '2', gap: 0 }, 500 + sureGapMaxMs + 1)],
    ['a key held down', press({ key: '2', gap: 0, repeat: true }, 501)],
    ['an arrow', press({ key: 'ArrowUp', gap: 0 }, 501)],
  ])('%s stays outside', (_, late) => {
    expect(rejoins(burst('8801', 500), late)).toBe(false);
  });

  test('after one key only a fast one follows', () => {
    expect(rejoins(burst('8', 500), press({ key: '8', gap: 0 }, 500 + gapMaxMs + 1))).toBe(false);
  });
});

describe('laws', () => {
  const options = { seed: 20261122, numRuns: 300 };
  const code = fc.stringMatching(/^[0-9A-Z-]{4,24}$/);

  test('any codes at any burst speed come back exactly, in order', () => {
    const scan = fc.tuple(code, fc.integer({ min: 0, max: gapMaxMs }), fc.integer({ min: 0, max: 2_000 }), fc.constantFrom('Enter', 'Tab'));
    fc.assert(fc.property(fc.array(scan, { maxLength: 20 }), fc.boolean(), (scans, inField) => {
      const keys = scans.flatMap(([text, gap, before, suffix]) =>
        keysOf(text, gap, suffix).map((key, place) => (place === 0 ? { ...key, gap: before } : key)));
      const heard = hear(keys, inField);
      expect(codes(heard)).toEqual(scans.map(([text]) => text));
      expect(heard.typed).toBe('');
      expect(heard.suffixesPassed).toBe(0);
    }), options);
  });

  test('what a person types at any human speed is never a scan and never lost', () => {
    const typed = fc.array(fc.tuple(fc.constantFrom(...'0123456789abcXYZ-'), fc.integer({ min: idleMs + 1, max: 900 })), { maxLength: 40 });
    fc.assert(fc.property(typed, fc.boolean(), (keys, inField) => {
      const heard = hear(keys.map(([key, gap]) => ({ key, gap })), inField);
      expect(heard.readings).toEqual([]);
      expect(inField ? heard.passed : heard.typed).toBe(keys.map(([key]) => key).join(''));
    }), options);
  });

  test('short bursts come back as typing, each key once', () => {
    const short = fc.stringMatching(new RegExp(`^[0-9a-z]{1,${lengthMin - 1}}$`));
    fc.assert(fc.property(short, fc.integer({ min: 0, max: gapMaxMs }), fc.boolean(), (text, gap, inField) => {
      const heard = hear(keysOf(text, gap).map((key, place) => (place === 0 ? { ...key, gap: 300 } : key)), inField);
      expect(heard.readings).toEqual([]);
      expect(heard.passed + heard.typed).toBe(text);
      expect(heard.suffixesPassed).toBe(1);
    }), options);
  });
});

describe('a scanner that was learnt', () => {
  test.each([
    ['its own speed', '8801234567893', 18, 20, ['8801234567893']],
    ['at its longest gap', 'SDM00123', 20, 20, ['SDM00123']],
    ['another scanner, slower: nothing, and no tail of it', '8801234567893', 25, 20, []],
    ['a gap beyond all bounds counts as the usual one', '8801234567893', gapMaxMs, 500, ['8801234567893']],
    ['a person', '12000', 60, 500, []],
  ])('%s', (_, code, gap, gapMs, wanted) => {
    const heard = hear(keysOf(code, gap), true, gapMs);
    expect(codes(heard)).toEqual(wanted);
    if (wanted.length === 0) expect([heard.passed + heard.typed, heard.suffixesPassed]).toEqual([code, 1]);
  });

  test('never allows a person’s gap, whatever was kept', () => {
    const { burst } = foldPress(null, press({ key: '8', gap: 0 }, 100));
    const next = press({ key: '8', gap: 0 }, 100 + gapMaxMs + 1);
    if (burst === null) throw new Error('no burst');
    expect(foldPress(burst, next, 500).burst?.characters).toBe('8');
    expect(rejoins(burst, next, 500)).toBe(false);
  });

  test('a code whose first keys came too slowly is no shorter code', () => {
    const gaps = [25, 25, 5, 5, 5, 5, 5, 5];
    const keys = [...'88012346'].map((key, i): Key => ({ key, gap: gaps[i] ?? 5 }));
    expect(codes(hear([...keys, { key: 'Enter', gap: 5 }], true, 20))).toEqual([]);
    expect(codes(hear([...keys, { key: 'Enter', gap: 5 }], true))).toEqual(['88012346']);
  });

  const key = fc.record({ key: fc.constantFrom(...'0123456789abSD~', 'Enter', 'Tab', 'F8'), gap: fc.integer({ min: 0, max: 200 }) });
  test('reads nothing that another would not be read for, whatever was learnt', () => {
    let read = 0;
    fc.assert(fc.property(fc.array(fc.oneof(key, key.map((each) => ({ ...each, gap: each.gap % 30 }))), { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), fc.boolean(), (keys, gapMs, inField) => {
      const usual = codes(hear(keys, inField));
      const learnt = codes(hear(keys, inField, gapMs));
      read += learnt.length;
      return learnt.every((code) => usual.includes(code));
    }), { seed: 20261122, numRuns: 5_000 });
    expect(read).toBeGreaterThan(100);
  });

  test('makes no typing a scan and loses no key of it: people, with two or three keys rolled', () => {
    const stroke = fc.tuple(fc.stringMatching(/^[0-9a-z]{1,3}$/), fc.integer({ min: 121, max: 400 }), fc.integer({ min: 8, max: 49 }));
    fc.assert(fc.property(fc.array(stroke, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom('Enter', 'Tab'), (strokes, gapMs, end) => {
      const keys = strokes.flatMap(([text, gap, rolled]) => [...text].map((each, i): Key => ({ key: each, gap: i === 0 ? gap : rolled })));
      const heard = hear([...keys, { key: end, gap: 121 }], true, gapMs);
      expect(heard.readings).toEqual([]);
      expect([...(heard.passed + heard.typed)].toSorted()).toEqual(strokes.flatMap(([text]) => [...text]).toSorted());
      return heard.suffixesPassed === 1;
    }), { seed: 20261122, numRuns: 3_000 });
  });
});
