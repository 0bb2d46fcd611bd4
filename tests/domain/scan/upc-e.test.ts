/** UPC-E against its four rules of expansion, and the other way round: every UPC-A with zeros to leave out comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../../src/domain/barcode.ts';
import { priceCheckDigit } from '../../../src/domain/scan/price-check.ts';
import { expandUpcE } from '../../../src/domain/scan/upc-e.ts';

describe('UPC-E stands for the UPC-A', () => {
  test.each<[printed: string, upcA: string | null, why: string]>([
    ['04252614', '042100005264', 'last of the six 0, 1 or 2: it is the manufacturer’s third, four zeros behind it'],
    ['01201303', '012000000133', 'a 0 at the end'],
    ['01234531', '012300000451', 'a 3 at the end: five zeros behind the third'],
    ['01234543', '012340000053', 'a 4 at the end: five zeros behind the fourth'],
    ['01234565', '012345000065', 'a 5 to 9 at the end: four zeros before it'],
    ['01234596', '012345000096', 'a 9 at the end'],
    ['11234562', '112345000062', 'number system 1'],
    ['123456', '012345000065', 'six digits: number system 0, its check digit made'],
    ['01234564', null, 'a wrong check digit'],
    ['04252615', null, 'a wrong check digit'],
    ['21234569', null, 'number system 2'],
    ['1234565', null, 'seven digits'],
    ['0123456', null, 'seven digits'],
    ['012345000065', null, 'twelve digits'],
    ['', null, 'nothing'],
    ['12345A', null, 'a letter'],
  ])('%s: %s (%s)', (printed, upcA) => {
    expect(expandUpcE(printed)).toBe(upcA);
  });

  test('with every other check digit none', () => {
    fc.assert(fc.property(fc.stringMatching(/^[01]\d{6}$/), fc.nat({ max: 9 }), (body, digit) => {
      const whole = expandUpcE(`${body}${digit}`);
      const right = Array.from({ length: 10 }, (_, each) => expandUpcE(`${body}${each}`)).filter((each) => each !== null);
      return right.length === 1 && (whole === null || (whole.endsWith(String(digit)) && checkDigit(whole.slice(0, 11)) === digit));
    }), { seed: 20261122, numRuns: 2_000 });
  });

  test('from which its zeros were left out', () => {
    const short = (upcA: string): string | null => {
      const [maker, item] = [upcA.slice(1, 6), upcA.slice(6, 11)];
      if (/[012]00$/.test(maker) && item.startsWith('00')) return `${maker.slice(0, 2)}${item.slice(2)}${maker[2]}`;
      if (maker.endsWith('00') && item.startsWith('000')) return `${maker.slice(0, 3)}${item.slice(3)}3`;
      if (maker.endsWith('0') && item.startsWith('0000')) return `${maker.slice(0, 4)}${item.slice(4)}4`;
      return item.startsWith('0000') && Number(item[4]) >= 5 ? `${maker}${item[4]}` : null;
    };
    const digits = fc.constantFrom('0', '1', '2', '3', '7');
    const bodies = fc.tuple(fc.constantFrom('0', '1'), fc.array(digits, { minLength: 5, maxLength: 5 }), fc.constantFrom('00', '000', '0000'), fc.stringMatching(/^\d{3}$/))
      .map(([system, maker, zeros, rest]) => `${system}${maker.join('')}${zeros}${rest}`.slice(0, 11));
    let met = 0;
    fc.assert(fc.property(bodies, (body) => {
      const upcA = `${body}${checkDigit(body)}`;
      const six = short(upcA);
      if (six === null) return true;
      met += 1;
      return expandUpcE(`${upcA[0]}${six}${upcA[11]}`) === upcA;
    }), { seed: 20261122, numRuns: 5_000 });
    expect(met).toBeGreaterThan(200);
  });
});

describe('the check digit of a price', () => {
  test.each([['2875', 9], ['14685', 6], ['0000', 0], ['00000', 0], ['123', null], ['123456', null], ['12A4', null]])('%s: %s', (price, digit) => {
    expect(priceCheckDigit(price)).toBe(digit);
  });

  test('is another one for every single wrong digit', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{4,5}$/), fc.nat({ max: 4 }), fc.integer({ min: 1, max: 9 }), (price, place, more) => {
      const at = place % price.length;
      const wrong = [...price].map((digit, i) => (i === at ? String((Number(digit) + more) % 10) : digit)).join('');
      return priceCheckDigit(wrong) !== priceCheckDigit(price);
    }), { seed: 20261122, numRuns: 3_000 });
  });
});
