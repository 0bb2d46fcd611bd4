/** Takes goods back from a receipt of a shop's ledger as the house does: reads what is left, seals, appends. Holds no assertion. */
import type { Fact } from '../../src/domain/facts.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { must } from '../../src/domain/result.ts';
import { sealExchange } from '../../src/domain/exchange.ts';
import { changeOf, legsOf, sealReturn, type ReturnFacts, type ReturnProposal, type WantedLine } from '../../src/domain/refund.ts';
import { usualReturns } from '../../src/domain/return-policy.ts';
import { voucherSerial } from '../../src/domain/voucher.ts';
import type { Ledger } from '../../src/host/ports.ts';
import { sha256, store, type Shop, type ShopLine } from './shop.ts';
import { paying, vouchersOf, type Spending } from './shop-vouchers.ts';

/** Pieces to take back by line: every pick counts round what is left of its line; null when nothing is left at all. */
export function picked(sold: readonly number[], taken: readonly number[], picks: readonly number[]): number[] | null {
  const left = sold.map((quantity, index) => quantity - (taken[index] ?? 0));
  if (left.every((pieces) => pieces === 0)) return null;
  const pieces = left.map((most, index) => (picks[index] ?? 0) % (most + 1));
  return pieces.every((count) => count === 0) ? left : pieces;
}

/** The proposal that takes these pieces of a sale back; `broken` pieces of each line are not for the shelf. */
export function returnOf(
  ledger: Ledger, sale: SaleId, pieces: readonly number[], id: string, broken = 0, bearer: 'maker' | 'store' = 'maker', asCredit = false,
): [Parameters<typeof sealReturn>[0], Parameters<typeof sealReturn>[1], ReturnProposal] {
  const original = must(ledger.sealed(sale), `the sale ${sale}`);
  const taken = ledger.returned(sale);
  const lines = pieces.flatMap((count, index): WantedLine[] => {
    const { lineId } = must(original.body.lines[index], 'a line of the sale');
    const damaged = Math.min(broken, count);
    return count === 0 ? [] : [{
      lineId: lineId as LineId, pieces: count, damaged: damaged === 0 ? null : { pieces: damaged, bearer },
    }];
  });
  return [original, taken, {
    saleId: id as SaleId, requestHash: '1'.repeat(64), lines, reason: '마음이 바뀜',
    cancels: legsOf(original).map((_, index) => ({ leg: index + 1, approval: 'C' })), inCash: [],
    ...(asCredit ? { asCredit: legsOf(original).map((_, index) => index + 1) } : {}),
    expectedTotal: changeOf(original.body, taken.pieces, pieces).total,
  }];
}

/** What the ledger knows, everything allowed. */
export function returnFactsOf(ledger: Ledger): ReturnFacts {
  return {
    store, epoch: ledger.head().epoch, nextReceiptSeq: ledger.nextReceiptSeq(), shiftOpen: ledger.openShift() !== null,
    today: must(ledger.openShift(), 'an open shift').businessDate, policy: usualReturns, category: () => '', isGranted: () => true,
    newSerial: () => voucherSerial('0001', '01', sha256(`credit-${ledger.head().seq}`)),
  };
}

/** Seals and appends; answers the fact. Throws when it is refused. */
export function takeBack(
  shop: Shop, sale: SaleId, pieces: readonly number[], broken = 0, bearer: 'maker' | 'store' = 'maker', asCredit = false,
): Fact {
  const { ledger } = shop;
  const proposal = returnOf(ledger, sale, pieces, `return-${ledger.nextReceiptSeq()}`, broken, bearer, asCredit);
  const sealed = sealReturn(...proposal, returnFactsOf(ledger));
  if (!sealed.ok) throw new Error(`refused: ${JSON.stringify(sealed.refusal)}`);
  shop.append(sealed.value);
  return sealed.value;
}

export type Trade = {
  readonly pieces: readonly number[]; readonly lines: readonly ShopLine[]; readonly onCard: number; readonly over: number; readonly broken: number;
  readonly credit?: boolean; readonly spend?: Spending | undefined;
  /** Number of the gift receipt that the goods come by. */
  readonly present?: number | undefined;
};

/** As `takeBack`, for other goods: what they cost more is paid in part on a card, with `over` won more in cash than is due. */
export function trade(shop: Shop, sale: SaleId, { pieces, lines, onCard, over, broken, credit = false, spend, present }: Trade): Fact {
  const { ledger } = shop;
  const [original, taken, byReceipt] = returnOf(ledger, sale, pieces, '', broken, 'maker', credit);
  const back = present === undefined ? byReceipt : { ...byReceipt, cancels: [], asCredit: [], gift: present };
  const [goods, facts] = shop.proposing(lines, `exchange-${ledger.nextReceiptSeq()}`);
  const difference = goods.expectedTotal - back.expectedTotal;
  const tenders = difference > 0 ? paying(difference, onCard, over, 'S', spend, vouchersOf(shop)) : [];
  const { asked = [], ...rest } = goods;
  const sealed = sealExchange(original, taken, { ...rest, asked, back }, tenders, { sale: facts, back: returnFactsOf(ledger) });
  if (!sealed.ok) throw new Error(`refused: ${JSON.stringify(sealed.refusal)}`);
  shop.append(sealed.value);
  return sealed.value;
}
