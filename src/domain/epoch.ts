/**
 * Epochs of a till: each time its journal goes on from an older state (a backup, a directory that was put back) a new one
 * begins, so that no receipt number is given twice. Opens no file; signs nothing.
 */
import type { EpochStartedBody, Lost } from './epoch-body.ts';
import type { Head } from './journal.ts';
import { won, type Won } from './money.ts';

/** Where a journal stood, told outside of it: what an anchor says. */
export type Anchor = {
  /** `{store4}-{till2}`. */
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  /** Wall time in ms. */
  readonly at: number;
  /** Receipts given so far, in all epochs. */
  readonly receipts: number;
  readonly sales: Won;
  readonly refunds: Won;
};

/** What an anchor knows and a journal that ends at `head` does not. Null when the anchor is no later than it. */
export function lostBehind(head: Head, receipts: number, anchor: Anchor): Lost | null {
  if (anchor.epoch !== head.epoch || anchor.seq <= head.seq) return null;
  const isMore = anchor.receipts > receipts;
  return {
    seq: anchor.seq, hash: anchor.hash, at: anchor.at, entries: anchor.seq - head.seq,
    firstReceipt: isMore ? receipts + 1 : 0, lastReceipt: isMore ? anchor.receipts : 0,
    sales: won(anchor.sales - head.totals.sales), refunds: won(anchor.refunds - head.totals.refunds),
  };
}

/** The first body of a new epoch: its number is above every one that is known. */
export function startEpoch(
  reason: EpochStartedBody['reason'], publicKey: string, { head, receipts, anchor, epochs }: {
    readonly head: Head; readonly receipts: number; readonly anchor: Anchor | null; readonly epochs: readonly number[];
  },
): EpochStartedBody {
  const lost = anchor === null ? null : lostBehind(head, receipts, anchor);
  return {
    epoch: 1 + Math.max(head.epoch, anchor?.epoch ?? 0, ...epochs), reason, publicKey,
    from: { epoch: head.epoch, seq: head.seq, hash: head.hash, receipts },
    ...(lost === null ? {} : { lost }),
  };
}

/** An anchor as one line of a file. */
export function anchorLine(anchor: Anchor): string {
  const { till, epoch, seq, hash, at, receipts, sales, refunds } = anchor;
  return `${JSON.stringify({ v: 1, till, epoch, seq, hash, at, receipts, sales, refunds })}\n`;
}

/** The anchors of a file's text. A line that is cut off or none of ours is passed over: the file is written without a stop. */
export function readAnchors(text: string): Anchor[] {
  return text.split('\n').flatMap((line) => {
    const anchor = readAnchor(line);
    return anchor === null ? [] : [anchor];
  });
}

function readAnchor(line: string): Anchor | null {
  if (!line.startsWith('{') || !line.endsWith('}')) return null;
  let value: Partial<Record<keyof Anchor | 'v', unknown>>;
  try {
    value = JSON.parse(line) as typeof value;
  } catch {
    return null;
  }
  const { v, till, hash } = value;
  const numbers = [value.epoch, value.seq, value.at, value.receipts, value.sales, value.refunds];
  if (v !== 1 || typeof till !== 'string' || typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return null;
  if (!numbers.every((each) => typeof each === 'number' && Number.isSafeInteger(each))) return null;
  const [epoch = 0, seq = 0, at = 0, receipts = 0, sales = 0, refunds = 0] = numbers as number[];
  return { till, hash, epoch, seq, at, receipts, sales: won(sales), refunds: won(refunds) };
}

/** The anchor that knows most: of the latest epoch, the last entry. */
export function latestAnchor(anchors: readonly Anchor[]): Anchor | null {
  return anchors.reduce<Anchor | null>((latest, each) => (
    latest === null || each.epoch > latest.epoch || (each.epoch === latest.epoch && each.seq >= latest.seq) ? each : latest), null);
}
