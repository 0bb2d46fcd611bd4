/**
 * Which rows of a long list are in sight; only those need drawing. All rows are of one height, so the place is reckoned before
 * drawing: a new row costs one drawing and one layout. Draws nothing itself.
 */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** A list of `count` rows, each `height` px, of which row `at` shall be seen; -1 is none. */
export type RowList = { readonly count: number; readonly height: number; readonly at: number };

export type RowsInSight = {
  /** The part of the page that scrolls. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** How far it is scrolled, and how much of the list it shows, in px; it shows nothing before it was measured. */
  readonly top: number;
  readonly seen: number;
  /** Rows to draw: from `first` up to, without, `end`. */
  readonly first: number;
  readonly end: number;
};

type Place = RowList & { readonly seen: number; readonly top: number };

/** Rows drawn above and below what is seen: a finger scrolls before the page can draw. */
const overscan = 3;

/** Follows the frame and the row. What a person scrolled to stays until the list, the row or the frame changes. */
export function useRowsInSight({ count, height, at }: RowList): RowsInSight {
  const frame = useRef<HTMLDivElement>(null);
  const scrolled = useRef(0);
  const [seen, setSeen] = useState(0);
  const [last, setLast] = useState<Place>({ count, height, at, seen, top: 0 });
  const isSame = last.count === count && last.height === height && last.at === at && last.seen === seen;
  const top = isSame ? last.top : topShowing({ count, height, at }, seen, last.top);
  if (!isSame) setLast({ count, height, at, seen, top });
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const measure = (): void => setSeen(box.clientHeight);
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    // Reading or writing the place lays the page out; nothing is done where it is right.
    if (frame.current === null || scrolled.current === top) return;
    scrolled.current = top;
    frame.current.scrollTop = top;
  }, [top]);
  useEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const follow = (): void => {
      const to = box.scrollTop;
      // Screens with fractions of pixels round what was set here.
      if (Math.abs(to - scrolled.current) < 1) return;
      scrolled.current = to;
      flushSync(() => setLast((place) => ({ ...place, top: to })));
    };
    box.addEventListener('scroll', follow, { passive: true });
    return () => box.removeEventListener('scroll', follow);
  }, []);
  const first = Math.max(0, Math.floor(top / height) - overscan);
  return { frame, top, seen, first, end: Math.min(count, Math.ceil((top + seen) / height) + overscan) };
}

/** Where a frame that shows `seen` px stands, so that the row is whole in it: as near as possible to where it stood, in px. */
export function topShowing({ count, height, at }: RowList, seen: number, top: number): number {
  const within = Math.max(0, Math.min(top, count * height - seen));
  if (at < 0 || seen === 0) return within;
  return Math.min(at * height, Math.max(within, (at + 1) * height - seen));
}
