/** The operating system behind the ports: trading days, names, digests, the key's signatures, PIN hashes, ports and the log. */
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, scryptSync, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultDataDirectory } from '../../src/adapters/data-directory.ts';
import { logBytesMax, logFilesMax, openLog } from '../../src/adapters/log.ts';
import { portTransport } from '../contract/message-port.ts';
import { pepperedPins } from '../../src/adapters/pins.ts';
import { ed25519Signer, epochOfLocal, sha256, systemClock, systemIds } from '../../src/adapters/system.ts';

let directory = '';
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'system-'))));
afterEach(() => rmSync(directory, { recursive: true }));

describe('the clock', () => {
  const clock = systemClock(() => 0);
  const cases: readonly (readonly [utc: string, day: string, local: string])[] = [
    ['2026-11-22T03:00:00Z', '2026-11-22', '2026-11-22 12:00:00'],
    ['2026-11-22T19:59:59.999Z', '2026-11-22', '2026-11-23 04:59:59'],
    ['2026-11-22T20:00:00Z', '2026-11-23', '2026-11-23 05:00:00'],
    ['2026-11-22T15:00:00Z', '2026-11-22', '2026-11-23 00:00:00'],
    ['2026-12-31T18:30:00Z', '2026-12-31', '2027-01-01 03:30:00'],
    ['2028-02-29T19:00:00Z', '2028-02-29', '2028-03-01 04:00:00'],
    ['2028-02-29T20:00:00Z', '2028-03-01', '2028-03-01 05:00:00'],
    // Summer time of 1988: UTC+10, so that a fixed +9 would be an hour wrong.
    ['1988-07-01T18:59:59Z', '1988-07-01', '1988-07-02 04:59:59'],
    ['1988-07-01T19:00:00Z', '1988-07-02', '1988-07-02 05:00:00'],
    ['2010-01-04T08:05:09Z', '2010-01-04', '2010-01-04 17:05:09'],
  ];

  test('turns the day at five in Seoul, whatever zone the machine is in', () => {
    for (const [utc, day, local] of cases) {
      const at = Date.parse(utc);
      expect([utc, clock.businessDate(at, 5), clock.localTime(at)]).toEqual([utc, day, local]);
    }
  });

  test('agrees with plain arithmetic since 1990, when Seoul is at +9', () => {
    const from = Date.parse('1990-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.parse('2100-01-01T00:00:00Z') }), (at) => {
        const iso = (shiftHours: number): string => new Date(at + shiftHours * 3_600_000).toISOString();
        expect(clock.businessDate(at, 5)).toBe(iso(9 - 5).slice(0, 10));
        expect(clock.localTime(at)).toBe(iso(9).slice(0, 19).replace('T', ' '));
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });

  test('reads a local time back, to the second', () => {
    for (const [utc, , local] of cases) expect([local, epochOfLocal(local)]).toEqual([local, Math.floor(Date.parse(utc) / 1_000) * 1_000]);
    expect(epochOfLocal('2010-01-04 17:05')).toBe(Date.parse('2010-01-04T08:05:00Z'));
    const wrong = [
      '', '2010-01-04', '2010-01-04T17:05:00', '2010-13-04 17:05', '2010-02-30 17:05', '2010-01-04 25:00', '2010-01-04 17:05:',
    ];
    for (const text of wrong) {
      expect(() => epochOfLocal(text), text).toThrow();
    }
  });

  test('is this machine\'s by default', () => {
    expect(Math.abs(systemClock().now() - Date.now())).toBeLessThan(1_000);
  });
});

test('names are never given twice and sort by time', async () => {
  const early = Array.from({ length: 10_000 }, () => systemIds.next());
  await new Promise((resolve) => void setTimeout(resolve, 5));
  const late = systemIds.next();
  expect(new Set(early).size).toBe(early.length);
  expect(early.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id) && id < late)).toBe(true);
});

test('digests are those of FIPS 180-4, over UTF-8', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('소담')).toBe('3234e73f8fe78a5be166754145d7da13a83715c18223bfb0eb6045b72aeeb2f3');
});

