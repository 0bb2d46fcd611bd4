/** Three scans of one code: what they teach, what they do not, and what is taken off a scan afterwards. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeIn, learnWedge, type KeyPress } from '../../../src/domain/scan/learn.ts';
import { codeWithin } from '../../../src/domain/scan/strip.ts';

/** Keys in order, `gap` ms apart. */
const typed = (keys: readonly string[], gap = 5): KeyPress[] => keys.map((key, i) => ({ key, at: 1_000 + i * gap }));
const scan = (text: string, ...suffix: string[]): KeyPress[] => typed([...text, ...suffix]);
const thrice = (press: KeyPress[]): KeyPress[][] => [press, press, press];
const ean = '8801234567893';

describe('three scans of a known code teach', () => {
  test.each<[what: string, scans: KeyPress[][], habits: object]>([
    ['no prefix, Enter', thrice(scan(ean, 'Enter')), { prefix: '', suffix: '', end: 'Enter', gapMs: 20 }],
    ['nothing around it', thrice(scan(ean)), { prefix: '', suffix: '', end: 'none' }],
    ['a prefix of two characters and Tab', thrice(scan(`~A${ean}`, 'Tab')), { prefix: '~A', suffix: '', end: 'Tab' }],
    ['an AIM id in front is no habit', thrice(scan(`]E0${ean}`, 'Enter')), { prefix: '', end: 'Enter' }],
    ['a prefix before an AIM id', thrice(scan(`~]E0${ean}`, 'Enter')), { prefix: '~' }],
    ['a character and Enter behind it', thrice(scan(`${ean}#`, 'Enter')), { suffix: '#', end: 'Enter' }],
    ['a character behind it, and silence', thrice(scan(`${ean}#`)), { suffix: '#', end: 'none' }],
    ['the speed: twice the longest gap', [scan(ean, 'Enter'), typed([...ean, 'Enter'], 14), scan(ean, 'Enter')], { gapMs: 28 }],
    ['a speed within its bounds', thrice(typed([...ean, 'Enter'], 50)), { gapMs: 50 }],
    ['past Shift between letters', thrice(typed(['Shift', ...ean, 'Shift', 'Enter'])), { prefix: '', end: 'Enter' }],
  ])('%s', (_, scans, habits) => {
    const learnt = learnWedge(ean, scans);
    expect(learnt).toMatchObject({ ok: true, value: habits });
  });

  test('letters, whatever Caps Lock made of them', () => {
    expect(learnWedge('SDM00123', thrice(scan('sdm00123', 'Enter')))).toMatchObject({ ok: true, value: { prefix: '', end: 'Enter' } });
  });
});

describe('nothing is learnt from', () => {
  test.each<[what: string, code: string, scans: KeyPress[][], refusal: string]>([
    ['two scans', ean, thrice(scan(ean)).slice(1), 'too_few_scans'],
    ['a code of three characters', '880', thrice(scan('880')), 'code_not_found'],
    ['another code', ean, thrice(scan('8801234567886')), 'code_not_found'],
    ['a scan without it', ean, [scan(ean), scan(ean), scan('88012')], 'code_not_found'],
    ['no keys', ean, [[], [], []], 'code_not_found'],
    ['one scan with another suffix', ean, [scan(ean, 'Enter'), scan(ean, 'Enter'), scan(ean, 'Tab')], 'scans_differ'],
    ['one scan with another prefix', ean, [scan(`A${ean}`), scan(`A${ean}`), scan(`B${ean}`)], 'scans_differ'],
    ['a code that fits twice', '1111', thrice(scan('11111')), 'ambiguous'],
    ['a person’s typing', ean, thrice(typed([...ean, 'Enter'], 60)), 'too_slow'],
    ['gaps of 51 ms', ean, thrice(typed([...ean], 51)), 'too_slow'],
    ['one slow scan of three', ean, [scan(ean), scan(ean), typed([...ean], 150)], 'too_slow'],
    ['a function key in front', ean, thrice(typed(['F8', ...ean, 'Enter'])), 'unusable_keys'],
    ['an Enter in front', ean, thrice(typed(['Enter', ...ean, 'Enter'])), 'unusable_keys'],
    ['a space in front', ean, thrice(scan(` ${ean}`, 'Enter')), 'unusable_keys'],
    ['two keys that end it', ean, thrice(scan(ean, 'Tab', 'Enter')), 'unusable_keys'],
    ['nine characters in front', ean, thrice(scan(`ABCDEFGHI${ean}`)), 'unusable_keys'],
    ['a digit in front', '8801', thrice(scan('98801', 'Enter')), 'digits_around'],
    ['digits behind', ean, thrice(scan(`${ean}12`, 'Enter')), 'digits_around'],
  ])('%s', (_, code, scans, refusal) => {
    expect(learnWedge(code, scans)).toMatchObject({ ok: false, refusal: { code: refusal } });
  });
});

