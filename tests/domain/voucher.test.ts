import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from '../../src/domain/card-number.ts';
import { won } from '../../src/domain/money.ts';
import { readVoucher, spend, voucherSerial, type Voucher } from '../../src/domain/voucher.ts';

const seeded = { seed: 20261122, numRuns: 2_000 };
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 13, maxLength: 64 });

describe('the code of a voucher', () => {
  test('its check digit is that of ISO/IEC 7812-1: 7992739871 takes 3', () => {
    expect(readVoucher('SV79927398713')).toBe('SV79927398713');
    expect(['0', '1', '2', '4', '5', '6', '7', '8', '9'].map((digit) => readVoucher(`SV7992739871${digit}`))).toEqual(Array.from({ length: 9 }, () => null));
  });

  test('is read back as it was made, however it is written, and holds no card number', () => {
    fc.assert(
      fc.property(hex, (random) => {
        const serial = voucherSerial(random);
        const written = [serial, serial.toLowerCase(), ` ${serial.slice(0, 2)}-${serial.slice(2, 7)}-${serial.slice(7)} `];
        return written.every((text) => readVoucher(text) === serial) && !holdsCardNumber(serial);
      }),
      seeded,
    );
  });

  test('one wrong digit, or two neighbours changed places, is no voucher (09 and 90 aside, which the check cannot tell)', () => {
    const serials = Array.from({ length: 40 }, (_, index) => voucherSerial((index * 7_919_773_331 + 99).toString(16).padStart(13, 'a')));
    for (const serial of serials) {
      for (let place = 2; place < serial.length; place += 1) {
        for (const digit of '0123456789') {
          const other = `${serial.slice(0, place)}${digit}${serial.slice(place + 1)}`;
          if (other !== serial) expect(readVoucher(other)).toBeNull();
        }
        const pair = serial.slice(place, place + 2);
        const swapped = `${serial.slice(0, place)}${[...pair].reverse().join('')}${serial.slice(place + 2)}`;
        if (swapped !== serial && pair !== '09' && pair !== '90') expect(readVoucher(swapped)).toBeNull();
      }
    }
  });

  test.each(['', 'SV', '79927398713', 'SV7992739871', 'SV799273987133', 'XV79927398713', 'SV7992739871３', '8801234567893'])('%j is none', (text) => {
    expect(readVoucher(text)).toBeNull();
  });
});

describe('spending', () => {
  const known: Voucher[] = [
    { serial: 'SV1', kind: 'gift', issued: won(50_000), left: won(30_000) }, { serial: 'SV2', kind: 'credit', issued: won(8_000), left: won(0) },
  ];
  const find = (serial: string): Voucher | null => known.find((voucher) => voucher.serial === serial) ?? null;
  const of = (...wanted: (readonly [string, number])[]) => spend(wanted.map(([serial, amount]) => ({ serial, amount: won(amount) })), find);

  test('part of it, all of it, several together', () => {
    expect(of(['SV1', 30_000])).toEqual({ ok: true, value: [{ ...known[0], left: 0 }] });
    expect(of(['SV1', 10_000], ['SV2', 0])).toEqual({ ok: true, value: [{ ...known[0], left: 20_000 }, { ...known[1], left: 0 }] });
  });

  test.each<[string, readonly (readonly [string, number])[], object]>([
    ['more than is left', [['SV1', 30_001]], { code: 'voucher_short', facts: { serial: 'SV1', left: 30_000 } }],
    ['nothing is left', [['SV2', 1]], { code: 'voucher_short', facts: { serial: 'SV2', left: 0 } }],
    ['one that nobody issued', [['SV3', 1]], { code: 'unknown_voucher', facts: { serial: 'SV3' } }],
    ['the same twice on one receipt', [['SV1', 10_000], ['SV1', 10_000]], { code: 'voucher_twice', facts: { serial: 'SV1' } }],
  ])('refuses %s', (_name, wanted, refusal) => expect(of(...wanted)).toEqual({ ok: false, refusal }));
});