describe('the signer', () => {
  // RFC 8032, 7.1, test 2: the seed, its public key, and the signature of one byte.
  const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
  const publicHex = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');

  test('signs as RFC 8032 says and names its public half', () => {
    const signer = ed25519Signer(pkcs8);
    expect(Buffer.from(signer.publicKey, 'base64').toString('hex')).toBe(`302a300506032b6570032100${publicHex}`);
    expect(Buffer.from(signer.sign('r'), 'base64').toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  test('a signature fits its hash and its key only', () => {
    const signer = ed25519Signer(pkcs8);
    const hash = sha256('entry');
    const signature = Buffer.from(signer.sign(hash), 'base64');
    const ours = createPublicKey({ key: Buffer.from(signer.publicKey, 'base64'), format: 'der', type: 'spki' });
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(verify(null, Buffer.from(hash), ours, signature)).toBe(true);
    expect(verify(null, Buffer.from(sha256('other')), ours, signature)).toBe(false);
    expect(verify(null, Buffer.from(hash), other, signature)).toBe(false);
    expect(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ed25519');
  });
});

describe('PIN hashes', () => {
  const pepper = Buffer.alloc(32, 7);

  test('fit their PIN and their pepper only, and never repeat', async () => {
    const pins = pepperedPins(pepper);
    const [first, second] = [await pins.hash('135790'), await pins.hash('135790')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('135790');
    expect(await pins.matches('135790', first)).toBe(true);
    expect(await pins.matches('135791', first)).toBe(false);
    expect(await pins.matches('', first)).toBe(false);
    expect(await pepperedPins(Buffer.alloc(32, 8)).matches('135790', first)).toBe(false);
  });

  test('have the form scrypt$15$8$1$salt$hash and are what scrypt says', async () => {
    const stored = await pepperedPins(pepper).hash('246801');
    const [name, n, r, p, salt = '', hash = ''] = stored.split('$');
    expect([name, n, r, p]).toEqual(['scrypt', '15', '8', '1']);
    expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
    const keyed = createHmac('sha256', pepper).update('246801').digest();
    const expected = scryptSync(keyed, Buffer.from(salt, 'base64url'), 32, { N: 32_768, r: 8, p: 1, maxmem: 2 ** 27 });
    expect(hash).toBe(expected.toString('base64url'));
  });

  test('of another form are a fault, not a wrong PIN', async () => {
    const pins = pepperedPins(pepper);
    const good = await pins.hash('111111');
    for (const stored of ['', 'scrypt', good.replace('$15$', '$1$'), `${good}x`, good.slice(0, -1), good.replace('scrypt', 'plain')]) {
      await expect(pins.matches('111111', stored)).rejects.toThrow(/unknown form/);
    }
  });

  test('are made off the main thread', async () => {
    let turns = 0;
    const timer = setInterval(() => void (turns += 1), 1);
    await pepperedPins(pepper).hash('111111');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('a message port', () => {
  test('moves text both ways in order, holds it until somebody listens, and tells its end', async () => {
    const { port1, port2 } = new MessageChannel();
    const [left, right] = [portTransport(port1), portTransport(port2)];
    left.send('early');
    await new Promise((resolve) => void setTimeout(resolve, 10));
    const heard: string[] = [];
    const done = new Promise<void>((resolve) => right.onText((text) => {
      heard.push(text);
      if (text === 'late 한글') resolve();
    }));
    port1.postMessage(42);
    port1.postMessage({ text: 'no' });
    left.send('late 한글');
    await done;
    expect(heard).toEqual(['early', 'late 한글']);
    const ended = new Promise<void>((resolve) => right.onClosed(resolve));
    port1.close();
    await ended;
  });

  test('is started once somebody listens, for a page\'s port waits for that', () => {
    const calls: string[] = [];
    const port = portTransport({
      postMessage: (text) => void calls.push(`post ${text}`),
      addEventListener: (type) => void calls.push(`listen ${type}`),
      start: () => void calls.push('start'),
    });
    port.send('a');
    port.onText(() => undefined);
    expect(calls).toEqual(['post a', 'listen message', 'start']);
  });
});

describe('the log', () => {
  const lines = (): string[] => readFileSync(join(directory, 'log', 'till.log'), 'utf8').trimEnd().split('\n');

  test('writes a line of JSON an event, for its owner only', () => {
    const log = openLog(join(directory, 'log'), () => Date.parse('2026-11-22T03:04:05.678Z'));
    log.write('info', 'till.opened');
    log.write('error', 'door.fault', 'first\nsecond "quoted"');
    expect(lines().map((line): unknown => JSON.parse(line))).toEqual([
      { at: '2026-11-22T03:04:05.678Z', level: 'info', event: 'till.opened' },
      { at: '2026-11-22T03:04:05.678Z', level: 'error', event: 'door.fault', detail: 'first\nsecond "quoted"' },
    ]);
    if (process.platform !== 'win32') expect(statSync(join(directory, 'log', 'till.log')).mode & 0o777).toBe(0o600);
  });

  test('keeps no PIN, number of a person or card, however it is written', () => {
    const log = openLog(join(directory, 'log'));
    const numbers = [
      '135790', '1234567891', '123-45-67891', '010-1234-5678', '02 000 0000 12', '4111 1111 1111 1111', '4111-1111-1111-1111',
    ];
    numbers.push('4111.1111.1111.1111', '4111/1111/1111/1111', '4111_1111_1111_1111', '(02) 000-0000');
    numbers.forEach((number) => log.write('warn', 'fault', `before ${number} after 12345 end`));
    const text = lines().join('\n');
    for (const number of numbers) expect([number, text.includes(number)]).toEqual([number, false]);
    expect(text).toContain('12345 end');
    log.write('warn', 'fault', 'x'.repeat(1_000_000));
    expect((lines().at(-1) ?? '').length).toBeLessThan(2_200);
  });

  test('keeps no mail address and no name of a home directory, but the place in the code, versions and a printer\'s address', () => {
    const log = openLog(join(directory, 'log'));
    const stack = `at run (${join(homedir(), 'sodam', 'file.ts')}:120:17)`;
    log.write('error', 'fault', `${stack} for kim.minji@example.co.kr, chromium 142.0.7444.59 at 192.168.100.109:9100, @serialport/bindings-cpp`);
    expect(lines()[0]).toContain(`at run (${join('~', 'sodam', 'file.ts').replaceAll('\\', '\\\\')}:120:17) for #, `
      + 'chromium 142.0.7444.59 at 192.168.100.109:9100, @serialport/bindings-cpp');
  });

  test('keeps no row of six digits, wherever it stands and whatever is between them', () => {
    const log = openLog(join(directory, 'log'));
    const digit = fc.constantFrom(...'0123456789０１２３４５６７８９٠١٢');
    const number = fc.array(fc.tuple(digit, fc.constantFrom('', '', '-', ' ', ') ', '_')), { minLength: 6, maxLength: 19 })
      .map((digits) => digits.map((pair) => pair.join('')).join(''));
    const words = fc.stringMatching(/^[a-z :"{}]{0,40}$/);
    fc.assert(fc.property(words, number, words, (before, secret, after) => {
      log.write('info', 'x', `${before}|${secret}|${after}`);
      const { detail } = JSON.parse(lines()[0] ?? '') as { readonly detail: string };
      rmSync(join(directory, 'log', 'till.log'));
      expect(detail).not.toMatch(/\p{Nd}/u);
      expect(detail.replaceAll('#', '').length).toBeLessThanOrEqual(before.length + after.length + 4);
    }), { seed: 20261122, numRuns: 5_000 });
  });

  test('keeps five files of a megabyte, the newest first', () => {
    const folder = join(directory, 'log');
    const log = openLog(folder);
    for (let round = 0; round < 8; round += 1) {
      log.write('info', `round.${round}`);
      writeFileSync(join(folder, 'till.log'), 'x'.repeat(logBytesMax - 30), { flag: 'a' });
    }
    log.write('info', 'last');
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['till.1.log', 'till.2.log', 'till.3.log', 'till.4.log', 'till.log']);
    expect(names).toHaveLength(logFilesMax);
    expect(readFileSync(join(folder, 'till.log'), 'utf8')).toContain('"last"');
    expect(readFileSync(join(folder, 'till.1.log'), 'utf8')).toContain('"round.7"');
    expect(readFileSync(join(folder, 'till.4.log'), 'utf8')).toContain('"round.4"');
    expect(names.every((name) => statSync(join(folder, name)).size <= logBytesMax + 1_000)).toBe(true);
  });

  test('that cannot be written stops nobody', () => {
    writeFileSync(join(directory, 'log'), 'a file where the folder should be');
    expect(() => openLog(join(directory, 'log')).write('error', 'x')).not.toThrow();
  });
});

test('the data directory is one per system', () => {
  const cases: readonly (readonly [NodeJS.Platform, Record<string, string>, string, string])[] = [
    ['win32', { LOCALAPPDATA: 'D:\\People\\Kim\\Local' }, 'C:\\Users\\Kim', 'D:\\People\\Kim\\Local\\Sodam POS'],
    ['win32', {}, 'C:\\Users\\Kim', 'C:\\Users\\Kim\\AppData\\Local\\Sodam POS'],
    ['darwin', { XDG_DATA_HOME: '/x' }, '/u/kim', '/u/kim/Library/Application Support/Sodam POS'],
    ['linux', {}, '/u/kim', '/u/kim/.local/share/sodam-pos'],
    ['linux', { XDG_DATA_HOME: '/mnt/share' }, '/u/kim', '/mnt/share/sodam-pos'],
    ['linux', { XDG_DATA_HOME: '' }, '/u/kim', '/u/kim/.local/share/sodam-pos'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/u/kim', '/u/kim/.local/share/sodam-pos'],
    ['freebsd', {}, '/u/kim', '/u/kim/.local/share/sodam-pos'],
  ];
  for (const [platform, environment, home, expected] of cases) {
    expect(defaultDataDirectory(platform, environment, home)).toBe(expected);
  }
});
