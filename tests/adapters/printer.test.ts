/** The TCP printer on good days: addresses, status bytes, jobs in order, drawer pulses ahead of them, closing. */
import { afterEach, describe, expect, test } from 'vitest';
import { openVirtualPrinter, type VirtualPrinter } from '../../scripts/devices/server.ts';
import { piecesOf, textOf } from '../../scripts/devices/paper.ts';
import { parsePrinterAddress } from '../../src/adapters/escpos/address.ts';
import { encodeReceipt } from '../../src/adapters/escpos/encode.ts';
import { openTcpPrinter } from '../../src/adapters/escpos/port.ts';
import { conditionOf, openReplies } from '../../src/adapters/escpos/status.ts';
import { openBrokenPrinter } from './broken-printer.ts';
import { copiesOn, failuresOn, pause, portAt, receiptNo } from './printer-rig.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function device(options: Parameters<typeof openVirtualPrinter>[0] = {}): Promise<VirtualPrinter> {
  const printer = await openVirtualPrinter(options);
  closers.push(printer.close);
  return printer;
}

describe('an address', () => {
  test.each([
    ['tcp://192.168.0.20:9100', { host: '192.168.0.20', port: 9100 }], ['tcp://printer.local:9100', { host: 'printer.local', port: 9100 }],
    ['tcp://localhost:1', { host: 'localhost', port: 1 }], ['tcp://[::1]:9100', { host: '::1', port: 9100 }],
    ['tcp://[fe80::1]:65535', { host: 'fe80::1', port: 65_535 }], ['tcp://a-1.b2:80', { host: 'a-1.b2', port: 80 }],
  ])('%s is one', (address, expected) => {
    expect(parsePrinterAddress(address)).toEqual(expected);
  });

  test.each([
    '', 'tcp://', 'tcp://host', 'tcp://host:', 'tcp://:9100', 'host:9100', 'TCP://host:9100', 'http://host:9100', 'tcp://host:0',
    'tcp://host:65536', 'tcp://host:09100', 'tcp://host:9100/', 'tcp://host:9100 ', ' tcp://host:9100', 'tcp://user@host:9100',
    'tcp://ho st:9100', 'tcp://host:91a', 'tcp://::1:9100', 'tcp://[::1:9100', 'tcp://[host]:9100', 'tcp://[::g]:9100',
    'tcp://256.1.1.1:9100', 'tcp://1.2.3:9100', 'tcp://-a:9100', 'tcp://a-:9100', 'tcp://a..b:9100', 'tcp://.a:9100', 'tcp://a_b:9100',
    `tcp://${'a'.repeat(64)}:9100`, `tcp://${'a.'.repeat(130)}b:9100`, 'tcp://host:9100\n', 'tcp://프린터:9100', 'tcp://host:-1',
    'tcp://host:+9100', 'virtual',
  ])('%j is none', (address) => {
    expect(parsePrinterAddress(address)).toBeNull();
    expect(openTcpPrinter(address)).toBeNull();
  });
});

describe('what a printer says of itself', () => {
  test.each([
    ['all well', [0x12, 0x12, 0x12, 0x12], 'ready'], ['paper near its end', [0x12, 0x12, 0x12, 0x1e], 'ready'],
    ['cover open', [0x1a, 0x16, 0x12, 0x12], 'cover_open'], ['paper out', [0x1a, 0x32, 0x12, 0x7e], 'paper_out'],
    ['paper out by its sensor alone', [0x12, 0x12, 0x12, 0x72], 'paper_out'],
    ['cover open and paper out', [0x1a, 0x36, 0x12, 0x7e], 'cover_open'],
    ['cutter jammed', [0x1a, 0x52, 0x1a, 0x12], 'fault'], ['head too hot', [0x1a, 0x12, 0x52, 0x12], 'fault'],
    ['unrecoverable', [0x1a, 0x12, 0x32, 0x12], 'fault'], ['offline for no said reason', [0x1a, 0x12, 0x12, 0x12], 'offline'],
    ['paper fed by hand', [0x1a, 0x1a, 0x12, 0x12], 'offline'], ['a drawer that is open', [0x16, 0x12, 0x12, 0x12], 'ready'],
  ] as const)('%s', (_, [a, b, c, d], condition) => {
    expect(conditionOf({ 1: a, 2: b, 3: c, 4: d })).toBe(condition);
  });

  test('an answer that did not come says nothing', () => {
    expect(conditionOf({ 1: 0x12, 2: null, 3: null, 4: null })).toBe('ready');
  });

  test('replies are told apart in one stream, pushed status and flow control left out', () => {
    const take = openReplies();
    const kinds = (...bytes: number[]) => take(Uint8Array.from(bytes)).map((reply) => `${reply.kind} ${reply.byte}`);
    expect(kinds(0x12, 0x00, 0x1a, 0x03)).toEqual(['status 18', 'marker 0', 'status 26', 'marker 3']);
    expect(kinds(0x10, 0x00, 0x00)).toEqual([]);
    expect(kinds(0x0f, 0x12)).toEqual(['status 18']);
    expect(kinds(0x11, 0x13, 0xff, 0x92, 0x93)).toEqual([]);
  });
});

