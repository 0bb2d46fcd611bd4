import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, normalCode, readScan } from '../../src/domain/barcode.ts';

describe('what a scan may mean', () => {
  test.each([
    ['8801234567893', '8801234567893', 'digits are safe in any mode'],
    ['sdm00123', 'SDM00123', 'case does not count'],
    ['ㄴ으00123', 'SDM00123', 'letters scanned in Hangul mode (korea.md 8c)'],
    ['ㅑ연-ㅁ0012', 'IDUS-A0012', 'korea.md 8c'],
    ['넁므-8891', 'SODAM-8891', 'korea.md 8c'],
    ['까0001', 'RK0001', 'korea.md 8c'],
    ['８８０１２３４５６７８９３', '8801234567893', 'full-width digits'],
    [' 8801234567893\r', '8801234567893', 'blanks and the suffix'],
    ['036000291452', '0036000291452', 'UPC-A is also its EAN-13'],
  ])('%s is tried as %s: %s', (text, wanted) => {
    expect(readScan(text).candidates).toContain(wanted);
  });

  test('any upper-case code survives being typed in Hangul mode', () => {
    // The two-set layout as a table of its own: what each key types, composed the way an input method does it.
    const keys = new Map([...'qwertyuiopasdfghjklzxcvbnm'].map((key, i) => [key, [...'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ'][i] ?? '']));
    const code = fc.stringMatching(/^[a-z0-9-]{1,16}$/);
    fc.assert(
      fc.property(code, (typed) => {
        const jamo = [...typed].map((key) => keys.get(key) ?? key).join('');
        return readScan(jamo).candidates.includes(typed.toUpperCase());
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });

  test('no text throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (text) => typeof normalCode(text) === 'string' && readScan(text).candidates.length > 0), {
      seed: 20261122, numRuns: 3_000,
    });
  });
});

describe('check digits (korea.md 6)', () => {
  test.each([
    ['880123456789', 3], ['880000000000', 8], ['8801234', 6], ['200000000001', 5], ['210001200012', 3], ['290000100001', 7],
  ])('%s ends in %i', (body, digit) => {
    expect(checkDigit(body)).toBe(digit);
  });
});
