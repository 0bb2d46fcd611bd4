/**
 * The stopwatch in the page: when a key was pressed, and when the frame that shows its work had been painted. What is marked
 * so runs inside the browser, where it sees nothing of this file but itself. It reads the till's part of the page and never
 * changes it.
 */

/** What the page keeps while it is watched. All times are of its own clock, in ms. */
export type Watch = {
  /** When each key was pressed, by the event's own time, and whether it was Enter. */
  readonly keys: { readonly at: number; readonly isEnter: boolean }[];
  /** Changes of the cart that stand on the screen: pieces in it, and when the frame was painted. */
  readonly frames: { readonly pieces: number; readonly at: number }[];
  /** Presses of the floor's key: when, and when its text stood on the screen. */
  readonly floors: { readonly from: number; readonly at: number }[];
};

/** How many of each were seen so far, and the pieces that the cart shows now. */
export type Seen = { readonly frames: number; readonly floors: number; readonly pieces: number };

declare global {
  interface Window {
    benchWatch?: Watch & { readonly pieces: () => number };
  }
}

/**
 * In the page, before any script of its own: begins to watch. A frame counts as painted when a message that its animation
 * callback posted arrives: the browser draws between the two. The floor's key, F12, changes one text node beside the till and
 * stops at the same point.
 */
export function beginWatch(): void {
  const pieces = (): number => {
    const text = document.querySelector('[data-testid=cart-count]')?.textContent ?? '';
    return Number(text.replaceAll(',', '').match(/\d+/g)?.at(-1) ?? 0);
  };
  const watch: NonNullable<Window['benchWatch']> = { keys: [], frames: [], floors: [], pieces };
  window.benchWatch = watch;
  const painted = (then: (at: number) => void): void =>
    void requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  let shown = 0;
  new MutationObserver(() => {
    const now = pieces();
    if (now === shown) return;
    shown = now;
    painted((at) => void watch.frames.push({ pieces: now, at }));
  }).observe(document, { subtree: true, childList: true, characterData: true });
  const floor = document.createTextNode('0');
  window.addEventListener('DOMContentLoaded', () => {
    const corner = document.createElement('output');
    corner.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 4em; z-index: 9; pointer-events: none';
    corner.append(floor);
    document.body.append(corner);
  });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F12') return void watch.keys.push({ at: event.timeStamp, isEnter: event.key === 'Enter' });
      floor.data = String(Number(floor.data) + 1);
      painted((at) => void watch.floors.push({ from: event.timeStamp, at }));
    },
    { capture: true },
  );
}

/** In the page: how far it is. */
export function lookAtWatch(): Seen {
  const watch = window.benchWatch;
  return { frames: watch?.frames.length ?? 0, floors: watch?.floors.length ?? 0, pieces: watch?.pieces() ?? 0 };
}

/** In the page: what was seen since the last time, which is then forgotten. */
export function takeWatch(): Watch {
  const { keys = [], frames = [], floors = [] } = window.benchWatch ?? {};
  return { keys: keys.splice(0), frames: frames.splice(0), floors: floors.splice(0) };
}

/** One reading as the page saw it: when its Enter was pressed, and the longest gap between two of its keys, in ms. */
export type Scan = { readonly enterAt: number; readonly longestGap: number };

/** The keys taken apart behind each Enter; what follows the last one is no scan. */
export function scansOf(keys: Watch['keys']): Scan[] {
  const scans: Scan[] = [];
  let longestGap = 0;
  let before: number | null = null;
  for (const { at, isEnter } of keys) {
    if (before !== null) longestGap = Math.max(longestGap, at - before);
    before = at;
    if (!isEnter) continue;
    scans.push({ enterAt: at, longestGap });
    [longestGap, before] = [0, null];
  }
  return scans;
}

/**
 * How long each scan took to be seen, in ms, for scans that each added one piece: the n-th Enter is seen with the first frame
 * that shows at least `before` + n pieces. Throws when one was never seen.
 */
export function lagsOf(entersAt: readonly number[], frames: Watch['frames'], before: number): number[] {
  return entersAt.map((from, index) => {
    const frame = frames.find(({ pieces }) => pieces >= before + index + 1);
    if (frame === undefined) throw new Error(`broken: scan ${index + 1} of ${entersAt.length} was never seen on the screen`);
    return frame.at - from;
  });
}
