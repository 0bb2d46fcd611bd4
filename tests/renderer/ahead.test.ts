/** The rest of the screen is fetched behind the first one: in order, one at a time, and again when it did not come. */
import { expect, test } from 'vitest';
import { fetchAhead } from '../../renderer/flows/ahead.ts';

/** Parts that come at the given attempt, and what happened, in order. */
function scene(attempts: Readonly<Record<string, number>>) {
  const happened: string[] = [];
  const tried = new Map<string, number>();
  const parts = Object.entries(attempts).map(([name, comes]) => ({
    fetch: async () => {
      happened.push(`begins ${name}`);
      await Promise.resolve();
      const attempt = (tried.get(name) ?? 0) + 1;
      tried.set(name, attempt);
      happened.push(`${attempt >= comes ? 'has' : 'lacks'} ${name}`);
      return attempt >= comes;
    },
  }));
  const world = {
    whenIdle: (run: () => void) => {
      happened.push('idle');
      queueMicrotask(run);
    },
    wait: (ms: number) => {
      happened.push(`waits ${ms > 1_000 ? 'seconds' : 'too short'}`);
      return Promise.resolve();
    },
  };
  return { happened, run: () => fetchAhead(world, parts) };
}

test('one part after the other, each when nothing else is to be done', async () => {
  const { happened, run } = scene({ tender: 1, dialogs: 1 });
  await run();
  expect(happened).toEqual(['idle', 'begins tender', 'has tender', 'idle', 'begins dialogs', 'has dialogs']);
});

test('a part that did not come holds up none behind it and is fetched again after a while', async () => {
  const { happened, run } = scene({ tender: 3, dialogs: 1 });
  await run();
  expect(happened).toEqual([
    'idle', 'begins tender', 'lacks tender', 'idle', 'begins dialogs', 'has dialogs', 'waits seconds',
    'idle', 'begins tender', 'lacks tender', 'waits seconds', 'idle', 'begins tender', 'has tender',
  ]);
});
