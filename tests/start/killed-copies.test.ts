/** Backups and restores killed at any moment: before or after, never between. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, checkBackup } from '../../db/backup.ts';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { readBackupName } from '../../src/domain/backup.ts';
import { openShop, tillKey, type Shop } from '../db/shop.ts';

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url));
const kills = 8;
let shop: Shop;
let home: string;
let wholeMs: number;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sodam-killed-'));
  shop = openShop();
  shop.openShift(0);
  for (let n = 0; n < 60; n += 1) shop.sale([{ item: 1 + (n % 5) }]);
  mkdirSync(join(home, 'timing'));
  const begun = performance.now();
  expect(await run('backup.ts', ['--data', shop.directory, '--to', join(home, 'timing')], null)).toBe(0);
  wholeMs = performance.now() - begun;
}, 60_000);
afterAll(() => {
  shop.end();
  rmSync(home, { recursive: true, force: true });
});

/** Runs a script, killed after so long; answers its exit code, null when it was killed. */
function run(script: string, args: readonly string[], killedAfterMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [join(scripts, script), ...args], { stdio: 'ignore' });
  const timer = killedAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killedAfterMs);
  return new Promise((resolve) => child.once('close', (code) => {
    clearTimeout(timer);
    resolve(code);
  }));
}

/** Moments spread over a whole run, most of them late, when files are written. */
const moments = Array.from({ length: kills }, (_, index) => 0.4 + (0.65 * index) / (kills - 1));

test('a backup', { timeout: 120_000 }, async () => {
  const place = join(home, 'place');
  mkdirSync(place);
  const names = (): string[] => readdirSync(place).filter((name) => readBackupName(name) !== null);
  let ended = 0;
  for (const moment of moments) {
    if ((await run('backup.ts', ['--data', shop.directory, '--to', place], wholeMs * moment)) === 0) ended += 1;
    for (const name of names()) expect(checkBackup(join(place, name), tillKey.publicKey)).toMatchObject({ ok: true });
  }
  expect(ended).toBeLessThan(kills);
  const made = backUp({ directory: shop.directory, place, stamp: '20991231-000000' });
  expect(made.ok).toBe(true);
  // What kills left is gone.
  expect(readdirSync(place)).toEqual(names());
});

test('a restore', { timeout: 120_000 }, async () => {
  const place = join(home, 'again');
  mkdirSync(place);
  const made = backUp({ directory: shop.directory, place, stamp: '20261130-100000' });
  if (!made.ok) return expect.fail(made.refusal.code);
  const file = join(place, made.value.name);
  const data = join(home, 'data');
  const begun = performance.now();
  expect(await run('restore.ts', [file, '--data', join(home, 'whole')], null)).toBe(0);
  const restoreMs = performance.now() - begun;
  let ended = 0;
  for (const moment of moments) {
    const code = await run('restore.ts', [file, '--data', data], restoreMs * moment);
    if (!existsSync(data)) {
      expect(code).toBeNull();
      continue;
    }
    ended += 1;
    const reader = openReader(data);
    expect(verifyLedger(reader, readFileSync(join(data, 'ledger-key.pub'), 'utf8').trim()).findings).toEqual([]);
    reader.close();
    expect(existsSync(join(data, 'secrets', 'till.json'))).toBe(true);
    rmSync(data, { recursive: true });
  }
  expect(ended).toBeLessThan(kills);
  expect(await run('restore.ts', [file, '--data', data], null)).toBe(0);
  expect(readdirSync(home).filter((name) => name.endsWith('.restoring'))).toEqual([]);
});
