/** Whoever is signed in takes another PIN, with the one that holds now. Neither is kept here. */
import { useState } from 'react';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { changePin } from '../../flows/staff.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';

const digits = { type: 'password', numeric: true, most: 6 } as const;

export function OwnPin() {
  const { t, say } = useWords();
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  const isWhole = (pin: string): boolean => /^\d{6}$/.test(pin);
  const problem = (pin: string): string | null => (asked && !isWhole(pin) ? t('manage.digits') : null);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || !isWhole(now) || !isWhole(next)) return;
    setBusy(true);
    const refusal = await changePin(desk, now, next);
    setBusy(false);
    setSaid(refusal ?? 'saved');
    setNow('');
    setNext('');
    setAsked(false);
  };
  return (
    <form className="own-pin" onSubmit={(event) => event.preventDefault()}>
      <Button kind="quiet" pressed={open} onPress={() => setOpen(!open)} testId="own-pin">
        {t('staff.ownPin')}
      </Button>
      {open && (
        <div className="two-fields">
          <Field {...digits} label={t('staff.nowPin')} value={now} onChange={setNow} problem={problem(now)} testId="own-pin-now" />
          <Field {...digits} label={t('staff.nextPin')} value={next} onChange={setNext} problem={problem(next)} testId="own-pin-next" />
        </div>
      )}
      {open && said !== null && (
        <Note tone={said === 'saved' ? 'ok' : 'bad'} testId="own-pin-said">
          {said === 'saved' ? t('staff.ownPinSaved') : say(said)}
        </Note>
      )}
      {open && (
        <Button submit busy={busy} busyWord={t('common.busy')} onPress={() => void save()} testId="own-pin-save">
          {t('staff.ownPin')}
        </Button>
      )}
    </form>
  );
}
