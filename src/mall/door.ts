/**
 * The mall's door: reads a request, knows its sender by the signature, answers a replay from what was answered before, and never
 * does anything for a request that it does not believe. One call is one transaction of the caller's; commit, then answer.
 */
import { applyBatch, type MallWorld } from './apply.ts';
import { storeOf } from './effects.ts';
import { digestOf, pageOf } from './feed.ts';
import { answerText, requestText, type RequestNames } from './signing.ts';
import type { Device } from './storage.ts';
import {
  BatchShape, DayAskShape, DigestAskShape, feedOf, headers, jsonOf, paths, PullShape, requestBytesMax, wireVersion, wireVersionLeast,
  type DoorAnswer, type DoorCode, type WireAnswer, type WirePath, type WireRequest,
} from './wire.ts';

/** So many requests before the newest are remembered; older ones are refused, and their items are still known by their ids. */
export const counterWindow = 1_024;

const statusOf: Readonly<Record<DoorCode, number>> = {
  BAD_REQUEST: 400, UNKNOWN_DEVICE: 401, BAD_SIGNATURE: 401, REVOKED: 403, CTR_OLD: 409, CTR_USED: 409, OLD_EPOCH: 409, UPGRADE: 426,
  TOO_LARGE: 413, SLOW_DOWN: 429, CODE_WRONG: 403, CODE_EXPIRED: 403, NOT_FOUND: 404, FAULT: 500,
};

/** Answers a request of an enrolled till. Its answer is signed for that till and that request alone. */
export function answerRequest(world: MallWorld, request: WireRequest): WireAnswer {
  const names = namesOf(request);
  if (names === null) return refused(world, null, { code: 'BAD_REQUEST' });
  if (request.body.length > requestBytesMax) return refused(world, names, { code: 'TOO_LARGE' });
  const device = world.storage.device(names.device);
  if (device === null) return refused(world, names, { code: 'UNKNOWN_DEVICE' });
  const text = requestText(names, request.body, world.hash);
  if (!world.verify(device.publicKey, text, request.headers[headers.signature] ?? '')) {
    return refused(world, names, { code: 'BAD_SIGNATURE' });
  }
  if (device.revoked) return refused(world, names, { code: 'REVOKED' });
  if (names.schema < wireVersionLeast || names.schema > wireVersion) {
    return refused(world, names, { code: 'UPGRADE', versions: [wireVersionLeast, wireVersion] });
  }
  return counted(world, device, names, request.body, text);
}

/** The names a request's signature covers, or null where a header is missing or of another form. */
function namesOf({ path, headers: given }: WireRequest): RequestNames | null {
  const whole = (name: string): number => (/^\d{1,15}$/.test(given[name] ?? '') ? Number(given[name]) : -1);
  const names: RequestNames = {
    path, device: given[headers.device] ?? '', epoch: whole(headers.epoch), counter: whole(headers.counter),
    requestId: given[headers.requestId] ?? '', schema: whole(headers.schema),
  };
  const isNamed = [names.device, names.requestId].every((name) => /^[0-9A-Za-z-]{1,64}$/.test(name));
  return isNamed && names.epoch >= 1 && names.counter >= 1 && names.schema >= 1 ? names : null;
}

/** Lets each counter through once: the same request again gets the same answer, another one under it is told where to go on. */
function counted(world: MallWorld, device: Device, names: RequestNames, body: string, text: string): WireAnswer {
  const { storage, hash } = world;
  const { counter } = names;
  const mark = hash(text);
  const before = storage.answered(device.id, counter);
  if (before !== null) {
    if (before.mark === mark) return signed(world, names, before.status, before.body);
    return refused(world, names, { code: 'CTR_USED', counter: device.counter });
  }
  if (counter <= device.counter - counterWindow) return refused(world, names, { code: 'CTR_OLD', counter: device.counter });
  const answer = dispatched(world, device, names, body);
  const newest = Math.max(counter, device.counter);
  storage.setCounter(device.id, newest);
  storage.seen(device.id, world.now);
  storage.keepAnswer(device.id, { counter, mark, ...answer }, newest - counterWindow + 1);
  return signed(world, names, answer.status, answer.body);
}

type Plain = { readonly status: number; readonly body: string };

function dispatched(world: MallWorld, device: Device, names: RequestNames, body: string): Plain {
  const { storage } = world;
  const given = jsonOf(body);
  const answers: Partial<Record<WirePath, () => Plain>> = {
    [paths.batch]: () => {
      const batch = BatchShape.safeParse(given);
      if (!batch.success) return plain({ code: 'BAD_REQUEST' });
      const head = storage.head(device.till);
      if (head !== null && names.epoch < head.epoch) return plain({ code: 'OLD_EPOCH', head });
      return { status: 200, body: JSON.stringify(applyBatch(world, device, batch.data)) };
    },
    [paths.pull]: () => {
      const pull = PullShape.safeParse(given);
      if (!pull.success) return plain({ code: 'BAD_REQUEST' });
      return { status: 200, body: JSON.stringify(pageOf(storage, pull.data, storeOf(device.till))) };
    },
    [paths.day]: () => {
      const ask = DayAskShape.safeParse(given);
      if (!ask.success) return plain({ code: 'BAD_REQUEST' });
      return { status: 200, body: JSON.stringify({ day: ask.data.day, ...storage.dayOf(device.till, ask.data.day) }) };
    },
    [paths.digest]: () => {
      const ask = DigestAskShape.safeParse(given);
      if (!ask.success) return plain({ code: 'BAD_REQUEST' });
      const feed = feedOf(ask.data.feed, storeOf(device.till));
      return { status: 200, body: JSON.stringify(digestOf(storage.living(feed), storage.newest(feed), world.hash)) };
    },
  };
  return answers[names.path]?.() ?? plain({ code: 'NOT_FOUND' });
}

function plain(answer: DoorAnswer): Plain {
  return { status: statusOf[answer.code], body: JSON.stringify(answer) };
}

function refused(world: MallWorld, names: RequestNames | null, answer: DoorAnswer): WireAnswer {
  const { status, body } = plain(answer);
  return signed(world, names, status, body);
}

/** An answer in the mall's hand, for one device and one request. */
export function signed(
  { sign, hash }: Pick<MallWorld, 'sign' | 'hash'>, names: Pick<RequestNames, 'device' | 'requestId'> | null, status: number, body: string,
): WireAnswer {
  const text = answerText(names?.device ?? '', names?.requestId ?? '', status, body, hash);
  return { status, headers: { [headers.answerSignature]: sign(text) }, body };
}
