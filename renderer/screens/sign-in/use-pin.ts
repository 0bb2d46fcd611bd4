/** Six digits and what the house said to them. The PIN leaves this memory with its answer. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OperatorId } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { unkeyed } from '../../digits.ts';
import { signIn } from '../../flows/people.ts';

export const pinLength = 6;

export type Pin = {
  readonly count: number;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly press: (digits: string) => void;
  readonly erase: () => void;
  readonly clear: () => void;
};

type Checked = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };
type Check = (desk: Desk, id: OperatorId, pin: string) => Promise<Checked>;

/**
 * Keys a PIN for a person; the sixth digit sends it, to sign in unless `check` says otherwise. `onDone` runs when it was
 * right. After a wrong one the next is sent as soon as the house takes it: no digit is lost meanwhile.
 */
export function usePin(operatorId: OperatorId | null, onDone: () => void, check: Check = signIn): Pin {
  const desk = useDesk();
  const wait = useRef<{ readonly id: OperatorId | null; readonly until: number }>({ id: null, until: 0 });
  const [digits, setDigits] = useStateOf(operatorId, '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useStateOf<Refusal | null>(operatorId, null);
  useCountDown(refusal, setRefusal);

  const send = async (id: OperatorId, pin: string): Promise<void> => {
    setBusy(true);
    const early = wait.current.id === id ? wait.current.until - desk.now() : 0;
    if (early > 0) await desk.wait(early);
    const answer = await check(desk, id, pin);
    setBusy(false);
    setDigits('');
    if (answer.ok) return onDone();
    wait.current = { id, until: desk.now() + 1_000 * Number(answer.refusal.facts?.['seconds'] ?? 0) };
    desk.sound('unknown');
    setRefusal(answer.refusal);
  };
  const press = (more: string): void => {
    const locked = isLock(refusal) && Number(refusal?.facts?.['seconds'] ?? 0) > 0;
    if (busy || locked || operatorId === null || !/^\d$/.test(more) || digits.length >= pinLength) return;
    const next = digits + more;
    setDigits(next);
    setRefusal(null);
    if (next.length === pinLength) void send(operatorId, next);
  };
  return {
    count: digits.length,
    busy,
    refusal,
    press,
    erase: () => setDigits(unkeyed(digits)),
    clear: () => {
      setDigits('');
      setRefusal(null);
    },
  };
}

/** State that is one person's: for another it begins anew. */
function useStateOf<T>(id: OperatorId | null, first: T): [T, (value: T) => void] {
  const [state, setState] = useState({ id, value: first });
  const set = useCallback((value: T) => setState({ id, value }), [id]);
  return [state.id === id ? state.value : first, set];
}

/** A locked name says each second how long it still is. */
function useCountDown(refusal: Refusal | null, setRefusal: (refusal: Refusal | null) => void): void {
  useEffect(() => {
    const seconds = Number(refusal?.facts?.['seconds'] ?? 0);
    if (refusal === null || !isLock(refusal) || seconds <= 0) return;
    const timer = window.setTimeout(() => {
      setRefusal(seconds > 1 ? { code: refusal.code, facts: { seconds: seconds - 1 } } : null);
    }, 1_000);
    return () => window.clearTimeout(timer);
  }, [refusal, setRefusal]);
}

/** No digit is taken while it lasts; a shorter wait only holds the sending up. */
function isLock(refusal: Refusal | null): boolean {
  return refusal?.code === 'pin_locked' || refusal?.code === 'till_locked';
}
