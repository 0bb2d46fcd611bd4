/** Restores: a till made anew from a backup sells on under new numbers, and whatever is wrong changes nothing. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../../db/backup.ts';
import { openLedger, openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { restore, type RestoreTask } from '../../db/restore.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Anchor } from '../../src/domain/epoch.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { cheapPins } from '../fakes/pins.ts';
import { keyOf, openShop, sha256, tillKey, type Shop } from './shop.ts';
import { unguarded } from './tamper.ts';

const newKey = keyOf(9);
let shop: Shop;
let place: string;
beforeEach(() => {
  shop = openShop();
  place = mkdtempSync(join(tmpdir(), 'sodam-place-'));
});
afterEach(() => {
  shop.end();
  rmSync(place, { recursive: true, force: true });
});

function backedUp(): string {
  const made = backUp({ directory: shop.directory, place, stamp: '20261130-100000' });
  if (!made.ok) throw new Error(made.refusal.code);
  return join(place, made.value.name);
}

function anchorNow(): Anchor {
  const { epoch, seq, hash, totals } = shop.ledger.head();
  return {
    till: '0001-01', epoch, seq, hash, at: 1_796_000_000_000, receipts: shop.ledger.nextReceiptSeq() - 1, sales: totals.sales, refunds: totals.refunds,
  };
}

const restoring = (file: string, change: Partial<RestoreTask> = {}): RestoreTask => ({
  file, directory: join(place, 'new'), publicKey: tillKey.publicKey, anchor: null, pin: '482913', hash: sha256, now: 1_796_000_000_000,
  businessDate: '2026-11-30' as BusinessDate, makeSecrets: () => ({ signer: newKey, hashPin: cheapPins.hash }), ...change,
});

async function restored(file: string, change: Partial<RestoreTask> = {}): Promise<Extract<Awaited<ReturnType<typeof restore>>, { ok: true }>['value']> {
  const made = await restore(restoring(file, change));
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function verdictOf(directory: string, publicKey: string): ReturnType<typeof verifyLedger> {
  const reader = openReader(directory);
  try {
    return verifyLedger(reader, publicKey);
  } finally {
    reader.close();
  }
}

test('K98 the drill: totals, stock and dues are those of the backup, the numbers go on in a new epoch, and all of it verifies', async () => {
  shop.openShift(100_000);
  shop.sale([{ item: 1 }, { item: 2 }]);
  shop.refund([{ item: 1 }], true);
  const file = backedUp();
  const before = { head: shop.ledger.head(), stock: shop.ledger.stock(1 as never), due: shop.ledger.makerSums(), shift: shop.ledger.openShift() };
  shop.sale([{ item: 3 }]);
  shop.sale([{ item: 4 }]);
  const anchor = anchorNow();

  const made = await restored(file, { anchor });
  expect(made).toMatchObject({
    nextReceipt: '0001-01-2-000003', openShift: 1, manager: { id: '01', name: '점장' },
    body: {
      epoch: 2, reason: 'restored', from: { epoch: 1, seq: before.head.seq, receipts: 2 },
      lost: { seq: anchor.seq, entries: 2, firstReceipt: 3, lastReceipt: 4, sales: 12_233, refunds: 0 },
    },
  });
  const directory = join(place, 'new');
  expect(verdictOf(directory, newKey.publicKey)).toMatchObject({ wrong: 0, entries: before.head.seq + 2, head: { epoch: 2 } });

  const ledger = openLedger({ directory, signer: newKey, hash: sha256 });
  expect(ledger.head().totals).toEqual(before.head.totals);
  expect(ledger.makerSums()).toEqual(before.due);
  expect([ledger.stock(1 as never), ledger.openShift()]).toEqual([before.stock, before.shift]);
  expect(await cheapPins.matches('482913', ledger.pinHash('01' as never) ?? '')).toBe(true);
  ledger.close();

  // It sells on: the same shop on the new directory, with the new key.
  const again = openShop(directory, undefined, newKey);
  again.sale([{ item: 5 }]);
  expect(again.ledger.lastSealed(1)[0]?.body.receiptNumber).toBe('0001-01-2-000003');
  again.closeShift(0);
  expect(verdictOf(directory, newKey.publicKey).findings).toEqual([]);
  again.close();
});

test('a second restore goes on in a third epoch, and every epoch is checked by its own key', async () => {
  shop.openShift(0);
  shop.sale([{ item: 1 }]);
  await restored(backedUp());
  const second = mkdtempSync(join(tmpdir(), 'sodam-place-'));
  const copy = backUp({ directory: join(place, 'new'), place: second, stamp: '20261130-110000' });
  expect(copy.ok).toBe(false);
  writeFileSync(join(place, 'new', 'ledger-key.pub'), newKey.publicKey);
  const made = backUp({ directory: join(place, 'new'), place: second, stamp: '20261130-110000' });
  if (!made.ok) return expect.fail(JSON.stringify(made.refusal));
  const third = keyOf(11);
  const result = await restored(join(second, made.value.name), {
    directory: join(second, 'third'), publicKey: newKey.publicKey, makeSecrets: () => ({ signer: third, hashPin: cheapPins.hash }),
  });
  expect(result.nextReceipt).toBe('0001-01-3-000002');
  expect(verdictOf(join(second, 'third'), third.publicKey).findings).toEqual([]);
  // An older key does not vouch for a later epoch.
  const verdict = verdictOf(join(second, 'third'), newKey.publicKey);
  expect(verdict.findings[0]).toMatchObject({ seq: result.body.from.seq + 1, what: "goes on with another key than the till's public key" });
  rmSync(second, { recursive: true, force: true });
});

test('a backup that was gone on from already lies beside another: the epoch is above both', async () => {
  const file = backedUp();
  writeFileSync(join(place, 'sodam-0001-01-6-9-20261130-120000.sqlite'), '');
  writeFileSync(join(place, 'sodam-0002-01-9-9-20261130-120000.sqlite'), '');
  expect((await restored(file)).body.epoch).toBe(7);
});

describe('nothing is changed', () => {
  const left = (): string[] => readdirSync(place).filter((name) => !name.endsWith('.sqlite')).sort();

  test.each<[string, (file: string) => Partial<RestoreTask>, string]>([
    ['the directory holds something', () => {
      mkdirSync(join(place, 'new'));
      writeFileSync(join(place, 'new', 'mine'), 'mine');
      return {};
    }, 'not_empty'],
    ['the directory is a file', () => (writeFileSync(join(place, 'new'), 'mine'), {}), 'not_empty'],
    ['there is no backup', () => ({ file: join(place, 'gone.sqlite') }), 'no_backup'],
    ['the backup is no database', (file) => (writeFileSync(file, 'x'.repeat(5_000)), {}), 'backup_damaged'],
    ['the backup is cut short', (file) => (writeFileSync(file, readFileSync(file).subarray(0, 40_000)), {}), 'backup_damaged'],
    ['another key is given', () => ({ publicKey: keyOf(3).publicKey }), 'backup_damaged'],
    ['an entry was altered', (file) => {
      const database: Connection = new Database(file);
      unguarded(database, () => database.prepare('UPDATE journal SET at = at + 1 WHERE seq = 3').run());
      database.close();
      return {};
    }, 'backup_damaged'],
  ])('when %s', async (_name, arrange, code) => {
    const file = backedUp();
    const change = arrange(file);
    const before = left();
    expect(await restore(restoring(file, change))).toMatchObject({ ok: false, refusal: { code } });
    expect(left()).toEqual(before);
  });

  test('when it ends half way; and what a kill left is cleared by the next', async () => {
    const file = backedUp();
    const halfWay = restoring(file, { makeSecrets: () => { throw new Error('the machine went off'); } });
    await expect(restore(halfWay)).rejects.toThrow('went off');
    expect(left()).toEqual([]);
    mkdirSync(join(place, '.new.restoring'));
    writeFileSync(join(place, '.new.restoring', 'ledger.sqlite'), 'half');
    await restored(file);
    expect(left()).toEqual(['new']);
  });

  test('when nobody is left to lead the store', async () => {
    shop.append({ kind: 'operator_changed', body: { operator: { id: '01' as never, name: '점장', role: 'cashier' } } });
    const file = join(place, 'led.sqlite');
    const reader = openReader(shop.directory);
    reader.close();
    // Such a ledger is not whole: no till lets its last manager go.
    const made = backUp({ directory: shop.directory, place, stamp: '20261130-100000' });
    expect(made).toMatchObject({ ok: false, refusal: { code: 'ledger_damaged' } });
    expect(existsSync(file)).toBe(false);
  });
});
