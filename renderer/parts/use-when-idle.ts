/** What may be drawn a moment later: behind the frame that somebody waits for, and once where many changes follow each other. */
import { useEffect, useState } from 'react';
import { useDesk } from '../desk.ts';

/** `value`, as soon as the page has shown the rest and nothing else is to be done. */
export function useWhenIdle<T>(value: T): T {
  const { whenIdle } = useDesk();
  const [shown, setShown] = useState({ value });
  useEffect(() => {
    let isNewest = true;
    if (shown.value !== value) whenIdle(() => void (isNewest && setShown({ value })));
    return () => void (isNewest = false);
  }, [shown, value, whenIdle]);
  return shown.value;
}
