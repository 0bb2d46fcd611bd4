/**
 * A newer program, from the feed to its place, through the built main.js with electron-updater in it and the page's own card:
 * offered, fetched, kept waiting by an open shift, confirmed, installed over a ledger that is closed.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ledgerFile, openReader } from '../../db/ledger.ts';
import { buildPage, isPageFresh, pageFolder } from '../../scripts/build-page.ts';
import { demoOperators } from '../../src/domain/demo.ts';
import { eyesOf, faultsOf, type Eyes } from '../till/eyes.ts';
import { feedText, openFeed, type Feed } from './feed.ts';
import { makeProgram, type Program } from './program.ts';
import { openAppWindow, type AppWindow } from './window.ts';

const patient = { timeout: 15_000 };
const name = 'sodam-pos-0.2.0.AppImage';
let program: Program;
let feed: Feed;
let app: AppWindow;
let till: Eyes;
let runs = 0;
let place = '';

beforeAll(async () => {
  if (!isPageFresh()) await buildPage();
  program = await makeProgram(pageFolder());
  feed = await openFeed();
}, 120_000);
afterAll(async () => {
  await feed.close();
  program.remove();
});

/** The installed program, beside it where it looks for its feed, and a newer one on the feed that says when it runs. */
beforeEach(async () => {
  place = join(program.folder, `place-${(runs += 1)}`);
  mkdirSync(place);
  writeFileSync(join(place, 'app-update.yml'), `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: sodam-pos-updater\n`);
  writeFileSync(join(place, 'sodam.AppImage'), 'the program that runs');
  const next = Buffer.from(`#!/bin/sh\necho "started anew" > '${join(place, 'marker')}'\n`);
  feed.files.set('latest-linux.yml', feedText('0.2.0', name, next));
  feed.files.set(name, next);
  feed.asked.splice(0);
  app = await openAppWindow(program, ['--data', join(place, 'data'), '--demo'], {
    STAND_IN_PACKAGED: '1', STAND_IN_RESOURCES: place, APPIMAGE: join(place, 'sodam.AppImage'), XDG_CACHE_HOME: join(place, 'cache'),
  });
  const page = await app.page();
  till = eyesOf(page, await app.keys(page), faultsOf(page));
  await till.until('pin-dots');
  await till.keys.press('ArrowRight');
  await till.keys.press('ArrowRight');
  await till.keys.type(demoOperators.find(({ role }) => role === 'manager')?.pin ?? '');
}, 60_000);
afterEach(() => app.end());

const log = (): string => readFileSync(join(place, 'data', 'log', 'till.log'), 'utf8');

async function fetchIt(): Promise<void> {
  await till.click('tab-manage');
  await till.until('update-offered');
  expect([feed.asked, existsSync(join(place, 'cache', 'sodam-pos-updater'))]).toEqual([['latest-linux.yml'], false]);
  await till.click('update-fetch');
  await till.until('update-ready');
}

/** The page may be gone before the press is answered. */
const sayYes = (): Promise<void> => till.click('update-yes').catch(() => undefined);

test('is offered at the start, fetched on a press, waits for the close, and takes its place after a yes', async () => {
  await fetchIt();
  await till.click('tab-sale');
  await till.click('open-till');
  await till.until('cart-empty');
  await till.click('tab-manage');
  await till.until('update-waits');
  expect(await till.text('update-waits')).toContain('마감한 다음에');
  expect(await till.page.getByTestId('update-install').getAttribute('aria-disabled')).toBe('true');
  await till.click('tab-close');
  await till.until('close');
  await till.click('close-till');
  await till.until('close-result');
  await till.keys.press('Enter');
  await till.click('tab-manage');
  await till.until('update-waits', 'hidden');
  await till.click('update-install');
  await till.click('update-no');
  await till.until('update-dialog', 'hidden');
  expect(existsSync(join(place, 'marker'))).toBe(false);
  await till.click('update-install');
  await sayYes();
  expect(await app.ended).toBe(0);
  await expect.poll(() => existsSync(join(place, 'marker')), patient).toBe(true);
  expect(readFileSync(join(place, 'sodam.AppImage'), 'utf8')).toContain('started anew');
  const said = log();
  const order = ['"updates.installing"', '"till.closed"', '"updates.handed_over"'].map((event) => said.indexOf(event));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(readdirSync(join(place, 'data')).filter((file) => file.startsWith(`${ledgerFile}-`))).toEqual([]);
  openReader(join(place, 'data')).close();
  expect([till.faults, app.notes.filter(([what]) => what === 'fault')]).toEqual([[], []]);
}, 90_000);

test('an installation that fails opens the program that ran before', async () => {
  await fetchIt();
  rmSync(join(place, 'sodam.AppImage'));
  await till.click('update-install');
  await sayYes();
  await app.until('relaunch');
  expect(await app.ended).toBe(0);
  expect(existsSync(join(place, 'marker'))).toBe(false);
  expect(log()).toMatch(/"updates\.not_installed".*ENOENT/);
}, 60_000);

test('a feed that is gone is a sentence on the card, and the till sells', async () => {
  await till.click('tab-manage');
  await till.until('update-offered');
  feed.files.delete(name);
  await till.click('update-fetch');
  await till.until('update-unreachable');
  expect(await till.text('update-unreachable')).toContain('판매는 그대로');
  await till.click('tab-sale');
  await till.click('open-till');
  await till.until('cart-empty');
  await till.keys.scan('2000002000013');
  await till.until('cart-row');
  await till.click('tab-manage');
  await till.click('update-check');
  await till.until('update-refused');
  expect(feed.asked.filter((path) => path === 'latest-linux.yml')).toHaveLength(1);
}, 60_000);
