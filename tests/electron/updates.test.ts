/**
 * Updates through electron-updater's own code and a real feed on this machine: what is offered, fetched, refused, and never
 * asked. Only Electron's network and its app are replaced. Installs nothing; the test of the packed window does.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DebUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUpdates } from '../../electron/updates.ts';
import type { Updates } from '../../src/host/ports.ts';
import { openTestHouse } from '../contract/house.ts';
import { manager, openShop } from '../host/shop.ts';
import { feedText, openFeed, type Feed } from './feed.ts';

const patient = { timeout: 10_000 };
const running = '1.0.0';
const program = Buffer.from('the next program'.repeat(1_000));
const deb = (version: string): string => `sodam-pos_${version}_amd64.deb`;

let folder = '';
let feed: Feed;
let log: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sodam-updates-'));
  feed = await openFeed();
  log = [];
});
afterEach(async () => {
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a version on the feed. */
function offer(version: string, sum?: string | null): void {
  feed.files.set('latest-linux.yml', feedText(version, deb(version), program, sum));
  feed.files.set(deb(version), program);
}

function updater(): DebUpdater {
  const config = join(folder, 'app-update.yml');
  writeFileSync(config, `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: sodam-pos-updater\n`);
  const made = new DebUpdater(null, {
    version: running, name: 'sodam-pos', isPackaged: true, appUpdateConfigPath: config, userDataPath: folder, baseCachePath: folder,
    whenReady: () => Promise.resolve(), relaunch: () => undefined, quit: () => undefined, onQuit: () => undefined,
  });
  const createRequest = (options: RequestOptions, answered: (response: IncomingMessage) => void) => request(options).on('response', answered);
  return Object.assign(made, { httpExecutor: Object.assign(new ElectronHttpExecutor(), { createRequest }) });
}

function open(silentMs?: number): Updates {
  return openUpdates({
    updater: updater(), url: feed.url, running, closeTill: () => Promise.resolve(), startAgain: () => undefined,
    report: (event, detail) => void log.push(`${event} ${detail}`), ...(silentMs === undefined ? {} : { silentMs }),
  });
}

const until = (updates: Updates, phase: string) => expect.poll(() => updates.state().phase, patient).toBe(phase);
const cached = (): string[] => {
  const pending = join(folder, 'sodam-pos-updater', 'pending');
  return existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.deb')) : [];
};

test('a newer version is offered, and fetched only when told so', async () => {
  offer('1.1.0');
  const updates = open();
  let told = 0;
  updates.onChange(() => void (told += 1));
  updates.fetch();
  updates.check();
  await until(updates, 'offered');
  expect(updates.state()).toEqual({ phase: 'offered', running, offered: '1.1.0', percent: 0 });
  await new Promise((resolve) => void setTimeout(resolve, 200));
  expect([feed.asked, cached()]).toEqual([['latest-linux.yml'], []]);
  updates.fetch();
  await until(updates, 'ready');
  expect([updates.state().percent, feed.asked.at(-1), cached()]).toEqual([100, deb('1.1.0'), [deb('1.1.0')]]);
  expect(told).toBeGreaterThanOrEqual(4);
  expect(log).toEqual([]);
});

test('a file that is not what the feed vouches for is thrown away, and said', async () => {
  offer('1.1.0', Buffer.alloc(64, 7).toString('base64'));
  const updates = open();
  updates.check();
  await until(updates, 'offered');
  updates.fetch();
  await until(updates, 'untrusted');
  expect([updates.state().offered, cached()]).toEqual(['', []]);
  expect(log).toEqual([expect.stringMatching(/^updates\.failed sha512 checksum mismatch/)]);
  updates.install();
  expect(log).toHaveLength(1);
});

test('a file that nobody vouches for is not fetched', async () => {
  offer('1.1.0', null);
  const updates = open();
  updates.check();
  await until(updates, 'offered');
  updates.fetch();
  await until(updates, 'untrusted');
  expect(feed.asked).not.toContain(deb('1.1.0'));
});

test.each(['0.9.9', running, '1.1.0-beta.1', '1.0.0-rc.1'])('%s is not offered', async (version) => {
  offer(version);
  const updates = open();
  updates.check();
  await until(updates, 'newest');
  updates.fetch();
  updates.install();
  expect([updates.state().phase, feed.asked, log]).toEqual(['newest', ['latest-linux.yml'], []]);
});

test('K96 a feed that is gone is one line in the log; when it is back it is asked anew', async () => {
  const updates = open();
  updates.check();
  await until(updates, 'unreachable');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/^updates\.failed .*404/);
  expect(log[0]).not.toContain('\n');
  offer('1.1.0');
  updates.check();
  await until(updates, 'offered');
  await feed.close();
  updates.fetch();
  await until(updates, 'unreachable');
  expect(log).toHaveLength(2);
});

test('a feed that takes the question and says nothing is given up; its late answer is not heard', async () => {
  offer('1.1.0');
  feed.isSilent.now = true;
  const updates = open(150);
  updates.check();
  updates.check();
  expect(updates.state().phase).toBe('asking');
  await until(updates, 'unreachable');
  expect([feed.asked.length, log]).toEqual([1, ['updates.failed the feed said nothing for 150 ms']]);
  feed.isSilent.now = false;
  feed.answerLate();
  await new Promise((resolve) => void setTimeout(resolve, 200));
  expect(updates.state().phase).toBe('unreachable');
  updates.check();
  await until(updates, 'offered');
});

test('nothing happens by itself: not at the end, not for an older version, not unfinished ones', () => {
  const own = updater();
  openUpdates({
    updater: own, url: feed.url, running, report: () => undefined, closeTill: () => Promise.resolve(), startAgain: () => undefined,
  });
  expect({ ...own }).toMatchObject({
    autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, allowPrerelease: false, disableWebInstaller: true,
  });
  expect(feed.asked).toEqual([]);
});

test('a house with an open shift does not even ask the feed; with none it does, once', async () => {
  offer('1.1.0');
  const updates = open();
  const house = openTestHouse({ change: { updates } });
  try {
    const shop = await openShop(house);
    await house.host.tick(house.time.now);
    await shop.ask('operator.sign_in', manager);
    expect(await shop.code('update.check', {})).toBe('shift_still_open');
    await new Promise((resolve) => void setTimeout(resolve, 200));
    expect(feed.asked).toEqual([]);
    await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
    // The Z is owed until it was handed to the printer.
    await house.host.tick(house.time.now);
    await shop.ask('update.check', {});
    await until(updates, 'offered');
    expect(feed.asked).toEqual(['latest-linux.yml']);
    expect(await shop.ask('update.state', {})).toMatchObject({ phase: 'offered', offered: '1.1.0', waitsFor: null });
    // Selling goes on while it is fetched.
    await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
    await shop.ask('update.fetch', { version: '1.1.0' });
    await until(updates, 'ready');
    expect(await shop.code('update.install', { version: '1.1.0' })).toBe('shift_still_open');
  } finally {
    await house.close();
  }
});
