/** What any mall must do, as checks against its address: a made-up till with a key of its own sells, repeats, forges and asks. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { factOf } from '../../db/rows.ts';
import { openMallLink } from '../../src/adapters/mall-http.ts';
import { ed25519Signer, sha256 } from '../../src/adapters/system.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { emptyHead, headOf, link, type Head } from '../../src/domain/journal.ts';
import {
  batchRequest, readBatchReply, readDayReply, readPageReply, signedRequest, type Enrolment, type Reply, type Sending,
} from '../../src/mall/client.ts';
import { enrolText } from '../../src/mall/enrol.ts';
import { anchorText } from '../../src/mall/signing.ts';
import {
  EnrolledShape, headers, jsonOf, paths, type BatchAnswer, type Enrol, type WireAnswer, type WireItem, type WireRequest,
} from '../../src/mall/wire.ts';

export type CheckResult = { readonly name: string; readonly wrong: string | null };

const wire = openMallLink(() => 0);
const day = '2026-11-30';
/** Counter of the first request of a scene. */
const firstCounter = 11;

type Scene = {
  readonly enrolment: Enrolment;
  readonly item: (kind: 'sale' | 'void', change?: object) => WireItem;
  readonly request: (items: readonly WireItem[]) => WireRequest;
  readonly post: (request: WireRequest) => Promise<WireAnswer>;
  readonly say: (items: readonly WireItem[]) => Promise<BatchAnswer>;
  readonly read: (request: WireRequest, answer: WireAnswer) => Reply<BatchAnswer>;
  readonly sending: () => Sending;
  readonly sign: (text: string) => string;
};

/** Runs every check in order; a later one may need an earlier one's till. */
export async function runChecks(address: string, till: string, code: string | null): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let scene: Scene | null = null;
  const check = async (name: string, run: () => Promise<void>): Promise<void> => {
    const wrong = await run().then(() => null, (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)));
    results.push({ name, wrong });
  };
  await check('a till enrols by its code', async () => void (scene = await enrolled(address, till, code ?? await codeOf(address, till))));
  for (const [name, run] of checks) {
    await check(name, () => (scene === null ? Promise.reject(new Error('no till is enrolled')) : run(scene)));
  }
  return results;
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const checks: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
  ['an empty batch tells where the till\'s journal stands', async ({ say }) => {
    const { head, items } = await say([]);
    demand(items.length === 0 && head.seq === 0, `head ${head.seq}`);
  }],
  ['entries are applied in their order, and the anchor is signed', async ({ item, say, enrolment }) => {
    const { items, head, anchor } = await say([item('void'), item('sale'), item('sale')]);
    demand(items.every(({ st }) => st === 'applied'), JSON.stringify(items));
    const isSigned = enrolment.keys.some((key) => wire.verify(key, anchorText(enrolment.till, head), anchor));
    demand(head.seq === 3 && isSigned, `head ${head.seq}, anchor ${isSigned ? 'signed' : 'not signed'}`);
  }],
  ['the same items again are duplicates', async ({ item, say }) => {
    const one = item('sale');
    demand((await say([one])).items[0]?.st === 'applied', 'not applied at first');
    demand((await say([one])).items[0]?.st === 'duplicate', 'not a duplicate');
  }],
  ['the same request again gets the same answer', async ({ item, request, post }) => {
    const asked = request([item('sale')]);
    const [first, second] = [await post(asked), await post(asked)];
    demand(first.status === second.status && first.body === second.body, `${second.status} ${second.body.slice(0, 200)}`);
  }],
  ['entries behind a gap are held, and applied once it is filled', async ({ item, say }) => {
    const [one, two] = [item('sale'), item('sale')];
    const early = await say([two]);
    demand(early.items[0]?.st === 'held' && early.missing?.to === one.header.seq, JSON.stringify(early.items));
    const late = await say([one]);
    demand(late.head.seq === two.header.seq, `head ${late.head.seq}`);
  }],
  ['a body that nobody can use is rejected, and the next entry goes on', async ({ item, say }) => {
    const { items } = await say([item('sale', { lines: 'none' }), item('sale')]);
    demand(items[0]?.st === 'rejected' && items[1]?.st === 'applied', JSON.stringify(items));
  }],
  ['an entry that was altered is no entry', async ({ item, say }) => {
    const one = item('sale');
    const { items } = await say([{ ...one, body: (one.body ?? '').replace('1000', '2000') }]);
    demand(items[0]?.st === 'conflict', JSON.stringify(items));
    demand((await say([one])).items[0]?.st === 'applied', 'the true one is not taken afterwards');
  }],
  ['a request signed by another key is refused', async ({ request, post }) => {
    const asked = request([]);
    const answer = await post({ ...asked, headers: { ...asked.headers, [headers.signature]: stranger().sign('x') } });
    demand(answer.status === 401, `${answer.status}`);
  }],
  ['another request under a used counter is refused, and told where to go on', async ({ request, post, sending, enrolment, sign }) => {
    await post(request([]));
    const used = { ...sending(), counter: firstCounter };
    const answer = await post(batchRequest({ head: wireHead(emptyHead), items: [] }, enrolment, used, { sign, hash: sha256 }));
    const told = jsonOf(answer.body) as { code?: string; counter?: number };
    demand(answer.status === 409 && (told.counter ?? 0) > firstCounter, `${answer.status} ${answer.body.slice(0, 200)}`);
  }],
  ['a form of tomorrow is refused with 426', async ({ request, post, sending, enrolment, sign }) => {
    const { requestId, counter, epoch } = sending();
    const body = request([]).body;
    const text = ['pos-sync-v1', 'POST', paths.batch, enrolment.device, epoch, counter, requestId, 99, sha256(body)].join('\n');
    const asked = request([]);
    const answer = await post({
      ...asked, body,
      headers: {
        ...asked.headers, [headers.requestId]: requestId, [headers.counter]: `${counter}`, [headers.schema]: '99',
        [headers.signature]: sign(text),
      },
    });
    demand(answer.status === 426, `${answer.status}`);
  }],
  ['a day\'s sums are told', async ({ sending, enrolment, sign, post }) => {
    const one = sending();
    const answer = await post(signedRequest(paths.day, { day }, enrolment, one, { sign, hash: sha256 }));
    const reply = readDayReply(answer, day, enrolment, one.requestId, { verify: wire.verify, hash: sha256 });
    const isRight = reply.sort === 'answer' && reply.answer.receipts > 0 && reply.answer.total === reply.answer.receipts * 1_000;
    demand(isRight, answer.body.slice(0, 200));
  }],
  ['a feed is told by pages', async ({ sending, enrolment, sign, post }) => {
    const one = sending();
    const pull = { feed: 'catalog', after: 0, most: 2 } as const;
    const answer = await post(signedRequest(paths.pull, pull, enrolment, one, { sign, hash: sha256 }));
    const reply = readPageReply(answer, pull, enrolment, one.requestId, { verify: wire.verify, hash: sha256 });
    demand(reply.sort === 'answer', answer.body.slice(0, 200));
  }],
  ['what is no JSON is refused and ends nothing', async ({ enrolment, sending, sign, post, say }) => {
    const one = sending();
    const broken = signedRequest(paths.batch, 'x', enrolment, one, { sign, hash: sha256 });
    demand((await post(broken)).status === 400, 'not refused');
    await say([]);
  }],
];

