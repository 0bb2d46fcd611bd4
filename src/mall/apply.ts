/**
 * The mall's rules for entries that tills send: each once, in the order of their journal, none that does not link. Runs inside
 * one transaction per request, which its caller opens and commits before it answers.
 */
import { canonicalText, type Canonical } from '../domain/canonical.ts';
import { entryHash, genesisHash, type HashText } from '../domain/journal.ts';
import { applyBody, applyMoves, storeOf, type Flags } from './effects.ts';
import { ok } from '../domain/result.ts';
import { anchorText, type SignText, type VerifyText } from './signing.ts';
import type { Device, Kept, MallStorage } from './storage.ts';
import {
  feedOf, kindsSealed, kindsWithBody, type BatchAnswer, type Cursors, type Feed, type Outcome, type WireBatch, type WireHead, type WireItem,
} from './wire.ts';

/** All that the mall's rules may know. `now` in ms since 1970. */
export type MallWorld = {
  readonly storage: MallStorage;
  readonly hash: HashText;
  readonly verify: VerifyText;
  readonly sign: SignText;
  readonly now: number;
};

/** Name of the fault with which a storage refuses one item (a broken constraint); any other fault ends the whole request. */
export const itemRefused = 'ItemRefused';
/** A till's clock may be ahead of the mall's by so much before its entry is flagged. */
const aheadMaxMs = 300_000;
const emptyHead: WireHead = { epoch: 1, seq: 0, hash: genesisHash };

type Ending = Pick<Outcome, 'st' | 'code' | 'flags'>;

/** Takes a batch of one till; answers how each item ended and where its journal stands now. */
export function applyBatch(world: MallWorld, device: Device, batch: WireBatch): BatchAnswer {
  const { storage, sign, now } = world;
  const items = batch.items.map((item): Outcome => {
    const { seq, bodyHash } = item.header;
    return { seq, id: item.id, bodyHash, ...applyItem(world, device, item) };
  });
  const head = storage.head(device.till) ?? emptyHead;
  const firstHeld = storage.firstHeld(device.till);
  return {
    items, head,
    anchor: sign(anchorText(device.till, head)),
    missing: firstHeld === null || firstHeld <= head.seq + 1 ? null : { from: head.seq + 1, to: firstHeld - 1 },
    cursors: cursorsOf(storage, storeOf(device.till)),
    at: now,
  };
}

function cursorsOf(storage: MallStorage, store: string): Cursors {
  const newest = (feed: Feed): number => storage.newest(feedOf(feed, store));
  return { catalog: newest('catalog'), price: newest('price'), stock: newest('stock'), staff: newest('staff') };
}

function applyItem(world: MallWorld, device: Device, item: WireItem): Ending {
  const { storage } = world;
  if (!isWhole(world, device, item)) return alarmed(world, item, 'conflict', 'tampered');
  const known = storage.keptById(item.id);
  if (known !== null) return applyKnown(world, known, item);
  const { till, epoch, seq } = item.header;
  if (storage.keptAt(till, epoch, seq) !== null) return alarmed(world, item, 'fork', 'place_taken');
  const head = storage.head(till) ?? emptyHead;
  if (isBehind(head, item)) return alarmed(world, item, 'fork', epoch < head.epoch ? 'old_epoch' : 'other_branch');
  if (!isNext(storage, head, item)) {
    storage.hold(till, item);
    return { st: 'held', code: 'gap', flags: [] };
  }
  const ending = append(world, item);
  appendHeld(world, till);
  return ending;
}

/** Is it an entry of this till, signed by its key, with the body that its header names? */
function isWhole({ hash, verify }: MallWorld, device: Device, { id, header, prevHash, hash: own, signature, body }: WireItem): boolean {
  if (header.till !== device.till) return false;
  if (body !== null && hash(body) !== header.bodyHash) return false;
  if (!kindsSealed.includes(header.kind) && id !== own) return false;
  if (!isCanonical(header)) return false;
  return entryHash(prevHash, header as Canonical, hash) === own && verify(device.publicKey, own, signature);
}

function isCanonical(header: WireItem['header']): boolean {
  try {
    return canonicalText(header as Canonical) !== '';
  } catch {
    return false;
  }
}

