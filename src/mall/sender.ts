/**
 * What the till's one sender decides: when to send, how much, what an answer proves, and how long to wait. A row is delivered only
 * by an outcome that echoes its id, number and body hash. Reads no clock, throws no dice, and never deletes a row.
 */
import type { Stop, Trouble } from '../domain/mall-trouble.ts';
import type { Reply } from './client.ts';
import { batchBytesMax, batchItemsMax, type BatchAnswer, type DoorAnswer, type Outcome, type WireHead, type WireItem } from './wire.ts';

/** What the sender remembers while the till runs; a new start begins with `freshSender`. Times in ms of a clock that never jumps. */
export type SenderState = {
  /** Requests in a row without an answer. */
  readonly failures: number;
  /** Nothing is sent before this. */
  readonly nextAt: number;
  /** Most items of a batch now; it shrinks around an item that the mall fails on. */
  readonly most: number;
  /** Faults of the mall in a row at this size. */
  readonly strikes: number;
  /** With nothing to send, the mall is asked how it stands no earlier than this. */
  readonly askAt: number;
  /** Number of an item that the mall failed on alone: the next request is empty, to see whose fault it is. */
  readonly suspect: number | null;
  readonly stopped: Stop | null;
  readonly trouble: Trouble | null;
};

export const freshSender: SenderState = {
  failures: 0, nextAt: 0, most: batchItemsMax, strikes: 0, askAt: 0, suspect: null, stopped: null, trouble: null,
};

const waitLeastMs = 1_000;
const waitMostMs = 300_000;
/** After so many failures in a row one item tries the ground. */
const halfOpenAfter = 5;
const strikesMax = 3;
/** With nothing to send, the mall is asked so often how it stands. */
export const idleAskMs = 30_000;
/** A refusal that time alone may heal is tried again so often. */
const slowRetryMs = 300_000;

/** What to do now: nothing, or send at most so many items (0: only ask how the mall stands). */
export function nextStep(state: SenderState, now: number, waiting: number): { readonly send: number } | null {
  if (state.stopped !== null || now < state.nextAt) return null;
  if (state.suspect !== null) return { send: 0 };
  if (waiting === 0) return now < state.askAt ? null : { send: 0 };
  return { send: state.failures >= halfOpenAfter ? 1 : state.most };
}

/** The first items of `waiting` that fit into one batch: as many as said, at most 1 MB of text; one item fits however long. */
export function batchOf(waiting: readonly WireItem[], most: number): WireItem[] {
  const items: WireItem[] = [];
  let bytes = 0;
  for (const item of waiting.slice(0, most)) {
    // Headers, hashes and signature of one item come to less than 1,000 bytes; a character to 3, or 6 when it is escaped.
    bytes += 1_000 + 3 * (item.body?.length ?? 0);
    if (items.length > 0 && bytes > batchBytesMax) break;
    items.push(item);
  }
  return items;
}

/** What the till's journal says of itself. */
export type JournalView = {
  readonly head: WireHead;
  /** Epoch and hash of an entry; null for a number that was never given. */
  readonly at: (seq: number) => { readonly epoch: number; readonly hash: string } | null;
  /** Number of the first entry of an epoch behind this one. */
  readonly firstAfterEpoch: (epoch: number) => number;
  /** Number of the first row that waits to be sent, before this answer; one behind the head where none does. */
  readonly next: number;
};

/** What an answer does to one row. `aside`: nothing waits for it any more, and a person is told why. */
export type Mark =
  | { readonly seq: number; readonly to: 'delivered' }
  /** `isHeaded`: the mall has its header, so what follows links. */
  | { readonly seq: number; readonly to: 'aside'; readonly reason: string; readonly isHeaded: boolean };

/** What follows from a reply. */
export type Verdict = {
  readonly state: SenderState;
  readonly marks: readonly Mark[];
  /** The mall lost what it had: every row from this number on is sent again. Null for nothing lost. */
  readonly reopenFrom: number | null;
  /** Requests count on from here. Null for no change. */
  readonly counter: number | null;
};

/** Decides what a reply to a batch means. `chance` in [0, 1) spreads the tills of a mall that comes back. */
export function afterReply(
  state: SenderState, sent: readonly WireItem[], reply: Reply<BatchAnswer>, journal: JournalView, now: number, chance: number,
): Verdict {
  if (reply.sort === 'answer') return afterAnswer(state, sent, reply.answer, journal, now, chance);
  if (reply.sort === 'door') return afterDoor(state, sent, reply.answer, now, chance);
  const { silence } = reply;
  const asked = 'retryAfterMs' in silence ? silence.retryAfterMs : null;
  const failed = silence.why === 'server' ? struck(state, sent) : state;
  return quiet(backedOff(failed, silence.why, now, chance, asked));
}

function quiet(state: SenderState): Verdict {
  return { state, marks: [], reopenFrom: null, counter: null };
}

/** Full jitter: anywhere between nothing and the doubled wait, 5 minutes at most; never less than what the server asked for. */
function backedOff(state: SenderState, trouble: Trouble, now: number, chance: number, askedMs: number | null): SenderState {
  const ceiling = Math.min(waitMostMs, waitLeastMs * 2 ** Math.min(state.failures, 20));
  const wait = Math.max(Math.ceil(ceiling * chance), askedMs ?? 0);
  return { ...state, failures: state.failures + 1, nextAt: now + wait, trouble };
}

