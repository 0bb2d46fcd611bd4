/**
 * The drawer opens after the commit and never without one: a ledger that refuses every sale, then the same ledger well
 * again, with a real printer port at the other end. Plants its fault with a connection of its own; changes no code.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openVirtualPrinter } from '../../scripts/devices/server.ts';
import { piecesOf } from '../../scripts/devices/paper.ts';
import { seededChance } from '../power-cut/random.ts';
import { cartSteps, commitOf, makeStore, readItems, takeTill } from './counter.ts';
import { readSales } from './ledger-eye.ts';
import { pause, until } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { openLine, startTill } from './till.ts';

const seed = 20261122;
/** A pulse that cannot be sent is dropped after two seconds: whatever came by then is all that comes. */
const pulseLimitMs = 2_500;

export const drawerProof: Proof = { name: 'drawer', packages: [], run: proveDrawer };

async function proveDrawer({ root, size, directory }: Context): Promise<Outcome> {
  const data = join(directory('drawer'), 'data');
  const printer = await openVirtualPrinter({ connections: 'many' });
  const faults: string[] = [];
  const pulses = (): number => printer.paper().jobs.reduce((sum, job) => sum + piecesOf(job, 'pulse').length, 0);
  const till = await startTill({ root, data, more: ['--printer', `tcp://127.0.0.1:${printer.port}`] });
  printer.onChange(() => {
    if (pulses() > readSales(data).length) faults.push('the drawer was pulsed while the ledger held no sale for it');
  });
  try {
    const { client, close } = await openLine(till, 30_000);
    await makeStore(client);
    await takeTill(client);
    const items = await readItems(client);
    const chance = seededChance(seed);
    const carts = Array.from({ length: size('drawerSales') }, (_, index) => cartSteps(`drawer-${index + 1}`, 3, items, chance).at(-1))
      .flatMap((cart) => (cart === undefined ? [] : [cart]));
    let failed = 0;
    plant(data, 'CREATE TRIGGER proof_refuses BEFORE INSERT ON sale BEGIN SELECT RAISE(ABORT, \'refused by the proof\'); END');
    for (const cart of carts) {
      const answer = await client.call('sale.commit', commitOf(cart));
      if (answer.ok) faults.push(`${cart.saleId} was answered though the ledger took nothing`);
      else failed += 1;
      await pause(100);
    }
    await pause(pulseLimitMs);
    const astray = pulses();
    plant(data, 'DROP TRIGGER proof_refuses');
    let sealed = 0;
    let without = 0;
    for (const cart of carts) {
      const before = pulses();
      const answer = await client.call('sale.commit', commitOf(cart));
      if (answer.ok) sealed += 1;
      else faults.push(`${cart.saleId} was refused: ${answer.refusal.code}`);
      if (!(await until(() => pulses() > before, pulseLimitMs))) without += 1;
    }
    close();
    if (astray > 0) faults.unshift(`${astray} pulses left for ${failed} sales that the ledger refused`);
    const figures = {
      'sales that failed': failed, 'pulses without a sale': astray, 'sales sealed': sealed, 'sales without a pulse': without,
    };
    return { figures, faults: faults.slice(0, 5) };
  } finally {
    await till.process.end();
    await printer.close();
  }
}

function plant(data: string, statement: string): void {
  const database = new Database(join(data, 'ledger.sqlite'), { timeout: 5_000 });
  database.exec(statement);
  database.close();
}
