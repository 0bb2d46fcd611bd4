/** Owed paper → printer, one job at a time, stepped by ticks. Selling never waits for it; nothing is printed twice unasked. */
import type { PrinterState } from '../../contract/paper-shapes.ts';
import { columnsOf, type PaperColumns } from '../../domain/paper.ts';
import { exchangeReceiptOf, giftReceiptOf } from '../../domain/exchange-receipt.ts';
import { receiptOf, type Receipt, type ReceiptContext } from '../../domain/receipt.ts';
import { creditPapers } from '../../domain/voucher-paper.ts';
import type { Desk } from '../desk.ts';
import { ownNumber, ownPaper } from '../day-papers.ts';
import type { Ports, Printer, PrinterCondition, PrintJob, PrintOutcome, SealedEntry } from '../ports.ts';

/** Paper owed for longer than this is not printed by itself: a person is asked. */
export const staleAfterMs = 600_000;
/** How long a printer that took nothing is left alone before the next try. */
export const retryAfterMs = 3_000;
const unknownShown = 50;
/** Each is a commit of its own: few enough to take no longer than a frame. */
const settledAtOnce = 20;

export type PrintWorker = {
  /** Prints the next owed paper, if the printer is free and it is time. Resolves when that paper ended. */
  readonly step: (now: number) => Promise<void>;
  readonly openDrawer: () => void;
  /** Uses the printer at this address and its paper from now on; an empty address is none. */
  readonly use: (address: string, columns: PaperColumns) => void;
  /** Uses the printer of the settings, unless this run was given another. */
  readonly useSettings: () => void;
  readonly state: () => PrinterState;
  /** Jobs were changed by somebody else; tells the screens. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the worker. Paper that was being printed when the power failed is asked for, not printed again. */
export function openPrintWorker(ports: Ports, desk: () => Desk): PrintWorker {
  const { ledger } = ports;
  let printer: Printer | null = null;
  let condition: PrinterCondition = 'ready';
  let nextTryAt = 0;
  let isRunning = false;
  let isClosed = false;
  const use = (address: string, columns: PaperColumns): void => {
    void printer?.close();
    printer = address === '' ? null : ports.openPrinter(address, columns);
    condition = 'ready';
    nextTryAt = 0;
  };
  if (ledger.store() !== null) settleInterrupted(ports);
  const useSettings = (): void => use(ports.printer ?? ledger.setting('printer'), columnsOf(ledger.setting('columns')));
  useSettings();

  const changed = (): void => desk().tell('printer.changed', state());
  const state = (): PrinterState => ({
    address: printer?.address ?? '',
    columns: columnsOf(ledger.setting('columns')),
    state: printer === null ? 'none' : condition === 'silent' ? 'ready' : condition,
    waiting: ledger.printJobs(['waiting', 'printing'], 1_000).length,
    unknown: ledger.printJobs(['unknown'], unknownShown).map((job) => unknownView(ports, job)),
  });
  const printOne = async (owner: Printer, job: PrintJob, now: number): Promise<void> => {
    ledger.setPrintJob(job.id, 'printing', job.attempts + 1);
    changed();
    const result = await printJob(owner, job, desk());
    // A till that closes does not wait for a slow printer: the job stays `printing`, and the next start asks about it.
    if (isClosed) return;
    condition = result.condition;
    ledger.setPrintJob(job.id, stateAfter(result), job.attempts + 1);
    nextTryAt = result.outcome === 'not_printed' ? now + retryAfterMs : 0;
    changed();
  };
  const step = async (now: number): Promise<void> => {
    if (isRunning || isClosed || now < nextTryAt) return;
    const waiting = ledger.printJobs(['waiting'], settledAtOnce);
    const job = waiting[0];
    if (job === undefined) return;
    const stale = waiting.filter((one) => printer === null || now - one.queuedAt > staleAfterMs);
    if (printer === null || stale.length > 0) {
      // Without a printer no paper is owed; a stale one waits for a person.
      stale.forEach((one) => ledger.setPrintJob(one.id, printer === null ? 'dropped' : 'unknown', one.attempts));
      changed();
      return;
    }
    isRunning = true;
    await printOne(printer, job, now).finally(() => void (isRunning = false));
  };
  return {
    step,
    openDrawer: () => void printer?.openDrawer().then((opened) => opened || ports.log.write('warn', 'drawer.not_opened')),
    use,
    useSettings,
    state,
    changed,
    close: async () => {
      isClosed = true;
      await printer?.close();
    },
  };
}

function settleInterrupted(ports: Ports): void {
  for (const job of ports.ledger.printJobs(['printing'], 1_000)) ports.ledger.setPrintJob(job.id, 'unknown', job.attempts);
}

function stateAfter(result: PrintOutcome): PrintJob['state'] {
  return result.outcome === 'not_printed' ? 'waiting' : result.outcome;
}

async function printJob(printer: Printer, job: PrintJob, desk: Desk): Promise<PrintOutcome> {
  const { log } = desk.ports;
  try {
    return await printer.print(documentOf(desk, job));
  } catch (fault) {
    log.write('error', 'print.fault', fault instanceof Error ? fault.message : 'unknown');
    return { outcome: 'unknown', condition: 'fault' };
  }
}

function documentOf(desk: Desk, job: PrintJob): Receipt {
  const { ledger } = desk.ports;
  const own = ownPaper(desk, job);
  if (own !== null) return own;
  const { sealed, copy, gift } = ledger.paperOf(job);
  return gift === null ? paperOf(desk, sealed, copy) : giftReceiptOf(sealed.body, gift, sealed.businessDate, { store: desk.store() });
}

/** The paper of a sealed receipt as it stands now, with that of store credit it gave behind it; `copy` is 0 for the first. */
export function paperOf(desk: Desk, sealed: SealedEntry, copy: number): Receipt {
  const context = contextOf(desk, sealed, copy);
  const { blocks } = 'back' in sealed.body ? exchangeReceiptOf(sealed.body, context)
    : receiptOf(sealed.body, sealed.kind === 'refund' ? 'refund' : 'sale', sealed.reason, context, sealed.tenders);
  return { blocks: [...blocks, ...creditPapers(sealed.tenders, context)] };
}

function contextOf(desk: Desk, sealed: SealedEntry, copy: number): ReceiptContext {
  return {
    store: desk.store(),
    operatorName: desk.operatorName(sealed.operator),
    localTime: desk.ports.clock.localTime(sealed.at),
    entryHash: sealed.hash,
    copy,
    correction: sealed.corrections,
  };
}

function unknownView(ports: Ports, job: PrintJob): PrinterState['unknown'][number] {
  const receiptNumber = ownNumber(ports, job) ?? ports.ledger.paperOf(job).sealed.body.receiptNumber;
  return { job: job.id, receiptNumber, at: job.queuedAt };
}
