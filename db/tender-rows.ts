/** Means of payment → their rows, as pure functions: what was due, given and handed back over each. Reads no table. */
import { assertNever } from '../src/domain/result.ts';
import { roundingOf, type Tender } from '../src/domain/tender.ts';
import type { Values } from './rows.ts';

/** The rows of the means of payment that the entry `seq` says, in their order. */
export function tenderRows(seq: number, tenders: readonly Tender[]): Values[] {
  return tenders.map((tender, index) => (
    [seq, index + 1, tender.kind, ...tenderAmounts(tender), roundingOf(tender), ...tenderNames(tender), legOf(tender)]));
}

/** Due, given, handed back. */
function tenderAmounts(tender: Tender): [number, number, number] {
  switch (tender.kind) {
    case 'cash':
      return [tender.due, tender.given, tender.change];
    case 'cash_back':
      return [tender.exact, 0, tender.paid];
    case 'card':
    case 'transfer':
      return [tender.amount, tender.amount, 0];
    case 'voucher':
      return [tender.amount, tender.amount + (tender.cashed?.exact ?? 0), tender.cashed?.paid ?? 0];
    case 'card_back':
    case 'transfer_back':
    case 'voucher_back':
    case 'credit_back':
      return [tender.amount, 0, tender.amount];
    default:
      return assertNever(tender);
  }
}

/** The party or the voucher, and the approval number of a card. */
function tenderNames(tender: Tender): [string, string] {
  if (tender.kind === 'card' || tender.kind === 'card_back') return [tender.acquirer, tender.approval];
  if ('serial' in tender) return [tender.serial, ''];
  return ['payer' in tender ? tender.payer : '', ''];
}

/** The place on the sale of what money goes back over; 0 for all else. */
export function legOf(tender: Tender): number {
  return 'leg' in tender ? (tender.leg ?? 0) : 0;
}
