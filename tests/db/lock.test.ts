import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { lockDirectory } from '../../db/lock.ts';
import { openShop } from './shop.ts';

let directory = '';
let child: ChildProcess | null = null;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-lock-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

async function otherProcess(): Promise<string> {
  const program = fileURLToPath(new URL('lock-holder.ts', import.meta.url));
  child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = child.stdout;
  if (output === null) throw new Error('no output');
  const [said] = await once(output, 'data') as [Buffer];
  return said.toString('utf8').trim();
}

test('a second process is refused at once, and reads all the same', async () => {
  const lock = lockDirectory(directory);
  if (!lock.ok) throw new Error('not locked');
  openShop(directory).close();
  expect(await otherProcess()).toBe('refused');
  openReader(directory).close();
  lock.value.release();
});

test('the lock dies with its process, however that ends', async () => {
  expect(await otherProcess()).toBe('held');
  const before = performance.now();
  expect(lockDirectory(directory)).toEqual({ ok: false, refusal: { code: 'directory_in_use', facts: { directory } } });
  expect(performance.now() - before).toBeLessThan(1_000);
  const ended = once(child ?? process, 'exit');
  child?.kill('SIGKILL');
  await ended;
  const lock = lockDirectory(directory);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
});

test('within one process it is held once, and can be given back', () => {
  const first = lockDirectory(directory);
  expect(lockDirectory(directory).ok).toBe(false);
  if (first.ok) first.value.release();
  const second = lockDirectory(directory);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});

test('a directory that is not there is made', () => {
  const deeper = join(directory, 'a', 'b');
  const lock = lockDirectory(deeper);
  expect([lock.ok, existsSync(deeper)]).toEqual([true, true]);
  if (lock.ok) lock.value.release();
});
