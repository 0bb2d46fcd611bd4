/**
 * The two ways a cashier works a till: keys alone, or fingers alone. Each does a step by its own means and has no other; a
 * step that needs the other's fails. Both hold the scanner. Knows no sale.
 */
import type { TillWindow } from './browser.ts';

/** A step by key, and the button that is touched for it. Without a key the keyboard walks to the button by Tab. */
export type Step = { readonly tap: string; readonly key?: string };

export type Hands = {
  readonly kind: 'keys' | 'touch';
  readonly do: (step: Step) => Promise<void>;
  /** Digits of a number, on the keys or on the keypad of the screen. */
  readonly digits: (digits: string) => Promise<void>;
  /** Text into a field: typed, or by the touch keyboard that the system shows. */
  readonly write: (field: string, text: string) => Promise<void>;
  /** Adds the first hit of a search. */
  readonly addHit: () => Promise<void>;
};

/** How many times Tab is pressed before a button counts as out of reach. */
const tabsMost = 160;

type At = 'there' | 'beside' | 'before' | 'after';

/** Where the focus is: on the button, in the same choice as it, or before or after it in the order of Tab. */
function focusAt(till: TillWindow, testId: string): Promise<At> {
  return till.page.evaluate((wanted) => {
    const active = document.activeElement;
    const target = document.querySelector(`[data-testid="${wanted}"]`);
    if (active === null || target === null) return 'after';
    if (target.contains(active)) return 'there';
    const group = active.closest('[role=radiogroup]');
    if (group !== null && group.contains(target)) return 'beside';
    if (active !== document.body) return (active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? 'after' : 'before';
    // From nowhere, Shift and Tab begin at the end of the page.
    const all = [...document.querySelectorAll('button, input')];
    return all.findIndex((each) => target.contains(each)) > all.length / 2 ? 'before' : 'after';
  }, testId);
}

async function walkTo(till: TillWindow, testId: string): Promise<void> {
  await till.until(testId);
  for (let tabs = 0; tabs < tabsMost; tabs += 1) {
    const at = await focusAt(till, testId);
    if (at === 'there') return;
    await till.keys.press(at === 'beside' ? 'ArrowRight' : at === 'before' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`no key leads to ${testId}`);
}

/** Keys alone. */
export function keyHands(till: TillWindow): Hands {
  const { keys, page } = till;
  return {
    kind: 'keys',
    do: async ({ tap, key }) => {
      if (key !== undefined) return keys.press(key);
      await walkTo(till, tap);
      const isRadio = await page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio');
      await keys.press(isRadio ? 'Space' : 'Enter');
    },
    digits: (digits) => keys.type(digits),
    write: async (field, text) => {
      await walkTo(till, field);
      await keys.press('Control+A');
      await page.keyboard.insertText(text);
    },
    addHit: () => keys.press('Enter'),
  };
}

/** Fingers alone: every touch is one a finger can do, on something that is on the screen and not covered. */
export function touchHands(till: TillWindow): Hands {
  const tap = (testId: string): Promise<void> => till.page.getByTestId(testId).first().tap();
  return {
    kind: 'touch',
    do: (step) => tap(step.tap),
    digits: async (digits) => {
      if (!(await till.sees('pad-1'))) await tap('tab-keypad');
      for (const digit of digits) await tap(`pad-${digit}`);
    },
    write: async (field, text) => {
      await tap(field);
      const input = till.page.getByTestId(field).first();
      await input.evaluate((element) => element instanceof HTMLInputElement && element.select());
      await till.page.keyboard.insertText(text);
    },
    addHit: () => tap('hit'),
  };
}
