/** Scanners that come and go, on recorded reports injected where node-hid stands. */
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../../src/adapters/hid/node-hid.ts';
import { openHidScanners } from '../../../src/adapters/hid/scanners.ts';
import type { Plugged, PlugState } from '../../../src/adapters/plugged.ts';
import { devices, type Devices } from './desk-of-devices.ts';
import { framesOf } from './frames.ts';

type Counter = Devices & { scanners: Plugged; codes: string[]; log: string[]; clock: { now: number }; look: (ms?: number) => Promise<void>; state: () => PlugState[] };

function counter(): Counter {
  const hid = devices();
  const codes: string[] = [];
  const log: string[] = [];
  const clock = { now: 10_000 };
  const scanners = openHidScanners(hid.port, {
    onReading: ({ text, aim, source }) => void codes.push(`${source} ${aim ?? ''} ${text}`),
    now: () => clock.now,
    log: { write: (level, event, detail) => void log.push(`${level} ${event} ${detail ?? ''}`) },
  });
  const look = async (ms = 1_500): Promise<void> => {
    clock.now += ms;
    await scanners.look();
    await settle();
  };
  return { ...hid, scanners, codes, log, clock, look, state: () => scanners.states().map(({ state }) => state) };
}

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const ean = framesOf('8801234567893');
const qr = framesOf('https://www.idus.com/v2/product/0b5f5c2e-7c8b-4a57-9c1c-3b9f0a1d2e3f', ']Q1');

describe('a scanner', () => {
  test('that is plugged in is found by page and usage, whoever made it, and read', async () => {
    const { plug, look, codes, state } = counter();
    const mouse = plug({ path: '/dev/hidraw7', usagePage: 1, usage: 2 });
    const other = plug({ path: '/dev/hidraw8', usage: 1 });
    const scanner = plug({ vendorId: 0x9999, productId: 1 });
    await look();
    expect([state(), mouse.isOpen(), other.isOpen()]).toEqual([['ready'], false, false]);
    scanner.send(...ean, ...qr);
    expect(codes).toEqual(['hid ]E0 8801234567893', `hid ]Q1 https://www.idus.com/v2/product/0b5f5c2e-7c8b-4a57-9c1c-3b9f0a1d2e3f`]);
    await look();
    expect(scanner.opened()).toBe(1);
  });

  test('pulled out in the middle of a code loses that code alone, and is read again when it is back at the same place', async () => {
    const { plug, look, codes, state, log } = counter();
    const before = plug();
    await look();
    before.send(qr[0] ?? ean[0] ?? new Uint8Array());
    before.unplug();
    expect(state()).toEqual(['fault']);
    await settle();
    const after = plug();
    await look();
    expect(state()).toEqual(['ready']);
    after.send(...framesOf('https://idus.com/p/a1B2', ']Q1'), ...ean);
    expect(codes).toEqual(['hid ]Q1 https://idus.com/p/a1B2', 'hid ]E0 8801234567893']);
    expect(log.filter((line) => line.includes('hid.lost'))).toEqual(['info hid.lost Scanner 0c2e:0b6a: could not read from HID device']);
  });

  test('is opened again at another place, and another device at its old place is not taken for it', async () => {
    const { plug, look, codes, state } = counter();
    const first = plug();
    await look();
    first.unplug();
    await look();
    expect(state()).toEqual([]);
    const moved = plug({ path: '/dev/hidraw3' });
    const stranger = plug({ vendorId: 0x046d, productId: 1, serialNumber: '', usagePage: 0xffa0, usage: 1 });
    await look();
    moved.send(...ean);
    expect([codes.length, stranger.isOpen(), first.send(...ean)]).toEqual([1, false, false]);
  });

  test('whose place is given to another scanner between two looks is let go', async () => {
    const { plug, look, codes, state } = counter();
    const old = plug();
    await look();
    old.send(qr[0] ?? new Uint8Array());
    old.vanish();
    const next = plug({ serialNumber: 'S2' });
    await look();
    expect(state()).toEqual(['ready']);
    next.send(...ean);
    expect([codes, old.isOpen()]).toEqual([['hid ]E0 8801234567893'], false]);
  });

  test('that fails waits half a second, then longer, and is opened again without being pulled out', async () => {
    const { plug, look, state } = counter();
    const scanner = plug();
    await look();
    scanner.fail();
    await settle();
    await look(400);
    expect([state(), scanner.opened()]).toEqual([['backoff'], 1]);
    await look(200);
    expect([state(), scanner.opened()]).toEqual([['ready'], 2]);
    scanner.fail();
    await settle();
    await look(900);
    expect(scanner.opened()).toBe(2);
    await look(200);
    expect(scanner.opened()).toBe(3);
  });

  test('that cannot be opened is tried again ever more slowly, and complained of once', async () => {
    const { plug, look, state, log } = counter();
    const scanner = plug();
    scanner.refuses = true;
    for (let i = 0; i < 120; i += 1) await look(250);
    expect([state(), log]).toEqual([['backoff'], ['warn hid.open_failed Scanner 0c2e:0b6a: could not open /dev/hidraw0']]);
    // 30 s: after 0.5, 1, 2, 4, then every 5 s.
    expect(scanner.tried()).toBe(9);
    scanner.refuses = false;
    await look(5_000);
    expect(state()).toEqual(['ready']);
  });
});

