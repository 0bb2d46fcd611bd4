/** Requests that nobody of ours made, under the real Ed25519: forged, altered, replayed, out of order. None does anything. */
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { ed25519Verifier } from '../../src/adapters/mall-crypto.ts';
import { ed25519Signer, sha256 } from '../../src/adapters/system.ts';
import { batchRequest, readBatchReply } from '../../src/mall/client.ts';
import { answerRequest, counterWindow } from '../../src/mall/door.ts';
import { afterReply, freshSender } from '../../src/mall/sender.ts';
import { headers, type WireAnswer, type WireItem, type WireRequest } from '../../src/mall/wire.ts';
import { emptyHead, headOf, link } from '../../src/domain/journal.ts';
import { factOf } from '../../db/rows.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { randomFrom } from '../../scripts/demo-catalog/random.ts';
import { openMemory } from '../../scripts/sim/memory.ts';

const verify = ed25519Verifier();
const newSigner = () => ed25519Signer(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }));
const till = '0001-01';

function scene() {
  const [ours, mallKey] = [newSigner(), newSigner()];
  const mall = openMemory();
  mall.addDevice({ id: 'device', till, publicKey: ours.publicKey, revoked: false, counter: 0 });
  const enrolment = { device: 'device', till, keys: [mallKey.publicKey] };
  let head = emptyHead;
  const item = (id: string): WireItem => {
    const body = { saleId: id, receiptNumber: id, total: 1_000, lines: [{ code: 'S', name: 'S', quantity: 1, net: 1_000, stocked: true }] };
    const stamp: Stamp = { at: 1, businessDate: '2026-11-30' as BusinessDate, till, shift: 1, operator: '01' as OperatorId };
    const entry = link(head, factOf('sale', JSON.stringify(body)), stamp, sha256, ours.sign);
    head = headOf(entry);
    const { header, prevHash, hash, signature, bodyText } = entry;
    return { id, header: { ...header }, prevHash, hash, signature, body: bodyText };
  };
  const serve = (request: WireRequest): WireAnswer => (
    mall.transaction(() => answerRequest({ storage: mall, hash: sha256, verify, sign: mallKey.sign, now: 1 }, request)));
  const ask = (items: readonly WireItem[], counter: number, signer = ours): WireRequest => {
    const { epoch, seq, hash } = head;
    return batchRequest({ head: { epoch, seq, hash }, items: [...items] }, enrolment,
      { requestId: `r${counter}`, counter, epoch, at: 1 }, { sign: signer.sign, hash: sha256 });
  };
  const worth = (): string => JSON.stringify([[...mall.tables.orders.keys()], [...mall.tables.stock], [...mall.tables.heads]]);
  return { mall, enrolment, item, serve, ask, worth, mallKey };
}

/** The text with one bit of one of its bytes the other way. */
function flipped(text: string, random: ReturnType<typeof randomFrom>): string {
  const bytes = Buffer.from(text, 'latin1');
  const at = random.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 6));
  return bytes.toString('latin1');
}

test('500 requests forged, altered, replayed and out of order: none is taken', () => {
  const { mall, item, serve, ask, worth } = scene();
  const random = randomFrom(20261130);
  const thief = newSigner();
  const items = Array.from({ length: 20 }, (_, at) => item(`sale-${at}`));
  const taken = items.slice(0, 10).map((one, at) => ask([one], at + 1));
  taken.forEach(serve);
  const next = ask(items.slice(10), 20);
  const before = worth();
  const covered = [headers.device, headers.epoch, headers.schema, headers.requestId, headers.counter, headers.signature];
  const attacks: ((at: number) => WireRequest)[] = [
    // By a key that is not the device's.
    (at) => ask(items.slice(10), 100 + at, thief),
    // One bit of the body.
    () => ({ ...next, body: flipped(next.body, random) }),
    // One bit of a header that the signature covers.
    () => {
      const name = covered[random.between(0, covered.length - 1)] ?? '';
      return { ...next, headers: { ...next.headers, [name]: flipped(next.headers[name] ?? '', random) } };
    },
    // A request from before, as it was.
    (at) => taken[at % taken.length] ?? next,
    // The signature of one request on another.
    (at) => ({ ...next, headers: { ...next.headers, [headers.signature]: taken[at % 10]?.headers[headers.signature] ?? '' } }),
  ];
  for (let at = 0; at < 500; at += 1) {
    const attack = attacks[at % attacks.length]?.(at) ?? next;
    const isReplay = at % attacks.length === 3;
    const answer = serve(attack);
    if (!isReplay) expect(answer.status, `${at}`).toBeGreaterThanOrEqual(400);
    expect(worth(), `${at}`).toBe(before);
  }
  // The true one still is.
  expect(serve(next).status).toBe(200);
  expect(mall.tables.orders.size).toBe(20);
});

