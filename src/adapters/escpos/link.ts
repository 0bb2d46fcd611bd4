/**
 * One TCP connection to a printer: bytes out with their progress, questions and their answers. Decides nothing about
 * jobs. Every wait ends by an event or by its own clock, and no timer outlives its wait.
 */
import { connect } from 'node:net';
import type { PrinterAddress } from './address.ts';
import { openReplies, type Topic } from './status.ts';

export type Link = {
  /** Waits for the connection; false when it was refused or took longer than `timeoutMs`. */
  readonly open: (timeoutMs: number) => Promise<boolean>;
  /** The connection is over, whoever ended it. */
  readonly isGone: () => boolean;
  /** Hands bytes to the system; false when the link was lost or `stallMs` passed without any of them being taken. */
  readonly send: (bytes: Uint8Array, stallMs: number) => Promise<boolean>;
  /** Asks DLE EOT `topic`; null when no answer came in time. A late answer is never taken for another question's. */
  readonly ask: (topic: Topic, timeoutMs: number) => Promise<number | null>;
  /** Questions whose answers did not come yet. */
  readonly unanswered: () => number;
  /** Sends GS r 1, which is answered when everything before it was processed; earlier markers no longer count. */
  readonly mark: () => void;
  readonly isMarked: () => boolean;
  /** Waits until `ready()` holds; asked again whenever the link changes, and after `wake()`. False when time ran out. */
  readonly until: (ready: () => boolean, timeoutMs: number) => Promise<boolean>;
  readonly wake: () => void;
  /** Ends our side after all bytes and waits for the printer's; true when it closed in order. The link is gone afterwards. */
  readonly end: (timeoutMs: number) => Promise<boolean>;
  /** Ends it at once; bytes that were not sent are lost. */
  readonly drop: () => void;
};

/** Small enough that a slow printer's progress is seen between two pieces. */
const pieceBytes = 1_024;

type State = { connected: boolean; ended: boolean; gone: boolean; marked: boolean };
type Question = { answer: number | null };

/** Begins to connect. TCP_NODELAY, or two small replies come 40 ms apart. */
export function openLink(address: PrinterAddress): Link {
  const socket = connect({ host: address.host, port: address.port, noDelay: true, keepAlive: true });
  const state: State = { connected: false, ended: false, gone: false, marked: false };
  const questions: Question[] = [];
  const { until, wake } = openWaits();
  const takeReplies = openReplies();
  const set = (change: Partial<State>): void => {
    Object.assign(state, change);
    wake();
  };
  socket.on('connect', () => set({ connected: true }));
  socket.on('data', (chunk) => {
    for (const reply of takeReplies(chunk)) {
      const question = reply.kind === 'status' ? questions.shift() : undefined;
      if (question !== undefined) question.answer = reply.byte;
      else if (reply.kind === 'marker') state.marked = true;
    }
    wake();
  });
  socket.on('end', () => set({ ended: true }));
  // The close that follows an error tells the waits; the reason would change nothing.
  socket.on('error', () => set({ ended: false, gone: true }));
  socket.on('close', () => set({ gone: true }));

  /** A printer that closed its side answers nothing more, though its socket may stand a little longer. */
  const isGone = (): boolean => state.gone || state.ended;
  const drop = (): void => {
    socket.destroy();
    set({ gone: true });
  };
  const ask = async (topic: Topic, timeoutMs: number): Promise<number | null> => {
    if (isGone()) return null;
    const question: Question = { answer: null };
    questions.push(question);
    socket.write(Uint8Array.of(0x10, 0x04, topic));
    await until(() => question.answer !== null || isGone(), timeoutMs);
    return question.answer;
  };
  const end = async (timeoutMs: number): Promise<boolean> => {
    if (state.connected && !state.gone) {
      socket.end();
      await until(() => state.gone, timeoutMs);
    }
    const inOrder = state.ended && state.gone;
    drop();
    return inOrder;
  };
  return {
    open: async (timeoutMs) => {
      await until(() => state.connected || state.gone, timeoutMs);
      return state.connected && !state.gone;
    },
    isGone,
    send: (bytes, stallMs) => sendPieces(bytes, (piece, taken) => socket.write(piece, taken), () => isGone(), { until, wake }, stallMs),
    ask,
    unanswered: () => questions.length,
    mark: () => {
      state.marked = false;
      if (!isGone()) socket.write(Uint8Array.of(0x1d, 0x72, 0x01));
    },
    isMarked: () => state.marked,
    until,
    wake,
    end,
    drop,
  };
}

type Waits = Pick<Link, 'until' | 'wake'>;

async function sendPieces(
  bytes: Uint8Array, write: (piece: Uint8Array, taken: (error?: Error | null) => void) => void, isGone: () => boolean,
  waits: Waits, stallMs: number,
): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    let isTaken = false;
    write(bytes.subarray(at, at + pieceBytes), (error) => {
      isTaken = error === undefined || error === null;
      waits.wake();
    });
    await waits.until(() => isTaken || isGone(), stallMs);
    if (!isTaken) return false;
  }
  return true;
}

/** Waiting for a fact that events bring about, with a limit in milliseconds. */
function openWaits(): Waits {
  const waiting = new Set<() => void>();
  const until = (ready: () => boolean, timeoutMs: number): Promise<boolean> => new Promise((resolve) => {
    if (ready()) return resolve(true);
    let last: NodeJS.Immediate | undefined;
    const finish = (isReady: boolean): void => {
      clearTimeout(timer);
      clearImmediate(last);
      waiting.delete(look);
      resolve(isReady);
    };
    const look = (): void => {
      if (ready()) finish(true);
    };
    // An answer may lie in the socket already, when the process was busy all the while: it is read before time is up.
    const timer = setTimeout(() => {
      last = setImmediate(() => finish(ready()));
    }, timeoutMs);
    waiting.add(look);
  });
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  return { until, wake };
}
