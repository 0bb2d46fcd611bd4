import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from '../../src/domain/card-number.ts';
import type { BusinessDate, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { settle, type ProposedTender } from '../../src/domain/split.ts';
import { lastDayOf, mayCashRest, printedSerial, readVoucher, voucherSerial, type Voucher } from '../../src/domain/voucher.ts';
import type { VoucherSoldBody } from '../../src/domain/voucher-facts.ts';
import { freedBy } from '../../src/domain/voucher-moves.ts';
import { cancelVouchers, sellVouchers } from '../../src/domain/voucher-sale.ts';

const seeded = { seed: 20261130, numRuns: 1_000 };
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 13, maxLength: 64 });
const serial = voucherSerial('0001', '01', 'ffffffffffffff');
const other = voucherSerial('0001', '01', '123456789abcde');

describe('the serial of a voucher', () => {
  test('is read back as it was made, however it is written, and is neither a card number nor 13 digits', () => {
    fc.assert(fc.property(hex, (random) => {
      const made = voucherSerial('0001', '01', random);
      const written = [made, made.toLowerCase(), ` ${printedSerial(made)} `, made.replace('V', 'ㅍ')];
      return written.every((text) => readVoucher(text)?.serial === made) && !holdsCardNumber(made);
    }), seeded);
  });

  test('one wrong digit, or two neighbours changed places, is no voucher', () => {
    const digits = [...serial].flatMap((letter, place) => (letter === 'V' ? [] : [place]));
    for (const place of digits) {
      for (const digit of '0123456789') {
        const wrong = `${serial.slice(0, place)}${digit}${serial.slice(place + 1)}`;
        if (wrong !== serial) expect(readVoucher(wrong)).toBeNull();
      }
      const swapped = `${serial.slice(0, place)}${serial[place + 1] ?? ''}${serial[place] ?? ''}${serial.slice(place + 2)}`;
      if (swapped !== serial) expect(readVoucher(swapped)).toBeNull();
    }
  });

  test.each(['', 'V', '8801234567893', '281006011234567890', `${serial}0`, serial.slice(1), serial.replace('V', 'W')])('%j is none', (text) => {
    expect(readVoucher(text)).toBeNull();
  });

  test.each([['2026-11-30', '2031-11-30'], ['2028-02-29', '2033-02-28']])('what is sold on %s names %s', (sold, last) => {
    expect(lastDayOf(sold as BusinessDate)).toBe(last);
  });
});

const voucher = (issued: number, left = issued, kind: Voucher['kind'] = 'gift', name = serial): Voucher => ({
  serial: name, kind, issued: won(issued), left: won(left), issuedOn: '2026-11-30' as BusinessDate, until: null, copies: 0,
});
const spending = (amount: number, cashRest = false, name = serial): ProposedTender => ({ kind: 'voucher', serial: name, amount: won(amount), cashRest });

describe('korea.md 4d: the rest in cash', () => {
  test.each<[number, number, boolean]>([
    [30_000, 12_000, true], [30_000, 12_010, false], [10_000, 2_000, true], [10_000, 2_001, false], [10_001, 4_000, true], [30_000, 0, false],
  ])('of %i won, %i left: %s', (issued, rest, may) => {
    expect(mayCashRest(voucher(issued), won(rest))).toBe(may);
    expect(mayCashRest(voucher(issued, issued, 'credit'), won(rest))).toBe(false);
  });

  test('18,000 by a voucher of 30,000: 12,000 in cash; 17,990: the rest stays', () => {
    const find = (): Voucher => voucher(30_000);
    const taken = settle(won(18_000), [spending(18_000, true)], find);
    expect(taken).toMatchObject({ ok: true, value: [{ kind: 'voucher', amount: 18_000, cashed: { exact: 12_000, paid: 12_000 } }] });
    expect(settle(won(17_990), [spending(17_990, true)], find)).toMatchObject({ refusal: { code: 'rest_stays', facts: { left: 12_010 } } });
  });

  test('coins below 10 won are the customer’s: 8,005 of 10,000 used, 1,995 left is handed out as 2,000', () => {
    const taken = settle(won(8_005), [spending(8_005, true)], () => voucher(10_000));
    expect(taken).toMatchObject({ ok: true, value: [{ cashed: { exact: 1_995, paid: 2_000 } }] });
  });
});

describe('spending', () => {
  const find = (name: string): Voucher | null => (name === serial ? voucher(50_000, 30_000) : name === other ? voucher(8_000, 0, 'credit', other) : null);
  test.each<[string, readonly ProposedTender[], object]>([
    ['more than is left', [spending(30_001)], { code: 'voucher_short', facts: { left: 30_000 } }],
    ['one that is used up', [spending(1, false, other)], { code: 'voucher_short', facts: { left: 0 } }],
    ['one that nobody issued', [spending(1, false, '000102V59735019015')], { code: 'unknown_voucher' }],
    ['what is no serial', [spending(1, false, 'x')], { code: 'unknown_voucher' }],
    ['the same twice', [spending(1_000), spending(1_000)], { code: 'voucher_twice' }],
    ['nothing', [spending(0)], { code: 'bad_tender' }],
  ])('refuses %s', (_name, tenders, refusal) => expect(settle(won(40_000), tenders, find)).toMatchObject({ ok: false, refusal }));

  test('a correction frees what it takes the place of, the cashed rest too', () => {
    const before = [{ kind: 'voucher', serial, voucher: 'gift', amount: won(18_000), cashed: { exact: won(12_000), paid: won(12_000) } }] as const;
    expect(freedBy(before, () => voucher(30_000, 0))(serial)).toMatchObject({ left: 30_000 });
    expect(freedBy(before, () => null)(serial)).toBeNull();
  });
});

