/** The virtual printer as a device on the network: answers, faults, waiting, speed. Real sockets, real time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openVirtualPrinter, type PrinterOptions, type VirtualPrinter } from '../../scripts/devices/server.ts';
import type { DeviceState } from '../../scripts/devices/status.ts';
import { textOf } from '../../scripts/devices/paper.ts';
import { bytes, init, job, marker, raster } from './bytes.ts';
import { dial, type TillLine, until } from './till.ts';

vi.setConfig({ testTimeout: 30_000 });

const askAll = bytes([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]);
const opened: VirtualPrinter[] = [];

async function openPrinter(options: PrinterOptions = {}): Promise<VirtualPrinter> {
  const printer = await openVirtualPrinter(options);
  opened.push(printer);
  return printer;
}

async function openAndDial(options: PrinterOptions = {}): Promise<{ printer: VirtualPrinter; till: TillLine }> {
  const printer = await openPrinter(options);
  return { printer, till: await dial(printer.port) };
}

function printed(printer: VirtualPrinter): string[] {
  return printer.paper().jobs.flatMap(textOf);
}

afterEach(async () => {
  for (const printer of opened.splice(0)) await printer.close();
});

describe('answers', () => {
  test.each<[string, Partial<DeviceState>, string]>([
    ['all well', {}, '12121212'],
    ['paper near its end', { paper: 'near' }, '1212121e'],
    ['paper out', { paper: 'out' }, '1a32127e'],
    ['cover open', { cover: 'open' }, '1a161212'],
    ['offline', { online: false }, '1a121212'],
  ])('DLE EOT 1-4: %s', async (_, state, answers) => {
    const { till } = await openAndDial({ state });
    till.send(askAll);
    await till.expectAnswer(answers);
  });

  test.each<[string, Partial<DeviceState>, Uint8Array, string]>([
    ['GS r 1', {}, bytes(0x1d, 'r', 1), '00'],
    ['GS r 1, paper near its end', { paper: 'near' }, bytes(0x1d, 'r', 1), '03'],
    ['GS r 2', { paper: 'near' }, bytes(0x1d, 'r', 2), '00'],
    ['GS I 67', {}, bytes(0x1d, 'I', 67), '5f5649525455414c00'],
    ['GS I 69', {}, bytes(0x1d, 'I', 69), '5f4b4f524541204b53433536303100'],
    ['GS I 1', {}, bytes(0x1d, 'I', 1), '02'],
    ['GS ( H', {}, marker('ab~ '), '372261627e2000'],
    ['GS a', {}, bytes(0x1d, 'a', 0xff), '1000000f'],
  ])('%s', async (_, state, question, answers) => {
    const { till } = await openAndDial({ state });
    till.send(question);
    await till.expectAnswer(answers);
  });

  test('GS a: every change is told, until GS a 0', async () => {
    const { printer, till } = await openAndDial();
    till.send(bytes(0x1d, 'a', 0xff));
    await till.expectAnswer('1000000f');
    printer.setState({ cover: 'open' });
    await till.expectAnswer('1000000f3800000f');
    printer.setState({ cover: 'closed', paper: 'out' });
    await till.expectAnswer('1000000f3800000f18000f0f');
    printer.setState({ speed: 1000 });
    printer.setState({ paper: 'near' });
    await till.expectAnswer('1000000f3800000f18000f0f1000030f');
    till.send(bytes(0x1d, 'a', 0, 0x1d, 'r', 1));
    await till.expectAnswer('1000000f3800000f18000f0f1000030f03');
    printer.setState({ paper: 'ok' });
    till.send(bytes(0x1d, 'r', 1));
    await till.expectAnswer('1000000f3800000f18000f0f1000030f0300');
  });

  test('one way: prints and says nothing', async () => {
    const { printer, till } = await openAndDial({ state: { oneWay: true } });
    till.send(bytes(askAll, job('가\n'), marker('0001')));
    await until('printed', () => printer.paper().jobs[0]?.pieces.some((piece) => piece.kind === 'marker') === true);
    await till.hangUp();
    expect(till.answered()).toBe('');
    expect(printed(printer)).toEqual(['가']);
  });
});

describe('what stops the paper', () => {
  test.each<[string, Partial<DeviceState>, Partial<DeviceState>]>([
    ['paper out', { paper: 'out' }, { paper: 'ok' }],
    ['cover open', { cover: 'open' }, { cover: 'closed' }],
    ['offline', { online: false }, { online: true }],
  ])('%s: buffers, answers on arrival, prints and confirms when mended', async (_, broken, mended) => {
    const { printer, till } = await openAndDial({ state: broken });
    till.send(bytes(job('소담\n'), marker('0001'), [0x10, 4, 3]));
    await till.expectAnswer('12');
    await sleep(50);
    expect(printer.paper().jobs).toEqual([]);
    expect(printer.bufferedBytes()).toBe(job('소담\n').length + marker('0001').length);
    printer.setState(mended);
    await till.expectAnswer('12372230303031' + '00');
    expect(printed(printer)).toEqual(['소담']);
    expect(printer.bufferedBytes()).toBe(0);
  });

  test('the job of a till that hung up meanwhile is printed before the next', async () => {
    const { printer, till } = await openAndDial({ state: { paper: 'out' } });
    till.send(job('first\n'));
    await till.hangUp();
    const next = await dial(printer.port);
    next.send(bytes(job('second\n'), askAll));
    await next.expectAnswer('1a32127e');
    expect(printed(printer)).toEqual([]);
    printer.setState({ paper: 'ok' });
    await until('both printed', () => printed(printer).length === 2);
    expect(printed(printer)).toEqual(['first', 'second']);
    expect(printer.paper().jobs.map((each) => each.failed)).toEqual([false, false]);
  });

  test('a real-time drawer kick does not wait for paper', async () => {
    const { printer, till } = await openAndDial({ state: { paper: 'out' } });
    till.send(bytes(job('a\n'), [0x10, 0x14, 1, 0, 2]));
    await until('kicked', () => printer.paper().jobs[0]?.pieces[0]?.kind === 'pulse');
    expect(printed(printer)).toEqual([]);
  });
});

describe('a slow printer', () => {
  test('confirms only when its time has passed', async () => {
    const { printer, till } = await openAndDial({ state: { speed: 2_000 } });
    const before = performance.now();
    till.send(bytes(init, `${'a'.repeat(29)}\n`.repeat(20), marker('0001')));
    await till.expectAnswer('3722303030310' + '0');
    expect(performance.now() - before).toBeGreaterThan(180);
    expect(printed(printer)).toHaveLength(20);
  });

  test('lets the till wait when its buffer is full, and takes the rest later', async () => {
    const { printer, till } = await openAndDial({ state: { speed: 1_000 } });
    till.send(bytes(init));
    const image = raster(64, 128, 0x55);
    for (let at = 0; at < 650; at += 1) till.send(image);
    await until('the buffer is full', () => printer.bufferedBytes() > 60_000);
    await sleep(100);
    expect(till.socket.writableLength).toBeGreaterThan(0);
    expect(printer.bufferedBytes()).toBeLessThan(200_000);
    printer.setState({ speed: null });
    await until('all taken', () => till.socket.writableLength === 0);
  });
});

describe('connections', () => {
  test('a second till is turned away while the first talks, and served after', async () => {
    const { printer, till } = await openAndDial();
    const second = await dial(printer.port);
    await second.closed;
    second.send(askAll);
    expect(second.answered()).toBe('');
    await till.hangUp();
    const third = await dial(printer.port);
    third.send(askAll);
    await third.expectAnswer('12121212');
  });

  test('a till that comes while the first is leaving is served', async () => {
    const { printer, till } = await openAndDial();
    const second = await dial(printer.port);
    till.socket.destroy();
    second.send(askAll);
    await second.expectAnswer('12121212');
  });

  test('many at a time when told so', async () => {
    const { printer, till } = await openAndDial({ connections: 'many' });
    const second = await dial(printer.port);
    till.send(job('a\n'));
    await until('a', () => printed(printer).length === 1);
    second.send(job('b\n'));
    await until('b', () => printed(printer).length === 2);
    expect(printer.paper().jobs.map((each) => each.connection)).toEqual([1, 2]);
  });

  test('refuse: closed at once', async () => {
    const { printer, till } = await openAndDial({ state: { refuse: true } });
    await till.closed;
    expect(printer.paper().jobs).toEqual([]);
    printer.setState({ refuse: false });
    const again = await dial(printer.port);
    again.send(askAll);
    await again.expectAnswer('12121212');
  });

  test('half closed by the till: the answers still come, then the printer hangs up', async () => {
    const { printer, till } = await openAndDial({ state: { speed: 500 } });
    till.send(bytes(job(`${'a'.repeat(40)}\n`.repeat(3)), marker('0001')));
    await till.hangUp();
    expect(till.answered()).toBe('37223030303100');
    expect(printer.paper().jobs).toMatchObject([{ state: 'cut', failed: false }]);
  });

  test('paper that ends after the till hung up: its place is free, its job waits', async () => {
    const { printer, till } = await openAndDial({ state: { speed: 100 } });
    till.send(job(`${'a'.repeat(40)}\n`.repeat(30)));
    const hungUp = till.hangUp();
    await until('it prints', () => printed(printer).length > 0);
    printer.setState({ paper: 'out', speed: null });
    await hungUp;
    const next = await dial(printer.port);
    next.send(askAll);
    await next.expectAnswer('1a32127e');
    expect(printed(printer).length).toBeLessThan(30);
    printer.setState({ paper: 'ok' });
    await until('printed', () => printer.paper().jobs[0]?.state === 'cut');
    expect(printed(printer)).toHaveLength(30);
  });

  test('a command unfinished at the close fails the job', async () => {
    const { printer, till } = await openAndDial();
    till.send(bytes(init, 'a\n', 0x1b, 'p', 0));
    await till.hangUp();
    expect(printer.paper().jobs[0]).toMatchObject({ state: 'closed', failures: [{ rule: 'incomplete_command' }] });
  });
});

describe('a stall', () => {
  test.each([0, 1, 9, 10, 15])('after %i bytes: prints so far, answers no more, goes on when mended', async (stallAfter) => {
    const { printer, till } = await openAndDial({ state: { stallAfter } });
    const sent = bytes(init, '가\n', '나\n');
    till.send(bytes(sent, marker('0001'), askAll));
    await sleep(50);
    expect(till.answered()).toBe('');
    expect(printer.bufferedBytes()).toBe(sent.length + marker('0001').length + askAll.length - stallAfter);
    expect(printed(printer)).toEqual(['가', '나'].slice(0, Math.max(0, Math.floor((stallAfter - init.length) / 3))));
    printer.setState({ stallAfter: null });
    await till.expectAnswer('12121212' + '37223030303100');
    expect(printed(printer)).toEqual(['가', '나']);
  });

  test('a till that gives up leaves its place to the next, and its job is printed when mended', async () => {
    const { printer, till } = await openAndDial({ state: { stallAfter: 10 } });
    till.send(job('a\n'));
    await until('it stalls', () => printer.bufferedBytes() > 0);
    await till.hangUp();
    const next = await dial(printer.port);
    next.send(askAll);
    await next.expectAnswer('121212');
    printer.setState({ stallAfter: null });
    await next.expectAnswer('12121212');
    expect(printer.paper().jobs).toMatchObject([{ connection: 1, state: 'cut', failed: false }]);
  });
});

describe('the roll', () => {
  test('keeps the newest jobs, counts the others, and forgets all when cleared', async () => {
    const { printer, till } = await openAndDial({ keepJobs: 2 });
    till.send(bytes(job('a\n'), job('b\n'), job('c\n')));
    await until('printed', () => printed(printer).includes('c'));
    expect(printer.paper()).toMatchObject({ columns: 42, dots: 512, jobsForgotten: 1, jobs: [{ number: 2 }, { number: 3 }] });
    printer.clear();
    expect(printer.paper().jobs).toEqual([]);
  });

  test('paper() is a copy', async () => {
    const { printer, till } = await openAndDial();
    till.send(bytes(init, 'a\n'));
    await until('printed', () => printed(printer).length === 1);
    printer.paper().jobs[0]?.pieces.splice(0);
    expect(printed(printer)).toEqual(['a']);
  });

  test('jobs, pulses and markers carry the given time', async () => {
    const { printer, till } = await openAndDial({ now: () => Date.UTC(2026, 10, 22, 5, 3, 22) });
    till.send(bytes(init, marker('0001')));
    await till.expectAnswer('37223030303100');
    const at = '2026-11-22T05:03:22.000Z';
    expect(printer.paper().jobs[0]).toMatchObject({ startedAt: at, pieces: [{ kind: 'marker', at }] });
  });

  test('onChange tells until it is stopped', async () => {
    const printer = await openPrinter();
    let told = 0;
    const stop = printer.onChange(() => { told += 1; });
    printer.setState({ paper: 'near' });
    expect(told).toBe(1);
    stop();
    printer.setState({ paper: 'ok' });
    expect(told).toBe(1);
  });

  test('a taken port is refused', async () => {
    const printer = await openPrinter();
    await expect(openVirtualPrinter({ port: printer.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
