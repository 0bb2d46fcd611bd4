import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile } from '../../db/ledger.ts';
import { keyOf, openShop, type Shop } from './shop.ts';
import { tables, unguarded } from './tamper.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
  for (const item of [1, 2, 3]) shop.sale([{ item }]);
  shop.refund([{ item: 3 }], true);
  shop.ledger.checkpoint();
});
afterEach(() => rmSync(shop.directory, { recursive: true, force: true }));

const program = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));

function verify(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Falsifies the closed file. */
function falsify(sql: string): void {
  shop.close();
  const database = new Database(join(shop.directory, ledgerFile));
  unguarded(database, () => database.exec(sql));
  database.close();
}

describe('a whole ledger', () => {
  test('while the till is selling: exit 0, with counts and head', () => {
    const { code, out } = verify('--data', shop.directory);
    expect([code, out]).toEqual([0,
      `The ledger is whole: 10 entries, 3 sales, 1 refunds, 0 exchanges; head: entry 10 of epoch 1, ${shop.ledger.head().hash}.\n`
      + 'No anchor was given (--anchor): entries cut off at the end, or all of it put back to an older state, leave no trace in here.\n']);
    shop.sale([{ item: 1 }]);
    shop.close();
  });

  test('as one line of JSON', () => {
    const { epoch, seq, hash } = shop.ledger.head();
    shop.close();
    const { code, out } = verify('--data', shop.directory, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ok: true, entries: 10, sales: 3, refunds: 1, exchanges: 0, head: { epoch, seq, hash }, totals: { sales: 35_900, refunds: 8_900, perpetual: 27_000 },
      firstBad: null, wrong: 0, findings: [],
    });
  });
});

describe('a falsified ledger', () => {
  test('exit 1, and the first bad entry is named', () => {
    falsify('UPDATE journal SET at = at + 1 WHERE seq IN (7, 9)');
    const { code, out } = verify('--data', shop.directory);
    expect(code).toBe(1);
    expect(out).toContain('The ledger is NOT whole. The first bad entry is 7.\n');
    expect(out).toContain('\n  entry 7, journal: has a hash that is not the hash of its header\n');
  });

  test('with JSON', () => {
    falsify('UPDATE sale_line SET quantity = quantity + 1, gross = gross + unit WHERE entry = 8');
    const { code, out } = verify('--data', shop.directory, '--json');
    const { ok, firstBad, findings } = JSON.parse(out) as { ok: boolean; firstBad: number; findings: { table: string }[] };
    expect([code, ok, firstBad, findings[0]?.table]).toEqual([1, false, 8, 'sale_line']);
  });

  test('no entry is at fault when stock was altered, or a trigger is gone', () => {
    falsify('UPDATE stock SET quantity = quantity + 1 WHERE item_id = 1');
    const raw = new Database(join(shop.directory, ledgerFile));
    raw.exec('DROP TRIGGER journal_keeps');
    raw.close();
    const { code, out } = verify('--data', shop.directory);
    expect(code).toBe(1);
    expect(out).toContain('The ledger is NOT whole; no single entry is at fault.\n');
    expect(out).toContain('stock: has [1, 10], the journal says [1, 9]');
    expect(out).toContain('sqlite_schema: journal_keeps is not as the migrations make it');
  });

  test('of many findings it lists twenty', () => {
    for (let sale = 0; sale < 20; sale += 1) shop.sale([{ item: 1 }]);
    falsify('UPDATE posting_row SET amount = amount + 1; UPDATE journal SET at = at + 1');
    const { out } = verify('--data', shop.directory);
    expect(out.split('\n').filter((line) => line.startsWith('  entry')).length).toBe(20);
    expect(out).toMatch(/\n {2}and \d+ more\n/);
  });
});

describe('the key comes from outside of the database', () => {
  test('a key beside the rows is not asked: without the file there is nothing to check by', () => {
    shop.close();
    renameSync(join(shop.directory, 'ledger-key.pub'), join(shop.directory, 'elsewhere.pub'));
    const { code, out } = verify('--data', shop.directory);
    expect([code, out.startsWith('No public key lies at ')]).toEqual([1, true]);
    expect(verify('--data', shop.directory, '--key', join(shop.directory, 'elsewhere.pub')).code).toBe(0);
  });

  test('another key fits no signature, and is not the one the store was opened with', () => {
    shop.close();
    writeFileSync(join(shop.directory, 'other.pub'), keyOf(8).publicKey);
    const { code, out } = verify('--data', shop.directory, '--key', join(shop.directory, 'other.pub'));
    expect(code).toBe(1);
    expect(out).toContain("entry 1, journal: is not signed by the till's key");
    expect(out).toContain("entry 1, journal: the store was opened with another key than the till's public key");
  });

  test('a file that is no key', () => {
    shop.close();
    writeFileSync(join(shop.directory, 'other.pub'), 'no key');
    const { code, out } = verify('--data', shop.directory, '--key', join(shop.directory, 'other.pub'));
    expect([code, out.includes('holds no Ed25519 public key')]).toEqual([1, true]);
  });
});

describe('what cannot be checked', () => {
  test('a directory without a ledger', () => {
    shop.close();
    const empty = mkdtempSync(join(tmpdir(), 'sodam-empty-'));
    const { code, out } = verify('--data', empty, '--key', join(shop.directory, 'ledger-key.pub'));
    expect([code, out]).toEqual([1, `No ledger lies in ${empty}: there is no ledger.sqlite.\n`]);
    rmSync(empty, { recursive: true });
  });

  test('a file that SQLite refuses', () => {
    shop.close();
    writeFileSync(join(shop.directory, ledgerFile), Buffer.alloc(40_000, 'x'));
    const { code, out } = verify('--data', shop.directory, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'damaged' });
  });

  test('a command line that makes no sense: usage, exit 2', () => {
    shop.close();
    for (const args of [[], ['--data'], ['--data', shop.directory, '--what'], ['days']]) {
      const { code, out, err } = verify(...args);
      expect([code, out, err.startsWith('usage: npm run verify')]).toEqual([2, '', true]);
    }
  });
});

test('--covers names every table of the ledger, answered for or not', () => {
  const { code, out } = verify('--covers');
  expect(code).toBe(0);
  for (const table of [...Object.keys(tables), 'operator_pin', 'drafts.sqlite', 'migration', 'sqlite_schema']) expect(out).toContain(table);
  const [answered = '', not = ''] = out.split('verify does not answer for:');
  expect([answered.includes('journal'), not.includes('operator_pin'), not.includes('print_job.state'), not.includes('outbox.delivered_at')])
    .toEqual([true, true, true, true]);
  shop.close();
});
