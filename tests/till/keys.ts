/**
 * A keyboard and a keyboard scanner on a page, as trusted key events with times of their own: what the browser would be
 * told by the system. Knows nothing of the till.
 */
import type { CDPSession, Page } from 'playwright-core';

type Key = { readonly key: string; readonly code: string; readonly virtual: number; readonly text?: string; readonly shift?: boolean };
type Sent = Parameters<typeof sendKey>[1];

export type ScanOptions = {
  readonly suffix?: 'Enter' | 'Tab' | null;
  /** Milliseconds from one key to the next. */
  readonly gapMs?: number;
  /** The input method holds every key but its text is not composed: the focus is on no field. */
  readonly hangul?: boolean;
  /** Letters arrive with the case that Caps Lock gives them. */
  readonly capsLock?: boolean;
  /** The machine stands still for so many ms between any two keys; their own times do not show it. */
  readonly stallMs?: number;
  /** The suffix alone is handed over so many ms late; its own time does not show it. */
  readonly lateMs?: number;
  /** A person pastes this text by Ctrl and V, and lets go of V 10 ms before the burst. */
  readonly afterPaste?: string;
};

export type Keys = {
  /** One burst of a scanner. */
  readonly scan: (text: string, options?: ScanOptions) => Promise<void>;
  /** Many bursts, one right after the other. */
  readonly scans: (texts: readonly string[], options?: ScanOptions) => Promise<void>;
  /** A person types characters, 80 ms apart. */
  readonly type: (text: string) => Promise<void>;
  /** A person presses a key or a chord, `Control+p`. */
  readonly press: (name: string) => Promise<void>;
  /** A person presses a key while the input method stands in Hangul mode: `Process`, 229, the physical code. */
  readonly pressInHangul: (code: string, modifiers?: number) => Promise<void>;
  /** A person presses one key many times as fast as the system reports them. */
  readonly hammer: (name: 'Enter', times: number) => Promise<void>;
  /** Keys and composed text in the order given, 3 ms apart: what an input method makes of a burst. */
  readonly compose: (steps: readonly ComposeStep[]) => Promise<void>;
};

/** `process`: the input method took the key; `shows`: what it composes; `commits`: text it is done with; `plain`: a key it left alone. */
export type ComposeStep =
  | { readonly process: string }
  | { readonly shows: string }
  | { readonly commits: string }
  | { readonly plain: string };

const enter: Key = { key: 'Enter', code: 'Enter', virtual: 13, text: '\r' };
const tab: Key = { key: 'Tab', code: 'Tab', virtual: 9 };
const signs: Readonly<Record<string, Key>> = {
  '-': { key: '-', code: 'Minus', virtual: 189, text: '-' },
  '.': { key: '.', code: 'Period', virtual: 190, text: '.' },
  '/': { key: '/', code: 'Slash', virtual: 191, text: '/' },
};

function keyOf(character: string, capsLock: boolean): Key {
  if (/^\d$/.test(character)) return { key: character, code: `Digit${character}`, virtual: 48 + Number(character), text: character };
  const sign = signs[character];
  if (sign !== undefined) return sign;
  const upper = character.toUpperCase();
  const shift = character === upper;
  const shown = shift === capsLock ? character.toLowerCase() : upper;
  return { key: shown, code: `Key${upper}`, virtual: upper.charCodeAt(0), text: shown, shift };
}

function sendKey(cdp: CDPSession, sent: {
  readonly type: 'keyDown' | 'rawKeyDown' | 'keyUp'; readonly key: Key; readonly at: number; readonly modifiers?: number;
}): Promise<unknown> {
  const { type, key, at, modifiers = key.shift === true ? 8 : 0 } = sent;
  return cdp.send('Input.dispatchKeyEvent', {
    type, key: key.key, code: key.code, windowsVirtualKeyCode: key.virtual, timestamp: at / 1_000, modifiers,
    ...(type === 'keyDown' && key.text !== undefined ? { text: key.text, unmodifiedText: key.text } : {}),
  });
}

function pressAndRelease(key: Key, at: number): Sent[] {
  return [{ type: key.text === undefined ? 'rawKeyDown' : 'keyDown', key, at }, { type: 'keyUp', key, at: at + 0.5 }];
}

type Held = { readonly id: number; readonly run: () => void };
declare global {
  interface Window {
    /** Tests only: short timers of the page wait while a burst is being handed over. */
    holdShortTimers?: (hold: boolean) => void;
  }
}

/**
 * Runs in the page before its own scripts. A scanner's keys lie a few ms apart; a test machine that stands still between
 * two of them would make another burst of it, so the page's clock for short waits stands still as well.
 */
function makeTimersHoldable(): void {
  const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
  let held: Held[] | null = null;
  const later = (run: unknown, ms = 0, ...rest: unknown[]): number => {
    const go = (): void => void (typeof run === 'function' && run(...rest));
    const id: number = set(() => {
      if (held !== null && ms < 120) held.push({ id, run: go });
      else go();
    }, ms);
    return id;
  };
  Object.defineProperty(window, 'setTimeout', { value: later, writable: true });
  window.clearTimeout = (id) => {
    held = held?.filter((timer) => timer.id !== Number(id)) ?? null;
    clear(id);
  };
  window.holdShortTimers = (hold) => {
    const due = held ?? [];
    held = hold ? [] : null;
    due.forEach((timer) => timer.run());
  };
}

