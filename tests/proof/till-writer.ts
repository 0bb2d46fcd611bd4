/**
 * The product as the writer of the power-cut proof: the real composition in this process, used through the contract.
 * Writes a line to $POWER_CUT_ACK once a call has its answer. Started by power-cut.ts under the recorder; proves nothing itself.
 */
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ledgerFile } from '../../db/ledger.ts';
import { migrate, readMigrations } from '../../db/migrate.ts';
import { openWriter } from '../../db/open.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { openTill, type Till } from '../../src/wiring.ts';
import { seededChance } from '../power-cut/random.ts';
import { cartSteps, commitOf, makeStore, must, readItems, refundOf, screenId, takeTill, totalOf } from './counter.ts';
import { pause } from './processes.ts';
import { after } from './till.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.' },
    /** How often the till is opened and closed again, and how many sales it makes each time. */
    lives: { type: 'string', default: '3' },
    sales: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    /** Begins with a database one migration behind, so that the till steps it and backs it up first. */
    older: { type: 'boolean', default: false },
  },
});
const ackPath = process.env['POWER_CUT_ACK'];
if (ackPath === undefined) throw new Error('POWER_CUT_ACK names no file for the acknowledgements');
const descriptor = openSync(ackPath, 'a');
const acknowledge = (...words: readonly (string | number)[]): void => void writeSync(descriptor, `${words.join(' ')}\n`);
const chance = seededChance(Number(values.seed));
/** Longer than the till waits before it copies its WAL back. */
const idleMs = 3_600;

function makeOlder(): void {
  openSecrets(values.data, null, true);
  const database = openWriter(join(values.data, ledgerFile));
  migrate(database, readMigrations().slice(0, -1), join(values.data, 'backups'));
  database.close();
}

async function open(): Promise<{ readonly till: Till; readonly client: Client }> {
  const opened = await openTill({ data: values.data, printer: null, demo: false, keystore: null, program: values.data });
  if (!opened.ok) throw new Error(`the till does not open: ${JSON.stringify(opened.refusal)}`);
  const [screen, house] = transportPair();
  serve(house, opened.value.house, (fault, name) => { throw new Error(`${name} met a fault`, { cause: fault }); });
  return { till: opened.value, client: connect(screen, after) };
}

async function ringUp(client: Client, saleId: string, items: Awaited<ReturnType<typeof readItems>>): Promise<void> {
  const kind = chance.below(6) === 0 ? 'refund' : 'sale';
  const steps = cartSteps(saleId, 1 + chance.below(4), items, chance, kind);
  for (const [index, cart] of steps.entries()) {
    await must(client, 'draft.save', { screenId, cart });
    acknowledge('draft', saleId, index + 1, cart.lines.length, cart.lines.reduce((sum, line) => sum + line.quantity, 0));
  }
  const cart = steps.at(-1);
  if (cart === undefined) throw new Error('a cart without a scan');
  const { receipt } = kind === 'sale'
    ? await must(client, 'sale.commit', commitOf(cart))
    : await must(client, 'refund.commit', refundOf(cart));
  acknowledge('sealed', saleId, totalOf(cart), receipt.receiptNumber);
  // Behind a real door the next request comes later than whatever the till still had to do.
  await new Promise((resolve) => setImmediate(resolve));
  if (chance.below(8) === 0) {
    const { copy } = await must(client, 'receipt.reprint', { saleId: receipt.saleId });
    acknowledge('reprint', saleId, copy);
  }
}

async function live(life: number, isLast: boolean): Promise<void> {
  const { till, client } = await open();
  if (life === 1) {
    await makeStore(client);
    acknowledge('store');
  }
  await takeTill(client);
  acknowledge('shift', life);
  const items = await readItems(client);
  for (let sale = 1; sale <= Number(values.sales); sale += 1) {
    await ringUp(client, `life-${life}-${sale}`, items);
    // Once in the middle the counter is quiet, and the WAL is copied back under the next sales.
    if (life === 1 && sale === Math.ceil(Number(values.sales) / 2)) await pause(idleMs);
  }
  if (!isLast) {
    await must(client, 'shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 100_000 });
    acknowledge('closed', life);
  }
  await till.close();
}

if (values.older) makeOlder();
for (let life = 1; life <= Number(values.lives); life += 1) await live(life, life === Number(values.lives));