describe('the code in a scan that nobody named', () => {
  const listed = new Set(['SDM00123', 'SDM0012', ean, 'AB12']);
  test.each<[what: string, keys: KeyPress[], code: string | null]>([
    ['a listed one', scan(`~A${ean}`, 'Enter'), ean],
    ['the longest listed one', scan('XSDM00123#', 'Enter'), 'SDM00123'],
    ['listed, with Caps Lock', scan('sdm00123'), 'SDM00123'],
    ['of digits that check', scan('~8809460290011', 'Enter'), '8809460290011'],
    ['of digits that check, behind an AIM id', scan(']E08809460290011'), '8809460290011'],
    ['an EAN-8', scan('88012346#'), '88012346'],
    ['of digits that do not check', scan('8809460290012', 'Enter'), null],
    ['between other digits', scan('88094602900117'), null],
    ['twice', scan('8809460290011~88012346'), null],
    ['letters that nobody lists', scan('HELLO'), null],
    ['over a key that types none', typed(['A', 'B', 'F8', '1', '2']), null],
    ['nothing', [], null],
  ])('%s', (_, keys, code) => {
    expect(codeIn(keys, (text) => listed.has(text))).toBe(code);
  });
});

describe('what is taken off a scan', () => {
  const habits = { prefix: '~A', suffix: '#' };
  test.each<[text: string, habits: { prefix: string; suffix: string } | null, code: string | null]>([
    [`~A${ean}#`, habits, ean],
    [`~a${ean}#`, habits, ean],
    [`~Asdm00123#`, habits, 'sdm00123'],
    ['~Aㄴ으00123#', habits, 'ㄴ으00123'],
    ['ㅁㄴ으00123', { prefix: 'A', suffix: '' }, 'sdm00123'],
    [ean, habits, null],
    [`~A${ean}`, habits, null],
    ['~A#', habits, null],
    [ean, { prefix: '', suffix: '' }, null],
    [ean, null, null],
  ])('%s between %j: %s', (text, around, code) => {
    expect(codeWithin(text, around)).toBe(code);
  });
});

test('whatever stands around a code is learnt as it is and taken off again, or refused by name', () => {
  const around = fc.array(fc.oneof(fc.constantFrom('~', ']', '#'), fc.stringMatching(/^[a-z0-9]$/)), { maxLength: 4 });
  const code = fc.stringMatching(/^[A-Z0-9]{4,14}$/);
  const end = fc.constantFrom('Enter', 'Tab', 'none');
  let learntCount = 0;
  fc.assert(fc.property(around, code, around, end, fc.integer({ min: 1, max: 50 }), (prefix, text, suffix, key, gap) => {
    const keys = typed([...prefix, ...text, ...suffix, ...(key === 'none' ? [] : [key])], gap);
    const learnt = learnWedge(text, thrice(keys));
    if (!learnt.ok) return ['ambiguous', 'digits_around'].includes(learnt.refusal.code);
    learntCount += 1;
    const isId = /\][A-Za-z][0-9A-Za-z]$/.test(prefix.join(''));
    expect(learnt.value).toEqual({
      prefix: (isId ? prefix.slice(0, -3) : prefix).join(''), suffix: suffix.join(''), end: key, gapMs: Math.min(50, Math.max(20, gap * 2)),
    });
    const whole = [...prefix, ...text, ...suffix].join('');
    const kept = isId ? prefix.slice(-3).join('') : '';
    if (learnt.value.prefix + learnt.value.suffix !== '') expect(codeWithin(whole, learnt.value)).toBe(kept + text);
    return true;
  }), { seed: 20261122, numRuns: 3_000 });
  expect(learntCount).toBeGreaterThan(1_500);
});
