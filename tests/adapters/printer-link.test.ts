/** One connection to a printer: back pressure, progress, answers in their order, and nothing left behind. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { printOver } from '../../src/adapters/escpos/job.ts';
import { openLink, type Link } from '../../src/adapters/escpos/link.ts';
import { quick } from './printer-rig.ts';

const closers: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function linkTo(serve: (socket: Socket) => void): Promise<Link> {
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, highWaterMark: 16 * 1024 }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const link = openLink({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  closers.push(() => {
    link.drop();
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => {
      server.close(() => resolve());
    });
  });
  expect(await link.open(1_000)).toBe(true);
  return link;
}

/** A printer that answers every question at once, whatever this thread is doing; its port. */
async function answerInAnotherThread(): Promise<number> {
  const worker = new Worker(`
    const { createServer } = require('node:net');
    const { parentPort } = require('node:worker_threads');
    const server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.write(Buffer.of(0x12)));
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  `, { eval: true });
  closers.push(async () => void (await worker.terminate()));
  return new Promise((resolve) => worker.once('message', resolve));
}

describe('sending', () => {
  test('to a slow reader loses nothing, and takes longer than the limit for standing still', async () => {
    let read = 0;
    const link = await linkTo((socket) => {
      socket.on('data', (chunk) => {
        read += chunk.length;
        socket.pause();
        setTimeout(() => socket.resume(), 2);
      });
      socket.on('end', () => socket.end());
      socket.resume();
    });
    const bytes = new Uint8Array(24 * 1024 * 1024).fill(0x41);
    const began = performance.now();
    expect(await link.send(bytes, 500)).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(500);
    expect(await link.end(10_000)).toBe(true);
    expect(read).toBe(bytes.length);
  }, 30_000);

  test('to a reader that stands still ends after the limit, counted from the last byte taken', async () => {
    const link = await linkTo(() => {});
    const began = performance.now();
    expect(await link.send(new Uint8Array(64 * 1024 * 1024), 300)).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  test('a receipt to a printer that stands still in the middle of it ends unknown, not unprinted', async () => {
    let read = 0;
    const link = await linkTo((socket) => {
      socket.on('data', (chunk) => {
        read += chunk.length;
        if (read > 12) socket.pause();
        else socket.write(Uint8Array.from({ length: chunk.length / 3 }, () => 0x12));
      });
      socket.resume();
    });
    const passage = { link, hasAside: () => false, aside: async () => {} };
    const result = await printOver(passage, new Uint8Array(64 * 1024 * 1024), { ...quick, stallMs: 200 }, { answers: false });
    expect(result).toEqual({ outcome: 'unknown', condition: 'offline' });
    expect(link.isGone()).toBe(true);
  });

  test('over a lost link fails at once', async () => {
    const link = await linkTo((socket) => {
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
    expect(await link.until(link.isGone, 1_000)).toBe(true);
    const began = performance.now();
    expect(await link.send(new Uint8Array(10), 5_000)).toBe(false);
    expect(await link.ask(1, 5_000)).toBeNull();
    expect(await link.end(5_000)).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('asking', () => {
  test('a late answer is never taken for the next question', async () => {
    const held: number[] = [];
    let asked = 0;
    const link = await linkTo((socket) => {
      socket.on('data', (chunk: Buffer) => {
        for (let at = 0; at < chunk.length; at += 3) {
          asked += 1;
          if (asked === 1) held.push(0x32);
          else socket.write(Uint8Array.from([...held.splice(0), 0x12 + (asked << 2 & 0x0c)]));
        }
      });
      socket.resume();
    });
    expect(await link.ask(1, 100)).toBeNull();
    expect(link.unanswered()).toBe(1);
    expect(await link.ask(4, 1_000)).toBe(0x12 + (2 << 2));
    expect(link.unanswered()).toBe(0);
    expect(await link.ask(2, 1_000)).toBe(0x12 + (3 << 2 & 0x0c));
  });

  test('an answer that came while the process was busy is not silence', async () => {
    const port = await answerInAnotherThread();
    const link = openLink({ host: '127.0.0.1', port });
    closers.push(link.drop);
    expect(await link.open(1_000)).toBe(true);
    for (let round = 0; round < 3; round += 1) {
      const answer = link.ask(1, 250);
      setImmediate(() => {
        const until = performance.now() + 300;
        while (performance.now() < until);
      });
      expect(await answer).toBe(0x12);
    }
  });
});

test('nothing is left behind: no timer, no socket', async () => {
  const count = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'TCPSocketWrap').length;
  const before = count();
  const link = await linkTo((socket) => {
    socket.on('end', () => socket.end());
    socket.on('data', () => {});
    socket.resume();
  });
  expect(await link.ask(1, 20)).toBeNull();
  expect(await link.send(new Uint8Array(100), 10_000)).toBe(true);
  link.mark();
  expect(await link.until(link.isMarked, 20)).toBe(false);
  expect(await link.end(10_000)).toBe(true);
  for (const close of closers.splice(0)) await close();
  await expect.poll(count).toBeLessThanOrEqual(before);
});
