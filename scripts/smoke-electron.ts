/**
 * `npm run smoke:electron`: the till in the real Electron, once, from the window to a verified ledger. Runs where the binary
 * is, and elsewhere says `real Electron: NOT RUN` and ends with 0; it fetches nothing and stands for no other test.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { demoOperators } from '../src/domain/demo.ts';
import { buildElectron } from './build-electron.ts';
import { buildPage, isPageFresh } from './build-page.ts';
import { electronBinary } from './start/electron.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const patienceMs = 30_000;
const cup = '2000002000013';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function check(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

/** Starts the till as `npm start` does. */
function launch(executablePath: string, data: string): Promise<ElectronApplication> {
  const isRoot = process.getuid?.() === 0;
  const args = [...(isRoot ? ['--no-sandbox'] : []), root, '--data', data, '--demo'];
  return _electron.launch({ executablePath, args, timeout: patienceMs });
}

/** What the page can reach, asked in the page itself. */
async function checkPage(page: Page): Promise<void> {
  check(page.url().startsWith('app://pos/'), `the page lies at app://pos/, not at ${page.url()}`);
  const seen = await page.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    bridge: Object.keys(Reflect.get(window, 'till') as object).sort(),
    fetched: await fetch('app://pos/index.html').then(() => true, () => false),
    opened: window.open('https://evil.example/') !== null,
  }));
  check(seen.node.length === 0, `no Node in the page: ${seen.node.join()}`);
  check(seen.bridge.join() === 'onText,send', `two functions, not ${seen.bridge.join()}`);
  check(!seen.fetched && !seen.opened, 'the page reaches nothing and opens nothing');
}

/** One cup, for cash, as the demo store's cashier. */
async function sellOne(page: Page): Promise<void> {
  const at = (testId: string) => page.getByTestId(testId).first();
  await at('pin-dots').waitFor();
  await page.keyboard.type(demoOperators.find(({ role }) => role === 'cashier')?.pin ?? '', { delay: 80 });
  await at('open-till').click();
  await at('cart-empty').waitFor();
  await page.keyboard.type(cup, { delay: 3 });
  await page.keyboard.press('Enter');
  await at('cart-row').waitFor();
  await page.keyboard.press('F8');
  await at('take').waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await at('done').waitFor();
}

function verify(data: string): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'verify.ts'), '--data', data], { stdio: 'inherit' });
  return new Promise((resolve) => void child.on('close', resolve));
}

async function smoke(binary: string, data: string): Promise<void> {
  if (!isPageFresh()) await buildPage();
  await buildElectron();
  const till = await launch(binary, data);
  try {
    const page = await till.firstWindow({ timeout: patienceMs });
    page.setDefaultTimeout(patienceMs);
    await sellOne(page);
    await checkPage(page);
    const versions = await till.evaluate(() => ({ electron: process.versions['electron'], chrome: process.versions['chrome'] }));
    say(`Electron ${versions.electron}, Chromium ${versions.chrome}`);
  } finally {
    await till.close();
  }
  check((await verify(data)) === 0, 'the ledger it left is whole');
}

const binary = electronBinary(join(root, 'node_modules', 'electron'));
const hasDisplay = process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean);
if (binary === null || !hasDisplay) {
  say(`real Electron: NOT RUN (${binary === null ? 'its binary is not here' : 'there is no display'})`);
} else {
  const data = mkdtempSync(join(tmpdir(), 'sodam-smoke-'));
  try {
    await smoke(binary, data);
    say('real Electron: ok');
    rmSync(data, { recursive: true, force: true });
  } catch (fault) {
    say(`real Electron: FAILED (${fault instanceof Error ? fault.message : String(fault)}); its directory is ${data}`);
    process.exitCode = 1;
  }
}