/** The mall failed on this very batch: after three times it is halved; a single item leads to the question whose fault it is. */
function struck(state: SenderState, sent: readonly WireItem[]): SenderState {
  // It fails on nothing at all: the mall is down, and no item is to blame.
  if (state.suspect !== null) return { ...state, suspect: null, strikes: 0 };
  const first = sent[0];
  if (first === undefined) return state;
  const strikes = state.strikes + 1;
  if (strikes < strikesMax) return { ...state, strikes };
  if (sent.length === 1) return { ...state, strikes: 0, most: 1, suspect: first.header.seq };
  return { ...state, strikes: 0, most: Math.ceil(sent.length / 2) };
}

function afterDoor(state: SenderState, sent: readonly WireItem[], { code, counter }: DoorAnswer, now: number, chance: number): Verdict {
  const stop = (stopped: Stop): Verdict => quiet({ ...state, stopped, trouble: stopped });
  if (code === 'REVOKED') return stop('revoked');
  if (code === 'OLD_EPOCH') return stop('behind');
  if (code === 'UPGRADE') return quiet({ ...state, nextAt: now + slowRetryMs, trouble: 'upgrade' });
  if (code === 'CTR_OLD' || code === 'CTR_USED') {
    return { ...quiet(backedOff(state, 'bad_request', now, chance, null)), counter: counter ?? null };
  }
  if (code === 'BAD_REQUEST' || code === 'TOO_LARGE') return quiet(backedOff(struck(state, sent), 'bad_request', now, chance, null));
  const trouble = code === 'UNKNOWN_DEVICE' ? 'unknown_device' : code === 'BAD_SIGNATURE' ? 'bad_signature' : 'server';
  return quiet(backedOff(state, trouble, now, chance, null));
}

function afterAnswer(
  state: SenderState, sent: readonly WireItem[], answer: BatchAnswer, journal: JournalView, now: number, chance: number,
): Verdict {
  const marks = sent.flatMap((item) => markOf(item, outcomeOf(answer, item)));
  if (state.suspect !== null) {
    // The mall answers, so the item that it fell over is to blame; its header goes alone, and the rest goes on.
    const poison: Mark = { seq: state.suspect, to: 'aside', reason: 'mall_fault', isHeaded: false };
    return { state: { ...freshSender, most: 1, nextAt: now }, marks: [poison], reopenFrom: null, counter: null };
  }
  const stopped = stopOf(sent, answer, journal);
  if (stopped !== null) return { state: { ...state, stopped, trouble: stopped }, marks, reopenFrom: null, counter: null };
  const reopenFrom = reopening(answer.head, journal);
  if (sent.length > 0 && marks.length === 0 && reopenFrom === null) return quiet(backedOff(state, 'held', now, chance, null));
  const most = Math.min(batchItemsMax, state.most * 2);
  return { state: { ...freshSender, most, nextAt: now, askAt: now + idleAskMs }, marks, reopenFrom, counter: null };
}

/** The outcome that speaks of this very item. */
function outcomeOf(answer: BatchAnswer, { id, header }: WireItem): Outcome | undefined {
  return answer.items.find((outcome) => outcome.seq === header.seq && outcome.id === id && outcome.bodyHash === header.bodyHash);
}

function markOf({ header: { seq } }: WireItem, outcome: Outcome | undefined): Mark[] {
  if (outcome === undefined) return [];
  const { st, code } = outcome;
  if (st === 'applied' || st === 'duplicate') return [{ seq, to: 'delivered' }];
  if (st === 'rejected' || (st === 'held' && code !== 'gap')) return [{ seq, to: 'aside', reason: code, isHeaded: true }];
  return [];
}

/** Has the mall's journal of this till gone a way that this one did not? */
function stopOf(sent: readonly WireItem[], answer: BatchAnswer, { head, at }: JournalView): Stop | null {
  const outcomes = sent.map((item) => outcomeOf(answer, item)?.st);
  if (outcomes.includes('fork')) return 'fork';
  if (outcomes.includes('conflict')) return 'conflict';
  const theirs = answer.head;
  if (theirs.epoch > head.epoch) return 'behind';
  if (theirs.epoch < head.epoch || theirs.seq === 0) return null;
  if (theirs.seq > head.seq) return 'behind';
  return at(theirs.seq)?.hash === theirs.hash ? null : 'fork';
}

/** Where to begin again when the mall stands behind what it acknowledged: it was restored from a backup. */
function reopening(theirs: WireHead, { at, next, firstAfterEpoch }: JournalView): number | null {
  const acknowledged = at(next - 1);
  if (acknowledged === null) return null;
  const isBehind = theirs.epoch < acknowledged.epoch || (theirs.epoch === acknowledged.epoch && theirs.seq < next - 1);
  if (!isBehind) return null;
  const isOurs = theirs.seq === 0 || at(theirs.seq)?.hash === theirs.hash;
  return isOurs ? theirs.seq + 1 : firstAfterEpoch(theirs.epoch);
}
