import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnWedge, type KeyPress } from '../../../src/domain/scan/learn.ts';

/** Keys in order, `gap` ms apart. */
const typed = (keys: readonly string[], gap = 5): KeyPress[] => keys.map((key, i) => ({ key, at: 1_000 + i * gap }));
const scan = (text: string, ...suffix: string[]): KeyPress[] => typed([...text, ...suffix]);
const thrice = (press: KeyPress[]): KeyPress[][] => [press, press, press];
const ean = '8801234567893';

describe('three scans of a known code teach', () => {
  test.each<[what: string, scans: KeyPress[][], habits: object]>([
    ['no prefix, Enter', thrice(scan(ean, 'Enter')), { prefix: [], suffix: ['Enter'], gapMs: 20 }],
    ['nothing around it', thrice(scan(ean)), { prefix: [], suffix: [] }],
    ['a prefix of two characters and Tab', thrice(scan(`~A${ean}`, 'Tab')), { prefix: ['~', 'A'], suffix: ['Tab'] }],
    ['an AIM id in front', thrice(scan(`]E0${ean}`, 'Enter')), { prefix: [']', 'E', '0'] }],
    ['a key that types nothing in front', thrice(typed(['F8', ...ean, 'Enter'])), { prefix: ['F8'], suffix: ['Enter'] }],
    ['a suffix of two keys', thrice(scan(`${ean}#`, 'Enter')), { suffix: ['#', 'Enter'] }],
    ['the speed: twice the longest gap', [scan(ean, 'Enter'), typed([...ean, 'Enter'], 14), scan(ean, 'Enter')], { gapMs: 28 }],
    ['a speed within its bounds', thrice(typed([...ean, 'Enter'], 90)), { gapMs: 100 }],
    ['past Shift between letters', thrice(typed(['Shift', ...ean, 'Shift', 'Enter'])), { prefix: [], suffix: ['Enter'] }],
  ])('%s', (_, scans, habits) => {
    const learnt = learnWedge(ean, scans);
    expect(learnt).toMatchObject({ ok: true, value: habits });
  });

  test('letters, whatever Caps Lock made of them', () => {
    expect(learnWedge('SDM00123', thrice(scan('sdm00123', 'Enter')))).toMatchObject({ ok: true, value: { prefix: [], suffix: ['Enter'] } });
  });

  test('a prefix that looks like the code’s beginning', () => {
    expect(learnWedge('8801', thrice(scan('88801', 'Enter')))).toMatchObject({ ok: true, value: { prefix: ['8'], suffix: ['Enter'] } });
  });
});

describe('nothing is learnt from', () => {
  test.each<[what: string, code: string, scans: KeyPress[][], refusal: string]>([
    ['two scans', ean, thrice(scan(ean)).slice(1), 'too_few_scans'],
    ['a code of three characters', '880', thrice(scan('880')), 'code_too_short'],
    ['another code', ean, thrice(scan('8801234567886')), 'code_not_found'],
    ['a scan without it', ean, [scan(ean), scan(ean), scan('88012')], 'code_not_found'],
    ['no keys', ean, [[], [], []], 'code_not_found'],
    ['one scan with another suffix', ean, [scan(ean, 'Enter'), scan(ean, 'Enter'), scan(ean, 'Tab')], 'scans_differ'],
    ['one scan with another prefix', ean, [scan(`A${ean}`), scan(`A${ean}`), scan(`B${ean}`)], 'scans_differ'],
    ['a code that fits twice', '1111', thrice(scan('11111')), 'ambiguous'],
    ['a person’s typing', ean, thrice(typed([...ean, 'Enter'], 101)), 'too_slow'],
    ['one slow scan of three', ean, [scan(ean), scan(ean), typed([...ean], 150)], 'too_slow'],
  ])('%s', (_, code, scans, refusal) => {
    expect(learnWedge(code, scans)).toMatchObject({ ok: false, refusal: { code: refusal } });
  });
});

test('whatever stands around a code is learnt as it is, or refused as fitting twice', () => {
  const around = fc.array(fc.oneof(fc.constantFrom('Enter', 'Tab', 'F8', '~', ']'), fc.stringMatching(/^[a-z0-9]$/)), { maxLength: 4 });
  const code = fc.stringMatching(/^[A-Z0-9]{4,14}$/);
  fc.assert(fc.property(around, code, around, fc.integer({ min: 1, max: 100 }), (prefix, text, suffix, gap) => {
    const keys = typed([...prefix, ...text, ...suffix], gap);
    const learnt = learnWedge(text, thrice(keys));
    if (!learnt.ok) return learnt.refusal.code === 'ambiguous';
    expect(learnt.value).toEqual({ prefix, suffix, gapMs: Math.min(100, Math.max(20, gap * 2)) });
    return true;
  }), { seed: 20261122, numRuns: 3_000 });
});
