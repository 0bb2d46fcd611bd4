/** The built main.js, unmodified, under Node: from its command line to an answer over IPC and a clean end. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hooks, makeProgram, type Program } from './program.ts';

let built: Program;
let program = '';

beforeAll(async () => {
  built = await makeProgram(null);
  program = built.folder;
});
afterAll(() => built.remove());

type Run = { readonly code: number; readonly notes: readonly unknown[][]; readonly err: string };

function run(args: readonly string[], keystore: string, more: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, STAND_IN_KEYSTORE: keystore, NODE_OPTIONS: '', ...more }, timeout: 30_000 };
    execFile(process.execPath, ['--import', hooks, built.main, ...args], options, (fault, out, err) => {
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
  expect(first.notes.slice(0, 2)).toEqual([['window', { kiosk: false }], ['loaded', 'app://pos/', 200]]);
  const sent = first.notes.filter(([what]) => what === 'sent');
  expect(sent.every(([, channel, page]) => channel === 'till:text' && page === 'page-1')).toBe(true);
  expect(answerIn(first)).toMatchObject({ id: 1, ok: true, value: { phase: 'ready', secrets: 'file', store: { practice: true } } });
  expect(readFileSync(join(data, 'log', 'till.log'), 'utf8')).toContain('"till.closed"');
  const again = await run(['--data', data, '--kiosk', '--printer', 'tcp://127.0.0.1:1'], 'basic_text');
  expect(again.notes[0]).toEqual(['window', { kiosk: true }]);
  expect(answerIn(again)).toMatchObject({ ok: true, value: { printer: { address: 'tcp://127.0.0.1:1' } } });
});

test('keeps the key in the system\'s keystore where there is a real one, and reads it there only', async () => {
  const data = join(program, 'sealed');
  expect(answerIn(await run(['--data', data], 'gnome_libsecret'))).toMatchObject({ value: { secrets: 'keystore' } });
  expect(answerIn(await run(['--data', data], 'gnome_libsecret'))).toMatchObject({ value: { secrets: 'keystore' } });
  for (const pretence of ['basic_text', 'unknown', 'none']) {
    const refused = await run(['--data', data], pretence);
    expect([pretence, refused.code, refused.err]).toEqual([pretence, 5, expect.stringContaining('was put into the keystore')]);
    expect(refused.notes).toEqual([['window', { kiosk: false }], ['error', refused.err.trim()]]);
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

test('packed, it refuses a dangerous start with a sentence and leaves the directory alone; in development it does not', async () => {
  const data = join(program, 'dangerous');
  const packed = { STAND_IN_PACKAGED: '1' };
  const starts: readonly (readonly [name: string, args: readonly string[], environment: Readonly<Record<string, string>>])[] = [
    ['--remote-debugging-port', ['--remote-debugging-port=9222'], packed],
    ['--inspect', ['--inspect=0'], packed],
    ['ELECTRON_RUN_AS_NODE', [], { ...packed, ELECTRON_RUN_AS_NODE: '1' }],
    ['NODE_OPTIONS', [], { ...packed, NODE_OPTIONS: '--no-deprecation' }],
  ];
  for (const [name, args, environment] of starts) {
    const { code, notes, err } = await run(['--data', data, ...args], 'basic_text', environment);
    expect([name, code, notes, existsSync(data)]).toEqual([name, 2, [['error', err.trim()]], false]);
    expect(err).toContain(`The till does not start w`);
    expect(err).toContain(name);
  }
  expect((await run(['--data', data, '--inspect-nothing'], 'basic_text')).code).toBe(0);
});

test('without a feed it looks for no newer program and says so once in its log', async () => {
  const data = join(program, 'feedless');
  const linesOf = (): string[] => readFileSync(join(data, 'log', 'till.log'), 'utf8').split('\n').filter((line) => line.includes('"updates.'));
  expect((await run(['--data', data], 'basic_text', { STAND_IN_PACKAGED: '1' })).code).toBe(0);
  expect(linesOf()).toEqual([expect.stringMatching(/"updates\.off".*packed without a feed/)]);
  expect((await run(['--data', data], 'basic_text')).code).toBe(0);
  expect(linesOf()).toEqual([expect.anything(), expect.stringMatching(/"updates\.off".*not packed/)]);
});
