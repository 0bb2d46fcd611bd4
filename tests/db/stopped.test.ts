import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile, openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { newDirectory, openShop, tillKey } from './shop.ts';

let directory = '';
beforeEach(() => {
  directory = newDirectory();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function faultOf(run: () => unknown): { name: string; code: unknown; message: string } {
  try {
    run();
  } catch (fault) {
    if (fault instanceof Error) return { name: fault.name, code: 'code' in fault ? fault.code : '', message: fault.message };
  }
  throw new Error('nothing was thrown');
}

test('A15 after an I/O error nothing is taken any more, and everything that was taken is there', { timeout: 60_000 }, () => {
  const program = fileURLToPath(new URL('small-disk.ts', import.meta.url));
  const limited = 'ulimit -f 1500; exec "$0" "$1" "$2"';
  const said = execFileSync('bash', ['-c', limited, process.execPath, program, directory], { encoding: 'utf8' }).trim().split('\n');
  const failures = JSON.parse((said.pop() ?? '').replace('failures ', '')) as string[];
  expect(failures[0]).toMatch(/^LedgerStopped: the ledger's disk failed: SQLITE_IOERR_\w+ \(SQLITE_IOERR_\w+\)$/);
  // The second and third were refused by the ledger itself, with the reason of the first.
  expect(failures.slice(1)).toEqual([failures[0], failures[0]]);
  expect(said.length).toBeGreaterThan(5);
  // Opened again where there is room: all that was said is there, whole, and it sells on.
  const shop = openShop(directory);
  const taken = shop.ledger.lastSealed(10_000).map(({ body }) => String(body.saleId)).reverse();
  expect(taken.slice(0, said.length)).toEqual(said);
  expect(taken.length - said.length).toBeLessThanOrEqual(1);
  shop.sale([{ item: 1 }]);
  shop.close();
  const reader = openReader(directory);
  expect(verifyLedger(reader, tillKey.publicKey).findings).toEqual([]);
  reader.close();
});

describe('a ledger whose file is taken away says so with the next sale', () => {
  const ways: [string, (path: string) => void][] = [
    ['the database is deleted', (path) => unlinkSync(path)],
    ['the database is renamed', (path) => renameSync(path, `${path}.old`)],
    ['the WAL is deleted', (path) => unlinkSync(`${path}-wal`)],
  ];

  test.each(ways)('%s', (_way, take) => {
    const shop = openShop(directory);
    shop.openShift(0);
    shop.sale([{ item: 1 }]);
    take(join(directory, ledgerFile));
    const stopped = faultOf(() => shop.sale([{ item: 2 }]));
    expect([stopped.name, stopped.code]).toEqual(['LedgerStopped', 'ledger_stopped']);
    expect(stopped.message).toMatch(/was taken away/);
    expect(faultOf(() => shop.sale([{ item: 3 }]))).toEqual(stopped);
    expect(faultOf(() => shop.ledger.setPrintJob(7, 'printed', 1))).toEqual(stopped);
    expect(faultOf(() => shop.ledger.checkpoint())).toEqual(stopped);
    shop.close();
  });
});

test('a refusal of the tables stops nothing', () => {
  const shop = openShop(directory);
  shop.openShift(0);
  shop.sale([{ item: 1 }], undefined, 'same');
  expect(() => shop.sale([{ item: 1 }], undefined, 'same')).toThrow(/UNIQUE/);
  shop.sale([{ item: 1 }]);
  expect(shop.ledger.nextReceiptSeq()).toBe(3);
  shop.close();
});
