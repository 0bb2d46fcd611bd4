/** Tiles in rows of two or three, of which only those in sight are drawn; arrows move among them. Knows not what a tile does. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useRowsInSight } from '../../parts/use-rows-in-sight.ts';
import { useWidth, type Width } from '../../parts/use-width.ts';

/** Height of a row with the gap under it, in px, and its tiles; the stylesheet has the same gap. */
const grids: Readonly<Record<Width, { readonly height: number; readonly columns: number }>> = {
  narrow: { height: 86, columns: 2 }, normal: { height: 86, columns: 2 }, wide: { height: 92, columns: 3 },
};

const shortHeight = 56;

type Props = {
  readonly count: number;
  readonly label: string;
  /** One tile; the Tab key stops at one of them. */
  readonly draw: (place: number, stops: boolean) => ReactNode;
  /** Tiles of one line, half as high. */
  readonly short?: boolean;
  /** Tiles from one up to, without, another came in sight. */
  readonly onSight?: (from: number, end: number) => void;
};

export function TileGrid({ count, label, draw, short = false, onSight }: Props) {
  const { height: usual, columns } = grids[useWidth()];
  const height = short ? shortHeight : usual;
  const [wanted, setWanted] = useState(0);
  const active = Math.max(0, Math.min(wanted, count - 1));
  const moved = useRef(false);
  const rows = Math.ceil(count / columns);
  const { frame, first, end } = useRowsInSight({ count: rows, height, at: Math.floor(active / columns) });
  useEffect(() => onSight?.(first * columns, end * columns), [onSight, first, end, columns]);
  useLayoutEffect(() => {
    // What was unpinned under the keyboard leaves it to the next tile.
    if (!moved.current && document.activeElement !== document.body) return;
    if (moved.current) frame.current?.querySelector<HTMLElement>(`[data-place="${active}"]`)?.focus({ preventScroll: true });
    moved.current = false;
  }, [active, frame]);
  const move = (event: KeyboardEvent): void => {
    const to = placeAfter(event.key, active, columns, count);
    if (to === null) return;
    event.preventDefault();
    if (to === 'tabs') return focusTab(event.currentTarget);
    moved.current = to !== active;
    setWanted(to);
  };
  return (
    <div ref={frame} className="tile-frame" data-arrows data-testid="tile-frame" role="group" aria-label={label} onKeyDown={move}>
      <div
        className="tile-rows"
        style={{ height: rows * height }}
        onFocus={(event) => setWanted(Number(event.target.dataset['place'] ?? active))}
      >
        {Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index).map((row) => (
          <div key={row} className="tile-row" style={{ height, transform: `translateY(${row * height}px)` }}>
            {placesOf(row, columns, count).map((place) => draw(place, place === active))}
          </div>
        ))}
      </div>
    </div>
  );
}

function placesOf(row: number, columns: number, count: number): readonly number[] {
  const from = row * columns;
  return Array.from({ length: Math.min(columns, count - from) }, (_, index) => from + index);
}

/** Where a key leads: another tile, up to the tabs, or nowhere that is known here. */
function placeAfter(key: string, at: number, columns: number, count: number): number | 'tabs' | null {
  const within = (place: number): number => Math.max(0, Math.min(count - 1, place));
  switch (key) {
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowUp':
      return at < columns ? 'tabs' : at - columns;
    case 'ArrowDown':
      return within(at + columns);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function focusTab(grid: Element): void {
  grid.closest('.tiles')?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
}
