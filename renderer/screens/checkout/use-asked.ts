/** One question to the house at a time, and what it was refused with. Asks nothing by itself. */
import { useState } from 'react';
import type { Refusal } from '../../../src/domain/result.ts';

export type Asked = { readonly busy: boolean; readonly refusal: Refusal | null };

/** Runs one question at a time and keeps what it was refused with; `done` follows one that was not. */
export function useAsked(): readonly [Asked, (ask: () => Promise<Refusal | null>, done?: () => void) => void] {
  const [asked, setAsked] = useState<Asked>({ busy: false, refusal: null });
  const run = (ask: () => Promise<Refusal | null>, done?: () => void): void => {
    if (asked.busy) return;
    setAsked({ busy: true, refusal: null });
    void ask().then((refusal) => {
      setAsked({ busy: false, refusal });
      if (refusal === null) done?.();
    });
  };
  return [asked, run];
}
