/** scripts/devices.ts as a process: its one line, its options, and how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readOptions } from '../../scripts/devices/options.ts';
import { bytes, init, job, marker } from './bytes.ts';
import { dial } from './till.ts';

vi.setConfig({ testTimeout: 30_000 });

const entry = fileURLToPath(new URL('../../scripts/devices.ts', import.meta.url));
const children: ChildProcess[] = [];

type Run = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };

function run(args: readonly string[], withChannel = false): Run {
  const stdio: ('pipe' | 'ignore' | 'ipc')[] = withChannel ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [entry, ...args], { stdio });
  children.push(child);
  let said = '';
  child.stdout?.on('data', (part) => { said += String(part); });
  child.stderr?.on('data', (part) => { said += String(part); });
  // QUIRK: Node gives no 'close' for a child whose channel the parent ended.
  const ended = once(child, withChannel ? 'exit' : 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, said: () => said, ended };
}

async function ready(started: Run): Promise<{ printerPort: number; pageUrl: string }> {
  if (started.child.stdout) await once(started.child.stdout, 'data');
  const line = /^devices ready printer tcp:\/\/127\.0\.0\.1:(\d+) page (http:\/\/127\.0\.0\.1:\d+\/)\n$/;
  const [, port, pageUrl] = line.exec(started.said()) ?? [];
  if (port === undefined || pageUrl === undefined) throw new Error(`said ${started.said()}`);
  return { printerPort: Number(port), pageUrl };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('options', () => {
  test('as they are without any', () => {
    const state = { speed: null, stallAfter: null, refuse: false, oneWay: false };
    expect(readOptions([])).toEqual({ pagePort: 9180, printer: { port: 9100, columns: 42, connections: 'one', state } });
  });

  test('each of them', () => {
    const args = '--printer-port 0 --page-port=65535 --columns 32 --connections many --speed 1 --stall-after 0 --refuse --one-way';
    const state = { speed: 1, stallAfter: 0, refuse: true, oneWay: true };
    expect(readOptions(args.split(' '))).toEqual({ pagePort: 65535, printer: { port: 0, columns: 32, connections: 'many', state } });
  });

  test('--help', () => {
    expect(readOptions(['--help'])).toBeNull();
  });

  test.each([
    ['--bogus'], ['--columns=40'], ['--columns'], ['--printer-port=65536'], ['--printer-port=x'], ['--page-port=-1'], ['--page-port='],
    ['--speed=0'], ['--speed=1.5'], ['--speed=1e3'], ['--stall-after=no'], ['--connections=two'], ['extra'], ['--one-way=yes'],
  ])('refuses %s', (option) => {
    expect(() => readOptions([option])).toThrow(option.replace('=', ' ').split(' ')[0]);
  });
});

describe('npm run devices', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('prints, shows, and ends cleanly on %s with a till still connected', async (signal) => {
    const started = run(['--printer-port', '0', '--page-port', '0']);
    const { printerPort, pageUrl } = await ready(started);
    const till = await dial(printerPort);
    till.send(bytes(job('소담\n'), marker('0001')));
    await till.expectAnswer('37223030303100');
    const paper = await (await fetch(`${pageUrl}paper.json`)).text();
    expect(JSON.parse(paper)).toMatchObject({ columns: 42, jobs: [{ failed: false, pieces: [{ text: '소담' }, {}, {}] }] });
    started.child.kill(signal);
    expect(await started.ended).toBe(0);
  });

  test('takes its options', async () => {
    const started = run([
      '--printer-port', '0', '--page-port=0', '--columns', '48', '--one-way', '--speed', '5000', '--stall-after', '100',
      '--connections', 'many', '--refuse',
    ]);
    const { pageUrl } = await ready(started);
    expect(JSON.parse(await (await fetch(`${pageUrl}state`)).text())).toMatchObject({
      state: { oneWay: true, speed: 5000, stallAfter: 100, refuse: true },
    });
    expect(JSON.parse(await (await fetch(`${pageUrl}paper.json`)).text())).toMatchObject({ columns: 48, dots: 576 });
  });

  test('ends with the till that started it over a channel', async () => {
    const started = run(['--printer-port', '0', '--page-port', '0'], true);
    await ready(started);
    started.child.disconnect();
    expect(await started.ended).toBe(0);
  });

  test('refuses an unknown option with the usage', async () => {
    const started = run(['--bogus']);
    expect(await started.ended).toBe(2);
    expect(started.said()).toContain('usage: node scripts/devices.ts');
  });

  test('--help is the usage', async () => {
    const started = run(['--help']);
    expect(await started.ended).toBe(0);
    expect(started.said()).toMatch(/^usage: node scripts\/devices\.ts/);
  });

  test('a taken port ends it with the reason', async () => {
    const first = run(['--printer-port', '0', '--page-port', '0']);
    const { printerPort } = await ready(first);
    const second = run(['--printer-port', String(printerPort), '--page-port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('EADDRINUSE');
  });

  test('a till that talks for long does not keep it alive', async () => {
    const started = run(['--printer-port', '0', '--page-port', '0', '--speed', '10']);
    const { printerPort, pageUrl } = await ready(started);
    const till = await dial(printerPort);
    till.send(bytes(init, 'a\n'.repeat(1_000)));
    const events = await fetch(`${pageUrl}events`);
    expect(events.status).toBe(200);
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    await events.body?.cancel().catch(() => {});
  });
});
