/** How much room there is: the three grids of the till. */
import { useSyncExternalStore } from 'react';

export type Width = 'narrow' | 'normal' | 'wide';

const narrow = window.matchMedia('(max-width: 1099px)');
const wide = window.matchMedia('(min-width: 1700px)');

/** The grid that fits the window now. */
export function useWidth(): Width {
  return useSyncExternalStore(subscribe, current);
}

function current(): Width {
  return narrow.matches ? 'narrow' : wide.matches ? 'wide' : 'normal';
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  wide.addEventListener('change', listener);
  return () => {
    narrow.removeEventListener('change', listener);
    wide.removeEventListener('change', listener);
  };
}