describe('printing', () => {
  test('jobs come out whole, in their order, as encoded; each over a connection of its own', async () => {
    const paper = await device();
    const printer = portAt(paper.port);
    closers.push(printer.close);
    const results = await Promise.all([1, 2, 3, 4, 5].map((seq) => printer.print(receiptNo(seq, seq))));
    expect(results).toEqual(results.map(() => ({ outcome: 'printed', condition: 'ready' })));
    const { jobs } = paper.paper();
    expect(jobs.map(textOf)).toEqual([1, 2, 3, 4, 5].map((seq) => encodeReceipt(receiptNo(seq, seq), 42).lines));
    expect(jobs.map((job) => job.connection)).toEqual([1, 2, 3, 4, 5]);
    expect(jobs.flatMap((job) => job.failures)).toEqual([]);
    expect(jobs.every((job) => job.state === 'cut')).toBe(true);
  });

  test('small answers are not held back on the way: a receipt takes a few milliseconds', async () => {
    const paper = await device();
    const printer = portAt(paper.port);
    closers.push(printer.close);
    const took: number[] = [];
    for (let seq = 1; seq <= 15; seq += 1) {
      const began = performance.now();
      await printer.print(receiptNo(seq));
      took.push(performance.now() - began);
    }
    expect(took.sort((a, b) => a - b)[7]).toBeLessThan(30);
  });

  test('the columns are an option', async () => {
    const paper = await device({ columns: 32 });
    const printer = portAt(paper.port, { columns: 32 });
    closers.push(printer.close);
    expect(await printer.print(receiptNo(1))).toEqual({ outcome: 'printed', condition: 'ready' });
    expect(failuresOn(paper.paper())).toEqual([]);
  });

  test('paper that ends behind the receipt is said, and the receipt is printed', async () => {
    const broken = await openBrokenPrinter({ statusAfter: 0x7e });
    closers.push(broken.close);
    const printer = portAt(broken.port);
    closers.push(printer.close);
    expect(await printer.print(receiptNo(1))).toEqual({ outcome: 'printed', condition: 'paper_out' });
  });

  test('status that the printer pushes by itself, and flow control, disturb nothing', async () => {
    const broken = await openBrokenPrinter({ greeting: Uint8Array.of(0x11, 0x10, 0x00, 0x03, 0x0f, 0x13) });
    closers.push(broken.close);
    const printer = portAt(broken.port);
    closers.push(printer.close);
    expect(await printer.print(receiptNo(1))).toEqual({ outcome: 'printed', condition: 'ready' });
  });

  test('a marker that comes before ours was sent is not ours', async () => {
    const broken = await openBrokenPrinter({ greeting: Uint8Array.of(0x00), marker: false });
    closers.push(broken.close);
    const printer = portAt(broken.port);
    closers.push(printer.close);
    expect(await printer.print(receiptNo(1))).toEqual({ outcome: 'unknown', condition: 'fault' });
  });
});

