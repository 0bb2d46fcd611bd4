/** Papers of exchanges and of presents, sealed by the real functions: dearer goods, less dear ones, one value, a gift receipt. */
import { exchangeReceiptOf, giftReceiptOf } from '../../src/domain/exchange-receipt.ts';
import { giveGiftReceipt } from '../../src/domain/gift.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { Receipt, ReceiptContext } from '../../src/domain/receipt.ts';
import type { Tender } from '../../src/domain/tender.ts';
import { exchange, type Asked, type Good } from '../domain/exchanged.ts';
import { store } from '../domain/shop.ts';
import { nothing, sold } from '../domain/sold.ts';

const context: ReceiptContext = {
  store, operatorName: '점장', localTime: '2026-11-30 14:05:31', entryHash: `7f3a9c01${'0'.repeat(56)}`, copy: 0, correction: 0,
};
const card: Tender = { kind: 'card', amount: won(20_000), manual: true, approval: '30012345', issuer: '우리', acquirer: '비씨', months: 0 };
/** Two of 15,000 with 3,000 off, and an exempt one of 12,000; 20,000 of it on a card. */
const sale = sold([
  { unit: 15_000, pieces: 2, terms: 'consign', off: [{ kind: 'coupon', amount: won(3_000) }] }, { unit: 12_000, tax: 'exempt', terms: 'special' },
], { tenders: () => [card, { kind: 'cash', due: won(19_000), given: won(20_000), change: won(1_000) }] });

function paper(pieces: readonly number[], goods: readonly Good[], asked: Asked = {}, change: Partial<ReceiptContext> = {}): Receipt {
  const { fact } = exchange(sale, nothing, pieces, goods, { ...asked, sale: { nextReceiptSeq: 42 } });
  return exchangeReceiptOf(fact.body, { ...context, ...change });
}

function present(places: readonly number[], change: Partial<ReceiptContext> = {}): Receipt {
  const given = giveGiftReceipt({ ...sale.body, receiptSeq: 42 }, 'sale', places, [2, 1], { given: 0, until: '2026-11-27' as BusinessDate });
  if (!given.ok) throw new Error(given.refusal.code);
  return giftReceiptOf(sale.body, given.value.body, sale.businessDate, { ...context, ...change });
}

const byCard: Asked = { tenders: (difference) => [{ kind: 'card', amount: won(difference), approval: '55501234', issuer: '국민', acquirer: '국민', months: 3 }] };

/** File name → paper. */
export const exchangeCases: Readonly<Record<string, Receipt>> = {
  dearer: paper([2, 1], [{ unit: 120_000, terms: 'consign' }, { unit: 5_000, tax: 'exempt', pieces: 3 }], byCard),
  'less-dear': paper([2, 0], [{ unit: 8_905, off: { amount: 905, funder: 'store' } }]),
  'one-value': paper([0, 1], [{ unit: 12_000, tax: 'exempt', terms: 'special' }]),
  'by-gift-reprint': paper([0, 1], [{ unit: 15_000 }], { back: { gift: 2 } }, { copy: 1 }),
  gift: present([1, 2]),
  'gift-practice': present([2], { store: { ...store, practice: true } }),
};
