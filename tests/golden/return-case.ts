/** The paper of goods brought back with their receipt: a part of a discounted sale that was paid by card, transfer and cash. */
import { won } from '../../src/domain/money.ts';
import { receiptOf, type Receipt } from '../../src/domain/receipt.ts';
import type { Tender } from '../../src/domain/tender.ts';
import { store } from '../domain/shop.ts';
import { nothing, sold, takeBack } from '../domain/sold.ts';

const tenders: Tender[] = [
  { kind: 'card', amount: won(9_000), manual: true, approval: '30012345', issuer: '우리', acquirer: '비씨', months: 0 },
  { kind: 'transfer', amount: won(5_000), payer: '김소담' },
  { kind: 'cash', due: won(8_895), given: won(10_000), change: won(1_110) },
];

/** One of two, and of three of a discounted line two; the second line stays and gives a won of VAT. */
export function returnPaper(): Receipt {
  const sale = sold([
    { unit: 4_000, pieces: 3, off: [{ kind: 'coupon', amount: won(2_105) }] }, { unit: 5_000, terms: 'consign' },
    { unit: 8_000, tax: 'exempt', terms: 'special' },
  ], { tenders: () => tenders, soldOn: '2026-11-20' });
  const cancels = [{ leg: 1, approval: '77054321' }];
  const { fact } = takeBack(sale, nothing, [2, 0, 1], { reason: '하자', cancels }, { nextReceiptSeq: 42 });
  return receiptOf(fact.body, 'refund', fact.body.reason, {
    store, operatorName: '점장', localTime: '2026-11-23 14:05:31', entryHash: `7f3a9c01${'0'.repeat(56)}`, copy: 0, correction: 0,
  });
}
