/** Papers that are no receipts, of the day and of vouchers: which entries have one, what it shows, the number on it. Prints nothing. */
import type { Fact } from '../domain/facts.ts';
import { goodsSlip } from '../domain/goods-slip.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Receipt } from '../domain/receipt.ts';
import { handOverSlip, xPaper, zPaper } from '../domain/report-paper.ts';
import type { ItemId } from '../domain/ids.ts';
import { must } from '../domain/result.ts';
import type { ShiftReport, ShiftSplit } from '../domain/report-values.ts';
import { reportOf, type ClosedShift } from '../domain/shift-report.ts';
import { splitOf } from '../domain/shift-split.ts';
import { voucherFactKinds } from '../domain/voucher-facts.ts';
import { isVoucherFact, nameOfPaper, voucherPaper } from '../domain/voucher-paper.ts';
import { moveSlip, slipNumber, type SlipContext } from '../domain/slip.ts';
import type { Desk } from './desk.ts';
import type { Ports, PrintJob } from './ports.ts';

/** Kinds of entries whose paper is no receipt's. */
const ownKinds: readonly Fact['kind'][] = [
  'cash_moved', 'shift_handed_over', 'shift_closed', 'x_printed', 'z_reprinted', 'goods_moved', ...voucherFactKinds,
];

/** The paper of a job that is no receipt's; null for a receipt. */
export function ownPaper(desk: Desk, job: PrintJob): Receipt | null {
  if (!ownKinds.includes(job.kind)) return null;
  const entry = desk.ports.ledger.entry(job.entrySeq);
  const { fact } = entry;
  const context = contextOf(desk, entry);
  if (fact.kind === 'cash_moved') return moveSlip(fact.body, context);
  if (fact.kind === 'goods_moved') return goodsSlip(fact.body, context);
  if (fact.kind === 'x_printed') return xPaper(fact.body.shift, fact.body.report, context, makerNames(desk));
  if (fact.kind === 'shift_closed') return zDocument(desk, closedOf(desk, fact.body.shift), 0);
  if (fact.kind === 'z_reprinted') return zDocument(desk, closedOf(desk, fact.body.shift), fact.body.copy);
  if (isVoucherFact(fact)) return voucherPaper(fact, context);
  if (fact.kind !== 'shift_handed_over') return null;
  const { from, to } = fact.body;
  return handOverSlip(fact.body, { from: desk.operatorName(from), to: desk.operatorName(to) }, context);
}

/** The number on such a paper; null for a receipt. */
export function ownNumber({ ledger }: Pick<Ports, 'ledger'>, job: PrintJob): string | null {
  if (!ownKinds.includes(job.kind)) return null;
  const { fact, till } = ledger.entry(job.entrySeq);
  return isVoucherFact(fact) ? nameOfPaper(fact) : slipNumber(till, job.entrySeq);
}

/** The Z of a closed shift; `copy` is 0 for the first paper. */
export function zDocument(desk: Desk, closed: ClosedShift, copy: number): Receipt {
  const { ledger, clock } = desk.ports;
  const entry = ledger.entry(closed.entry);
  const opening = ledger.entry(closed.opening);
  return zPaper(closeOf(entry), zReport(desk, closed), {
    ...contextOf(desk, entry), copy, totals: entry.totals, seq: entry.seq, openedAt: clock.localTime(opening.at),
    openedBy: desk.operatorName(opening.operator), makerName: makerNames(desk),
  });
}

/** The figures of a closed shift: as they were frozen, or, of a close from before they were, as its entries make them. */
export function zReport({ ports: { ledger } }: Desk, { entry, number }: ClosedShift): ShiftReport {
  return closeOf(ledger.entry(entry)).report ?? reportOf(ledger.shiftSums(number), ledger.shiftHappened(number), true);
}

/** The goods of the open shift, split by what the catalogue says now. */
export function splitNow(desk: Desk, shift: number): ShiftSplit {
  const catalog = desk.catalog();
  return splitOf(desk.ports.ledger.shiftSold(shift), (id) => catalog.item(id as ItemId)?.category ?? '');
}

/** Makers by their names of today. */
export function makerNames(desk: Desk): (id: string) => string {
  const makers = new Map(desk.terms().makers.map(({ id, name }) => [String(id), name]));
  return (id) => makers.get(id) ?? '';
}

function closeOf({ fact }: JournalEntry): Extract<Fact, { kind: 'shift_closed' }>['body'] {
  if (fact.kind !== 'shift_closed') throw new Error(`a shift is closed by its entry, not by ${fact.kind}`);
  return fact.body;
}

function closedOf({ ports: { ledger } }: Desk, shift: number): ClosedShift {
  return must(ledger.closedShift(shift), `the close of shift ${shift}`);
}

function contextOf(desk: Desk, entry: JournalEntry): SlipContext {
  const { at, businessDate, shift, operator, hash, till, seq } = entry;
  return {
    store: desk.store(), operatorName: desk.operatorName(operator), localTime: desk.ports.clock.localTime(at), businessDate, shift,
    entryHash: hash, number: slipNumber(till, seq),
  };
}
