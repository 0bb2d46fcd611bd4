/** What means of payment must say by themselves, without what came before them. Reads no table. */
import { sum, type Won } from '../src/domain/money.ts';
import {
  giveCashBack, settledBy, takeCash, type CardTender, type Tender, type TransferTender,
} from '../src/domain/tender.ts';
import { differs } from './differs.ts';
import { voucherTenderFault } from './verify-vouchers.ts';

const takenKinds: readonly Tender['kind'][] = ['cash', 'card', 'transfer', 'voucher'];

/** What is wrong with means of payment that settle `due` won, taken (`in`) or given back (`out`), in sentences; empty where whole. */
export function tenderFaults(tenders: readonly Tender[], due: Won, way: 'in' | 'out'): string[] {
  const wrongWay = tenders.find(({ kind }) => takenKinds.includes(kind) !== (way === 'in'));
  return [
    differs('what the tenders settle', sum(tenders.map(settledBy)), due), ...tenders.map(tenderFault),
    wrongWay === undefined ? '' : `money moves the wrong way by ${wrongWay.kind}`,
  ];
}

/** What one means of payment must say by itself. Given − change + rounding = due: rounding is what coins below 10 won leave over. */
export function tenderFault(tender: Tender): string {
  if (tender.kind === 'voucher' || tender.kind === 'credit_back') return voucherTenderFault(tender);
  if (tender.kind === 'card_back' || tender.kind === 'transfer_back' || tender.kind === 'voucher_back') {
    return `money goes back by ${tender.kind} without a receipt`;
  }
  if (tender.kind === 'cash_back') return differs('the cash handed back', tender.paid, giveCashBack(tender.exact).paid);
  if (tender.kind !== 'cash') return cardFault(tender);
  const taken = takeCash(tender.due, tender.given);
  return taken.ok ? differs('the change', tender.change, taken.value.change) : `${tender.given} given is less than due`;
}

function cardFault(tender: CardTender | TransferTender): string {
  if (tender.amount <= 0) return `${tender.amount} won were taken by ${tender.kind}`;
  return tender.kind === 'card' && tender.approval === '' ? 'a card has no approval number' : '';
}
