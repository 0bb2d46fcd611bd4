/**
 * The Printer port over TCP (9100): one owner of the printer, one connection at a time, receipts in their order, drawer
 * pulses ahead of them. Keeps no receipt: what was not printed goes back to the caller.
 */
import type { Receipt } from '../../domain/receipt.ts';
import type { Printer, PrintOutcome } from '../../host/ports.ts';
import { parsePrinterAddress, type PrinterAddress } from './address.ts';
import { drawerPulse, encodeReceipt } from './encode.ts';
import { printOver, type Acquaintance, type Limits, type Passage } from './job.ts';
import { openLink, type Link } from './link.ts';
import { isOffline } from './status.ts';

/** How the printer is driven: its columns, and every limit in milliseconds. */
export type PrinterOptions = Limits & {
  readonly columns: number;
  /** For a drawer pulse, from the asking to its last byte. */
  readonly pulseMs: number;
  /** For a job under way when the port is closed. */
  readonly graceMs: number;
};

const usual: PrinterOptions = {
  columns: 42, connectMs: 2_000, statusMs: 500, stallMs: 20_000, markerMs: 5_000, bytesPerSecondMin: 100, pollMs: 1_000,
  troubleMs: 30_000, jobMs: 120_000, endMs: 1_000, silentEndMs: 10_000, pulseMs: 2_000, graceMs: 2_000,
};

const absent: PrintOutcome = { outcome: 'not_printed', condition: 'offline' };

type Job = { readonly bytes: Uint8Array; readonly done: (outcome: PrintOutcome) => void };
type Pulse = { readonly endsAt: number; readonly done: (isSent: boolean) => void };

/** What waits for the connection, and the connection that stands. */
type Desk = { readonly jobs: Job[]; readonly pulses: Pulse[]; link: Link | null; isClosed: boolean; readonly known: Acquaintance };

/**
 * Opens the printer at `tcp://HOST:PORT`, or null when the address has no such form. Connects only to print or to pulse.
 */
export function openTcpPrinter(address: string, options: Partial<PrinterOptions> = {}): Printer | null {
  const place = parsePrinterAddress(address);
  if (place === null) return null;
  const set: PrinterOptions = { ...usual, ...options };
  const desk: Desk = { jobs: [], pulses: [], link: null, isClosed: false, known: { answers: false } };
  let working: Promise<void> | null = null;
  const start = (): void => {
    desk.link?.wake();
    working ??= work(desk, place, set).finally(() => {
      working = null;
      if (desk.jobs.length + desk.pulses.length > 0) start();
    });
  };
  return {
    address,
    print: async (receipt: Receipt) => {
      const { bytes } = encodeReceipt(receipt, set.columns);
      if (desk.isClosed) return absent;
      return new Promise((done) => {
        desk.jobs.push({ bytes, done });
        start();
      });
    },
    openDrawer: () => (desk.isClosed ? Promise.resolve(false) : waitForPulse(desk, set.pulseMs, start)),
    close: async () => {
      desk.isClosed = true;
      for (const job of desk.jobs.splice(0)) job.done(absent);
      for (const pulse of desk.pulses.splice(0)) pulse.done(false);
      const tooLong = setTimeout(() => desk.link?.drop(), set.graceMs);
      await working;
      clearTimeout(tooLong);
    },
  };
}

/** Queues a pulse; when its time is over before a connection took it, it is dropped, so that it never comes late. */
function waitForPulse(desk: Desk, pulseMs: number, start: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (isSent: boolean): void => {
      clearTimeout(timer);
      resolve(isSent);
    };
    const pulse: Pulse = { endsAt: performance.now() + pulseMs, done };
    const timer = setTimeout(() => {
      const at = desk.pulses.indexOf(pulse);
      if (at >= 0) desk.pulses.splice(at, 1);
      resolve(false);
    }, pulseMs);
    desk.pulses.push(pulse);
    start();
  });
}

/** Serves what waits, one connection each, until nothing waits. Pulses go ahead of the next job, over its connection. */
async function work(desk: Desk, place: PrinterAddress, set: PrinterOptions): Promise<void> {
  for (;;) {
    const job = desk.jobs.shift();
    if (job === undefined && desk.pulses.length === 0) return;
    const link = openLink(place);
    desk.link = link;
    if (job === undefined) await pulseOver(link, desk, set);
    else job.done(await printOver(passageOf(link, desk, set), job.bytes, set, desk.known));
    desk.link = null;
  }
}

function passageOf(link: Link, desk: Desk, set: PrinterOptions): Passage {
  return {
    link,
    hasAside: () => desk.pulses.length > 0,
    aside: (isReady: boolean) => sendPulses(link, desk, isReady, set),
  };
}

/** A connection of its own for the pulses that wait, when no receipt is on its way. */
async function pulseOver(link: Link, desk: Desk, set: PrinterOptions): Promise<void> {
  const isOpen = await link.open(Math.min(set.connectMs, set.pulseMs));
  const answer = isOpen ? await link.ask(1, set.statusMs) : null;
  if (answer !== null) desk.known.answers = true;
  const isAbsent = link.isGone() || (answer === null && desk.known.answers);
  await sendPulses(link, desk, isOpen && !isAbsent && !isOffline(answer), set);
  await link.end(set.endMs);
}

/** Sends every pulse that waits. A printer that stands still would keep it and open the drawer later: it gets none. */
async function sendPulses(link: Link, desk: Desk, isReady: boolean, set: PrinterOptions): Promise<void> {
  for (const pulse of desk.pulses.splice(0)) {
    const left = Math.min(set.pulseMs, pulse.endsAt - performance.now());
    pulse.done(isReady && left > 0 && (await link.send(drawerPulse(), left)));
  }
}
