/** A till of a simulated day: its journal and outbox survive a crash, its sender does not. Sells whatever the mall does. */
import { factOf } from '../../db/rows.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { emptyHead, headOf, link, type Entry, type Head } from '../../src/domain/journal.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import type { Enrolment } from '../../src/mall/client.ts';
import type { SignText } from '../../src/mall/signing.ts';
import { freshSender, type JournalView, type Mark, type SenderState } from '../../src/mall/sender.ts';
import { kindsWithBody, type WireAnswer, type WireItem, type WireRequest } from '../../src/mall/wire.ts';
import type { Random } from '../demo-catalog/random.ts';
import { quickHash, quickSigner, quickVerify } from './crypto.ts';
import { kindOf, type Sold } from './goods.ts';
import type { Sides } from './sides.ts';

type RowState = { readonly state: 'waiting' | 'delivered' | 'aside'; readonly isHeaded: boolean };
/** What lies on the disk of a till. */
type Disk = { entries: Entry[]; head: Head; rows: RowState[]; counter: number; sold: Sold[] };

export type SimTill = {
  readonly name: string;
  readonly enrolment: Enrolment;
  readonly publicKey: string;
  readonly disk: () => Disk;
  readonly sender: () => SenderState;
  readonly sell: (at: number) => void;
  /** The request to send now, or null. */
  readonly tick: (now: number) => WireRequest | null;
  readonly receive: (answer: WireAnswer | null, requestId: string, now: number) => void;
  readonly restart: () => void;
  readonly backUp: () => void;
  /** The disk comes back from the last backup; false where there is none. */
  readonly restore: (at: number) => boolean;
  /** A person presses "send again": what lies aside waits once more, and a sender that rests begins anew. */
  readonly sendAgain: () => void;
  /** Everything ever sold here, also on a disk that is lost. */
  readonly ever: readonly Sold[];
};

/** How long a request may go unanswered. */
export const answerMaxMs = 20_000;

/** A till at work: its disk, and what it holds in memory. */
type Body = {
  readonly name: string;
  readonly enrolment: Enrolment;
  readonly sign: SignText;
  readonly random: Random;
  readonly sides: Sides;
  readonly skewMs: () => number;
  disk: Disk;
  epochs: number;
  made: number;
  sender: SenderState;
  flight: { readonly requestId: string; readonly items: readonly WireItem[]; readonly until: number } | null;
  readonly ever: Sold[];
};

/** Opens a till on an empty disk. `skewMs` is how far its clock is from the world's. */
export function openTill(name: string, mallKey: string, random: Random, sides: Sides, skewMs: () => number): SimTill {
  const publicKey = `till-${name}`;
  const enrolment: Enrolment = { device: `device-${name}`, till: name, keys: [mallKey] };
  const body: Body = {
    name, enrolment, sign: quickSigner(publicKey), random, sides, skewMs,
    disk: { entries: [], head: emptyHead, rows: [], counter: 0, sold: [] },
    epochs: 1, made: 0, sender: freshSender, flight: null, ever: [],
  };
  let saved: Disk | null = null;
  return {
    name, enrolment, publicKey,
    ever: body.ever,
    disk: () => body.disk,
    sender: () => body.sender,
    sell: (at) => {
      body.made += 1;
      append(body, soldBy(`${name}-${body.epochs}-${body.made}-${at % 1e9}`, body.disk.sold, random), at);
    },
    tick: (now) => {
      const { flight } = body;
      if (flight !== null && now < flight.until) return null;
      if (flight !== null) settle(body, { sort: 'silence', silence: { why: 'timeout' } }, flight.items, now);
      return send(body, now);
    },
    receive: (answer, requestId, now) => {
      // One in flight: an answer to an older request finds nobody.
      if (body.flight === null || body.flight.requestId !== requestId) return;
      const reply = answer === null
        ? { sort: 'silence' as const, silence: { why: 'unreachable' as const } }
        : sides.readBatchReply(answer, enrolment, requestId, { verify: quickVerify, hash: quickHash });
      settle(body, reply, body.flight.items, now);
    },
    restart: () => startAnew(body),
    backUp: () => void (saved = copyOf(body.disk)),
    restore: (at) => {
      if (saved === null) return false;
      body.disk = copyOf(saved);
      body.epochs += 1;
      if (sides.habits.renewsEpoch) body.disk.head = { ...body.disk.head, epoch: body.epochs };
      startAnew(body);
      // Coming back is an entry itself: the first of the new epoch.
      append(body, { id: `${name}-back-${body.epochs}`, sort: 'void', body: { saleId: '', reason: 'restored' }, moves: [], total: 0 }, at);
      return true;
    },
    sendAgain: () => {
      body.disk.rows = body.disk.rows.map((row) => (row.state === 'aside' ? { state: 'waiting', isHeaded: false } : row));
      body.sender = freshSender;
    },
  };
}

function append({ name, disk, ever, sides, sign, skewMs }: Body, sold: Sold, at: number): void {
  const entry = link(disk.head, factOf(kindOf(sold), JSON.stringify(sold.body)), stampOf(name, at + skewMs()), quickHash, sign);
  disk.entries.push(entry);
  disk.head = headOf(entry);
  disk.sold.push(sold);
  ever.push(sold);
  if (sides.habits.owesAtOnce) disk.rows.push({ state: 'waiting', isHeaded: false });
}

function startAnew(body: Body): void {
  body.sender = freshSender;
  body.flight = null;
}

