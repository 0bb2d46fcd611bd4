/** A till that sells: a shop with its drawer open, a browser, and windows on it. What most tests of the screen begin with. */
import type { Browser } from 'playwright-core';
import { openBrowser, openWindow, type TillWindow, type WindowOptions } from './browser.ts';
import { goods } from './goods.ts';
import { openForSelling, openShop, type Shop, type ShopOptions } from './shop.ts';

export type Selling = {
  readonly shop: Shop;
  readonly browser: Browser;
  /** Opens a window and waits until it can sell. */
  readonly open: (options?: WindowOptions) => Promise<TillWindow>;
  readonly close: () => Promise<void>;
};

/** Makes a store that sells `csv`, signs the cashier in and opens the drawer with 100,000 won. */
export async function openSelling({ csv = goods, ...options }: ShopOptions & { readonly csv?: string } = {}): Promise<Selling> {
  const shop = await openShop(options);
  await openForSelling(shop, csv);
  const browser = await openBrowser();
  return {
    shop, browser,
    open: async (window) => {
      const till = await openWindow(browser, shop.address, window);
      await till.until('due');
      return till;
    },
    close: async () => {
      await browser.close();
      await shop.close();
    },
  };
}