test('every byte of a signed request, one bit of each: refused', () => {
  const { item, serve, ask, worth } = scene();
  const request = ask([item('sale')], 1);
  const before = worth();
  for (let at = 0; at < request.body.length; at += 1) {
    const bytes = Buffer.from(request.body, 'latin1');
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 7));
    expect(serve({ ...request, body: bytes.toString('latin1') }).status).toBeGreaterThanOrEqual(400);
  }
  expect(worth()).toBe(before);
});

test('a request from before the window is refused, and told where to go on', () => {
  const { serve, ask, item } = scene();
  expect(serve(ask([item('one')], counterWindow + 50)).status).toBe(200);
  expect(JSON.parse(serve(ask([], 50)).body)).toEqual({ code: 'CTR_OLD', counter: counterWindow + 50 });
  expect(serve(ask([], 51)).status).toBe(200);
  expect(JSON.parse(serve({ ...ask([item('two')], 51) }).body)).toEqual({ code: 'CTR_USED', counter: counterWindow + 50 });
});

test('an entry altered before it was sent, or another till\'s, is no entry', () => {
  const { serve, ask, item, worth } = scene();
  const before = worth();
  const one = item('sale');
  const wrong: WireItem[] = [
    { ...one, body: (one.body ?? '').replace('1000', '2000') },
    { ...one, header: { ...one.header, at: 2 } },
    { ...one, header: { ...one.header, till: '0002-01' } },
    { ...one, signature: newSigner().sign(one.hash) },
    { ...one, prevHash: '1'.repeat(64) },
    { ...one, header: { ...one.header, extra: 1.5 } },
  ];
  wrong.forEach((bad, at) => {
    const said = JSON.parse(serve(ask([bad], at + 1)).body) as { items: { st: string; code: string }[] };
    expect(said.items[0], `${at}`).toMatchObject({ st: 'conflict', code: 'tampered' });
  });
  expect(worth()).toBe(before);
});

test('20,000 answers made up or altered: no row is marked by any', { timeout: 120_000 }, () => {
  const { serve, ask, item, enrolment, mallKey } = scene();
  const random = randomFrom(7);
  const items = [item('sale-1'), item('sale-2')];
  const request = ask(items, 1);
  const requestId = request.headers[headers.requestId] ?? '';
  const real = serve(request);
  const journal = { head: { epoch: 1, seq: 2, hash: items[1]?.hash ?? '' }, at: () => null, firstAfterEpoch: () => 1, next: 1 };
  const pieces = ['{', '}', '[', ']', '"items"', ':', ',', 'null', '1e309', '-0', '"__proto__"', '<html>', '\u0000', '99999999999999999999', '"st":"applied"'];
  const made = (at: number): WireAnswer => {
    const signature = at % 3 === 0 ? mallKey.sign(`${at}`) : (real.headers[headers.answerSignature] ?? '');
    const soup = Array.from({ length: random.between(0, 30) }, () => pieces[random.between(0, pieces.length - 1)]).join('');
    const body = at % 2 === 0 ? soup : at % 4 === 1 ? flipped(real.body, random) : real.body.slice(0, random.between(0, real.body.length - 1));
    return { status: [200, 200, 200, 204, 302, 403, 409, 426, 500][random.between(0, 8)] ?? 200, headers: { [headers.answerSignature]: signature }, body };
  };
  for (let at = 0; at < 20_000; at += 1) {
    const reply = readBatchReply(made(at), enrolment, requestId, { verify, hash: sha256 });
    expect(reply.sort).toBe('silence');
    const verdict = afterReply(freshSender, items, reply, journal, 0, 0.5);
    expect([verdict.marks, verdict.reopenFrom, verdict.counter, verdict.state.stopped]).toEqual([[], null, null, null]);
  }
  // The true one marks both.
  const reply = readBatchReply(real, enrolment, requestId, { verify, hash: sha256 });
  expect(afterReply(freshSender, items, reply, { ...journal, at: (seq) => ({ epoch: 1, hash: items[seq - 1]?.hash ?? '' }) }, 0, 0.5).marks).toHaveLength(2);
});

test('signed by the mall, and of another form: an answer that echoes another body hash marks nothing', () => {
  const { serve, ask, item, enrolment } = scene();
  const items = [item('sale-1')];
  const request = ask(items, 1);
  const reply = readBatchReply(serve(request), enrolment, 'r1', { verify, hash: sha256 });
  if (reply.sort !== 'answer') throw new Error('no answer');
  const other = { ...reply.answer, items: reply.answer.items.map((one) => ({ ...one, bodyHash: '0'.repeat(64) })) };
  const journal = {
    head: { epoch: 1, seq: 1, hash: items[0]?.hash ?? '' }, next: 1, firstAfterEpoch: () => 1,
    at: (seq: number) => (seq === 1 ? { epoch: 1, hash: items[0]?.hash ?? '' } : null),
  };
  const marks = (answer: typeof other) => afterReply(freshSender, items, { sort: 'answer', answer }, journal, 0, 0).marks;
  expect(marks(other)).toEqual([]);
  expect(marks(reply.answer)).toEqual([{ seq: 1, to: 'delivered' }]);
});
