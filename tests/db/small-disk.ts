/**
 * Sells on a ledger whose files the system lets grow to a limit only, until a write fails; then tries again. Says each
 * sale that was taken, and how the failures ended. Started by stopped.test.ts under `ulimit -f`.
 */
import { openShop } from './shop.ts';

// Without a handler the signal would end the process; with one, the write fails with EFBIG.
process.on('SIGXFSZ', () => undefined);
const shop = openShop(process.argv[2]);
shop.openShift(0);
const failures: string[] = [];
for (let sale = 1; failures.length < 3 && sale < 2_000; sale += 1) {
  try {
    shop.sale([{ item: 1 }, { item: 2 }, { item: 3 }], 40_000, `taken-${sale}`);
    process.stdout.write(`taken-${sale}\n`);
  } catch (fault) {
    const { name, message, cause } = fault as Error;
    failures.push(`${name}: ${message}${cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''}`);
  }
}
process.stdout.write(`failures ${JSON.stringify(failures)}\n`);
process.exit(0);
