/**
 * A ledger of a million honest entries, made by the till's own writer, through the product's own verify as an operator runs
 * it: no alarm. Beside it a small one with one piece of stock added by hand, which must be told: a verify that tells
 * nothing of anything would prove nothing.
 */
import { join } from 'node:path';
import { ledgerFile } from '../../db/ledger.ts';
import { openWriter } from '../../db/open.ts';
import { writeEntries } from '../../scripts/bench/growth.ts';
import type { Shop } from '../../scripts/bench/shop.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { run } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';

/** A verify of the whole may take an hour on a slow machine. */
const verifyMs = 3_600_000;
const smallEntries = 500;
/** So many entries in turn: sales, and one of each other sort. */
const turn = 20;

export const cleanProof: Proof = { name: 'clean', packages: [], run: proveClean };

type Told = { readonly entries: number; readonly sales: number; readonly wrong: number };

async function proveClean({ root, size, directory, progress }: Context): Promise<Outcome> {
  const whole = directory('clean');
  const count = size('cleanEntries');
  progress(`clean: writing ${count} entries`);
  await writeEntries(whole, count, honest);
  progress('clean: verifying them');
  const begun = performance.now();
  const told = await verdictOf(root, whole);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  const touched = directory('touched');
  await writeEntries(touched, smallEntries, honest);
  const database = openWriter(join(touched, ledgerFile));
  database.exec('UPDATE stock SET quantity = quantity + 1 WHERE item_id = (SELECT min(item_id) FROM stock)');
  database.close();
  const planted = await verdictOf(root, touched);
  return {
    figures: { entries: told.entries, sales: told.sales, alarms: told.wrong, 'planted found': planted.wrong, 'seconds of verify': seconds },
    faults: [],
  };
}

/** Sales of five lines, carts that were dropped, people who come and go. */
function honest(shop: Shop, at: number, receiptSeq: number): Fact {
  const place = at % turn;
  if (place === turn - 1) return { kind: 'void', body: { saleId: `dropped-${at}` as SaleId, lines: 2, total: won(12_000) } };
  if (place === turn - 2) return { kind: 'signed_in', body: { operatorId: shop.stamp().operator } };
  return shop.seal(shop.nextSale(), receiptSeq);
}

async function verdictOf(root: string, data: string): Promise<Told> {
  const words = [join(root, 'scripts', 'verify.ts'), '--data', data, '--json'];
  const { out, err } = await run(process.execPath, words, verifyMs, { cwd: root });
  const told = JSON.parse(out === '' ? 'null' : out) as Told | null;
  if (told === null) throw new Error(`verify of ${data} said nothing: ${err.slice(0, 500)}`);
  return told;
}
