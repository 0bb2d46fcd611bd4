/** One day, told once and played at both doors at the same time; after each story both must have left the same behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptsOf } from '../till/paper.ts';
import { openDoors, type Door, type Doors } from './door.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';
import { entriesAt, toldBy, type Told } from './told.ts';

const patienceMs = 15_000;
let opened: Doors;

beforeAll(async () => {
  opened = await openDoors();
}, 120_000);
afterAll(() => opened.close(), 60_000);

/** Plays a story and waits until it left as much behind as it must; a notice on the screen may still fade. */
async function play(door: Door, story: Story): Promise<() => Promise<Told>> {
  const [from, papers] = [entriesAt(door), receiptsOf(door.printer).length];
  try {
    await story.play(door);
  } catch (fault) {
    throw new Error(`at the ${door.name} door: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
  await expect.poll(() => receiptsOf(door.printer).length - papers, { timeout: patienceMs, message: `papers at the ${door.name} door` })
    .toBe(story.papers);
  return () => toldBy(door, from, papers);
}

/** Waits for both, whatever becomes of one: the next story may begin at neither door while this one goes on at the other. */
async function both<T>(one: Promise<T>, other: Promise<T>): Promise<readonly [T, T]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

describe('the browser door and the Electron door behave alike', () => {
  test.each(stories.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
    const [browser, electron] = opened.doors;
    const [atBrowser, atElectron] = await both(play(browser, story), play(electron, story));
    let [first, second] = await Promise.all([atBrowser(), atElectron()]);
    const until = Date.now() + patienceMs;
    while (JSON.stringify(first) !== JSON.stringify(second) && Date.now() < until) {
      await new Promise((resolve) => void setTimeout(resolve, 250));
      [first, second] = await Promise.all([atBrowser(), atElectron()]);
    }
    expect(second).toEqual(first);
    expect(first.facts.map(({ kind }) => kind)).toEqual(story.seals);
    for (const says of story.says) expect(first.words.join('\n')).toContain(says);
    expect(opened.doors.map((door) => [door.name, door.faults()])).toEqual([['browser', []], ['electron', []]]);
  }, 60_000);
});
