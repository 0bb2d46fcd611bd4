/**
 * Watches what the keyboard and the input method say to a page, before the page hears it. Changes nothing; what it saw
 * tells a scanner's burst from one that the machine held up, and explains a fault.
 */
import type { Page } from 'playwright-core';

export type Seen = {
  /** When each key but Shift was released, in ms of the X server's clock: releases pass the input method untouched. */
  readonly released: readonly number[];
  /** When each was pressed; right only where no input method stands between, for it stamps presses anew. */
  readonly pressed: readonly number[];
  readonly compositions: number;
  /** Every event of the burst, in short. */
  readonly log: string;
};

type Record = { pressed: number[]; released: number[]; compositions: number; log: string[] };

/** Begins to watch; loads the page anew, so that no listener of the page comes first. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const record = { pressed: [] as number[], released: [] as number[], compositions: 0, log: [] as string[] };
    Reflect.set(window, 'keysSeen', record);
    const note = (event: Event, words: string): void => void record.log.push(`${Math.round(event.timeStamp) % 100_000} ${words}`);
    window.addEventListener('keydown', (event) => {
      note(event, `+${event.key} ${event.code}`);
      if (event.key !== 'Shift') record.pressed.push(event.timeStamp);
    }, true);
    window.addEventListener('keyup', (event) => {
      note(event, `-${event.key} ${event.code}`);
      if (event.key !== 'Shift') record.released.push(event.timeStamp);
    }, true);
    window.addEventListener('compositionstart', (event) => note(event, 'begins'), true);
    window.addEventListener('compositionend', (event) => {
      record.compositions += 1;
      note(event, `ends "${event.data}"`);
    }, true);
    window.addEventListener('input', (event) => {
      if (event.target instanceof HTMLInputElement) note(event, `field "${event.target.value}"`);
    }, true);
  });
  await page.reload();
}

/** What was seen since the last `forget`; compositions since the page was loaded. */
export async function watched(page: Page): Promise<Seen> {
  const { pressed, released, compositions, log } = await page.evaluate(() => Reflect.get(window, 'keysSeen') as Record);
  return { pressed, released, compositions, log: log.join(', ') };
}

/** Begins a burst. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    const record = Reflect.get(window, 'keysSeen') as Record;
    record.pressed = [];
    record.released = [];
    record.log = [];
  });
}

/** The longest pause between two keys, in ms: by their presses, or, where an input method took those, by their releases. */
export function longestGap({ pressed, released }: Seen, isInField: boolean): number {
  const [firstPress = Infinity] = pressed;
  const times = isInField ? [Math.min(firstPress, released[0] ?? Infinity), ...released] : pressed;
  return times.slice(1).reduce((longest, time, index) => Math.max(longest, time - (times[index] ?? time)), 0);
}
