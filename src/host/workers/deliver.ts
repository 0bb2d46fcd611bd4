/**
 * The one sender: outbox → mall, stepped by ticks, one request in flight. Selling never waits for it: it steps back while
 * somebody sells, writes only what an answer proved, and a till without a mall never wakes it.
 */
import type { Trouble } from '../../domain/mall-trouble.ts';
import { batchRequest, readBatchReply, type Reply, type Silence } from '../../mall/client.ts';
import {
  afterReply, batchOf, freshSender, nextStep, type JournalView, type SenderState, type Verdict,
} from '../../mall/sender.ts';
import { batchItemsMax, type BatchAnswer, type Cursors, type WireAnswer, type WireItem } from '../../mall/wire.ts';
import type { MallPlace } from '../mall-ports.ts';
import type { Ports } from '../ports.ts';

/** After an entry the counter has the disk to itself for so long, but never two seconds on end. */
const courtesyMs = 300;
const courtesyMostMs = 2_000;
/** A clock that jumps moves the sender's own by no more than this. */
const tickMostMs = 1_000;

export type DeliverWorker = {
  /** Sends what waits, if there is a mall and it is time. Resolves when its answer was taken in. */
  readonly step: (now: number) => Promise<void>;
  readonly state: () => DeliveryState;
  /** What lies aside waits again, and the next tick sends. */
  readonly sendAgain: () => void;
  /** A new enrolment: what went before is over. */
  readonly begin: () => void;
  readonly close: () => void;
};

/** How the sending stands, for screens. */
export type DeliveryState = {
  readonly trouble: Trouble | null;
  /** When the mall last answered, in ms since 1970; null since this start. */
  readonly answeredAt: number | null;
  /** How long until the next try, in ms; 0 when it is due or nothing is planned. */
  readonly nextTryMs: number;
  readonly isSending: boolean;
  /** How far the mall said its feeds are when it last answered. */
  readonly cursors: Cursors | null;
};

/** What the worker needs of the house. */
type Needs = Pick<Ports, 'ledger' | 'delivery' | 'ids' | 'signer' | 'hash' | 'mall' | 'log'>;

/**
 * Opens the worker; `touched` is told that what screens show changed. It keeps no row of its own: what it knows is lost with the
 * process and costs one request.
 */
export function openDeliverWorker(ports: Needs, touched: () => void): DeliverWorker {
  let sender: SenderState = freshSender;
  let answeredAt: number | null = null;
  let cursors: Cursors | null = null;
  let own = 0;
  let seenAt: number | null = null;
  let headSeq = ports.ledger.head().seq;
  let appendedAt = -courtesyMostMs;
  let sentAt = 0;
  let isSending = false;
  let isClosed = false;

  const advance = (now: number): void => {
    if (seenAt !== null) own += Math.min(tickMostMs, Math.max(0, now - seenAt));
    seenAt = now;
    const { seq } = ports.ledger.head();
    if (seq === headSeq) return;
    headSeq = seq;
    appendedAt = own;
  };
  const isBusy = (): boolean => own - appendedAt < courtesyMs && own - sentAt < courtesyMostMs;
  const step = async (now: number): Promise<void> => {
    advance(now);
    if (isSending || isClosed || isBusy()) return;
    const place = ports.delivery.place();
    if (place === null) return;
    const items = waitingItems(ports, nextStep(sender, own, 1)?.send ?? 0);
    const due = nextStep(sender, own, items.length);
    if (due === null) return;
    isSending = true;
    sentAt = own;
    const sent = batchOf(items, due.send);
    try {
      const reply = await exchange(ports, place, sent, now);
      if (isClosed) return;
      if (reply.sort !== 'silence') answeredAt = now;
      if (reply.sort === 'answer') cursors = reply.answer.cursors;
      const before = sender.trouble;
      const verdict = afterReply(sender, sent, reply, viewOf(ports), own, ports.mall.chance());
      sender = verdict.state;
      take(ports, verdict, now);
      if (sender.trouble !== before && sender.trouble !== null) ports.log.write('warn', 'mall.trouble', sender.trouble);
      touched();
    } finally {
      isSending = false;
    }
  };
  return {
    step,
    state: () => ({ trouble: sender.trouble, answeredAt, nextTryMs: Math.max(0, sender.nextAt - own), isSending, cursors }),
    sendAgain: () => {
      ports.delivery.takeUpAgain();
      sender = freshSender;
    },
    begin: () => {
      sender = freshSender;
      answeredAt = null;
      cursors = null;
    },
    close: () => void (isClosed = true),
  };
}

function setsOf({ delivery }: Needs): { readonly skip: ReadonlySet<number>; readonly bare: ReadonlySet<number> } {
  const aside = delivery.aside();
  return { skip: new Set(aside.filter(({ isHeaded }) => isHeaded).map(({ seq }) => seq)), bare: new Set(aside.map(({ seq }) => seq)) };
}

function waitingItems(ports: Needs, most: number): readonly WireItem[] {
  const { skip, bare } = setsOf(ports);
  return ports.ledger.outbox.items(Math.max(1, Math.min(most, batchItemsMax)), skip, bare);
}

async function exchange(ports: Needs, place: MallPlace, items: readonly WireItem[], now: number): Promise<Reply<BatchAnswer>> {
  const { ledger, delivery, ids, signer, hash, mall } = ports;
  const counter = delivery.counter() + 1;
  // Before it is sent: a counter that was used is never used again, whatever happens now.
  delivery.setCounter(counter);
  const { epoch, seq, hash: headHash } = ledger.head();
  const requestId = ids.next();
  const request = batchRequest(
    { head: { epoch, seq, hash: headHash }, items: [...items] }, place, { requestId, counter, epoch, at: now }, { sign: signer.sign, hash },
  );
  const answer = await mall.send(place, request);
  return isSilence(answer) ? { sort: 'silence', silence: answer } : readBatchReply(answer, place, requestId, { verify: mall.verify, hash });
}

function isSilence(answer: WireAnswer | Silence): answer is Silence {
  return 'why' in answer;
}

function viewOf(ports: Needs): JournalView {
  const { ledger } = ports;
  const { epoch, seq, hash } = ledger.head();
  const { skip } = setsOf(ports);
  const [first] = ledger.outbox.items(1, skip, new Set());
  return {
    head: { epoch, seq, hash }, at: ledger.outbox.entryAt, firstAfterEpoch: ledger.outbox.firstAfterEpoch,
    next: first?.header.seq ?? seq + 1,
  };
}

/** Writes what the answer proved. A fall in between costs a request: the mall says "duplicate". */
function take({ ledger, delivery, log }: Needs, { marks, reopenFrom, counter }: Verdict, now: number): void {
  const seqs = marks.flatMap((mark) => (mark.to === 'delivered' ? [mark.seq] : []));
  if (seqs.length > 0) ledger.outbox.delivered(seqs, now);
  delivery.putAside(marks.flatMap((mark) => (mark.to === 'aside' ? [mark] : [])), now);
  if (counter !== null) delivery.setCounter(counter);
  if (reopenFrom === null) return;
  log.write('warn', 'mall.lost', `the mall stands behind what it acknowledged; everything from ${reopenFrom} is sent again`);
  delivery.unhead(reopenFrom);
  ledger.outbox.reopen(reopenFrom);
}
