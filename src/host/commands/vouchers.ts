/** The store's own vouchers: reading, selling, taking a purchase back, printing again. Decides nothing itself. */
import type { Output } from '../../contract/contract.ts';
import type { HandlerAnswer, Handlers } from '../../contract/serve.ts';
import type { Wanted } from '../../domain/consent.ts';
import type { SaleId } from '../../domain/ids.ts';
import { ok, refuse } from '../../domain/result.ts';
import { movesCash } from '../../domain/tender.ts';
import { readVoucher, type Voucher } from '../../domain/voucher.ts';
import type { VoucherSoldBody } from '../../domain/voucher-facts.ts';
import { cancelVouchers, sellVouchers } from '../../domain/voucher-sale.ts';
import type { Desk } from '../desk.ts';
import { newSerial } from '../voucher-serials.ts';
import { hashOf } from './sale.ts';

type VoucherCommand = 'voucher.read' | 'voucher.sell' | 'voucher.cancel' | 'voucher.reprint';

/** Handlers of every `voucher.` row. `openDrawer` is called only after the transaction is on the disk. */
export function voucherCommands(desk: Desk, openDrawer: () => void): Pick<Handlers, VoucherCommand> {
  const { ledger } = desk.ports;
  return {
    'voucher.read': ({ serial }) => readOne(desk, serial),
    'voucher.sell': (input) => {
      const requestHash = hashOf(desk, 'voucher.sell', input);
      const before = ledger.voucherSale(input.saleId)?.body;
      if (before !== undefined && (before.requestHash !== requestHash || 'original' in before)) return refuse('exists_with_different_body');
      if (before !== undefined) return ok({ ...soldView(before), repeated: true });
      const sealed = sellVouchers({ ...input, requestHash }, {
        shiftOpen: ledger.openShift() !== null, today: desk.day(), newSerial: (others) => newSerial(desk, others),
      });
      if (!sealed.ok) return sealed;
      desk.append([{ kind: 'voucher_sold', body: sealed.value }]);
      if (movesCash(sealed.value.tenders)) openDrawer();
      return ok({ ...soldView(sealed.value), repeated: false });
    },
    'voucher.cancel': ({ consent, ...input }) => {
      const requestHash = hashOf(desk, 'voucher.cancel', input);
      const before = ledger.voucherSale(input.saleId)?.body;
      if (before !== undefined && before.requestHash !== requestHash) return refuse('exists_with_different_body');
      if (before !== undefined) return ok({ ...backView(before), repeated: true });
      const sold = ledger.voucherSale(input.original);
      if (sold === null || 'original' in sold.body) return refuse('unknown_receipt');
      const facts = { shiftOpen: ledger.openShift() !== null, isCancelled: sold.isCancelled, voucher: ledger.voucher };
      const sealed = cancelVouchers(sold.body, { ...input, requestHash }, facts);
      if (!sealed.ok) return sealed;
      const leave = desk.consents.leaveFor(wantedForCancel(input.saleId, sold.body), consent);
      if (!leave.ok) return leave;
      desk.append([...leave.value, { kind: 'voucher_cancelled', body: sealed.value }]);
      if (movesCash(sealed.value.tenders)) openDrawer();
      return ok({ ...backView(sealed.value), repeated: false });
    },
    'voucher.reprint': ({ serial }) => {
      const known = readVoucher(serial);
      const voucher = known === null ? null : ledger.voucher(known.serial);
      if (voucher === null) return refuse('unknown_voucher', { serial });
      return ok({ copy: reprint(desk, voucher) });
    },
  };
}

/** What taking a purchase back needs leave for. */
function wantedForCancel(saleId: SaleId, { total }: Pick<VoucherSoldBody, 'total'>): Wanted {
  return { action: 'return_by_receipt', subject: saleId, lineId: null, amount: total };
}

function reprint(desk: Desk, { serial, kind, issued, left, copies, until }: Voucher): number {
  const copy = copies + 1;
  desk.append([{ kind: 'voucher_reprinted', body: { serial, kind, issued, left, copy, ...(until === null ? {} : { until }) } }]);
  return copy;
}

function readOne(desk: Desk, text: string): HandlerAnswer<'voucher.read'> {
  const { ledger } = desk.ports;
  const known = readVoucher(text);
  if (known === null) return refuse('no_voucher');
  const voucher = ledger.voucher(known.serial);
  if (voucher !== null) return ok(viewOf(desk, voucher));
  const { storeCode, tillCode } = desk.store();
  if (known.storeCode !== storeCode) return refuse('voucher_of_store', { store: known.storeCode });
  if (known.tillCode !== tillCode) return refuse('voucher_of_till', { till: known.tillCode });
  return refuse('unknown_voucher', { serial: known.serial });
}

function viewOf(desk: Desk, { serial, kind, issued, left, issuedOn, until, copies }: Voucher): Output<'voucher.read'> {
  const { ledger } = desk.ports;
  const moves = ledger.voucherMoves(serial);
  const first = moves.at(-1);
  const sold = kind === 'gift' && first !== undefined ? ledger.voucherSale(first.saleId) : null;
  return {
    serial, kind, issued, left, issuedOn, until, isPast: until !== null && until < desk.day(), copies,
    cancellable: sold === null || sold.isCancelled ? null : cancellableOf(desk, sold.body),
    moves: moves.map(({ saleId: _saleId, operator, ...move }) => ({ ...move, operator: desk.operatorName(operator) })),
  };
}

type Purchase = Pick<VoucherSoldBody, 'saleId' | 'total' | 'vouchers' | 'tenders'>;

function cancellableOf(desk: Desk, { saleId, total, vouchers, tenders }: Purchase) {
  const isWhole = vouchers.every(({ serial, amount }) => desk.ports.ledger.voucher(serial)?.left === amount);
  return isWhole ? { saleId, total, vouchers: [...vouchers], tenders: [...tenders] } : null;
}

function soldView({ vouchers, total, tenders }: Pick<VoucherSoldBody, 'vouchers' | 'total' | 'tenders'>) {
  return { vouchers: [...vouchers], total, tenders: [...tenders] };
}

function backView({ total, tenders }: Pick<VoucherSoldBody, 'total' | 'tenders'>) {
  return { total, tenders: [...tenders] };
}
