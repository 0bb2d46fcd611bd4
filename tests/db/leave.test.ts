/** What verify says of things done without the leave they took: an exchange, goods back, a correction, a discount, by a cashier. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Wanted } from '../../src/domain/consent.ts';
import type { ConsentId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { limitsText } from '../../src/domain/limits.ts';
import { won } from '../../src/domain/money.ts';
import { sealReturn } from '../../src/domain/refund.ts';
import { openShop, tillKey, type Shop } from './shop.ts';
import { sell, takeVouchersBack } from './shop-vouchers.ts';
import { returnFactsOf, returnOf, takeBack, trade } from './take-back.ts';

const sale = 'sale-1' as SaleId;
let shop: Shop;
let consents = 0;

/** Two mugs of 15,000 and a book of 12,000, 40 % of it on a card, sold by the cashier who does all that follows. */
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
  shop.by('02');
  shop.sale([{ item: 1, quantity: 2 }, { item: 2 }], 30_000, sale, 40);
});
afterEach(() => shop.end());

function found(): string {
  const reader = openReader(shop.directory);
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return findings.map(({ what }) => what).join('\n');
}

/** The manager's leave for just this, used at once. */
function leave(action: Wanted['action'], subject: string, amount: number, lineId: string | null = null): void {
  const wanted = { action, subject, lineId, amount: won(amount) } as Wanted;
  const body = { id: `c${consents += 1}` as ConsentId, by: '01' as OperatorId, asker: '02' as OperatorId, wanted };
  shop.append({ kind: 'consent_given', body });
  shop.append({ kind: 'consent_used', body: { ...body, standing: true } });
}

/** One mug for a spoon of 8,900: the second receipt. */
const exchange = (): unknown => trade(shop, sale, { pieces: [1, 0], lines: [{ item: 3 }], onCard: 0, over: 0, broken: 0 });
const dearer = (): unknown => trade(shop, sale, { pieces: [1, 0], lines: [{ item: 2, quantity: 2 }], onCard: 50, over: 0, broken: 0 });
const cardInCash = (): void => {
  const [original, taken, proposal] = returnOf(shop.ledger, sale, [2, 0], 'return-2');
  const sealed = sealReturn(original, taken, { ...proposal, inCash: [1] }, returnFactsOf(shop.ledger));
  if (!sealed.ok) throw new Error('a return that seals');
  shop.append(sealed.value);
};
/** The same by a gift receipt: the 6,100 won left over become credit. */
const byPresent = (): unknown => (shop.gift(), trade(shop, sale, { pieces: [1, 0], lines: [{ item: 3 }], onCard: 0, over: 0, broken: 0, present: 1 }));
const inCredit = (): unknown => takeBack(shop, sale, [1, 0], 0, 'maker', true);
const discounted = (percent: number, funder: 'store' | 'maker' = 'store'): void => shop.sale([{ item: 1, off: { percent, funder } }], 20_000, 'sale-2');
/** Two mugs at 12,000 each instead of 15,000. */
const cheaper = (): void => shop.sale([{ item: 1, quantity: 2, instead: 12_000 }], 30_000, 'sale-2');

