/**
 * The two doors of the till as one person meets them: Chromium on the loopback server, and the built main and preload with
 * Chromium for their window. Behind each a real ledger and a real virtual printer of its own. Tells no story.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildPage, isPageFresh, pageFolder } from '../../scripts/build-page.ts';
import { openVirtualPrinter, type VirtualPrinter } from '../../scripts/devices/server.ts';
import { makeProgram, type Program } from '../electron/program.ts';
import { openAppWindow, type AppWindow } from '../electron/window.ts';
import { openBrowser, openWindow, sizes } from '../till/browser.ts';
import { eyesOf, faultsOf, type Eyes } from '../till/eyes.ts';
import { openKeys } from '../till/keys.ts';
import { openShop } from '../till/shop.ts';

export type Door = {
  readonly name: 'browser' | 'electron';
  /** Where the ledger lies. */
  readonly directory: string;
  readonly printer: VirtualPrinter;
  /** The page that is shown now. */
  readonly eyes: () => Eyes;
  /** The page is gone and comes back: reloaded in the browser, its process killed in the window. */
  readonly reload: () => Promise<void>;
  /** What went wrong that no person sees. */
  readonly faults: () => readonly string[];
  /** Ends the till as a person does. */
  readonly close: () => Promise<void>;
};

async function openBrowserDoor(browser: Browser): Promise<Door> {
  const shop = await openShop();
  const till = await openWindow(browser, shop.address);
  return {
    name: 'browser', directory: shop.directory, printer: shop.printer,
    eyes: () => till,
    reload: async () => void (await till.page.reload()),
    faults: () => till.faults,
    close: async () => {
      await till.close();
      await shop.close();
    },
  };
}

async function eyesOn(app: AppWindow): Promise<Eyes> {
  const page = await app.page();
  const [usual] = sizes;
  if (usual !== undefined) await page.setViewportSize(usual);
  return eyesOf(page, await openKeys(page), faultsOf(page));
}

async function openElectronDoor(program: Program): Promise<Door> {
  const printer = await openVirtualPrinter();
  const directory = join(program.folder, 'data');
  const app = await openAppWindow(program, ['--data', directory]);
  let [eyes, loads] = [await eyesOn(app), 1];
  return {
    name: 'electron', directory, printer,
    eyes: () => eyes,
    reload: async () => {
      const debug = await eyes.page.context().newCDPSession(eyes.page);
      void debug.send('Page.crash').catch(() => undefined);
      await app.until('loaded', (loads += 1));
      eyes = await eyesOn(app);
    },
    faults: () => [...eyes.faults, ...app.notes.filter(([what]) => what === 'fault' || what === 'complaint').map((note) => JSON.stringify(note))],
    close: async () => {
      app.tell('close');
      const code = await app.ended;
      await app.end();
      await printer.close();
      if (code !== 0) throw new Error(`the program ended with ${code}`);
    },
  };
}

export type Doors = { readonly doors: readonly [Door, Door]; readonly close: () => Promise<void> };

/** Opens both doors, each on an empty directory. */
export async function openDoors(): Promise<Doors> {
  if (!isPageFresh()) await buildPage();
  const program = await makeProgram(pageFolder());
  const browser = await openBrowser();
  const doors = await Promise.all([openBrowserDoor(browser), openElectronDoor(program)]);
  return {
    doors,
    close: async () => {
      const closed = await Promise.allSettled(doors.map((door) => door.close()));
      await browser.close();
      program.remove();
      const failed = closed.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
  };
}
