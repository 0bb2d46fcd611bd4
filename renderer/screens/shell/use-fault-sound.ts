/** A device's fault is heard once and then each minute, as long as it lasts. */
import { useEffect } from 'react';
import { useDesk } from '../../desk.ts';

const againMs = 60_000;

/** Sounds while `broken` is true. */
export function useFaultSound(broken: boolean): void {
  const desk = useDesk();
  useEffect(() => {
    if (!broken) return;
    desk.sound('fault');
    const timer = window.setInterval(() => desk.sound('fault'), againMs);
    return () => window.clearInterval(timer);
  }, [broken, desk]);
}
