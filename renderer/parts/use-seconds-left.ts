/** Whole seconds until a moment, counted down one by one; 0 from then on. */
import { useEffect, useState } from 'react';
import { useDesk } from '../desk.ts';

export type SecondsLeft = { readonly seconds: number; readonly restart: () => void };

/** Counts `ms` milliseconds down from the first drawing, or from the last `restart`. */
export function useSecondsLeft(ms: number): SecondsLeft {
  const desk = useDesk();
  const [time, setTime] = useState(() => ({ endsAt: desk.now() + ms, now: desk.now() }));
  const { endsAt, now } = time;
  // Of the whole time, also when the clock stood still: it is looked at again a second later.
  useEffect(() => {
    const { endsAt, now } = time;
    if (now >= endsAt) return;
    // To the next whole second, so that none is passed over or shown twice as long.
    const timer = window.setTimeout(() => setTime({ endsAt, now: desk.now() }), ((endsAt - now - 1) % 1_000) + 1);
    return () => window.clearTimeout(timer);
  }, [desk, time]);
  return {
    seconds: Math.max(0, Math.ceil((endsAt - now) / 1_000)),
    restart: () => setTime({ endsAt: desk.now() + ms, now: desk.now() }),
  };
}
