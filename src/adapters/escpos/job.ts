/**
 * One receipt over one connection, from the first question to the last answer. Never sends a receipt twice, and says
 * "printed" only when the printer said so.
 */
import type { PrinterCondition, PrintOutcome } from '../../host/ports.ts';
import type { Link } from './link.ts';
import { conditionOf, type Topic } from './status.ts';

/** How long to wait for what, in milliseconds. */
export type Limits = {
  readonly connectMs: number;
  /** For the answer to one question. */
  readonly statusMs: number;
  /** Without one byte being taken while sending. */
  readonly stallMs: number;
  /** For the answer to the marker, beside the time that `bytesPerSecondMin` allows for the receipt itself. */
  readonly markerMs: number;
  readonly bytesPerSecondMin: number;
  /** Between two looks at a printer that does not answer the marker. */
  readonly pollMs: number;
  /** For paper to be refilled, a cover to be closed, in the middle of a receipt. */
  readonly troubleMs: number;
  /** For one receipt from its last byte on, whatever the printer says meanwhile. */
  readonly jobMs: number;
  /** For the printer to close its side: of a job whose end is known, and of one only the close will tell of. */
  readonly endMs: number;
  readonly silentEndMs: number;
};

/** What is known of a printer from earlier connections: one that answered before is not silent, it is not there. */
export type Acquaintance = { answers: boolean };

/** A connection during a job, and a moment at which other bytes may go between: `aside` sends waiting drawer pulses. */
export type Passage = {
  readonly link: Link;
  readonly hasAside: () => boolean;
  readonly aside: (isReady: boolean) => Promise<void>;
};

/** Prints `bytes` and says how it ended. Ends the link in every case. */
export async function printOver(passage: Passage, bytes: Uint8Array, limits: Limits, known: Acquaintance): Promise<PrintOutcome> {
  const { link } = passage;
  const result = await attempt(passage, bytes, limits, known);
  await link.end(limits.endMs);
  return result;
}

async function attempt(passage: Passage, bytes: Uint8Array, limits: Limits, known: Acquaintance): Promise<PrintOutcome> {
  const { link, aside } = passage;
  if (!(await link.open(limits.connectMs))) return { outcome: 'not_printed', condition: 'offline' };
  const before = await readCondition(link, limits.statusMs);
  if (link.isGone() || (before === 'silent' && known.answers)) return { outcome: 'not_printed', condition: 'offline' };
  await aside(before === 'ready' || before === 'silent');
  if (before === 'silent') return sendSilently(link, bytes, limits);
  known.answers = true;
  if (before !== 'ready') return { outcome: 'not_printed', condition: before };
  if (!(await link.send(bytes, limits.stallMs))) return { outcome: 'unknown', condition: 'offline' };
  await aside(true);
  link.mark();
  const trouble = await awaitMarker(passage, bytes.length, limits);
  if (!link.isMarked()) return { outcome: 'unknown', condition: trouble };
  const paper = await link.ask(4, limits.statusMs);
  return { outcome: 'printed', condition: conditionOf({ 1: null, 2: null, 3: null, 4: paper }) };
}

/** Only the close of the other side tells that a printer without answers took every byte. */
async function sendSilently(link: Link, bytes: Uint8Array, limits: Limits): Promise<PrintOutcome> {
  const isFlushed = await link.send(bytes, limits.stallMs);
  const isTaken = isFlushed && (await link.end(limits.silentEndMs + slowest(bytes.length, limits)));
  return { outcome: isTaken ? 'sent' : 'unknown', condition: 'silent' };
}

function slowest(byteCount: number, limits: Limits): number {
  return (byteCount / limits.bytesPerSecondMin) * 1_000;
}

/**
 * Waits for the marker's answer, looking at the printer now and then. Trouble in the middle of a receipt (paper out, cover
 * open) is waited out, for the rest is printed and the marker answered when it is over. Answers what is wrong at the end.
 */
async function awaitMarker(passage: Passage, byteCount: number, limits: Limits): Promise<PrinterCondition> {
  const { link, hasAside, aside } = passage;
  const allowance = limits.markerMs + slowest(byteCount, limits);
  let condition: PrinterCondition = 'ready';
  const lastAt = performance.now() + allowance + limits.jobMs;
  let endsAt = performance.now() + allowance;
  for (;;) {
    const left = endsAt - performance.now();
    await link.until(() => link.isMarked() || link.isGone() || hasAside(), Math.min(limits.pollMs, Math.max(0, left)));
    if (link.isMarked()) return 'ready';
    if (link.isGone()) return 'offline';
    if (hasAside()) await aside(condition === 'ready' && link.unanswered() === 0);
    if (performance.now() >= endsAt) return condition !== 'ready' ? condition : link.unanswered() > 0 ? 'offline' : 'fault';
    const seen = link.unanswered() > 0 ? 'silent' : await readCondition(link, limits.statusMs);
    if (seen === 'silent' || seen === condition) continue;
    if (seen === 'ready') endsAt = Math.min(lastAt, performance.now() + allowance);
    else if (condition === 'ready') endsAt = Math.min(lastAt, performance.now() + limits.troubleMs);
    condition = seen;
  }
}

/** Asks DLE EOT 1 to 4; `silent` when the first gets no answer. */
async function readCondition(link: Link, statusMs: number): Promise<PrinterCondition> {
  const answers: Record<Topic, number | null> = { 1: null, 2: null, 3: null, 4: null };
  answers[1] = await link.ask(1, statusMs);
  if (answers[1] === null) return 'silent';
  for (const topic of [2, 3, 4] as const) answers[topic] = await link.ask(topic, statusMs);
  return conditionOf(answers);
}
