/**
 * Faults that a person could make in either side, each as the real code with one part made wrong. Every one of them must be found
 * within a thousand days; a day that finds none of them proves nothing.
 */
import { batchRequest } from '../../src/mall/client.ts';
import { answerRequest } from '../../src/mall/door.ts';
import { afterReply, freshSender } from '../../src/mall/sender.ts';
import type { MallStorage } from '../../src/mall/storage.ts';
import { headers, type BatchAnswer, type WireItem } from '../../src/mall/wire.ts';
import { realSides, type Habits, type Sides } from './sides.ts';

export type Mutant = { readonly name: string; readonly sides: () => Sides };

const withHabits = (habits: Partial<Habits>): Sides => ({ ...realSides, habits: { ...realSides.habits, ...habits } });
const withStorage = (change: (storage: MallStorage) => Partial<MallStorage>): Sides => (
  { ...realSides, storage: (storage) => ({ ...storage, ...change(storage) }) });
const withReply = (change: typeof afterReply): Sides => ({ ...realSides, afterReply: change });
const allDelivered = (sent: readonly WireItem[]) => sent.map(({ header }) => ({ seq: header.seq, to: 'delivered' as const }));

/** What an entry is remembered by is forgotten: the next time it comes it is new. */
function forgetful(share: (id: string) => boolean): Sides {
  return withStorage((storage) => ({
    keptById: (id) => (share(id) ? null : storage.keptById(id)),
    keptAt: (till, epoch, seq) => {
      const kept = storage.keptAt(till, epoch, seq);
      return kept !== null && share(kept.id) ? null : kept;
    },
  }));
}

function answered(change: (answer: BatchAnswer) => BatchAnswer): Sides {
  return withReply((state, sent, reply, ...rest) => (
    afterReply(state, sent, reply.sort === 'answer' ? { sort: 'answer', answer: change(reply.answer) } : reply, ...rest)));
}

/** Takes one ending for another: what ended so counts as applied. */
function readAs(state: string): (answer: BatchAnswer) => BatchAnswer {
  return (answer) => ({ ...answer, items: answer.items.map((one) => (one.st === state ? { ...one, st: 'applied' as const } : one)) });
}

export const mutants: readonly Mutant[] = [
  { name: 'answer-before-commit', sides: () => withHabits({ commitsFirst: false }) },
  { name: 'epoch-kept-on-restore', sides: () => withHabits({ renewsEpoch: false }) },
  { name: 'outbox-apart-from-sale', sides: () => withHabits({ owesAtOnce: false }) },
  { name: 'delivered-when-sent', sides: () => withHabits({ waitsForReply: false }) },
  {
    name: 'two-hundred-is-delivered',
    sides: () => ({
      ...realSides,
      readBatchReply: (answer, enrolment, requestId, crypto) => {
        const reply = realSides.readBatchReply(answer, enrolment, requestId, crypto);
        if (answer.status !== 200 || reply.sort === 'answer') return reply;
        const head = { epoch: 1, seq: 0, hash: '0'.repeat(64) };
        const cursors = { catalog: 0, stock: 0 };
        return { sort: 'answer', answer: { items: [], head, anchor: '', missing: null, cursors, at: 0 } };
      },
      afterReply: (state, sent, reply, ...rest) => {
        const verdict = afterReply(state, sent, reply, ...rest);
        return reply.sort === 'answer' ? { ...verdict, marks: allDelivered(sent) } : verdict;
      },
    }),
  },
  { name: 'held-is-delivered', sides: () => answered(readAs('held')) },
  { name: 'rejected-is-delivered', sides: () => answered(readAs('rejected')) },
  {
    name: 'duplicate-is-no-answer',
    sides: () => answered((answer) => ({ ...answer, items: answer.items.filter(({ st }) => st !== 'duplicate') })),
  },
  {
    name: 'lost-head-not-seen',
    sides: () => withReply((...given) => ({ ...afterReply(...given), reopenFrom: null })),
  },
  {
    name: 'no-bisecting',
    sides: () => withReply((state, ...rest) => {
      const verdict = afterReply({ ...state, strikes: 0 }, ...rest);
      return { ...verdict, state: { ...verdict.state, strikes: 0 } };
    }),
  },
  {
    name: 'retry-never-again',
    sides: () => withReply((...given) => {
      const verdict = afterReply(...given);
      return verdict.state.failures < 4 ? verdict : { ...verdict, state: { ...verdict.state, nextAt: Number.MAX_SAFE_INTEGER } };
    }),
  },
  {
    name: 'mall-down-is-poison',
    sides: () => withReply((state, sent, reply, ...rest) => {
      const verdict = afterReply(state, sent, reply, ...rest);
      if (reply.sort !== 'silence' || reply.silence.why !== 'server') return verdict;
      const marks = sent.map(({ header }) => ({ seq: header.seq, to: 'aside' as const, reason: 'mall_fault', isHeaded: true }));
      return { ...verdict, marks, state: freshSender };
    }),
  },
  {
    name: 'new-id-each-time',
    sides: () => {
      let count = 0;
      return {
        ...realSides,
        batchRequest: (batch, ...rest) => {
          const items = batch.items.map((item) => (item.header.kind === 'void' ? item : { ...item, id: `${item.id}-${(count += 1)}` }));
          return batchRequest({ ...batch, items }, ...rest);
        },
      };
    },
  },
  { name: 'dedupe-forgets', sides: () => forgetful((id) => id.length % 3 === 0) },
  {
    name: 'dedupe-nonatomic',
    // The order and its stock are written at once, outside of the transaction that a fall takes back.
    sides: () => withStorage((storage) => {
      const stock = new Map<string, number>();
      return {
        move: (movement) => {
          const key = `${movement.store} ${movement.sku}`;
          const after = storage.move(movement);
          stock.set(key, (stock.get(key) ?? 0) + movement.quantity);
          const lost = (stock.get(key) ?? 0) - after;
          return lost === 0 ? after : storage.move({ ...movement, quantity: lost });
        },
      };
    }),
  },
  { name: 'held-never-applied', sides: () => withStorage(() => ({ heldAt: () => null, setHead: () => undefined })) },
  { name: 'no-savepoint', sides: () => withStorage(() => ({ savepoint: (work) => work() })) },
  {
    name: 'head-runs-ahead',
    sides: () => withStorage((storage) => ({
      hold: (till, item) => storage.setHead(till, { epoch: item.header.epoch, seq: item.header.seq, hash: item.hash }, 0),
    })),
  },
  {
    name: 'clock-is-judged',
    sides: () => ({
      ...realSides,
      answerRequest: (world, request) => {
        const isOdd = Math.abs(Number(request.headers[headers.time]) - world.now) > 600_000;
        return isOdd ? { status: 401, headers: {}, body: '' } : answerRequest(world, request);
      },
    }),
  },
];
