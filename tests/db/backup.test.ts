/** Backups of a real ledger: under load, into bad places, of a damaged ledger, killed half way. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp, checkBackup, type BackupTask } from '../../db/backup.ts';
import { openBackups } from '../../db/backups.ts';
import { ledgerFile, openReader } from '../../db/ledger.ts';
import { openReaderOf, type Connection } from '../../db/open.ts';
import { backupName, readBackupName, type BackupPhase } from '../../src/domain/backup.ts';
import { unguarded } from './tamper.ts';
import { openShop, tillKey, type Shop } from './shop.ts';

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

const task = (second = 0): BackupTask => ({ directory: shop.directory, place, stamp: `20261130-1000${String(second).padStart(2, '0')}` });
/** Everything in a ledger, for comparing. */
function contentOf(database: Connection): string {
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return JSON.stringify(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).raw().all()]));
}

test('a backup holds everything, is for its owner alone, and says so in its name', () => {
  shop.openShift(100_000);
  shop.sale([{ item: 1 }]);
  const phases: BackupPhase[] = [];
  const made = backUp(task(), (phase) => phases.push(phase));
  const { seq } = shop.ledger.head();
  const name = backupName({ till: '0001-01', epoch: 1, seq, stamp: '20261130-100000' });
  expect(made).toMatchObject({ ok: true, value: { name, seq } });
  expect(phases).toEqual(['copying', 'checking']);
  expect(readdirSync(place)).toEqual([name]);
  if (process.platform !== 'win32') expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
  const [copy, ledger] = [openReaderOf(join(place, name)), openReader(shop.directory)];
  expect(contentOf(copy)).toBe(contentOf(ledger));
  copy.close();
  ledger.close();
});

test('K103 30 backups while another process sells are all good, each up to an entry that was there', async () => {
  shop.openShift(100_000);
  // The seller is another connection on another process: no turn of this one's loop keeps it from writing between two reads.
  shop.close();
  const seller = spawn(process.execPath, [fileURLToPath(new URL('selling.ts', import.meta.url)), shop.directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let sold = '';
  seller.stdout.on('data', (text) => (sold += String(text)));
  await expect.poll(() => sold.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(3);
  const seqs: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const before = sold.split('\n').length;
    const made = backUp(task(n));
    if (!made.ok) return expect.fail(JSON.stringify(made.refusal));
    seqs.push(made.value.seq);
    await expect.poll(() => sold.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(before);
  }
  const ended = new Promise((resolve) => seller.once('close', resolve));
  seller.kill('SIGKILL');
  await ended;
  expect(new Set(seqs).size).toBe(30);
  // They are of one hour: the newest is kept.
  expect(readdirSync(place).map((name) => readBackupName(name)?.seq)).toEqual([Math.max(...seqs)]);
}, 180_000);

test.each<[string, () => Partial<BackupTask>, string]>([
  ['is not there', () => ({ place: join(place, 'gone') }), 'place_missing'],
  ['is a file', () => (writeFileSync(join(place, 'file'), ''), { place: join(place, 'file') }), 'place_missing'],
  ['is no whole path', () => ({ place: '.' }), 'place_missing'],
  ['is the till’s own', () => ({ place: shop.directory }), 'place_inside'],
  ['lies in the till’s own', () => (mkdirSync(join(shop.directory, 'in')), { place: join(shop.directory, 'in') }), 'place_inside'],
])('a place that %s is refused', (_name, change, code) => {
  expect(backUp({ ...task(), ...change() })).toMatchObject({ ok: false, refusal: { code } });
});

test('a damaged ledger is not backed up, and no older backup is dropped', () => {
  shop.openShift(100_000);
  shop.sale([{ item: 1 }]);
  expect(backUp(task(0)).ok).toBe(true);
  shop.sale([{ item: 3 }]);
  const database: Connection = new Database(join(shop.directory, ledgerFile));
  unguarded(database, () => database.prepare("UPDATE journal SET body = replace(body, '15000', '14000') WHERE kind = 'sale'").run());
  database.close();
  const before = readdirSync(place);
  expect(backUp(task(1))).toMatchObject({ ok: false, refusal: { code: 'ledger_damaged', facts: { entry: 7 } } });
  expect(readdirSync(place)).toEqual(before);
});

test('what a killed backup left is cleared away by the next, and nothing else is', () => {
  writeFileSync(join(place, 'sodam-20261130-090000.part'), 'half');
  writeFileSync(join(place, 'sodam-20261130-090000.part-journal'), 'half');
  writeFileSync(join(place, 'mine.part'), 'mine');
  const made = backUp(task());
  expect(readdirSync(place)).toEqual(['mine.part', made.ok ? made.value.name : '']);
});

test('a copy that is cut short or turned in one bit is found when it is checked', () => {
  const made = backUp(task());
  if (!made.ok) return expect.fail(made.refusal.code);
  const path = join(place, made.value.name);
  expect(checkBackup(path, tillKey.publicKey)).toMatchObject({ ok: true, value: { till: '0001-01', epoch: 1, seq: made.value.seq } });
  const database: Connection = new Database(path);
  unguarded(database, () => database.prepare('DELETE FROM journal WHERE seq = 2').run());
  database.close();
  expect(checkBackup(path, tillKey.publicKey)).toMatchObject({ ok: false, refusal: { code: 'ledger_damaged' } });
});

test('the port makes one on a thread of its own, tells how far it is, and closes in the middle of one', async () => {
  shop.openShift(100_000);
  const backups = openBackups(shop.directory, () => 5);
  const phases: string[] = [];
  backups.onChange(() => phases.push(backups.state().phase));
  backups.run('20261130-100000');
  expect(phases).toEqual([]);
  expect(await backups.look('/nowhere/at/all')).toMatchObject({ ok: false, refusal: { code: 'place_missing' } });
  backups.use(place);
  await expect.poll(() => backups.state(), { timeout: 20_000 }).toMatchObject({ phase: 'idle', triedAt: 5, trouble: null });
  backups.run('20261130-100000');
  await expect.poll(() => backups.state(), { timeout: 20_000 }).toMatchObject({ phase: 'idle', last: { seq: shop.ledger.head().seq } });
  expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual(['looking', 'idle', 'looking', 'copying', 'checking', 'idle']);
  backups.use(join(place, 'gone'));
  await expect.poll(() => backups.state().trouble, { timeout: 20_000 }).toBe('place_missing');
  backups.use(place);
  await expect.poll(() => backups.state().last, { timeout: 20_000 }).toMatchObject({ seq: shop.ledger.head().seq });
  backups.run('20261130-100001');
  backups.close();
});

test('SQLite’s own files of a ledger are beside none of its backups', () => {
  const made = backUp(task());
  expect(made.ok).toBe(true);
  expect(readdirSync(place).filter((name) => !name.endsWith('.sqlite'))).toEqual([]);
  expect(existsSync(join(shop.directory, ledgerFile))).toBe(true);
});