function stranger(): ReturnType<typeof ed25519Signer> {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }));
}

function wireHead({ epoch, seq, hash }: Head): { epoch: number; seq: number; hash: string } {
  return { epoch, seq, hash };
}

async function codeOf(address: string, till: string): Promise<string> {
  const page = await fetch(`${address}/codes?lang=en`, { method: 'POST', body: new URLSearchParams({ till }) });
  const code = /<strong>([0-9A-Z]{8})<\/strong>/.exec(await page.text())?.[1];
  if (code === undefined) throw new Error('this mall makes no code by itself; give one with --code');
  return code;
}

async function enrolled(address: string, till: string, code: string): Promise<Scene> {
  const signer = stranger();
  const place = { address, pins: [] };
  const post = async (request: WireRequest): Promise<WireAnswer> => {
    const answer = await wire.send(place, request);
    if ('why' in answer) throw new Error(`no answer: ${answer.why}`);
    return answer;
  };
  const asked: Enrol = { code, publicKey: signer.publicKey, till, epoch: 1 };
  const answer = await post({
    path: paths.enrol, body: JSON.stringify(asked),
    headers: { [headers.requestId]: randomUUID(), [headers.signature]: signer.sign(enrolText(asked)) },
  });
  const given = EnrolledShape.safeParse(jsonOf(answer.body));
  if (!given.success) throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`);
  return sceneOf(given.data, signer.sign, post);
}

function sceneOf(enrolment: Enrolment, sign: (text: string) => string, post: Scene['post']): Scene {
  let head = emptyHead;
  let counter = firstCounter - 1;
  const crypto = { sign, hash: sha256 };
  const sending = (): Sending => ({ requestId: randomUUID(), counter: (counter += 1), epoch: 1, at: Date.now() });
  const item: Scene['item'] = (kind, change = {}) => {
    const saleId = randomUUID();
    const lines = [{ code: 'CONFORM', name: 'CONFORM', quantity: 1, net: 1_000, stocked: true }];
    const body = kind === 'void' ? { saleId, reason: 'test' } : { saleId, receiptNumber: saleId, total: 1_000, lines, ...change };
    const stamp = { at: Date.now(), businessDate: day as BusinessDate, till: enrolment.till, shift: 1, operator: '' as OperatorId };
    const entry = link(head, factOf(kind, JSON.stringify({ ...body })), stamp, sha256, sign);
    head = headOf(entry);
    const { header, prevHash, hash, signature, bodyText } = entry;
    const isBare = kind === 'void';
    return { id: isBare ? hash : saleId, header: { ...header }, prevHash, hash, signature, body: isBare ? null : bodyText };
  };
  const request: Scene['request'] = (items) => {
    const at = wireHead(head);
    return batchRequest({ head: at, items: [...items] }, enrolment, sending(), crypto);
  };
  const read: Scene['read'] = (made, answer) => (
    readBatchReply(answer, enrolment, made.headers[headers.requestId] ?? '', { verify: wire.verify, hash: sha256 }));
  return {
    enrolment, item, request, post, read, sending, sign,
    say: async (items) => {
      const made = request(items);
      const answer = await post(made);
      const reply = read(made, answer);
      if (reply.sort !== 'answer') throw new Error(`no answer in the mall's hand: ${answer.status} ${answer.body.slice(0, 200)}`);
      return reply.answer;
    },
  };
}
