/**
 * The till's end of the wire: makes signed requests and reads answers. An answer counts only when the mall's key signed it for
 * this device and this request; whatever else came back, a captive portal's page or half a text, is no answer.
 */
import type { HashText } from '../domain/journal.ts';
import { answerText, requestText, type SignText, type VerifyText } from './signing.ts';
import {
  BatchAnswerShape, DayShape, DigestShape, DoorAnswerShape, headers, jsonOf, PageShape, paths, wireVersion,
  type BatchAnswer, type DaySums, type Digest, type DoorAnswer,
  type Page, type Pull, type WireAnswer, type WireBatch, type WirePath, type WireRequest,
} from './wire.ts';

/** What enrolment gave this till. */
export type Enrolment = {
  readonly device: string;
  readonly till: string;
  /** Public keys that may sign the mall's answers. */
  readonly keys: readonly string[];
};

/** One sending: what names it. `at` is this machine's time, as evidence. */
export type Sending = { readonly requestId: string; readonly counter: number; readonly epoch: number; readonly at: number };

/** A signed request of an enrolled till. */
export function signedRequest(
  path: WirePath, content: unknown, enrolment: Enrolment, sending: Sending, crypto: { readonly sign: SignText; readonly hash: HashText },
): WireRequest {
  const body = JSON.stringify(content);
  const { requestId, counter, epoch, at } = sending;
  const text = requestText({ path, device: enrolment.device, epoch, counter, requestId, schema: wireVersion }, body, crypto.hash);
  return {
    path, body,
    headers: {
      [headers.device]: enrolment.device, [headers.epoch]: `${epoch}`, [headers.schema]: `${wireVersion}`,
      [headers.requestId]: requestId, [headers.counter]: `${counter}`, [headers.time]: `${at}`, [headers.signature]: crypto.sign(text),
    },
  };
}

/** The request that carries a batch. */
export function batchRequest(
  batch: WireBatch, enrolment: Enrolment, sending: Sending, crypto: { readonly sign: SignText; readonly hash: HashText },
): WireRequest {
  return signedRequest(paths.batch, batch, enrolment, sending, crypto);
}

/** Why nothing was answered: no connection or none in time; a server's fault; too many requests; not the mall's word. */
export type Silence =
  | { readonly why: 'unreachable' | 'timeout' | 'pin' }
  | { readonly why: 'server'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly why: 'busy'; readonly retryAfterMs: number | null }
  | { readonly why: 'not_the_mall'; readonly status: number };

/** What became of a request. */
export type Reply<T> =
  | { readonly sort: 'answer'; readonly answer: T }
  | { readonly sort: 'door'; readonly answer: DoorAnswer }
  | { readonly sort: 'silence'; readonly silence: Silence };

/** A wait that a server asks for is honoured up to this. */
export const retryAfterMaxMs = 900_000;

/** Reads what came back for a batch. */
export function readBatchReply(
  answer: WireAnswer, enrolment: Enrolment, requestId: string, crypto: { readonly verify: VerifyText; readonly hash: HashText },
): Reply<BatchAnswer> {
  return readReply(answer, enrolment, requestId, crypto, (value) => {
    const parsed = BatchAnswerShape.safeParse(value);
    return parsed.success ? parsed.data : null;
  });
}

/** Reads what came back for a pull. A page that does not go on from where it was asked is no answer. */
export function readPageReply(
  answer: WireAnswer, pull: Pull, enrolment: Enrolment, requestId: string,
  crypto: { readonly verify: VerifyText; readonly hash: HashText },
): Reply<Page> {
  return readReply(answer, enrolment, requestId, crypto, (value) => {
    const parsed = PageShape.safeParse(value);
    return parsed.success && isBehind(parsed.data, pull) ? parsed.data : null;
  });
}

/** Reads what came back for the sums of a day; those of another day are no answer. */
export function readDayReply(
  answer: WireAnswer, day: string, enrolment: Enrolment, requestId: string,
  crypto: { readonly verify: VerifyText; readonly hash: HashText },
): Reply<DaySums> {
  return readReply(answer, enrolment, requestId, crypto, (value) => {
    const parsed = DayShape.safeParse(value);
    return parsed.success && parsed.data.day === day ? parsed.data : null;
  });
}

/** Reads what came back for a digest. */
export function readDigestReply(
  answer: WireAnswer, enrolment: Enrolment, requestId: string, crypto: { readonly verify: VerifyText; readonly hash: HashText },
): Reply<Digest> {
  return readReply(answer, enrolment, requestId, crypto, (value) => {
    const parsed = DigestShape.safeParse(value);
    return parsed.success ? parsed.data : null;
  });
}

function isBehind({ rows, cursor }: Page, { after, most }: Pull): boolean {
  const ordered = rows.every(({ commit }, index) => commit > (rows[index - 1]?.commit ?? after));
  return ordered && rows.length <= most && cursor === (rows.at(-1)?.commit ?? after);
}

function readReply<T>(
  answer: WireAnswer, enrolment: Enrolment, requestId: string,
  { verify, hash }: { readonly verify: VerifyText; readonly hash: HashText }, read: (value: unknown) => T | null,
): Reply<T> {
  const { status, body } = answer;
  const given = answer.headers[headers.answerSignature] ?? '';
  const text = answerText(enrolment.device, requestId, status, body, hash);
  if (!enrolment.keys.some((key) => verify(key, text, given))) return { sort: 'silence', silence: unsigned(answer) };
  const value = jsonOf(body);
  if (status === 200) {
    const good = read(value);
    return good === null ? { sort: 'silence', silence: { why: 'not_the_mall', status } } : { sort: 'answer', answer: good };
  }
  const door = DoorAnswerShape.safeParse(value);
  if (!door.success || status >= 500) return { sort: 'silence', silence: unsigned(answer) };
  if (status === 429) return { sort: 'silence', silence: { why: 'busy', retryAfterMs: retryAfterOf(answer) } };
  return { sort: 'door', answer: door.data };
}

/** Without the mall's hand only a plea to wait is heard: a proxy's 503 is as true as the mall's own. */
function unsigned(answer: WireAnswer): Silence {
  const { status } = answer;
  if (status === 429) return { why: 'busy', retryAfterMs: retryAfterOf(answer) };
  if (status >= 500 && status <= 599) return { why: 'server', status, retryAfterMs: retryAfterOf(answer) };
  return { why: 'not_the_mall', status };
}

function retryAfterOf({ headers: given }: WireAnswer): number | null {
  const text = given[headers.retryAfter] ?? '';
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text) * 1_000, retryAfterMaxMs) : null;
}
