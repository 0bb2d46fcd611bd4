/** A person in front of a page of the till: what they see, press and wait for, whichever door the page came through. Opens nothing. */
import type { Page } from 'playwright-core';
import type { Keys } from './keys.ts';

export type Eyes = {
  readonly page: Page;
  readonly keys: Keys;
  /** What the page threw, and what its console called an error. */
  readonly faults: string[];
  /** The text of an element by its test id, without white space around it. */
  readonly text: (testId: string) => Promise<string>;
  readonly click: (testId: string) => Promise<void>;
  readonly sees: (testId: string) => Promise<boolean>;
  /** Waits until an element is there, or is gone. */
  readonly until: (testId: string, state?: 'visible' | 'hidden') => Promise<void>;
  /** The whole won that an element shows. */
  readonly amount: (testId: string) => Promise<number>;
  /** Waits until an element shows so many won. */
  readonly shows: (testId: string, wanted: number) => Promise<void>;
  /** Waits until so much is to be paid. */
  readonly due: (wanted: number) => Promise<void>;
  readonly quantities: () => Promise<string[]>;
  /** Waits until the cart on the screen is on its way to the house: it leaves behind the frame that shows it. */
  readonly kept: () => Promise<void>;
  /** Leaves no cart to whoever comes next. */
  readonly empty: () => Promise<void>;
};

/** What the page throws and complains of from now on. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (fault) => void faults.push(`${fault.name}: ${fault.message}`));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  return faults;
}

export function eyesOf(page: Page, keys: Keys, faults: string[]): Eyes {
  const at = (testId: string) => page.getByTestId(testId).first();
  const amount = async (testId: string): Promise<number> => Number(await at(testId).getAttribute('data-amount'));
  const shows = async (testId: string, wanted: number): Promise<void> => {
    const isShown = (given: readonly [string, string]): boolean =>
      document.querySelector(`[data-testid="${given[0]}"]`)?.getAttribute('data-amount') === given[1];
    await page.waitForFunction(isShown, [testId, String(wanted)] as const).catch(async (fault: unknown) => {
      throw new Error(`${testId} shows ${await amount(testId)}, not ${wanted}`, { cause: fault });
    });
  };
  const eyes: Eyes = {
    page, keys, faults, amount, shows,
    text: async (testId) => (await at(testId).innerText()).trim(),
    click: (testId) => at(testId).click(),
    sees: (testId) => at(testId).isVisible(),
    until: (testId, state = 'visible') => at(testId).waitFor({ state }),
    due: (wanted) => shows('due', wanted),
    quantities: () => page.getByTestId('row-quantity').allInnerTexts(),
    kept: () => page.evaluate(() => new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestIdleCallback(() => setTimeout(resolve, 150)));
    })),
    empty: async () => {
      if (!(await eyes.sees('void'))) return;
      await eyes.click('void');
      await eyes.click('void-yes');
      await eyes.until('cart-empty');
    },
  };
  return eyes;
}