describe('a purchase', () => {
  const buy = (amounts: readonly number[], tenders: readonly ProposedTender[]) => sellVouchers(
    { saleId: 'v1' as SaleId, requestHash: '', amounts: amounts.map(won), tenders },
    { shiftOpen: true, today: '2026-11-30' as BusinessDate, newSerial: (others) => [serial, other][others.length] ?? '' });
  const inCash = (given: number): readonly ProposedTender[] => [{ kind: 'cash', given: won(given) }];

  test('has a serial for each, and names its last day', () => expect(buy([50_000, 10_000], inCash(60_000))).toMatchObject({
    ok: true, value: { total: 60_000, until: '2031-11-30', vouchers: [{ serial, amount: 50_000 }, { serial: other, amount: 10_000 }] },
  }));
  test.each<[string, readonly number[], readonly ProposedTender[], string]>([
    ['E55 a voucher buys vouchers: a rest could be cashed by and by', [10_000], [spending(10_000)], 'bad_tender'],
    ['E55 it pays a part beside cash', [10_000], [spending(5_000), ...inCash(5_000)], 'bad_tender'],
    ['less than the least', [999], inCash(1_000), 'bad_voucher_amount'],
    ['no round number', [1_500], inCash(1_500), 'bad_voucher_amount'],
    ['more than the most', [1_001_000], inCash(1_001_000), 'bad_voucher_amount'],
    ['none', [], inCash(0), 'nothing_chosen'],
    ['twenty-one', Array.from({ length: 21 }, () => 1_000), inCash(21_000), 'nothing_chosen'],
    ['too little', [10_000], inCash(9_000), 'short'],
  ])('is refused: %s', (_why, amounts, tenders, code) => expect(buy(amounts, tenders)).toMatchObject({ ok: false, refusal: { code } }));
});

describe('a purchase taken back', () => {
  const purchase: VoucherSoldBody = {
    saleId: 'v1' as SaleId, requestHash: '', vouchers: [{ serial, amount: won(50_000) }, { serial: other, amount: won(10_000) }], total: won(60_000),
    until: '2031-11-30' as BusinessDate, tenders: [{ kind: 'cash', due: won(60_000), given: won(60_000), change: won(0) }],
  };
  const back = (left: readonly [number, number], change: { reason?: string; shiftOpen?: boolean; isCancelled?: boolean } = {}) => cancelVouchers(
    purchase, { saleId: 'v2' as SaleId, requestHash: '', reason: change.reason ?? '잘못 삼', cancels: [] },
    { shiftOpen: true, isCancelled: false, ...change, voucher: (name) => voucher(name === serial ? 50_000 : 10_000, left[name === serial ? 0 : 1], 'gift', name) },
  );

  test('is the whole of it, over its own means', () => expect(back([50_000, 10_000])).toMatchObject({
    ok: true, value: { original: 'v1', total: 60_000, vouchers: purchase.vouchers, tenders: [{ kind: 'cash_back', exact: 60_000, paid: 60_000 }] },
  }));
  test.each<[string, readonly [number, number], Parameters<typeof back>[1], string]>([
    ['E55 a won of the second voucher is spent', [50_000, 9_999], {}, 'voucher_used'],
    ['E55 the first is used up', [0, 10_000], {}, 'voucher_used'],
    ['it was taken back before', [50_000, 10_000], { isCancelled: true }, 'already_cancelled'],
    ['nobody says why', [50_000, 10_000], { reason: ' ' }, 'reason_missing'],
    ['no shift is open', [50_000, 10_000], { shiftOpen: false }, 'shift_closed'],
  ])('is refused where %s', (_why, left, change, code) => expect(back(left, change)).toMatchObject({ ok: false, refusal: { code } }));
});

test('ledger.md 4: a gift voucher of 50,000 posts voucher_own −50,000 and cash +50,000, and no sales or VAT', () => {
  const fact = { kind: 'voucher_sold', body: {
    saleId: 'v1' as SaleId, requestHash: '', vouchers: [{ serial, amount: won(50_000) }], total: won(50_000), until: '2031-11-30' as BusinessDate,
    tenders: [{ kind: 'cash', due: won(50_000), given: won(50_000), change: won(0) }],
  } } as const;
  expect(postingsOf(fact).map(({ account, kind, party, amount }) => [account, kind, party, amount])).toEqual([
    ['voucher_own', 'gift', serial, -50_000], ['cash', 'sale', '', 50_000],
  ]);
});