describe('the drawer', () => {
  const pulsesOf = (paper: VirtualPrinter) => paper.paper().jobs.flatMap((job) => piecesOf(job, 'pulse'));

  test('opens once a call, with both its times', async () => {
    const paper = await device();
    const printer = portAt(paper.port);
    closers.push(printer.close);
    expect(await printer.openDrawer()).toBe(true);
    await expect.poll(() => pulsesOf(paper).length).toBe(1);
    expect(pulsesOf(paper)[0]).toMatchObject({ pin: 2, onMs: 50, offMs: 500 });
    expect(failuresOn(paper.paper())).toEqual([]);
  });

  test('goes ahead of the jobs that wait', async () => {
    const paper = await device({ state: { speed: 4_000 } });
    const printer = portAt(paper.port);
    closers.push(printer.close);
    const ended: string[] = [];
    const jobs = [1, 2, 3].map((seq) => printer.print(receiptNo(seq)).then(() => ended.push(`job ${seq}`)));
    await pause(20);
    expect(await printer.openDrawer()).toBe(true);
    ended.push('drawer');
    await Promise.all(jobs);
    expect(ended.indexOf('drawer')).toBeLessThan(ended.indexOf('job 2'));
    expect(pulsesOf(paper)).toHaveLength(1);
    expect([1, 2, 3].map((seq) => copiesOn(paper.paper(), seq))).toEqual([1, 1, 1]);
    expect(paper.paper().jobs.flatMap((job) => job.failures)).toEqual([]);
  });

  test('G69 does not wait for the receipt that is being printed', async () => {
    const paper = await device({ state: { speed: 1_500 } });
    const printer = portAt(paper.port, { bytesPerSecondMin: 1_000 });
    closers.push(printer.close);
    const job = printer.print(receiptNo(1, 4));
    await expect.poll(() => paper.paper().jobs.length).toBe(1);
    const asked = performance.now();
    expect(await printer.openDrawer()).toBe(true);
    expect(performance.now() - asked).toBeLessThan(200);
    expect(await job).toEqual({ outcome: 'printed', condition: 'ready' });
    expect(pulsesOf(paper)).toHaveLength(1);
  });

  test.each([
    ['nobody listens', { refuse: true }], ['the cover is open', { cover: 'open' }], ['the paper is out', { paper: 'out' }],
    ['the printer is offline', { online: false }],
  ] as const)('is not opened later when %s', async (_, state) => {
    const paper = await device({ state });
    const printer = portAt(paper.port);
    closers.push(printer.close);
    expect(await printer.openDrawer()).toBe(false);
    paper.setState({ refuse: false, cover: 'closed', paper: 'ok', online: true });
    await pause(100);
    expect(pulsesOf(paper)).toEqual([]);
    expect(await printer.print(receiptNo(1))).toEqual({ outcome: 'printed', condition: 'ready' });
    expect(pulsesOf(paper)).toEqual([]);
  });

  test('is not opened by a receipt that waits for paper', async () => {
    const paper = await device({ state: { speed: 2_000 } });
    const printer = portAt(paper.port);
    closers.push(printer.close);
    const job = printer.print(receiptNo(1));
    await expect.poll(() => paper.paper().jobs.length).toBe(1);
    paper.setState({ paper: 'out' });
    await pause(200);
    expect(await printer.openDrawer()).toBe(false);
    paper.setState({ paper: 'ok', speed: null });
    expect(await job).toEqual({ outcome: 'printed', condition: 'ready' });
    expect(pulsesOf(paper)).toEqual([]);
  });

  test('of a printer that never answers is opened', async () => {
    const paper = await device({ state: { oneWay: true } });
    const printer = portAt(paper.port);
    closers.push(printer.close);
    expect(await printer.openDrawer()).toBe(true);
    await expect.poll(() => pulsesOf(paper).length).toBe(1);
  });
});

describe('closing', () => {
  test('gives waiting jobs back unprinted, lets the one under way end, and answers no later call', async () => {
    const paper = await device({ state: { speed: 6_000 } });
    const printer = portAt(paper.port, { graceMs: 2_000 });
    const first = printer.print(receiptNo(1));
    await expect.poll(() => paper.paper().jobs.length).toBe(1);
    const second = printer.print(receiptNo(2));
    await printer.close();
    expect(await first).toEqual({ outcome: 'printed', condition: 'ready' });
    expect(await second).toEqual({ outcome: 'not_printed', condition: 'offline' });
    expect(await printer.print(receiptNo(3))).toEqual({ outcome: 'not_printed', condition: 'offline' });
    expect(await printer.openDrawer()).toBe(false);
    expect([1, 2, 3].map((seq) => copiesOn(paper.paper(), seq))).toEqual([1, 0, 0]);
  });

  test('does not wait for a printer that stands still', async () => {
    const paper = await device({ state: { stallAfter: 40 } });
    const printer = portAt(paper.port, { markerMs: 60_000 });
    const job = printer.print(receiptNo(1));
    await pause(100);
    const asked = performance.now();
    await printer.close();
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect(await job).toEqual({ outcome: 'unknown', condition: 'offline' });
  });

  test('of an idle printer is at once', async () => {
    const printer = portAt(9);
    await printer.close();
    await printer.close();
  });
});
