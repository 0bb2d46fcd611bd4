/** One till and the mall's rules, wired by hand: a test decides what becomes of each request and of each answer. */
import { answerRequest } from '../../src/mall/door.ts';
import { BatchAnswerShape, headers, jsonOf, type BatchAnswer, type WireAnswer, type WireRequest } from '../../src/mall/wire.ts';
import { randomFrom } from '../../scripts/demo-catalog/random.ts';
import { quickHash, quickSigner, quickVerify } from '../../scripts/sim/crypto.ts';
import { explodesOn } from '../../scripts/sim/goods.ts';
import { openMemory, type Memory } from '../../scripts/sim/memory.ts';
import { realSides } from '../../scripts/sim/sides.ts';
import { openTill, type SimTill } from '../../scripts/sim/till.ts';

export const mallKey = 'mall-key';
export const now = 1_800_000_000_000;

export type Rig = {
  readonly mall: Memory;
  readonly till: SimTill;
  /** Lets so much time go by. */
  readonly pass: (ms: number) => void;
  readonly now: () => number;
  /** The till's next request; fails where it has none. */
  readonly ask: () => WireRequest;
  /** The mall takes a request, commits and answers. */
  readonly serve: (request: WireRequest) => WireAnswer;
  readonly hear: (request: WireRequest, answer: WireAnswer | null) => void;
  /** Ask, serve, hear, until the till has nothing more to send; at most so often. */
  readonly drain: (most?: number) => void;
  /** Orders at the mall, by id, sorted. */
  readonly orders: () => string[];
  readonly states: () => string[];
};

/** Opens a till called `name` at a mall: its own, or one that another rig has. */
export function openRig(name = '0001-01', mall: Memory = openMemory(explodesOn), skewMs = 0, seed = 1): Rig {
  const till = openTill(name, mallKey, randomFrom(seed), realSides, () => skewMs);
  if (mall.device(till.enrolment.device) === null) {
    mall.addDevice({ id: till.enrolment.device, till: name, publicKey: till.publicKey, revoked: false, counter: 0 });
  }
  let at = now;
  const rig: Rig = {
    mall, till,
    pass: (ms) => void (at += ms),
    now: () => at,
    ask: () => {
      const request = till.tick(at);
      if (request === null) throw new Error('the till sends nothing');
      return request;
    },
    serve: (request) => mall.transaction(() => answerRequest({
      storage: mall, hash: quickHash, verify: quickVerify, sign: quickSigner(mallKey), now: at,
    }, request)),
    hear: (request, answer) => till.receive(answer, request.headers[headers.requestId] ?? '', at),
    drain: (most = 400) => {
      for (let turn = 0; turn < most && till.disk().rows.some(({ state, isHeaded }) => state === 'waiting' || !isHeaded); turn += 1) {
        const request = till.tick(at);
        if (request !== null) rig.hear(request, served(rig, request));
        at += 1_000;
      }
    },
    orders: () => [...mall.tables.orders.keys()].sort(),
    states: () => till.disk().rows.map(({ state }) => state),
  };
  return rig;
}

/** What the mall's machine says: 500 where its rules threw. */
function served(rig: Rig, request: WireRequest): WireAnswer {
  try {
    return rig.serve(request);
  } catch {
    return { status: 500, headers: {}, body: '' };
  }
}

/** Sells until so many entries of a sort are in the journal; other sorts come between. */
export function sellSome(rig: Rig, count: number, sort = 'sale'): string[] {
  const ids = (): string[] => rig.till.ever.filter((one) => one.sort === sort).map(({ id }) => id);
  const before = ids().length;
  while (ids().length < before + count) rig.till.sell(rig.now());
  return ids().slice(before);
}

/** Orders that the journal of a till says the mall must have. */
export function goodOrders(rig: Rig): string[] {
  return rig.till.disk().sold.filter(({ sort }) => sort === 'sale' || sort === 'refund').map(({ id }) => id).sort();
}

/** The content of an answer to a batch. */
export function contentOf(answer: WireAnswer): BatchAnswer {
  return BatchAnswerShape.parse(jsonOf(answer.body));
}
