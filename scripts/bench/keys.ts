/** Trusted key events, as a keyboard scanner sends them: through the browser's own input, never through a store of the page. */
import type { CDPSession } from 'playwright-core';

const enterCode = 13;
const zeroCode = 48;
const f12Code = 123;

type Key = { readonly key: string; readonly code: string; readonly windowsVirtualKeyCode: number; readonly text?: string };

const enter: Key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: enterCode, text: '\r' };
/** A key that the till has no use for: the floor's. */
const f12: Key = { key: 'F12', code: 'F12', windowsVirtualKeyCode: f12Code };

/** Keys that were sent; `gapMs` is the wait between two key presses. */
export type Keyboard = {
  /** One reading: its digits and the Enter that ends it. Resolves when the browser has taken the last key. */
  readonly scan: (digits: string, gapMs: number) => Promise<void>;
  /** One press of the floor's key. */
  readonly floorKey: () => Promise<void>;
};

/** A keyboard on a page. Keys are sent one behind the other without waiting for their answers, as a scanner does. */
export function keyboardOf(session: CDPSession): Keyboard {
  const press = (key: Key): Promise<unknown> =>
    Promise.all([
      session.send('Input.dispatchKeyEvent', { type: key.text === undefined ? 'rawKeyDown' : 'keyDown', ...key }),
      session.send('Input.dispatchKeyEvent', {
        type: 'keyUp',
        key: key.key,
        code: key.code,
        windowsVirtualKeyCode: key.windowsVirtualKeyCode,
      }),
    ]);
  return {
    floorKey: async () => void (await press(f12)),
    scan: async (digits, gapMs) => {
      const sent: Promise<unknown>[] = [];
      for (const key of [...[...digits].map(digitKey), enter]) {
        sent.push(press(key));
        if (gapMs > 0) await spin(gapMs);
      }
      await Promise.all(sent);
    },
  };
}

function digitKey(digit: string): Key {
  return { key: digit, code: `Digit${digit}`, windowsVirtualKeyCode: zeroCode + Number(digit), text: digit };
}

/** Waits so many ms, letting what was sent go out; timers are too coarse for one. */
async function spin(ms: number): Promise<void> {
  const until = performance.now() + ms;
  do await new Promise<void>((resolve) => void setImmediate(resolve));
  while (performance.now() < until);
}
