/** The code of both sides that a simulated day runs, as one value: a mutant is another value with one part made wrong. */
import { batchRequest, readBatchReply } from '../../src/mall/client.ts';
import { answerRequest } from '../../src/mall/door.ts';
import { afterReply, batchOf, nextStep } from '../../src/mall/sender.ts';
import type { MallStorage } from '../../src/mall/storage.ts';

export type Sides = {
  readonly nextStep: typeof nextStep;
  readonly batchOf: typeof batchOf;
  readonly batchRequest: typeof batchRequest;
  readonly readBatchReply: typeof readBatchReply;
  readonly afterReply: typeof afterReply;
  readonly answerRequest: typeof answerRequest;
  /** What the mall's rules get for their storage. */
  readonly storage: (storage: MallStorage) => MallStorage;
  /** Habits of the parts around the rules, which a mutant may lack. */
  readonly habits: Habits;
};

export type Habits = {
  /** The mall commits before it answers. */
  readonly commitsFirst: boolean;
  /** A restored till begins a new epoch. */
  readonly renewsEpoch: boolean;
  /** The outbox row is written with the sale. */
  readonly owesAtOnce: boolean;
  /** Rows are marked by the verdict on a reply, not when they are sent. */
  readonly waitsForReply: boolean;
};

export const realSides: Sides = {
  nextStep, batchOf, batchRequest, readBatchReply, afterReply, answerRequest,
  storage: (storage) => storage,
  habits: { commitsFirst: true, renewsEpoch: true, owesAtOnce: true, waitsForReply: true },
};