/** Ctrl and V, the text they bring, and V let go of 60 ms later. */
async function paste(cdp: CDPSession, text: string, at: number): Promise<void> {
  const key: Key = { key: 'v', code: 'KeyV', virtual: 86 };
  await sendKey(cdp, { type: 'rawKeyDown', key, at, modifiers: 2 });
  await cdp.send('Input.insertText', { text });
  await sendKey(cdp, { type: 'keyUp', key, at: at + 60, modifiers: 2 });
}

/** Takes the keyboard of a page, best before the page opens its address. */
export async function openKeys(page: Page): Promise<Keys> {
  await page.addInitScript(makeTimersHoldable);
  if (page.url() !== 'about:blank') await page.evaluate(makeTimersHoldable);
  const cdp = await page.context().newCDPSession(page);
  const hold = (holds: boolean) => page.evaluate((now) => window.holdShortTimers?.(now), holds);
  let last = 0;
  const startAt = (): number => Math.max(Date.now(), last + 1);
  // One burst is handed over at once: the times are the events' own, so a busy machine stretches it as little as it can.
  const sendAll = async (keys: readonly Key[], gapMs: number, stallMs = 0, pasted = ''): Promise<void> => {
    if (stallMs > 0) return sendStalled(keys, gapMs, stallMs);
    await hold(true);
    const start = startAt() + (pasted === '' ? 0 : 70);
    if (pasted !== '') await paste(cdp, pasted, start - 70);
    const sent = keys.flatMap((key, index) => pressAndRelease(key, start + index * gapMs));
    last = start + keys.length * gapMs;
    await Promise.all(sent.map((each) => sendKey(cdp, each)));
    await hold(false);
  };
  const sendStalled = async (keys: readonly Key[], gapMs: number, stallMs: number): Promise<void> => {
    const start = startAt();
    last = start + keys.length * gapMs;
    for (const [index, key] of keys.entries()) {
      await Promise.all(pressAndRelease(key, start + index * gapMs).map((sent) => sendKey(cdp, sent)));
      await page.waitForTimeout(stallMs);
    }
  };
  const sendLate = async (keys: readonly Key[], gapMs: number, lateMs: number): Promise<void> => {
    await sendAll(keys.slice(0, -1), gapMs);
    const at = last;
    await page.waitForTimeout(lateMs);
    await Promise.all(keys.slice(-1).flatMap((key) => pressAndRelease(key, at)).map((sent) => sendKey(cdp, sent)));
  };
  const burstOf = (text: string, { suffix = 'Enter', hangul = false, capsLock = false }: ScanOptions): Key[] => [
    ...[...text].map((character) => keyOf(character, capsLock)).map((key) => (hangul ? held(key) : key)),
    ...(suffix === 'Enter' ? [enter] : suffix === 'Tab' ? [tab] : []),
  ];
  const compose = async (steps: readonly ComposeStep[]): Promise<void> => {
    await hold(true);
    const start = startAt();
    last = start + steps.length * 3;
    await Promise.all(steps.flatMap((step, index) => composeStep(cdp, step, start + index * 3)));
    await hold(false);
  };
  return {
    scan: (text, options = {}) => {
      const [keys, gapMs] = [burstOf(text, options), options.gapMs ?? 3];
      return options.lateMs === undefined ? sendAll(keys, gapMs, options.stallMs, options.afterPaste) : sendLate(keys, gapMs, options.lateMs);
    },
    scans: async (texts, options = {}) => {
      for (const text of texts) await sendAll(burstOf(text, options), options.gapMs ?? 3);
    },
    type: async (text) => {
      for (const character of text) {
        await page.keyboard.press(character);
        await page.waitForTimeout(80);
      }
    },
    press: (name) => page.keyboard.press(name),
    pressInHangul: async (code, modifiers = 0) => {
      const key: Key = { key: 'Process', code, virtual: 229 };
      const at = startAt();
      last = at;
      await Promise.all([
        sendKey(cdp, { type: 'rawKeyDown', key, at, modifiers }), sendKey(cdp, { type: 'keyUp', key, at: at + 1, modifiers }),
      ]);
    },
    hammer: (_name, times) => sendAll(Array.from({ length: times }, () => enter), 1),
    compose,
  };
}

function held({ code, shift }: Key): Key {
  return { key: 'Process', code, virtual: 229, ...(shift === true ? { shift } : {}) };
}

function composeStep(cdp: CDPSession, step: ComposeStep, at: number): Promise<unknown>[] {
  if ('shows' in step) {
    return [cdp.send('Input.imeSetComposition', { text: step.shows, selectionStart: step.shows.length, selectionEnd: step.shows.length })];
  }
  if ('commits' in step) return [cdp.send('Input.insertText', { text: step.commits })];
  if ('process' in step) {
    const key = held(step.process === 'Enter' ? enter : step.process === 'Tab' ? tab : keyOf(step.process, false));
    return [sendKey(cdp, { type: 'rawKeyDown', key, at }), sendKey(cdp, { type: 'keyUp', key, at: at + 0.5 })];
  }
  const key = step.plain === 'Enter' ? enter : step.plain === 'Tab' ? tab : keyOf(step.plain, false);
  return pressAndRelease(key, at).map((sent) => sendKey(cdp, sent));
}
