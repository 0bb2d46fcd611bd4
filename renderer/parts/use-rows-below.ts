/** How many rows of a table lie below what is seen of it. Scrolls nothing itself. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

type RowsBelow = { readonly frame: RefObject<HTMLDivElement | null>; readonly below: number; readonly look: () => void };

/** Counts when the rows, the frame's size or (`look`, on scroll) its place changes. A row seen by half is still below. */
export function useRowsBelow(rows: unknown): RowsBelow {
  const frame = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(0);
  const look = useCallback(() => {
    const box = frame.current;
    if (box === null) return;
    const end = box.getBoundingClientRect().bottom;
    setBelow([...box.querySelectorAll('tbody > tr')].filter((row) => row.getBoundingClientRect().bottom > end + 4).length);
  }, []);
  useLayoutEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (frame.current !== null) watch.observe(frame.current);
    return () => watch.disconnect();
  }, [look, rows]);
  return { frame, below, look };
}
