/** A mall in memory behind the till's own link: the real rules and the real signatures, and whatever silence a test asks for. */
import { generateKeyPairSync } from 'node:crypto';
import { ed25519Verifier } from '../../src/adapters/mall-crypto.ts';
import { mallUrl } from '../../src/adapters/mall-http.ts';
import { ed25519Signer, sha256 } from '../../src/adapters/system.ts';
import type { AsideRow, Delivery, MallLink, MallPlace } from '../../src/host/mall-ports.ts';
import type { Silence } from '../../src/mall/client.ts';
import { answerRequest, signed } from '../../src/mall/door.ts';
import { codeHash, codeLivesMs, enrolTill } from '../../src/mall/enrol.ts';
import { EnrolShape, headers, jsonOf, paths, type WireAnswer, type WireRequest } from '../../src/mall/wire.ts';
import { openMemory, type Memory } from '../../scripts/sim/memory.ts';

export type FakeMall = MallLink & {
  readonly memory: Memory;
  /** What comes back instead of the mall's answer, one for each request, until none is left. */
  silences: (Silence | WireAnswer)[];
  /** While it is set, no answer comes before it does. */
  hold: Promise<Silence> | null;
  /** Items that the mall's store falls over. */
  readonly explodes: Set<string>;
  readonly asked: WireRequest[];
  /** Makes a code for a till that stands. */
  readonly letIn: (till: string, code: string, now?: number) => void;
};

const newSigner = () => ed25519Signer(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }));

export function fakeMall(now: () => number = () => 0): FakeMall {
  const explodes = new Set<string>();
  const memory = openMemory((sku) => (explodes.has(sku) ? 'fault' : null));
  const signer = newSigner();
  const verify = ed25519Verifier();
  let devices = 0;
  const enrol = (request: WireRequest): WireAnswer => {
    const asked = EnrolShape.parse(jsonOf(request.body));
    const done = enrolTill({
      storage: memory, hash: sha256, verify, nextId: () => `device-${(devices += 1)}`, now: now(), keys: [signer.publicKey], pins: [],
    }, asked, request.headers[headers.signature] ?? '');
    const names = { device: '', requestId: request.headers[headers.requestId] ?? '' };
    const [status, content] = typeof done === 'string' ? [403, { code: done }] : [200, done];
    return signed({ sign: signer.sign, hash: sha256 }, names, status, JSON.stringify(content));
  };
  const serve = (request: WireRequest): WireAnswer => {
    try {
      return memory.transaction(() => (request.path === paths.enrol
        ? enrol(request) : answerRequest({ storage: memory, hash: sha256, verify, sign: signer.sign, now: now() }, request)));
    } catch {
      return { status: 500, headers: {}, body: '' };
    }
  };
  const fake: FakeMall = {
    memory, verify, explodes, silences: [], asked: [], hold: null,
    chance: () => 0,
    isAddress: (text) => mallUrl(text) !== null,
    letIn: (till, code, at = now()) => memory.setCode(till, { till, hash: codeHash(till, code, sha256), expiresAt: at + codeLivesMs, tries: 0 }),
    send: (_, request) => {
      fake.asked.push(request);
      if (fake.hold !== null) return fake.hold;
      return Promise.resolve(fake.silences.shift() ?? serve(request));
    },
  };
  return fake;
}

/** What is kept beside the ledger, in memory. */
export function memoryDelivery(): Delivery {
  let place: MallPlace | null = null;
  let counter = 0;
  let aside: AsideRow[] = [];
  return {
    place: () => place,
    setPlace: (given) => void (place = given),
    counter: () => counter,
    setCounter: (given) => void (counter = Math.max(counter, given)),
    aside: () => aside,
    putAside: (rows, at) => {
      const before = new Map(aside.map((row) => [row.seq, row]));
      for (const row of rows) before.set(row.seq, { ...(before.get(row.seq) ?? { ...row, at }), isHeaded: row.isHeaded });
      aside = [...before.values()].sort((left, right) => left.seq - right.seq);
    },
    takeUpAgain: () => void (aside = []),
    unhead: (from) => void (aside = aside.map((row) => (row.seq >= from ? { ...row, isHeaded: false } : row))),
  };
}
