/**
 * Anchors: where the journal stood, told outside of the ledger's folder, so that entries cut off at its end, an older state
 * put back, or a history forked with a stolen key do not pass for the whole. Written behind the selling, a line at a time.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorLine, latestAnchor, readAnchors, type Anchor } from '../src/domain/epoch.ts';
import type { Anchors } from '../src/host/keeping-ports.ts';
import type { Connection } from './open.ts';
import { hex } from './rows.ts';

const ownerOnly = 0o600;
const form = /^anchors-\d{4}-\d{2}\.jsonl$/;

/**
 * The anchors port: `folder` lies outside of the data directory and is made when it is not there; null for none. The same
 * lines go to `second`, where backups go, if that names one. `report` hears of faults.
 */
export function openAnchors(folder: string | null, second: () => string, report: (fault: unknown) => void): Anchors {
  // A second place that hangs keeps nothing from the first.
  const writers = [openWriting(() => folder, report), openWriting(() => second() || null, report)];
  return {
    last: () => (folder === null ? null : latestIn(folder)),
    note: (anchor, day) => writers.forEach((write) => write(`anchors-${day.slice(0, 7)}.jsonl`, anchorLine(anchor))),
  };
}

/** One write at a time; of what comes meanwhile the newest says all. */
function openWriting(folder: () => string | null, report: (fault: unknown) => void): (name: string, line: string) => void {
  let waiting: { readonly name: string; readonly line: string } | null = null;
  let isWriting = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting !== null) {
      const { name, line } = waiting;
      waiting = null;
      const place = folder();
      if (place !== null) await append(place, name, line).catch(report);
    }
    isWriting = false;
  };
  return (name, line) => {
    waiting = { name, line };
    if (!isWriting) void write();
  };
}

async function append(folder: string, name: string, line: string): Promise<void> {
  const isMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, name), 'a', ownerOnly);
  try {
    const isNew = (await file.stat()).size === 0;
    await file.appendFile(line);
    await file.sync();
    if (isNew || isMade !== undefined) await syncFolder(folder);
  } finally {
    await file.close();
  }
}

/** Windows makes names durable by itself and refuses the call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The anchor that knows most: in the newest file that has one. */
function latestIn(folder: string): Anchor | null {
  for (const name of anchorFiles(folder).toReversed()) {
    const latest = latestAnchor(readAnchors(readFileSync(join(folder, name), 'utf8')));
    if (latest !== null) return latest;
  }
  return null;
}

function anchorFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => form.test(name)).sort() : [];
}

/** Every anchor of a file, or of the anchor files of a folder. Throws where there is neither. */
export function anchorsAt(path: string): Anchor[] {
  const files = statSync(path).isDirectory() ? anchorFiles(path).map((name) => join(path, name)) : [path];
  return files.flatMap((file) => readAnchors(readFileSync(file, 'utf8')));
}

/** What anchors say of a ledger. */
export type AnchorVerdict = {
  /** Anchors of this till that were compared. */
  readonly anchors: number;
  /** What contradicts the ledger, in sentences, the lowest entry first; empty when nothing does. */
  readonly wrong: readonly { readonly seq: number; readonly what: string }[];
  /** Entries that are known to have been lost when an older state was gone on from, as the ledger itself says. */
  readonly told: readonly string[];
  /** The last entry that an anchor of the ledger's epoch vouches for; 0 for none. */
  readonly upTo: number;
  /** Entries behind it: whoever holds the till's key could have made or cut off others there. */
  readonly unknown: number;
};

type Row = { readonly epoch: number; readonly hash: Uint8Array };
type Epoch = { readonly seq: number; readonly epoch: number };

/** Compares anchors with the ledger that `reader` has open. */
export function compareAnchors(reader: Connection, anchors: readonly Anchor[]): AnchorVerdict {
  const till = reader.prepare<[], string>("SELECT store_code || '-' || till_code FROM store").pluck().get() ?? '';
  const rowAt = reader.prepare<[number], Row>('SELECT epoch, hash FROM journal WHERE seq = ?');
  const head = reader.prepare<[], { seq: number; epoch: number }>('SELECT seq, epoch FROM journal ORDER BY seq DESC LIMIT 1').get()
    ?? { seq: 0, epoch: 1 };
  // Where each epoch ended, by the entry that began the next one.
  const started = reader.prepare<[], Epoch>("SELECT seq, epoch FROM journal WHERE kind = 'epoch_started' ORDER BY seq").all();
  const endOf = (epoch: number): number => (started.find((each) => each.epoch > epoch)?.seq ?? Infinity) - 1;
  const own = anchors.filter((anchor) => anchor.till === till).toSorted((a, b) => a.epoch - b.epoch || a.seq - b.seq);
  const wrong = new Map<number, string>();
  const told = new Map<number, string>();
  let upTo = 0;
  for (const { epoch, seq, hash } of own) {
    const row = rowAt.get(seq);
    if (seq > endOf(epoch)) told.set(epoch, `epoch ${epoch} went on to entry ${seq}; entries ${endOf(epoch) + 1} to ${seq} of it are lost`);
    else if (epoch > head.epoch || seq > head.seq) wrong.set(seq, `entry ${seq} of epoch ${epoch} was there and is gone`);
    else if (row === undefined) wrong.set(seq, `entry ${seq} of epoch ${epoch} is missing`);
    else if (row.epoch !== epoch || hex(row.hash) !== hash) {
      wrong.set(seq, `the journal diverges at or before entry ${seq} of epoch ${epoch}`);
    } else upTo = Math.max(upTo, seq);
  }
  const inOrder = [...wrong].sort(([a], [b]) => a - b).map(([seq, what]) => ({ seq, what }));
  return { anchors: own.length, wrong: inOrder, told: [...told.values()], upTo, unknown: head.seq - upTo };
}
