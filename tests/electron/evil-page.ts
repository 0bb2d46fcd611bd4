/**
 * A page that turned on the till: a script with exactly the two functions of the preload script, as it is built, onto a
 * whole house through the real door. Says what the house answered and whether anything of value moved.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerFile } from '../../db/ledger.ts';
import { parsePrinterAddress } from '../../src/adapters/escpos/address.ts';
import { serve } from '../../src/contract/serve.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { csv } from '../contract/story.ts';
import { fakePrinter } from '../fakes/printer.ts';
import { openBridge, type Bridge } from './bridge.ts';

export type Reply = {
  readonly id: number;
  readonly ok: boolean;
  readonly refusal?: { readonly code: string };
  readonly value?: Readonly<Record<string, unknown>>;
};

export type EvilPage = {
  readonly bridge: Bridge;
  readonly house: TestHouse;
  /** Sends a text as it stands and waits for its answer; null when none came, for the door did not take it. */
  readonly say: (text: unknown) => Promise<Reply | null>;
  readonly ask: (name: string, input: unknown) => Promise<Reply | null>;
  /** What is worth money: the chain's head, the postings and stock, papers and pulses of the drawer. */
  readonly worth: () => Worth;
  /** Faults of the program: an attack must be refused, never trip it. */
  readonly faults: string[];
  readonly reports: string[];
  readonly close: () => Promise<void>;
};

export type Worth = {
  readonly head: string; readonly seq: number; readonly postings: string; readonly stock: string; readonly papers: number; readonly pulses: number;
};

export const manager = { id: '01', pin: '975310' } as const;
export const cashier = { id: '02', pin: '135790' } as const;
const profile = {
  name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
  storeCode: '0001', tillCode: '01',
};

/** An answer that is on its way is here after so many turns of the loop; a thousand is long. */
const turnsMax = 1_000;

/** Opens a house that has sold something, with an attacker's page in its window. */
export async function openEvilPage(): Promise<EvilPage> {
  const printer = fakePrinter();
  const house = openTestHouse({ change: { openPrinter: (address) => (parsePrinterAddress(address) === null ? null : printer) } });
  const faults: string[] = [];
  const reports: string[] = [];
  const time = { now: 0 };
  const watch = { report: (event: string) => void reports.push(event), now: () => time.now };
  const bridge = await openBridge((transport) => serve(transport, house.host, (fault) => void faults.push(String(fault))), watch);
  const replies: Reply[] = [];
  bridge.onText((text) => {
    const said = JSON.parse(text) as Partial<Reply>;
    if (said.id !== undefined) replies.push(said as Reply);
  });
  const say = async (text: unknown): Promise<Reply | null> => {
    // Each word of the attacker has a second of its own: the door's patience with floods is tried elsewhere.
    time.now += 1_000;
    replies.length = 0;
    bridge.send(text);
    for (let turn = 0; turn < turnsMax && replies.length === 0; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    return replies[0] ?? null;
  };
  const ask = (name: string, input: unknown): Promise<Reply | null> => say(JSON.stringify({ id: 1, name, input }));
  const eye = new Database(join(house.directory, ledgerFile), { readonly: true });
  const rows = (sql: string): string => JSON.stringify(eye.prepare(sql).all());
  const worth = (): Worth => {
    const { seq, hash } = house.ledger.head();
    return {
      head: hash, seq, postings: rows('SELECT * FROM posting_row ORDER BY id'), stock: rows('SELECT * FROM stock ORDER BY 1'),
      papers: printer.papers.length, pulses: printer.pulses,
    };
  };
  const close = (): Promise<void> => {
    eye.close();
    return house.close();
  };
  await furnish(ask);
  return { bridge, house, say, ask, worth, faults, reports, close };
}

/** A store, two people, an open shift, what was sold and exchanged before the attacks, and a cart in the screen called `screen`. */
async function furnish(ask: EvilPage['ask']): Promise<void> {
  const must = async (name: string, input: unknown): Promise<void> => {
    const reply = await ask(name, input);
    if (reply?.ok !== true) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  };
  await must('store.create', { profile, manager: { name: '점장', pin: manager.pin }, csv, printer: 'tcp://127.0.0.1:9' });
  await must('operator.sign_in', { operatorId: manager.id, pin: manager.pin });
  await must('operator.add', { name: '계산원 1', role: 'cashier', pin: cashier.pin });
  await must('operator.sign_in', { operatorId: cashier.id, pin: cashier.pin });
  await must('shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
  await must('screen.open', { screenId: 'screen' });
  await must('sale.commit', sold);
  await must('sale.commit', { ...sold, saleId: 'sold-before' });
  await must('operator.sign_in', { operatorId: manager.id, pin: manager.pin });
  await must('exchange.commit', swapped);
  await must('gift.print', { saleId: 'swapped', places: [1] });
  await must('operator.sign_in', { operatorId: cashier.id, pin: cashier.pin });
  for (const action of ['exchange', 'return_by_receipt'] as const) {
    const wanted = { action, subject: 'leave', lineId: null, amount: 15_000 };
    const given = await ask('consent.give', { operatorId: manager.id, pin: manager.pin, wanted });
    leaves[action] = String(given?.value?.['id']);
  }
}

/** Ids of leave that the manager gave the cashier and nobody used: 15,000 won for the subject `leave`. */
export const leaves = { exchange: '', return_by_receipt: '' };

/** A line of an attack: the spoon set, 15,000 won, unless something else is said. */
export function line(change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: null, ...change };
}

/** A proposal of one spoon set for cash, honest unless something else is said; `cashGiven` is the cash of its tender. */
export function sale({ cashGiven = 15_000, ...change }: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { saleId: 'attack', lines: [line()], tenders: [{ kind: 'cash', given: cashGiven }], expectedTotal: 15_000, ...change };
}

/** The sale that was made before the attacks. */
export const sold = sale({ saleId: 'sold' });

/** What `sold` comes back for: an essay and a pouch, 20,900 won, the difference in cash; honest unless something else is said. */
export function exchange(change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    saleId: 'attack', original: 'sold', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '교환', cancels: [], inCash: [],
    expectedBack: 15_000, lines: [line({ lineId: 'N1', itemId: 2 }), line({ lineId: 'N2', itemId: 3 })], note: '',
    tenders: [{ kind: 'cash', given: 5_900 }], expectedTotal: 20_900, ...change,
  };
}

/** The exchange that was made before the attacks, of another sale. */
export const swapped = exchange({ saleId: 'swapped', original: 'sold-before' });
