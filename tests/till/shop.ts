/** A till on a directory of its own, with a real virtual printer, and a store made by the commands the screen uses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { buildPage, isPageFresh, pageFolder } from '../../scripts/build-page.ts';
import { openVirtualPrinter, type VirtualPrinter } from '../../scripts/devices/server.ts';
import { serveTill, type ServedTill } from '../../scripts/till.ts';
import type { ScannerPorts } from '../../src/adapters/scanners.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import { must } from '../../src/domain/result.ts';

export type Shop = {
  readonly directory: string;
  readonly printer: VirtualPrinter;
  readonly printerAddress: string;
  /** Address of the page, with its token. */
  readonly address: string;
  /** Asks the house beside the screen, as another program would; throws on a refusal. */
  readonly ask: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>;
  readonly close: () => Promise<void>;
};

export type ShopOptions = {
  readonly demo?: boolean; readonly now?: () => number; readonly scanners?: ScannerPorts;
  /** A directory that is kept when the shop closes; a new one by default. */
  readonly home?: string;
};

export const manager = { name: '점장', pin: '482913' } as const;
export const cashier = { name: '계산원 1', pin: '135790' } as const;

/** Opens a till on an empty directory; `demo` makes the practice store in it. */
export async function openShop({ demo = false, now, scanners, home }: ShopOptions = {}): Promise<Shop> {
  if (!isPageFresh()) await buildPage();
  const directory = home ?? mkdtempSync(join(tmpdir(), 'sodam-till-'));
  const printer = await openVirtualPrinter();
  const printerAddress = `tcp://127.0.0.1:${printer.port}`;
  const program = fileURLToPath(new URL('../..', import.meta.url));
  const served = await serveTill({
    data: join(directory, 'data'), printer: demo ? printerAddress : null, demo, keystore: null, program, page: pageFolder(), port: 0,
    offsetMinutes: () => 540, exports: join(directory, 'files'),
    ...(now === undefined ? {} : { now }), ...(scanners === undefined ? {} : { scanners }),
  });
  if (!served.ok) throw new Error(`the till did not open: ${served.refusal.code}`);
  const asking = await openAsking(served.value);
  return {
    directory: join(directory, 'data'), printer, printerAddress, address: served.value.address,
    ask: (name, input) => ask(asking.client, name, input),
    close: async () => {
      asking.close();
      await served.value.close();
      await printer.close();
      if (home === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function ask<N extends CommandName>(client: Client, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await client.call(name, input, 60_000);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

async function openAsking({ address }: ServedTill): Promise<{ client: Client; close: () => void }> {
  const { origin, host, hash } = new URL(address);
  const socket = new WebSocket(`ws://${host}/ws?token=${new URLSearchParams(hash.slice(1)).get('token') ?? ''}`, { origin });
  await new Promise((resolve, reject) => void socket.once('open', resolve).once('error', reject));
  const client = connect({
    send: (text) => socket.send(text),
    onText: (listener) => void socket.on('message', (bytes: Buffer) => listener(bytes.toString('utf8'))),
    onClosed: (listener) => void socket.on('close', listener),
  }, (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  });
  return { client, close: () => socket.close() };
}

/** Makes a real store with a manager and a cashier, signs the cashier in and opens the drawer with 100,000 won. */
export async function openForSelling(shop: Pick<Shop, 'ask' | 'printerAddress'>, csv: string): Promise<void> {
  await shop.ask('store.create', {
    profile: {
      name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표자', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
      storeCode: '0001', tillCode: '01',
    },
    manager, csv, printer: shop.printerAddress,
  });
  await signIn(shop, manager);
  await shop.ask('operator.add', { ...cashier, role: 'cashier' });
  await signIn(shop, cashier);
  await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 10 }] });
}

/** Signs a person in beside the screen. */
export async function signIn(shop: Pick<Shop, 'ask'>, { name, pin }: { readonly name: string; readonly pin: string }): Promise<void> {
  const { operators } = await shop.ask('till.state', {});
  const operator = must(operators.find((each) => each.name === name), name);
  await shop.ask('operator.sign_in', { operatorId: operator.id, pin });
}

/** A catalogue file of these rows. */
export function catalogOf(rows: readonly string[]): string {
  return ['code,name,maker,price,taxClass,stock,oneOff,contractKind,rate', ...rows].join('\n');
}