const cases: [string, () => void, string][] = [
  ['an exchange', () => void exchange(), '02 did exchange without a consent'],
  ['an exchange that costs more', () => void dearer(), '02 did exchange without a consent'],
  ['an exchange with leave for a won less', () => (leave('exchange', 'exchange-2', 14_999), void exchange()), '02 did exchange without a consent'],
  ['a present exchanged', () => void byPresent(), '02 did exchange without a consent'],
  ['an exchange for credit with leave for the exchange alone', () => (
    leave('exchange', 'exchange-2', 15_000),
    void trade(shop, sale, { pieces: [1, 0], lines: [{ item: 3 }], onCard: 0, over: 0, broken: 0, credit: true })
  ), '02 did issue_credit without a consent'],
  ['an exchange with leave for another one', () => (leave('exchange', 'exchange-3', 15_000), void exchange()), '02 did exchange without a consent'],
  ['an exchange with leave for a return', () => (leave('return_by_receipt', 'exchange-2', 15_000), void exchange()), '02 did exchange without a consent'],
  ['an exchange too late with leave for one in time', () => (shop.day('2026-12-24'), leave('exchange', 'exchange-2', 15_000), void exchange()),
    '02 did return_late without a consent'],
  ['goods back from a receipt', () => void takeBack(shop, sale, [1, 0]), '02 did return_by_receipt without a consent'],
  ['goods back without a receipt', () => shop.refund([{ item: 1 }], true), '02 did return_without_receipt without a consent'],
  ['a card handed out in cash', () => (leave('return_by_receipt', 'return-2', 30_000), cardInCash()), '02 did return_other_means without a consent'],
  ['store credit for goods back', () => (leave('return_by_receipt', 'return-2', 15_000), inCredit()), '02 did issue_credit without a consent'],
  ['store credit with leave for a won less', () => (leave('return_by_receipt', 'return-2', 15_000), leave('issue_credit', 'return-2', 14_999), inCredit()),
    '02 did issue_credit without a consent'],
  ['vouchers taken back', () => (sell(shop, [20], 0, 0), takeVouchersBack(shop, 0)), '02 did return_by_receipt without a consent'],
  ['another means of payment', () => shop.correct(0), '02 did correct_tenders without a consent'],
  ['half off', () => discounted(50), '02 did discount_beyond_limit without a consent'],
  ['half off with leave for less', () => (leave('discount_beyond_limit', 'sale-2', 7_000, 'line-1'), discounted(50)),
    '02 did discount_beyond_limit without a consent'],
  ['a discount that the maker bears', () => discounted(5, 'maker'), '02 did discount_by_maker without a consent'],
  ['more off the whole than a cashier may', () => shop.sale([{ item: 1 }], 20_000, 'sale-2', 0, { coupon: 3_000 }), '02 did discount_beyond_limit without a consent'],
  ['a new price', () => cheaper(), '02 did override_price without a consent'],
  ['a new price with leave for a won less off', () => (leave('override_price', 'sale-2', 5_999, 'line-1'), cheaper()),
    '02 did override_price without a consent'],
  ['a new price with leave for a piece less of it', () => (leave('override_price', 'sale-2', 3_000, 'line-1'), cheaper()),
    '02 did override_price without a consent'],
  ['goods given away', () => discounted(100), '02 did discount_beyond_limit without a consent'],
];
test.each(cases)('%s without leave is found', (_what, act, sentence) => {
  act();
  expect(found()).toContain(sentence);
});

const allowed: [string, () => void][] = [
  ['an exchange', () => (leave('exchange', 'exchange-2', 15_000), void exchange())],
  ['a present exchanged for less, its rest among it', () => (leave('exchange', 'exchange-2', 15_000), void byPresent())],
  ['an exchange too late', () => (shop.day('2026-12-24'), leave('exchange', 'exchange-2', 15_000), leave('return_late', 'exchange-2', 15_000), void exchange())],
  ['goods back from a receipt', () => (leave('return_by_receipt', 'return-2', 15_000), void takeBack(shop, sale, [1, 0]))],
  ['a card handed out in cash', () => (leave('return_by_receipt', 'return-2', 30_000), leave('return_other_means', 'return-2', 16_800), cardInCash())],
  ['store credit for goods back', () => (leave('return_by_receipt', 'return-2', 15_000), leave('issue_credit', 'return-2', 15_000), inCredit())],
  ['vouchers taken back', () => {
    const { seq } = shop.ledger.head();
    sell(shop, [20], 0, 0);
    leave('return_by_receipt', `vouchers-${seq}-back`, 20_000);
    takeVouchersBack(shop, 0);
  }],
  ['half off', () => (leave('discount_beyond_limit', 'sale-2', 7_500, 'line-1'), discounted(50))],
  ['half off where the shop allows it', () => {
    shop.append({ kind: 'settings_changed', body: { discount_limits: limitsText({ cashier: { lineBp: 5_000, orderBp: 0 }, senior: { lineBp: 0, orderBp: 0 } }) } });
    discounted(50);
  }],
  ['a new price', () => (leave('override_price', 'sale-2', 6_000, 'line-1'), cheaper())],
  ['a new price as leave was given for it once, by the price of a piece,', () => (leave('override_price', 'sale-2', 12_000, 'line-1'), cheaper())],
  ['goods given away', () => (leave('give_free', 'sale-2', 15_000, 'line-1'), discounted(100))],
  ['another means of payment', () => (leave('correct_tenders', sale, 0), shop.correct(0))],
  ['the same by the manager', () => (shop.by('01'), void exchange(), discounted(100), shop.refund([{ item: 1 }], true))],
];
test.each(allowed)('%s with leave for just this is whole', (_what, act) => {
  act();
  expect(found()).toBe('');
});

test('a leave that was used goes into no ledger again, and without it a second exchange is found', () => {
  leave('exchange', 'exchange-2', 15_000);
  exchange();
  const wanted: Wanted = { action: 'exchange', subject: 'exchange-3' as SaleId, lineId: null, amount: won(15_000) };
  const body = { id: `c${consents}` as ConsentId, by: '01' as OperatorId, asker: '02' as OperatorId, standing: true, wanted };
  expect(() => shop.append({ kind: 'consent_used', body })).toThrow('UNIQUE');
  expect(found()).toBe('');
  exchange();
  expect(found()).toContain('02 did exchange without a consent');
});
