/**
 * Scanner bursts through the real Hangul input method into the real till page: whatever has the focus, the cart holds what
 * was scanned, the search field stays empty and no quantity changes. The cart is read from the drafts on the disk.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoOperators } from '../../src/domain/demo.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import { seededChance } from '../power-cut/random.ts';
import { must } from './counter.ts';
import { readRecords } from './csv.ts';
import { openDesktop, type Desktop } from './desktop.ts';
import { draftLines } from './ledger-eye.ts';
import { forget, longestGap, watched, watchKeys } from './key-watch.ts';
import { pause, until } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { openLine, startTill, type Till } from './till.ts';

const seed = 20261122;

export const hangulProof: Proof = {
  name: 'hangul', packages: ['xvfb', 'xdotool', 'dbus', 'ibus', 'ibus-gtk3', 'ibus-hangul', 'chromium'], run: proveHangul,
};

const focuses = ['body', 'search', 'quantity'] as const;
const endings = ['\n', '\t'] as const;
const gapsMs = [0, 1, 5, 15] as const;

/** Scanners type at 1 to 15 ms a key; the till takes gaps of 50 ms for a person's. */
const gapMaxMs = 45;
const attemptsMax = 12;
const restMs = 200;

type Burst = { readonly code: string; readonly focus: (typeof focuses)[number]; readonly ending: string; readonly gapMs: number };

async function proveHangul(context: Context): Promise<Outcome> {
  const directory = context.directory('hangul');
  const data = join(directory, 'data');
  const till = await startTill({ root: context.root, data, more: ['--demo'] });
  let desktop: Desktop | null = null;
  try {
    await signIn(till);
    desktop = await openDesktop(join(directory), `${till.origin}/#token=${till.token}`);
    await watchKeys(desktop.page);
    await desktop.page.getByTestId('search').waitFor({ timeout: 30_000 });
    await requireComposition(desktop);
    const outcome = await scanAll(context, desktop, data);
    await requireComposition(desktop);
    return outcome;
  } finally {
    await desktop?.close();
    await till.process.end();
  }
}

