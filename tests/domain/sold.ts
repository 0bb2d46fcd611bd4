/** Sold receipts as facts for tests of returns: lines by amounts, discounts as stored shares, any means of payment. Holds no assertion. */
import { noContract, type Contract, type TaxClass } from '../../src/domain/catalog.ts';
import type { Fact, LineDiscount, Sealed, SealedLine } from '../../src/domain/facts.ts';
import type { BusinessDate, ItemId, LineId, MakerId, SaleId } from '../../src/domain/ids.ts';
import { sum, won, zero } from '../../src/domain/money.ts';
import { moneyBack, takenAfter } from '../../src/domain/money-back.ts';
import { sealReturn, type Original, type ReturnFacts, type ReturnProposal, type Taken, changeOf, legsOf, type WantedLine } from '../../src/domain/refund.ts';
import { usualReturns } from '../../src/domain/return-policy.ts';
import { splitTax, usualTax, type TaxTerms } from '../../src/domain/tax.ts';
import type { Tender } from '../../src/domain/tender.ts';
import { consigned, special, store } from './shop.ts';

/** One sold line: unit price, pieces, tax, contract, and what its discounts took off. */
export type Sold = {
  readonly unit: number;
  readonly pieces?: number;
  readonly tax?: TaxClass;
  readonly terms?: 'own' | 'outright' | 'special' | 'consign';
  readonly off?: readonly Partial<LineDiscount>[];
};

const contracts: Record<NonNullable<Sold['terms']>, Contract> = {
  own: noContract, outright: { ...noContract, version: 1 }, special, consign: consigned,
};

/** The line of a receipt at `place`, without its part of the VAT. */
function lineOf({ unit, pieces = 1, tax = 'taxable', terms = 'own', off = [] }: Sold, place: number): SealedLine {
  const discounts = off.map((one): LineDiscount => ({ kind: 'line', funder: 'store', amount: zero, ...one }));
  const gross = won(unit * pieces);
  return {
    lineId: `L${place}` as LineId, itemId: place as ItemId, code: `C${place}`, name: `물건 ${place}`,
    maker: terms === 'own' ? null : { id: place as MakerId, name: `작가 ${place}` }, contract: contracts[terms],
    listPrice: won(unit), typedPrice: null, quantity: pieces, discounts, taxClass: tax, gross,
    net: won(gross - sum(discounts.map(({ amount }) => amount))), vat: zero, stocked: true,
  };
}

/** All of it in cash, nothing over. */
function inCash(total: number): Tender[] {
  return [{ kind: 'cash', due: won(total), given: won(total), change: zero }];
}

export type Selling = { readonly tenders?: (total: number) => Tender[]; readonly terms?: TaxTerms; readonly soldOn?: string; readonly id?: string };

/** A sealed sale of these lines. */
export function sold(lines: readonly Sold[], { tenders = inCash, terms, soldOn = '2026-11-20', id = 'sale-1' }: Selling = {}): Original {
  const bare = lines.map((line, index) => lineOf(line, index + 1));
  const { split, vatOfLines } = splitTax(bare, terms ?? usualTax);
  const total = sum(bare.map(({ net }) => net));
  const body: Sealed = {
    saleId: id as SaleId, requestHash: '0'.repeat(64), receiptSeq: 1, receiptNumber: '0001-01-1-000001',
    lines: bare.map((line, index) => ({ ...line, vat: vatOfLines[index] ?? zero })), total, ...split,
    ...(terms === undefined ? {} : { taxTerms: terms }), tenders: tenders(total),
  };
  return { kind: 'sale', businessDate: soldOn as BusinessDate, body, tenders: body.tenders };
}

export const nothing: Taken = { pieces: [], legs: [] };

/** What the house knows on 2026-11-23, everything allowed. */
export function returnFacts(change: Partial<ReturnFacts> = {}): ReturnFacts {
  return {
    store, epoch: 1, nextReceiptSeq: 2, shiftOpen: true, today: '2026-11-23' as BusinessDate, policy: usualReturns, category: () => '',
    isGranted: () => true, newSerial: () => '000101V12345678903', ...change,
  };
}

/** Pieces by line number, as a screen asks for them; every card's cancelling got the number 9. */
export function asked(original: Original, taken: Taken, pieces: readonly number[], change: Partial<ReturnProposal> = {}): ReturnProposal {
  const lines = pieces.flatMap((count, index): WantedLine[] => (
    count === 0 ? [] : [{ lineId: original.body.lines[index]?.lineId as LineId, pieces: count, damaged: null }]));
  return {
    saleId: 'back-1' as SaleId, requestHash: '1'.repeat(64), lines, reason: '마음에 들지 않음',
    cancels: legsOf(original).map((_, index) => ({ leg: index + 1, approval: '9' })), inCash: [],
    expectedTotal: changeOf(original.body, taken.pieces, pieces).total, ...change,
  };
}

export type Return = { readonly fact: Fact & { kind: 'refund' }; readonly taken: Taken };

/** Takes pieces back; answers the fact and what is taken then. Throws when it is refused. */
export function takeBack(
  original: Original, taken: Taken, pieces: readonly number[], change: Partial<ReturnProposal> = {}, facts: Partial<ReturnFacts> = {},
): Return {
  const sealed = sealReturn(original, taken, asked(original, taken, pieces, change), returnFacts(facts));
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  if (sealed.value.kind !== 'refund') throw new Error('a return is a refund');
  const legs = legsOf(original);
  const back = moneyBack(legs, taken.legs, sealed.value.body.total, change.inCash);
  return {
    fact: sealed.value,
    taken: {
      pieces: original.body.lines.map((_, index) => (taken.pieces[index] ?? 0) + (pieces[index] ?? 0)),
      legs: takenAfter(taken.legs, back, legs.length),
    },
  };
}
