/** How numbers, times and found texts are written on the screen. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { keyed, numberOf, unkeyed } from '../../renderer/digits.ts';
import { clock, clockSeconds, day, grouped, longDate, markHits, printedCode, sharedHead, shortDate, signed } from '../../renderer/format.ts';
import { backOffMs } from '../../renderer/transport.ts';

const seed = { seed: 20261122, numRuns: 500 };

describe('amounts', () => {
  test.each([[0, '0'], [999, '999'], [1_000, '1,000'], [12_345_678, '12,345,678'], [-1_000, '\u22121,000'], [10_000_000_000, '10,000,000,000']])(
    '%i is %s', (amount, text) => expect(grouped(amount)).toBe(text));

  test('a sign is a true minus or a plus, and none for nothing', () => {
    expect([signed(-5), signed(0), signed(1_234)]).toEqual(['\u22125', '0', '+1,234']);
  });

  test('grouping changes no digit', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (amount) => Number(grouped(amount).replaceAll(',', '').replace('\u2212', '-')) === amount), seed);
  });
});

describe('keyed numbers', () => {
  test.each([
    ['', '5', 999, '5'], ['5', '0', 999, '50'], ['0', '7', 999, '7'], ['', '00', 999, '0'], ['99', '9', 999, '999'],
    ['999', '9', 999, '999'], ['12', 'a', 999, '12'], ['12', 'ㅁ', 999, '12'], ['', '8801234567893', 10_000_000_000, ''],
  ])('%j and %j with at most %i is %j', (digits, more, most, wanted) => expect(keyed(digits, more, most)).toBe(wanted));

  test('erasing and reading', () => {
    expect([unkeyed('120'), unkeyed(''), numberOf(''), numberOf('120')]).toEqual(['12', '', 0, 120]);
  });
});

describe('times are the shop’s', () => {
  const at = Date.parse('2026-11-22T15:30:07Z');

  test('a formatter is made when it is first needed, and once', async () => {
    vi.resetModules();
    const making = vi.spyOn(Intl, 'DateTimeFormat');
    const fresh = await import('../../renderer/format.ts');
    expect(making).toHaveBeenCalledTimes(0);
    [at, at + 1].forEach((moment) => [fresh.clock, fresh.clockSeconds, fresh.day].map((write) => write(moment)));
    ['ko', 'en', 'ko'].forEach((language) => [fresh.shortDate, fresh.longDate].map((write) => write('2026-11-22', language)));
    expect(making).toHaveBeenCalledTimes(7);
    making.mockRestore();
  });

  test('in Seoul it is half past midnight of the next day', () => {
    expect([clock(at), clockSeconds(at), day(at)]).toEqual(['00:30', '00:30:07', '2026-11-23']);
  });

  test('a business date stays its own day', () => {
    expect([shortDate('2026-11-22', 'ko'), shortDate('2026-11-22', 'en')]).toEqual(['11월 22일', '22 Nov']);
    expect(longDate('2026-11-22', 'ko')).toBe('2026년 11월 22일 일요일');
  });
});

describe('found texts', () => {
  const marked = (text: string, query: string): string => markHits(text, query).map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');

  test.each([
    ['옻칠 수저 세트', '옻칠 수저', '[옻칠 수저] 세트'],
    ['옻칠 수저 세트', '칠수저', '옻[칠 수저] 세트'],
    ['Moon Jar', 'moonj', '[Moon J]ar'],
    ['SDM00123', 'sdm', '[SDM]00123'],
    ['백자', '청자', '백자'],
    ['백자', '  ', '백자'],
    ['👩‍👧 가족 🏺', '가족', '👩‍👧 [가족] 🏺'],
    ['옻칠 수저 세트', 'ㅇㅊㅅㅈ', '[옻칠 수저] 세트'],
    ['옻칠 수저 세트', 'ㅅㅈㅅ', '옻칠 [수저 세]트'],
    ['옻칠 수저 세트', '옻ㅊ', '[옻칠] 수저 세트'],
    ['옻칠 수저 세트', 'ㅅㅌ ㅇㅊ', '[옻칠] 수저 [세트]'],
    ['옻칠 수저 세트', '옻칠 슺', '[옻칠] 수저 세트'],
    ['한지 꽃 책갈피', '채', '한지 꽃 [책]갈피'],
    ['한지 꽃 책갈피', 'ㄲ', '한지 [꽃] 책갈피'],
    ['한지 꽃 책갈피', 'ㄳ', '한지 꽃 책갈피'],
    ['옻칠 수저', 'dhcclf', '[옻칠] 수저'],
    ['Moon Jar', 'ㅡㅐㅐㅜ', '[Moon] Jar'],
    ['백자', 'ㅊㅈ', '백자'],
    ['8801234567893', 'ㅎ', '8801234567893'],
  ])('%s for %j', (text, query, wanted) => expect(marked(text, query)).toBe(wanted));

  test('a plain consonant marks its doubled one where the shop says so', () => {
    expect(markHits('한지 꽃', 'ㄱ', true)).toEqual([{ text: '한지 ', hit: false }, { text: '꽃', hit: true }]);
    expect(markHits('한지 꽃', 'ㄱ', false)).toEqual([{ text: '한지 꽃', hit: false }]);
  });

  test('parts always join to the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 5 }), (text, query) =>
      markHits(text, query).map((part) => part.text).join('') === text), seed);
  });

  test('codes', () => {
    expect([printedCode('8801234567893'), printedCode('SDM00123')]).toEqual(['8 801234 567893', 'SDM00123']);
    expect([sharedHead('8801234567893', '8801234567862'), sharedHead('sdm1', 'SDM2'), sharedHead('1', '2')]).toEqual([11, 3, 0]);
  });
});

test('coming back to the till: a quarter second, doubled, never more than two', () => {
  expect([0, 1, 2, 3, 9].map(backOffMs)).toEqual([250, 500, 1_000, 2_000, 2_000]);
});
