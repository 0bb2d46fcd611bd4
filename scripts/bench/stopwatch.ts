/**
 * The stopwatch in the page: when a key was pressed, and when the frame that shows its work had been painted. Its functions
 * run inside the browser and see nothing of this file but themselves. It reads the page and never changes the till's part of it.
 */

/** What the page keeps while it is watched. All times are of its own clock, in ms. */
export type Watch = {
  /** When each Enter was pressed, by the event's own time. */
  readonly enters: number[];
  /** Frames that were painted after a change: pieces in the cart then, and when it stood on the screen. */
  readonly frames: { readonly pieces: number; readonly at: number }[];
  /** Presses of the floor's key: when, and when its text stood on the screen. */
  readonly floors: { readonly from: number; readonly at: number }[];
};

declare global {
  interface Window {
    benchWatch?: Watch;
  }
}

/**
 * Begins to watch. A frame counts as painted when a message posted from its animation callback arrives: the browser draws
 * between the two. The floor's key changes one text node of its own and stops at the same point.
 */
export function beginWatch(): void {
  const watch: Watch = { enters: [], frames: [], floors: [] };
  window.benchWatch = watch;
  const painted = (then: (at: number) => void): void => void requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  });
  const pieces = (): number => {
    const numbers = document.querySelector('[data-testid=cart-count]')?.textContent?.match(/\d+/g) ?? [];
    return Number(numbers.at(-1) ?? 0);
  };
  let shown = pieces();
  new MutationObserver(() => {
    const now = pieces();
    if (now === shown) return;
    shown = now;
    painted((at) => void watch.frames.push({ pieces: now, at }));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  const floor = document.createTextNode('0');
  const corner = document.createElement('output');
  corner.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 4em; z-index: 9; pointer-events: none';
  corner.append(floor);
  document.body.append(corner);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') watch.enters.push(event.timeStamp);
    if (event.key !== 'F4') return;
    floor.data = String(Number(floor.data) + 1);
    painted((at) => void watch.floors.push({ from: event.timeStamp, at }));
  }, { capture: true });
}

/** What was seen since the last look; begins anew. */
export function takeWatch(): Watch {
  const watch = window.benchWatch ?? { enters: [], frames: [], floors: [] };
  return { enters: watch.enters.splice(0), frames: watch.frames.splice(0), floors: watch.floors.splice(0) };
}

/** How many pieces the screen shows and how many scans it says are waiting; what a person would read. */
export function piecesShown(): number {
  const numbers = document.querySelector('[data-testid=cart-count]')?.textContent?.match(/\d+/g) ?? [];
  return Number(numbers.at(-1) ?? 0);
}

/**
 * How long each scan took to be seen, in ms: the n-th Enter is seen with the first frame that shows at least `before` + n
 * pieces. Throws when one was never seen.
 */
export function lagsOf({ enters, frames }: Pick<Watch, 'enters' | 'frames'>, before: number): number[] {
  return enters.map((from, index) => {
    const frame = frames.find(({ pieces }) => pieces >= before + index + 1);
    if (frame === undefined) throw new Error(`broken: scan ${index + 1} of ${enters.length} was never seen on the screen`);
    return frame.at - from;
  });
}
