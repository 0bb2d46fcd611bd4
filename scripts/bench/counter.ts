/** The counter of a measured store: its till, a browser that shows it with a cart of so many lines, and a scanner. */
import type { Page } from 'playwright-core';
import { openDrafts } from '../../db/drafts.ts';
import { emptyCart, reduceCart, type Cart } from '../../src/domain/cart.ts';
import type { Item } from '../../src/domain/catalog.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { openPage } from './browser.ts';
import type { Keyboard } from './keys.ts';
import { openShop } from './shop.ts';
import { beginWatch, lookAtWatch, type Seen } from './stopwatch.ts';
import { startTill } from './till.ts';

/** Items of the store: a large shop's. */
export const itemsOfCounter = 20_000;
/** A frame of a 60 Hz screen, in ms. */
export const frameMs = 1_000 / 60;
/** A longer gap inside one scan is a person's for the till. No scanner makes one: it is the measuring machine that held keys back. */
export const gapMostMs = 50;

const lookMs = 20;
const seenMs = 60_000;

export type Counter = {
  /** The data directory of the till. */
  readonly directory: string;
  readonly page: Page;
  readonly keyboard: Keyboard;
  /** Waits until the page says that it is so far; false when it is not after `ms`. */
  readonly isSeen: (isSo: (seen: Seen) => boolean, ms?: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the till of a directory, made when there is none, with a cart of the first `lines` items, one piece each. The cart
 * comes back from the draft, as after a power cut.
 */
export async function openCounter(browser: string, directory: string, lines: number): Promise<Counter> {
  const shop = await openShop(directory, itemsOfCounter);
  const items = shop.ledger.items().slice(0, lines);
  shop.close();
  const drafts = openDrafts(directory);
  drafts.save(cartOf(items));
  drafts.close();
  const till = await startTill(directory, itemsOfCounter);
  const { page, keyboard, close } = await openPage(browser, till.address, beginWatch);
  const isSeen: Counter['isSeen'] = async (isSo, ms = seenMs) => {
    for (const last = performance.now() + ms; performance.now() < last; await pause(lookMs)) {
      if (isSo(await page.evaluate(lookAtWatch))) return true;
    }
    return false;
  };
  if (!(await isSeen(({ pieces }) => pieces === lines))) throw new Error(`the page never showed a cart of ${lines} lines`);
  return {
    directory,
    page,
    keyboard,
    isSeen,
    close: async () => {
      await close();
      await till.close();
    },
  };
}

function cartOf(items: readonly Item[]): Cart {
  return items.reduce(
    (cart, item) => reduceCart(cart, { type: 'item_added', lineId: `line-${item.id}` as LineId, item, typedPrice: null }),
    emptyCart(`cart-of-${items.length}` as SaleId),
  );
}

/** Waits so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
