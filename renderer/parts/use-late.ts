/** True once something has lasted for a while: a wait too short to see is not shown. */
import { useEffect, useState } from 'react';

/** `on`, `ms` milliseconds later; at once false again. */
export function useLate(on: boolean, ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = window.setTimeout(() => setLate(true), ms);
    return () => {
      window.clearTimeout(timer);
      setLate(false);
    };
  }, [on, ms]);
  return on && late;
}
