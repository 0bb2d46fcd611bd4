/** The built main.js, unmodified, under Node: from its command line to an answer over IPC and a clean end. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildElectron } from '../../scripts/build-electron.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const hooks = fileURLToPath(new URL('hooks.ts', import.meta.url));
let program = '';

/** A packed program: what is built, and what it reads at run time. */
beforeAll(async () => {
  program = mkdtempSync(join(tmpdir(), 'program-'));
  await buildElectron(join(program, 'electron', 'dist'));
  mkdirSync(join(program, 'renderer', 'dist'), { recursive: true });
  writeFileSync(join(program, 'renderer', 'dist', 'index.html'), '<!doctype html>');
  symlinkSync(join(repository, 'node_modules'), join(program, 'node_modules'), 'dir');
  symlinkSync(join(repository, 'db'), join(program, 'db'), 'dir');
  writeFileSync(join(program, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(program, { recursive: true }));

type Run = { readonly code: number; readonly notes: readonly unknown[][]; readonly err: string };

function run(args: readonly string[], keystore: string, more: Readonly<Record<string, string>> = {}): Promise<Run> {
  const main = join(program, 'electron', 'dist', 'main.js');
  return new Promise((resolve) => {
    const options = { env: { ...process.env, STAND_IN_KEYSTORE: keystore, NODE_OPTIONS: '', ...more }, timeout: 30_000 };
    execFile(process.execPath, ['--import', hooks, main, ...args], options, (fault, out, err) => {
      const notes = out.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown[]);
      resolve({ code: typeof fault?.code === 'number' ? fault.code : fault === null ? 0 : -1, notes, err });
    });
  });
}

/** The answer that the page was sent. */
function answerIn({ notes }: Run): unknown {
  const texts = notes.filter(([what]) => what === 'sent').map(([, , , text]) => JSON.parse(String(text)) as { readonly id?: number });
  return texts.find(({ id }) => id === 1);
}

test('opens the till, loads the page, answers it over IPC and closes the till when the window is', async () => {
  const data = join(program, 'data');
  const first = await run(['--data', data, '--demo', '--some-switch-of-chromium'], 'basic_text');
  expect(first.code).toBe(0);
  expect(first.notes[0]).toEqual(['loaded', 'app://pos/', 200]);
  const sent = first.notes.filter(([what]) => what === 'sent');
  expect(sent.every(([, channel, page]) => channel === 'till:text' && page === 'page-1')).toBe(true);
  expect(answerIn(first)).toMatchObject({ id: 1, ok: true, value: { phase: 'ready', secrets: 'file', store: { practice: true } } });
  expect(readFileSync(join(data, 'log', 'till.log'), 'utf8')).toContain('"till.closed"');
  const again = await run(['--data', data, '--printer', 'tcp://127.0.0.1:1'], 'basic_text');
  expect(answerIn(again)).toMatchObject({ ok: true, value: { printer: { address: 'tcp://127.0.0.1:1' } } });
});

test('keeps the key in the system\'s keystore where there is a real one, and reads it there only', async () => {
  const data = join(program, 'sealed');
  expect(answerIn(await run(['--data', data], 'gnome_libsecret'))).toMatchObject({ value: { secrets: 'keystore' } });
  expect(answerIn(await run(['--data', data], 'gnome_libsecret'))).toMatchObject({ value: { secrets: 'keystore' } });
  for (const pretence of ['basic_text', 'unknown', 'none']) {
    const refused = await run(['--data', data], pretence);
    expect([pretence, refused.code, refused.err]).toEqual([pretence, 5, expect.stringContaining('was put into the keystore')]);
    expect(refused.notes).toEqual([['error', refused.err.trim()]]);
  }
});

test('reads a key that the other door left in a file, keystore or not', async () => {
  const data = join(program, 'shared');
  expect(answerIn(await run(['--data', data], 'unknown'))).toMatchObject({ value: { secrets: 'file' } });
  expect(answerIn(await run(['--data', data], 'gnome_libsecret'))).toMatchObject({ value: { secrets: 'file' } });
});

test('a second start says so and ends without touching the directory', async () => {
  const data = join(program, 'second');
  const { code, notes, err } = await run(['--data', data], 'basic_text', { STAND_IN_SECOND: '1' });
  expect([code, notes, err.startsWith(`Another till is running on ${data}`), existsSync(data)]).toEqual([4, [], true, false]);
});

test('a bad value ends it with the code of a usage error', async () => {
  const { code, notes } = await run(['--data', join(program, 'bad'), '--printer', 'usb'], 'basic_text');
  expect([code, notes]).toEqual([2, [['error', '--printer usb is no such thing.']]]);
});
