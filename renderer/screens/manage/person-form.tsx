/** One person to be changed: role, new PIN, badge, or gone. What can never be undone is asked about first. */
import { useEffect, useState } from 'react';
import type { PersonView } from '../../../src/contract/people-rows.ts';
import { roles } from '../../../src/domain/permissions.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { changeRole, leave, resetPin, setBadge } from '../../flows/staff.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { badgeStore } from '../../stores/badge.ts';
import { useWords } from '../../words/words.ts';

type Word = 'roleSaved' | 'pinSaved' | 'badgeSaved' | 'badgeGone';
/** Runs one change: what the house refuses is said here, and the word when it did not. */
type Run = (asked: Promise<Refusal | null>, word: Word) => Promise<void>;

export function PersonForm({ person }: { readonly person: PersonView }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [said, setSaid] = useState<Refusal | Word | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const run: Run = async (asked, word) => {
    setBusy(true);
    const refusal = await asked;
    setBusy(false);
    setSaid(refusal ?? word);
  };
  return (
    <div className="person-form" data-testid="person-form">
      <Choice
        label={t('staff.role')}
        value={person.role}
        testId="staff-role"
        onChange={(role) => void run(changeRole(desk, person.id, role), 'roleSaved')}
        options={roles.map((role) => ({ value: role, word: t(`role.${role}`) }))}
      />
      <PinRow person={person} busy={busy} run={run} />
      <BadgeRow person={person} busy={busy} run={run} />
      {said !== null && (
        <Note tone={typeof said === 'string' ? 'ok' : 'bad'} testId="staff-said">
          {typeof said === 'string' ? t(`staff.${said}`) : say(said)}
        </Note>
      )}
      <Button kind="quiet" onPress={() => setLeaving(true)} testId="staff-leave">
        {t('staff.leave')}
      </Button>
      {leaving && <LeaveDialog person={person} onClose={() => setLeaving(false)} onSaid={setSaid} />}
    </div>
  );
}

type RowProps = { readonly person: PersonView; readonly busy: boolean; readonly run: Run };

function PinRow({ person, busy, run }: RowProps) {
  const { t } = useWords();
  const desk = useDesk();
  const [pin, setPin] = useState('');
  const [asked, setAsked] = useState(false);
  const isWhole = /^\d{6}$/.test(pin);
  const save = (): void => {
    setAsked(true);
    if (busy || !isWhole) return;
    void run(resetPin(desk, person.id, pin), 'pinSaved');
    setPin('');
    setAsked(false);
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), save())}>
      <Field
        label={t('staff.pin')}
        value={pin}
        onChange={setPin}
        type="password"
        numeric
        most={6}
        problem={asked && !isWhole ? t('manage.digits') : null}
        testId="staff-pin"
        side={
          <Button busy={busy} onPress={save} testId="staff-pin-save">
            {t('staff.pinSave')}
          </Button>
        }
      />
    </form>
  );
}

function BadgeRow({ person, busy, run }: RowProps) {
  const { t } = useWords();
  const desk = useDesk();
  const text = badgeStore.use((badge) => badge.text);
  useEffect(() => {
    badgeStore.dispatch({ type: 'listening', listening: true });
    return () => badgeStore.dispatch({ type: 'listening', listening: false });
  }, []);
  const save = (): void => {
    if (!busy) void run(setBadge(desk, person.id, text), text.trim() === '' ? 'badgeGone' : 'badgeSaved');
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), save())}>
      <Field
        label={t('staff.badge')}
        value={text}
        onChange={(next) => badgeStore.dispatch({ type: 'read', text: next })}
        most={64}
        hint={t('staff.badgeHint')}
        testId="staff-badge"
        side={
          <Button busy={busy} onPress={save} testId="staff-badge-save">
            {t('staff.badgeSave')}
          </Button>
        }
      />
    </form>
  );
}

type LeaveProps = { readonly person: PersonView; readonly onClose: () => void; readonly onSaid: (said: Refusal | null) => void };

function LeaveDialog({ person, onClose, onSaid }: LeaveProps) {
  const { t } = useWords();
  const desk = useDesk();
  const go = (): void => {
    onClose();
    void leave(desk, person.id).then(onSaid);
  };
  return (
    <Over title={t('staff.leaveTitle', { name: person.name })} alert onClose={onClose} testId="leave-person">
      <p className="dialog-says">{t('staff.leaveSays')}</p>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose}>
          {t('staff.leaveNo')}
        </Button>
        <Button large kind="bad" onPress={go} testId="leave-person-yes">
          {t('staff.leaveYes')}
        </Button>
      </div>
    </Over>
  );
}
