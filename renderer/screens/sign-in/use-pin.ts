/** Six digits and what the house said to them. The PIN leaves this memory with its answer. */
import { useEffect, useState } from 'react';
import type { OperatorId } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
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

/** Keys a PIN for a person; the sixth digit sends it. `onDone` runs when the person is signed in. */
export function usePin(operatorId: OperatorId | null, onDone: () => void): Pin {
  const desk = useDesk();
  const [digits, setDigits] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useCountDown(refusal, setRefusal);

  const send = async (id: OperatorId, pin: string): Promise<void> => {
    setBusy(true);
    const answer = await signIn(desk, id, pin);
    setBusy(false);
    setDigits('');
    if (answer.ok) return onDone();
    desk.sound('unknown');
    setRefusal(answer.refusal);
  };
  const press = (more: string): void => {
    const locked = refusal?.code === 'pin_locked' && Number(refusal.facts?.['seconds'] ?? 0) > 0;
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

/** A locked name says each second how long it still is. */
function useCountDown(refusal: Refusal | null, setRefusal: (refusal: Refusal | null) => void): void {
  useEffect(() => {
    const seconds = Number(refusal?.facts?.['seconds'] ?? 0);
    if (refusal === null || refusal.code !== 'pin_locked' || seconds <= 0) return;
    const timer = window.setTimeout(() => {
      setRefusal(seconds > 1 ? { code: 'pin_locked', facts: { seconds: seconds - 1 } } : null);
    }, 1_000);
    return () => window.clearTimeout(timer);
  }, [refusal, setRefusal]);
}
