/**
 * What a printer says of itself, out of the bytes it sends back (Epson ESC/POS: DLE EOT, GS r, GS a). Asks nothing.
 */
import type { PrinterCondition } from '../../host/ports.ts';

/** The four questions of DLE EOT: printer, offline cause, error, paper. */
export type Topic = 1 | 2 | 3 | 4;

/** One byte that answers DLE EOT (`status`), or GS r (`marker`). */
export type Reply = { readonly kind: 'status' | 'marker'; readonly byte: number };

/**
 * Opens a reader of the reply stream. Kinds are told apart by their fixed bits: DLE EOT 0xx1xx10, GS r 0xx0xxxx, and the
 * first of four bytes that a printer pushes by itself (automatic status) 0xx1xx00. Anything else is dropped.
 */
export function openReplies(): (chunk: Uint8Array) => Reply[] {
  let pushed = 0;
  return (chunk) => {
    const replies: Reply[] = [];
    for (const byte of chunk) {
      if (pushed > 0) pushed -= 1;
      else if ((byte & 0x93) === 0x12) replies.push({ kind: 'status', byte });
      else if ((byte & 0x93) === 0x10) pushed = 3;
      else if ((byte & 0x90) === 0x00) replies.push({ kind: 'marker', byte });
    }
    return replies;
  };
}

/** What the four answers say together, worst first; an answer that did not come says nothing. */
export function conditionOf(answers: Readonly<Record<Topic, number | null>>): PrinterCondition {
  const has = (topic: Topic, bits: number): boolean => ((answers[topic] ?? 0) & bits) !== 0;
  if (has(2, 0x04)) return 'cover_open';
  if (has(2, 0x20) || has(4, 0x60)) return 'paper_out';
  if (has(2, 0x40) || has(3, 0x6c)) return 'fault';
  return isOffline(answers[1]) ? 'offline' : 'ready';
}

/** Does an answer to DLE EOT 1 say that nothing is printed now? */
export function isOffline(answer: number | null): boolean {
  return answer !== null && (answer & 0x08) !== 0;
}
