/**
 * A till of the storm: the real composition in this process, selling as fast as it is told, until it is killed or told on its
 * input to stop; then it sends what waits. Writes `sold ID` once a sale has its answer. Proves nothing itself.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Handlers } from '../../src/contract/serve.ts';
import type { Parsed } from '../../src/contract/contract.ts';
import { contract } from '../../src/contract/contract.ts';
import { openTill } from '../../src/wiring.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' }, mall: { type: 'string', default: '' }, store: { type: 'string', default: '0001' },
    till: { type: 'string', default: '01' }, code: { type: 'string', default: '' }, gap: { type: 'string', default: '15' },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const csv = [
  'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate',
  ...Array.from({ length: 20 }, (_, at) => `STORM${at},작품 ${at},작가 ${at % 3},${(at + 1) * 1_000},taxable,${at % 5 === 0 ? 0 : 50},0,consign,2000`),
].join('\n');
const profile = {
  name: '폭풍점', businessNumber: '1234567891', representative: '시험용', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
  storeCode: values.store, tillCode: values.till,
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const opened = await openTill({ data: values.data, printer: '', demo: false, keystore: null, program: root });
if (!opened.ok) throw new Error(`the till does not open: ${opened.refusal.code}`);
const { house } = opened.value;
type Row = keyof Handlers;
async function ask<N extends Row>(row: N, input: unknown): Promise<Record<string, unknown>> {
  const parsed = contract[row].input.parse(input) as Parsed<N>;
  const answer = await house.handlers[row](parsed);
  if (!answer.ok) throw new Error(`${row}: ${answer.refusal.code}`);
  return answer.value as Record<string, unknown>;
}

const state = await ask('till.state', {});
if (state['phase'] === 'new') await ask('store.create', { profile, manager: { name: '점장', pin: '975310' }, csv, printer: '' });
const [person] = (await ask('till.state', {}))['operators'] as { id: string }[];
await ask('operator.sign_in', { operatorId: person?.id, pin: '975310' });
if ((await ask('till.state', {}))['shift'] === null) await ask('shift.open', { counts: [{ face: 10_000, pieces: 30 }] });
if ((await ask('mall.state', {}))['place'] === null) {
  await ask('mall.enrol', { address: values.mall, code: values.code });
}
say('ready');

let isStopping = false;
createInterface({ input: process.stdin }).on('line', () => void (isStopping = true));
while (!isStopping) {
  const item = 1 + Math.floor(Math.random() * 20);
  const quantity = 1 + Math.floor(Math.random() * 3);
  const total = item * 1_000 * quantity;
  const saleId = randomUUID();
  const line = { lineId: randomUUID(), itemId: item, open: null, quantity, typedPrice: null };
  await ask('sale.commit', { saleId, lines: [line], note: '', tenders: [{ kind: 'cash', given: total }], expectedTotal: total });
  say(`sold ${saleId}`);
  await pause(Number(values.gap));
}
for (let turn = 0; ; turn += 1) {
  const { waiting, aside, trouble } = await ask('mall.state', {}) as { waiting: number; aside: unknown[]; trouble: string | null };
  if (waiting === 0) break;
  if (turn % 4 === 0) await ask('mall.send_again', {});
  say(`waiting ${waiting} aside ${aside.length} ${trouble ?? 'well'}`);
  await pause(250);
}
await opened.value.close();
say('drained');