/** An entry that is kept already: the first answer stands, unless what was missing then is here now. */
function applyKnown(world: MallWorld, known: Kept, item: WireItem): Ending {
  if (known.bodyHash !== item.header.bodyHash) return alarmed(world, item, 'conflict', 'other_body');
  if (known.hash !== item.hash) return alarmed(world, item, 'conflict', 'other_place');
  if (known.state === 'applied') return { st: 'duplicate', code: known.code, flags: [...known.flags] };
  if (item.body === null) return endingOf(known);
  const again = { ...known, ...tried(world, item) };
  world.storage.keep(again, item);
  return endingOf(again);
}

function endingOf({ state, code, flags }: Pick<Kept, 'state' | 'code' | 'flags'>): Ending {
  const st = state === 'applied' ? 'applied' : state === 'rejected' ? 'rejected' : 'held';
  return { st, code, flags: [...flags] };
}

/** Does its place lie where the mall's journal of the till has already gone another way? */
function isBehind(head: WireHead, { header, prevHash }: WireItem): boolean {
  if (header.epoch !== head.epoch) return header.epoch < head.epoch;
  return header.seq <= head.seq || (header.seq === head.seq + 1 && prevHash !== head.hash);
}

/** The next of its epoch, or the first of a later one that links to any entry kept: a till restored from a backup. */
function isNext(storage: MallStorage, head: WireHead, { header, prevHash }: WireItem): boolean {
  if (header.epoch === head.epoch) return header.seq === head.seq + 1;
  if (header.seq === 1) return prevHash === genesisHash;
  return storage.keptByHash(header.till, prevHash)?.seq === header.seq - 1;
}

function append(world: MallWorld, item: WireItem): Ending {
  const { storage, now } = world;
  const { till, epoch, seq, kind, businessDate, bodyHash } = item.header;
  const ended = tried(world, item);
  storage.keep({ id: item.id, till, epoch, seq, kind, businessDate, hash: item.hash, bodyHash, ...ended }, item);
  storage.setHead(till, { epoch, seq, hash: item.hash }, now);
  storage.unhold(till, epoch, seq);
  return endingOf(ended);
}

/**
 * Applies what was held and links now. An item that the store falls over stays held: it must not be blamed on the one before it,
 * and fails by itself when its till sends it again.
 */
function appendHeld(world: MallWorld, till: string): void {
  const { storage } = world;
  for (;;) {
    const head = storage.head(till) ?? emptyHead;
    const next = storage.heldAt(till, head.epoch, head.seq + 1);
    if (next === null) return;
    try {
      storage.savepoint(() => {
        if (next.prevHash === head.hash) return void append(world, next);
        storage.unhold(till, head.epoch, head.seq + 1);
        alarmed(world, next, 'fork', 'other_branch');
      });
    } catch {
      return;
    }
  }
}

/** Does what the item says, all of it or nothing. */
function tried({ storage, now }: MallWorld, item: WireItem): Pick<Kept, 'state' | 'code' | 'flags'> {
  const { body } = item;
  const isNoted = !kindsWithBody.includes(item.header.kind) && body === null;
  if (isNoted && item.moves === undefined) return { state: 'applied', code: 'noted', flags: [] };
  if (body === null && !isNoted) return { state: 'bare', code: 'no_body', flags: [] };
  let flags: Flags = [];
  let code = '';
  try {
    storage.savepoint(() => {
      const result = body === null ? ok(applyMoves(storage, item)) : applyBody(storage, item, body);
      if (result.ok) flags = result.value;
      else code = result.refusal.code;
    });
  } catch (fault) {
    if (!(fault instanceof Error) || fault.name !== itemRefused) throw fault;
    code = 'refused_by_store';
  }
  if (code === 'unknown_kind') return { state: 'unknown', code, flags: [] };
  if (code !== '') return { state: 'rejected', code, flags: [] };
  const odd = item.header.at > now + aheadMaxMs ? ['time_odd'] : [];
  return { state: 'applied', code: isNoted ? 'noted' : '', flags: [...flags, ...odd] };
}

function alarmed({ storage }: MallWorld, { header, id, hash }: WireItem, st: 'conflict' | 'fork', code: string): Ending {
  storage.addTask({ kind: st, subject: `${header.till} ${header.epoch}/${header.seq}`, detail: `${code} ${id} ${hash}` });
  return { st, code, flags: [] };
}