test('two scanners of one make without serial numbers never mix their bytes', async () => {
  const { plug, look, codes } = counter();
  const [left, right] = [plug({ serialNumber: '' }), plug({ serialNumber: '', path: '/dev/hidraw1' })];
  await look();
  const [a, b] = [framesOf('A'.repeat(100), ']Q1'), framesOf('B'.repeat(100), ']Q1')];
  [0, 1].forEach((i) => {
    left.send(a[i] ?? new Uint8Array());
    right.send(b[i] ?? new Uint8Array());
  });
  expect(codes).toEqual([`hid ]Q1 ${'A'.repeat(100)}`, `hid ]Q1 ${'B'.repeat(100)}`]);
});

test('a system that cannot list its devices is complained of once, and what is open stays', async () => {
  const { plug, look, codes, log, system } = counter();
  const scanner = plug();
  await look();
  system.fails = true;
  await look();
  await look();
  scanner.send(...ean);
  expect([codes.length, log.filter((line) => line.includes('list_failed'))]).toEqual([1, ['warn hid.list_failed hid_enumerate failed']]);
  system.fails = false;
  await look();
  expect(scanner.opened()).toBe(1);
});

test('broken reports are logged by their kind, never by what they held', async () => {
  const { plug, look, log } = counter();
  const scanner = plug();
  await look();
  scanner.send((ean[0] ?? new Uint8Array(64)).with(1, 99));
  expect(log.at(-1)).toBe('warn hid.dropped Scanner 0c2e:0b6a: bad_length');
});

test('closing lets every device go, and an opening that ends later too', async () => {
  const { plug, look, scanners, clock, codes } = counter();
  const open = plug();
  await look();
  const late = plug({ path: '/dev/hidraw1' });
  clock.now += 1_500;
  // Looked for and being opened, when the till ends.
  await scanners.look();
  expect([late.tried(), late.isOpen()]).toEqual([1, false]);
  await scanners.close();
  await settle();
  expect([open.isOpen(), late.opened(), late.isOpen(), scanners.states()]).toEqual([false, 1, false, []]);
  await look();
  expect([open.send(...ean), codes]).toEqual([false, []]);
});

test('a till that ends while it looks opens nothing any more', async () => {
  const { plug, scanners } = counter();
  const scanner = plug();
  const looking = scanners.look();
  await scanners.close();
  await looking;
  await settle();
  expect(scanner.tried()).toBe(0);
});

test('an error of node-hid is a string, may come at any moment, and never ends the program', async () => {
  const emitter = new EventEmitter();
  const device = Object.assign(emitter, {
    close: () => {
      emitter.removeAllListeners();
      return Promise.reject(new Error('gone'));
    },
  });
  const connection = connectionOf(device);
  device.emit('error', 'could not read');
  const reasons: string[] = [];
  connection.onLost((reason) => void reasons.push(reason));
  device.emit('error', 'again');
  await connection.close().catch(() => undefined);
  device.emit('error', 'after the end');
  expect(reasons).toEqual(['could not read']);
});
