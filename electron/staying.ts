/**
 * What keeps the window with the person at the counter: a page that died comes back, and nobody closes the till over an
 * open sale without being asked. Touches no cart: it is kept by the house, and a new page finds it there.
 */
import type { App, RenderProcessGoneDetails } from 'electron';
import { pageAddress, type ShellWindow } from './parts.ts';

/** So many deaths within `deathsWithinMs` are no accident: the next page would die as well. */
export const deathsMax = 3;
export const deathsWithinMs = 60_000;

export type Recovery = {
  /** Writes down what happened. */
  readonly report: (event: string, detail: string) => void;
  /** Runs when the page keeps dying: says so and ends the program. */
  readonly giveUp: () => void;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
};

/** Loads the page anew whenever its process is gone. */
export function bringBack(window: Pick<ShellWindow, 'webContents' | 'loadURL'>, { report, giveUp, now }: Recovery): void {
  const { webContents } = window;
  let deaths: number[] = [];
  webContents.on('render-process-gone', (_event, { reason, exitCode }: RenderProcessGoneDetails) => {
    if (webContents.isDestroyed()) return;
    report('page.died', `${reason}, ${exitCode}`);
    deaths = [...deaths.filter((at) => now() - at < deathsWithinMs), now()];
    if (deaths.length > deathsMax) return giveUp();
    // Not from within: Electron is still taking the dead process apart.
    setImmediate(() => {
      if (webContents.isDestroyed()) return;
      window.loadURL(pageAddress).catch((fault: unknown) => report('page.not_loaded', String(fault)));
    });
  });
}

export type Leaving = {
  /** Whether a cart with lines waits to be paid. */
  readonly isSaleOpen: () => boolean;
  /** Asks the person; true when the till is to be closed all the same. */
  readonly askToLeave: () => Promise<boolean>;
  /** Is given what to do when the system ends the program: there is nobody to ask then. */
  readonly onTold: (end: () => void) => void;
};

/** Asks before the window closes over an open sale. */
export function askBeforeLeaving(app: Pick<App, 'quit'>, window: Pick<ShellWindow, 'on'>, options: Leaving): void {
  let state: 'staying' | 'asking' | 'leaving' = 'staying';
  window.on('close', (event) => {
    if (state === 'leaving' || !options.isSaleOpen()) return;
    event.preventDefault();
    if (state === 'asking') return;
    state = 'asking';
    void options.askToLeave().then((leaves) => {
      if (state === 'leaving') return;
      state = leaves ? 'leaving' : 'staying';
      if (leaves) app.quit();
    });
  });
  options.onTold(() => {
    state = 'leaving';
    app.quit();
  });
}
