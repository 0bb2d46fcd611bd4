/** Sells on a ledger until it is killed, one line out for each sale that is on the disk. Never part of the product. */
import { setTimeout } from 'node:timers/promises';
import { openShop } from './shop.ts';

const [directory = ''] = process.argv.slice(2);
const shop = openShop(directory);
for (let n = 1; ; n += 1) {
  shop.sale([{ item: 1 + (n % 7), quantity: 1 + (n % 3) }], undefined, `load-${process.pid}-${n}`);
  process.stdout.write(`${shop.ledger.head().seq}\n`);
  // A full pipe is emptied by a turn of the loop; and a till that is never still would be verified ever longer.
  await setTimeout(15);
}