function settle(body: Body, reply: Parameters<Sides['afterReply']>[2], items: readonly WireItem[], now: number): void {
  const { disk, random, sides } = body;
  body.flight = null;
  const verdict = sides.afterReply(body.sender, items, reply, viewOf(disk), now, random.between(0, 999) / 1_000);
  body.sender = verdict.state;
  applyMarks(disk, verdict.marks);
  if (verdict.counter !== null) disk.counter = Math.max(disk.counter, verdict.counter);
  if (verdict.reopenFrom !== null) reopen(disk, verdict.reopenFrom);
}

function send(body: Body, now: number): WireRequest | null {
  const { name, disk, random, sides, enrolment, sign, skewMs } = body;
  const owed = waitingOf(disk);
  const step = sides.nextStep(body.sender, now, owed.length);
  if (step === null) return null;
  const items = sides.batchOf(owed, step.send);
  disk.counter += 1;
  const requestId = `${name}-${body.epochs}-${disk.counter}-${random.between(0, 1e9)}`;
  body.flight = { requestId, items, until: now + answerMaxMs };
  if (!sides.habits.waitsForReply) applyMarks(disk, items.map(({ header }) => ({ seq: header.seq, to: 'delivered' })));
  const { epoch, seq, hash } = disk.head;
  const sending = { requestId, counter: disk.counter, epoch, at: now + skewMs() };
  return sides.batchRequest({ head: { epoch, seq, hash }, items }, enrolment, sending, { sign, hash: quickHash });
}

function stampOf(till: string, at: number): Stamp {
  return { at: Math.max(-8e15, at), businessDate: '2026-11-30' as BusinessDate, till, shift: 1, operator: '01' as OperatorId };
}

function copyOf(disk: Disk): Disk {
  return { ...disk, entries: [...disk.entries], rows: [...disk.rows], sold: [...disk.sold] };
}

function isOwed(row: RowState | undefined): boolean {
  return row?.state === 'waiting' || (row?.state === 'aside' && !row.isHeaded);
}

function waitingOf(disk: Disk): WireItem[] {
  return disk.entries.filter((_, index) => isOwed(disk.rows[index])).map((entry) => itemOf(entry, disk));
}

function viewOf({ entries, head, rows }: Disk): JournalView {
  const first = rows.findIndex(isOwed);
  return {
    head, next: first < 0 ? entries.length + 1 : first + 1,
    at: (seq) => {
      const entry = entries[seq - 1];
      return entry === undefined ? null : { epoch: entry.header.epoch, hash: entry.hash };
    },
    firstAfterEpoch: (epoch) => entries.findIndex(({ header }) => header.epoch > epoch) + 1,
  };
}

function applyMarks({ rows }: Disk, marks: readonly Mark[]): void {
  for (const mark of marks) {
    const isHeaded = mark.to === 'delivered' || mark.isHeaded;
    rows[mark.seq - 1] = { state: mark.to, isHeaded };
  }
}

/** What was delivered from a number on waits again; what lies aside needs its header sent again. */
function reopen(disk: Disk, from: number): void {
  disk.rows = disk.rows.map((row, index) => {
    if (index + 1 < from) return row;
    return row.state === 'delivered' ? { state: 'waiting', isHeaded: false } : { ...row, isHeaded: false };
  });
}

function itemOf({ header, hash, prevHash, signature, bodyText, fact }: Entry, { rows }: Disk): WireItem {
  const isBare = rows[header.seq - 1]?.state === 'aside' || !kindsWithBody.includes(header.kind);
  const id = fact.kind === 'sale' || fact.kind === 'refund' ? fact.body.saleId : hash;
  return { id, header: { ...header }, prevHash, hash, signature, body: isBare ? null : bodyText };
}

function soldBy(id: string, before: readonly Sold[], random: Random): Sold {
  const dice = random.between(0, 99);
  const sale = before.find(({ sort }) => sort === 'sale');
  if (dice < 12) return { id, sort: 'void', body: { saleId: id, reason: 'none' }, moves: [], total: 0 };
  if (dice < 22 && sale !== undefined) return refundOf(id, sale, random);
  const sort = dice < 26 ? 'unreadable' : dice < 27 ? 'exploding' : dice < 30 ? 'constraint' : 'sale';
  const quantity = random.between(1, 3);
  const price = random.between(1, 90) * 100;
  const sku = sort === 'exploding' ? 'BOOM' : sort === 'constraint' ? 'BROKEN' : `SKU${random.between(1, 4)}`;
  const lines = [{ code: sku, name: sku, quantity, net: sort === 'unreadable' ? 1e13 : price * quantity, stocked: true }];
  return {
    id, sort, total: price * quantity, moves: [{ sku, quantity: -quantity }],
    body: { saleId: id, receiptNumber: id, total: price * quantity, lines },
  };
}

function refundOf(id: string, sale: Sold, random: Random): Sold {
  const moves = sale.moves.map(({ sku, quantity }) => ({ sku, quantity: -quantity }));
  const lines = moves.map(({ sku, quantity }) => ({ code: sku, name: sku, quantity, net: sale.total, stocked: true }));
  const returned = { saleId: sale.id, lines: lines.map((_, index) => ({ place: index + 1 })) };
  const restock = random.chance(0.8);
  return {
    id, sort: 'refund', total: -sale.total, moves: restock ? moves : [],
    body: { saleId: id, receiptNumber: id, total: sale.total, lines, restock, ...(random.chance(0.5) ? { returned } : {}) },
  };
}
