/**
 * Which key signs which epoch. The key in hand is that of the last one; it vouches for the keys before it, because the
 * first entry of the last epoch is signed by it and links to all that came before.
 */
import type { EpochStartedBody } from '../src/domain/epoch-body.ts';
import type { Entry } from '../src/domain/journal.ts';
import type { Connection } from './open.ts';
import type { Note } from './verify-rows.ts';

/** Tells whether a base64 signature is a key's over an entry's hash (the UTF-8 bytes of its hex text). */
export type CheckSignature = (entryHash: string, signature: string) => boolean;

export type Signers = {
  /** The check of the signatures of an epoch. */
  readonly checkOf: (epoch: number) => CheckSignature;
  /** The key that the store was opened with. */
  readonly openedWith: string;
};

type Started = { readonly seq: number; readonly epoch: number; readonly body: string };

/**
 * Reads the keys of all epochs. `publicKey` and `trusted` are the till's, from outside of the ledger; where they are not
 * those of the last epoch, its first entry is at fault.
 */
export function signersOf(
  reader: Connection, publicKey: string, trusted: CheckSignature, checkBy: (key: string) => CheckSignature, note: Note,
): Signers {
  const rows = reader.prepare<[], Started>("SELECT seq, epoch, body FROM journal WHERE kind = 'epoch_started' ORDER BY seq").all();
  const started = rows.flatMap(({ seq, epoch, body }) => {
    const key = keyIn(body, epoch);
    return key === null ? [] : [{ seq, epoch, key }];
  });
  const last = started.at(-1);
  if (last === undefined) return { checkOf: () => trusted, openedWith: publicKey };
  if (last.key !== publicKey) note({ seq: last.seq, table: 'journal', what: "goes on with another key than the till's public key" });
  const openedWith = firstKey(reader);
  const keys = new Map(started.slice(0, -1).map(({ epoch, key }) => [epoch, key]));
  const checks = new Map<string, CheckSignature>();
  return {
    openedWith,
    checkOf: (epoch) => {
      if (epoch >= last.epoch) return trusted;
      const key = keys.get(epoch) ?? openedWith;
      const check = checks.get(key) ?? safely(() => checkBy(key));
      checks.set(key, check);
      return check;
    },
  };
}

function keyIn(body: string, epoch: number): string | null {
  try {
    const said = JSON.parse(body) as Partial<EpochStartedBody>;
    return said.epoch === epoch && typeof said.publicKey === 'string' ? said.publicKey : null;
  } catch {
    return null;
  }
}

function firstKey(reader: Connection): string {
  const body = reader.prepare<[], string>('SELECT body FROM journal ORDER BY seq LIMIT 1').pluck().get() ?? '';
  try {
    return String((JSON.parse(body) as { publicKey?: unknown }).publicKey);
  } catch {
    return '';
  }
}

/** What is no key signs nothing. */
function safely(make: () => CheckSignature): CheckSignature {
  try {
    return make();
  } catch {
    return () => false;
  }
}

/** What is wrong with the first entry of an epoch, in sentences, empty ones among them. `receipts` were given before it. */
export function epochFaults({ header, prevHash }: Entry, { epoch, from, lost }: EpochStartedBody, receipts: number): string[] {
  return [
    epoch === header.epoch ? '' : `the epoch is ${header.epoch}, it says ${epoch}`,
    from.seq === header.seq - 1 && from.hash === prevHash ? '' : 'the epoch begins elsewhere than it says',
    from.epoch < epoch ? '' : `the epoch ${epoch} follows ${from.epoch}`,
    from.receipts === receipts ? '' : `${from.receipts} receipts were given, it comes to ${receipts}`,
    lost === undefined || lost.entries === lost.seq - from.seq ? '' : 'what is lost does not add up',
  ];
}