/** Signs in and opens the shift over the socket: the page then shows the checkout. */
async function signIn(till: Till): Promise<void> {
  const { client, close } = await openLine(till, 60_000);
  const [cashier] = demoOperators;
  await must(client, 'operator.sign_in', { operatorId: '01' as OperatorId, pin: cashier?.pin ?? '' });
  await must(client, 'shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
  close();
}

/** Composition is at work when two keys typed by hand make one syllable in the search field. */
async function requireComposition(desktop: Desktop): Promise<void> {
  const composes = async (): Promise<boolean> => {
    await desktop.press('F3');
    await desktop.type('rk', 150);
    const isComposed = await until(async () => (await searchText(desktop)) === '가', 2_000, 50);
    await desktop.press('Escape', 'Escape', 'Escape');
    return isComposed;
  };
  if (!(await until(composes, 30_000, 500))) throw new Error('typing "rk" by hand does not give 가: the input method does not compose');
}

type Tally = { right: number; touched: number; stalled: number; readonly expected: Map<string, number>; readonly faults: string[] };

async function scanAll(context: Context, desktop: Desktop, data: string): Promise<Outcome> {
  const chance = seededChance(seed);
  const codes = choose(context.root);
  const tally: Tally = { right: 0, touched: 0, stalled: 0, expected: new Map(), faults: [] };
  const bursts = Array.from({ length: context.size('bursts') }, (_, index): Burst => ({
    code: codes[chance.below(codes.length)] ?? '', focus: focuses[index % 3] ?? 'body',
    ending: endings[Math.floor(index / 3) % 2] ?? '\n', gapMs: gapsMs[Math.floor(index / 6) % 4] ?? 0,
  }));
  for (const [index, burst] of bursts.entries()) {
    let isSettled = false;
    for (let attempt = 1; attempt <= attemptsMax && !isSettled; attempt += 1) isSettled = await scanOne(desktop, data, burst, tally);
    if (!isSettled) throw new Error(`${attemptsMax} times the machine was too busy to type ${burst.code} as fast as a scanner does`);
    if (index % 20 === 0) context.progress(`hangul: ${index + 1} of ${bursts.length} bursts`);
  }
  const { compositions } = await watched(desktop.page);
  return {
    figures: {
      bursts: bursts.length, 'composition seen': compositions, 'carts right': tally.right, 'carts wrong': bursts.length - tally.right,
      'fields touched': tally.touched, 'typed again': tally.stalled,
    },
    faults: tally.faults.slice(0, 8),
  };
}

/**
 * Types one burst and judges it. False when the machine held the keys up for longer than any scanner pauses: that was no
 * burst, whatever became of it, and is typed again.
 */
async function scanOne(desktop: Desktop, data: string, burst: Burst, tally: Tally): Promise<boolean> {
  const { page, press, type } = desktop;
  const { expected, faults } = tally;
  await setFocus(desktop, burst, expected.size > 0);
  await forget(page);
  await type(burst.code + burst.ending, burst.gapMs);
  const wanted = new Map(expected).set(burst.code, (expected.get(burst.code) ?? 0) + 1);
  const isRight = await until(() => isSame(draftLines(data), wanted), 3_000);
  const left = await leftOver(desktop);
  const isWhole = isRight && left === null;
  const seen = await watched(page);
  const isStalled = !isWhole && longestGap(seen, burst.focus === 'search') > gapMaxMs;
  if (isStalled) tally.stalled += 1;
  else {
    if (isRight) tally.right += 1;
    if (left !== null) tally.touched += 1;
    if (!isWhole) {
      const found = JSON.stringify([...draftLines(data)].slice(-4));
      faults.push(`${JSON.stringify(burst)}: ${isRight ? '' : `the cart ends with ${found}; `}${left ?? ''}; the page saw ${seen.log}`);
    }
  }
  if (!isWhole) await press('Escape', 'Escape', 'Escape');
  expected.clear();
  draftLines(data).forEach((quantity, code) => expected.set(code, quantity));
  return !isStalled;
}

async function setFocus({ page, press }: Desktop, { focus }: Burst, hasLine: boolean): Promise<void> {
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
  if (focus === 'search') await press('F3');
  if (focus === 'quantity' && hasLine) await press('F2');
  // Nobody pulls a scanner's trigger in the same moment as a key.
  await pause(restMs);
}

function searchText({ page }: Desktop): Promise<string> {
  return page.getByTestId('search').inputValue();
}

/** What a burst left where nothing may be left: a text in the search field, digits on the keypad, a question on the screen. */
async function leftOver(desktop: Desktop): Promise<string | null> {
  const { page } = desktop;
  await until(async () => (await searchText(desktop)) === '', 500);
  const text = await searchText(desktop);
  const typed = (await page.getByTestId('pad-typed').allTextContents()).join('').replace(/\D/g, '');
  const asked = await page.getByTestId('unknown-code').or(page.getByTestId('choose')).count();
  const parts = [
    ...(text === '' ? [] : [`the search field holds "${text}"`]), ...(typed === '' ? [] : [`the keypad holds "${typed}"`]),
    ...(asked === 0 ? [] : ['the till asks about a code']),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/** Codes of the practice store that stand for one priced item each: letters with digits, and bare digits. */
function choose(root: string): string[] {
  const [, ...rows] = readRecords(readFileSync(join(root, 'db', 'demo', 'catalog.csv'), 'utf8'));
  const items = rows.map(({ fields: [code = '', , , price = '', , , oneOff = ''] }) => ({ code, price, oneOff }));
  const count = new Map<string, number>();
  for (const { code } of items) count.set(code, (count.get(code) ?? 0) + 1);
  const fit = items.filter(({ code, price, oneOff }) => price !== '' && oneOff !== '1' && count.get(code) === 1).map(({ code }) => code);
  const lettered = fit.filter((code) => /[A-Z]/.test(code));
  return [...lettered.slice(0, 16), ...fit.filter((code) => !/[A-Z]/.test(code)).slice(0, 8)];
}

function isSame(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): boolean {
  return found.size === expected.size && [...expected].every(([code, quantity]) => found.get(code) === quantity);
}
