/**
 * Fifty secrets typed, scanned or made wherever a till and its mall take anything: card numbers, PINs, payment codes, keys, a code of
 * enrolment. Afterwards every file of both is searched: data, logs, papers, exports, backups, the mall's. None is there.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mallFile, mallKeys, openMallDatabase } from '../../db/mall/database.ts';
import { randomFrom } from '../../scripts/demo-catalog/random.ts';
import { openMall } from '../../scripts/mall/server.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { openTill } from '../../src/wiring.ts';

type Secret = {
  readonly what: string;
  /** Is it in these bytes? Short digits do not count where they stand by chance in hashes, ids and times. */
  readonly isIn: (bytes: Buffer, plain: () => string) => boolean;
  /** The one file that may hold it. */
  readonly home: string | null;
};

const program = fileURLToPath(new URL('../..', import.meta.url));
const random = randomFrom(20_261_201);
const digits = (count: number): string => Array.from({ length: count }, () => random.between(0, 9)).join('');
const pins = Array.from({ length: 14 }, () => digits(6));
const payments = Array.from({ length: 6 }, (_, at) => `28${digits(18 + (at % 4))}`);
/** Notes that are no secret: the search finds them, or it would find nothing. */
const harmless = '살구색 보자기에 싸서';

/** Luhn-valid numbers of all lengths and heads, as people write them down. */
const cards = Array.from({ length: 25 }, (_, at) => {
  const body = `${['4', '52', '37', '9410', '6210'][at % 5] ?? ''}${digits(19)}`.slice(0, [15, 14, 15, 12, 18][at % 5]);
  const number = `${body}${luhn(body)}`;
  const parts = number.match(/.{1,4}/g) ?? [];
  const wide = [...number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  return { number, typed: [number, parts.join(' '), parts.join('-'), parts.join('.'), wide][at % 5] ?? number };
});

function luhn(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function text(what: string, forms: readonly (string | Buffer)[], home: string | null = null): Secret {
  const sought = forms.map((form) => (typeof form === 'string' ? Buffer.from(form, 'utf8') : form));
  return { what, home, isIn: (bytes) => sought.some((form) => bytes.includes(form)) };
}

function key(what: string, bytes: Buffer, home: string): Secret {
  return text(what, [bytes, bytes.toString('base64').slice(0, -4), bytes.toString('hex')], home);
}

const directory = mkdtempSync(join(tmpdir(), 'sodam-secrets-'));
const secrets: Secret[] = [
  ...cards.map(({ number, typed }, at) => text(`card number ${at}`, [number, typed])),
  ...pins.map((pin, at): Secret => ({ what: `PIN ${at}`, home: null, isIn: (_, plain) => plain().includes(pin) })),
  ...payments.map((code, at) => text(`payment code ${at}`, [code])),
];
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function files(under: string): string[] {
  return readdirSync(under, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Everything found in a folder, as `secret: file`. */
function found(under: string): string[] {
  return files(under).flatMap((path) => {
    const bytes = readFileSync(path);
    let kept: string | null = null;
    const plain = (): string => (kept ??= bytes.toString('latin1')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z+/]{43,}={0,2}|[0-9a-f]{32,}|\d{13,}/g, ' '));
    const name = relative(directory, path);
    return secrets.filter(({ home, isIn }) => home !== name.replace(/-wal$/, '') && isIn(bytes, plain)).map(({ what }) => `${what}: ${name}`);
  });
}

function kept(bytes: string): string[] {
  return files(join(directory, 'till')).concat(files(join(directory, 'backups')), files(join(directory, 'mall')))
    .filter((path) => readFileSync(path).includes(bytes)).map((path) => relative(directory, path).split('/')[0] ?? '');
}

beforeAll(async () => {
  for (const name of ['mall', 'backups', 'exports', 'planted']) mkdirSync(join(directory, name));
  const reports: string[] = [];
  const mall = await openMall({ port: 0, directory: join(directory, 'mall'), report: (fault) => void reports.push(fault) });
  const time = { now: Date.now() };
  const opened = await openTill({
    data: join(directory, 'till'), printer: '', demo: false, keystore: null, program, now: () => time.now, exports: join(directory, 'exports'),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { house, close } = opened.value;
  const [ours, theirs] = transportPair();
  serve(theirs, house, (fault, name) => void reports.push(`${name}: ${String(fault)}`));
  const client = connect(ours, (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  }, 60_000);
  const step = async (): Promise<void> => {
    time.now += 1_000;
    await house.tick(time.now);
  };
  try {
    const code = mall.makeCode('0001-01');
    secrets.push(text('code of enrolment', [code]));
    await typeEverything(client, mall.address, code, step);
    await sendAndKeep(client, step);
  } finally {
    writeFileSync(join(directory, 'reports'), reports.join('\n'));
    await close();
    await mall.close();
  }
  const own = JSON.parse(readFileSync(join(directory, 'till', 'secrets', 'till.json'), 'utf8')) as Record<'key' | 'pepper', string>;
  secrets.push(...(['key', 'pepper'] as const).map((name) => key(`the till's ${name}`, Buffer.from(own[name], 'base64'), 'till/secrets/till.json')));
  const database = openMallDatabase(join(directory, 'mall'));
  secrets.push(...mallKeys(database).map((bytes, at) => key(`the mall's key ${at}`, bytes, `mall/${mallFile}`)));
  database.close();
}, 120_000);

type Ask = (name: string, input: object) => Promise<Record<string, unknown> | null>;

/** Types each secret wherever it fits. What is refused is as good as what is taken without it. */
async function typeEverything(client: Client, mall: string, code: string, step: () => Promise<void>): Promise<void> {
  const call = client.call as (name: string, input: object) => Promise<{ ok: true; value: Record<string, unknown> } | { ok: false }>;
  const ask: Ask = async (name, input) => {
    const answer = await call(name, input).catch(() => ({ ok: false as const }));
    return answer.ok ? answer.value : null;
  };
  const [first = '', ...others] = pins;
  const made = await client.call('store.create', {
    profile: {
      name: '비밀 없는 점', businessNumber: '1234567891', representative: '시험', address: '-', phone: '', storeCode: '0001', tillCode: '01',
    },
    manager: { name: '점장', pin: first }, printer: '',
    csv: 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate\nA1,찻잔,작가,10000,taxable,5,0,consign,2000',
  });
  if (!made.ok) throw new Error(made.refusal.code);
  const state = await client.call('till.state', {});
  const id = state.ok ? (state.value.operators[0]?.id ?? '') : '';
  await ask('operator.sign_in', { operatorId: id, pin: first });
  for (const [at, pin] of others.slice(0, 6).entries()) await ask('operator.add', { name: `사람 ${at}`, role: 'cashier', pin });
  if (await ask('shift.open', { counts: [{ face: 10_000, pieces: 30 }] }) === null) throw new Error('the shift does not open');
  await ask('screen.open', { screenId: 'screen' });
  for (const [at, { typed }] of cards.entries()) await typeCard(ask, typed, at);
  for (const payment of payments) {
    for (const name of ['catalog.scan', 'receipt.search', 'catalog.search']) await ask(name, { text: payment, most: 20 });
  }
  if (await sell(ask, 'plain', harmless, []) === null) throw new Error('a sale with a plain note is refused');
  // The other half of the PINs is typed wrongly by somebody.
  for (const pin of others.slice(6)) await ask('operator.change_pin', { pin, next: first });
  await step();
  if (await ask('mall.enrol', { address: mall, code }) === null) throw new Error('the till is not let in');
}

function sell(ask: Ask, saleId: string, note: string, card: readonly object[]): ReturnType<Ask> {
  const line = { lineId: 'L1', itemId: null, open: { name: '포장', taxClass: 'taxable' }, quantity: 1, typedPrice: 1_000 };
  const tenders = card.length > 0 ? card : [{ kind: 'cash', given: 1_000 }];
  return ask('sale.commit', { saleId, lines: [line], note, tenders, expectedTotal: 1_000 });
}

async function typeCard(ask: Ask, typed: string, at: number): Promise<void> {
  const cart = {
    saleId: `p${at}`, kind: 'sale', selected: null, note: typed,
    lines: [{
      id: 'L1', itemId: null, code: '', name: typed, maker: '', taxClass: 'taxable', listPrice: null, typedPrice: 1_000, quantity: 1,
      stocked: false, oneOff: false, note: typed,
    }],
  };
  const line = { lineId: 'L1', itemId: null, open: { name: typed, taxClass: 'taxable' }, quantity: 1, typedPrice: 1_000 };
  const card = { kind: 'card', amount: 1_000, approval: typed, issuer: typed, acquirer: typed, months: 0 };
  await sell(ask, `n${at}`, typed, []);
  await sell(ask, `c${at}`, '', [card]);
  await sell(ask, `t${at}`, '', [{ kind: 'transfer', amount: 1_000, payer: typed }]);
  await ask('sale.commit', { saleId: `o${at}`, lines: [line], note: '', tenders: [{ kind: 'cash', given: 1_000 }], expectedTotal: 1_000 });
  await ask('refund.commit', { saleId: `r${at}`, lines: [line], reason: typed, note: typed, restock: false, expectedTotal: 1_000, consent: null });
  await ask('draft.save', { screenId: 'screen', cart });
  await ask('cart.park', { screenId: 'screen', cart, name: typed });
  await ask('parked.rename', { screenId: 'screen', saleId: `p${at}`, name: typed });
  await ask('cash.move', { id: `m${at}`, move: 'paid_out', amount: 1_000, reason: 'supplies', note: typed, consent: null });
  await ask('drawer.open', { id: `d${at}`, reason: 'change', note: typed, consent: null });
  await ask('operator.add', { name: typed, role: 'cashier', pin: pins[1] ?? '' });
  await ask('printer.set', { address: typed });
  // A folder that is not there is looked for half a second: once is enough.
  if (at === 0) await ask('backup.place', { place: typed });
  await ask('mall.enrol', { address: `https://${typed}`, code: typed });
  for (const name of ['catalog.scan', 'catalog.search', 'receipt.search']) await ask(name, { text: typed, most: 20 });
}

/** Everything goes to the mall, into a backup, and into tables. */
async function sendAndKeep(client: Client, step: () => Promise<void>): Promise<void> {
  const place = await client.call('backup.place', { place: join(directory, 'backups') });
  if (!place.ok) throw new Error(place.refusal.code);
  await client.call('backup.run', {});
  const state = await client.call('till.state', {});
  const day = state.ok ? (state.value.shift?.businessDate ?? '') : '';
  const wrote = await client.call('report.export', { from: day as never, to: day as never, kind: 'sales', form: 'csv', by: 'item' });
  if (!wrote.ok) throw new Error(wrote.refusal.code);
  for (let turn = 0; turn < 600; turn += 1) {
    const [sent, saved] = [await client.call('mall.state', {}), await client.call('backup.state', {})];
    if (sent.ok && sent.value.waiting === 0 && saved.ok && saved.value.last !== null) return;
    await step();
    await new Promise((resolve) => void setTimeout(resolve, 10));
  }
  throw new Error('it was never all sent and saved');
}

test('fifty secrets: none of them in any file, but for keys in their own', () => {
  expect(secrets).toHaveLength(50);
  expect(files(directory).length).toBeGreaterThan(10);
  expect(found(directory)).toEqual([]);
});

test('the search would find them: a plain note of a sale everywhere it belongs, each secret in a file that holds it', () => {
  expect(new Set(kept(harmless))).toEqual(new Set(['till', 'backups', 'mall']));
  const own = JSON.parse(readFileSync(join(directory, 'till', 'secrets', 'till.json'), 'utf8')) as Record<'key' | 'pepper', string>;
  const planted = [...cards.map(({ typed }) => typed), ...pins.map((pin) => `{"pin":"${pin}"}`), ...payments, own.key, own.pepper];
  writeFileSync(join(directory, 'planted', 'everything'), planted.join('\n'));
  writeFileSync(join(directory, 'planted', 'mall'), readFileSync(join(directory, 'mall', mallFile)));
  expect(new Set(found(join(directory, 'planted')).map((one) => one.split(':')[0])).size).toBe(49);
  rmSync(join(directory, 'planted'), { recursive: true });
});
