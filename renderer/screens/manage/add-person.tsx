/** One more person at the till: name, role, PIN twice. The PIN is sent once and forgotten. */
import { useState } from 'react';
import { roles, type Role } from '../../../src/domain/permissions.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { addOperator } from '../../flows/people.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';

type Form = { readonly name: string; readonly role: Role; readonly pin: string; readonly again: string };
type Answer = Refusal | { readonly added: string };
const blank: Form = { name: '', role: 'cashier', pin: '', again: '' };

export function AddPerson() {
  const { t } = useWords();
  const desk = useDesk();
  const [form, setForm] = useState(blank);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Answer | null>(null);
  const change = (part: Partial<Form>): void => {
    setForm({ ...form, ...part });
    setSaid(null);
  };
  const nameProblem = asked && form.name.trim() === '' ? t('start.needed') : null;
  const pinProblem = asked && !/^\d{6}$/.test(form.pin) ? t('manage.digits') : null;
  const againProblem = asked && form.again !== form.pin ? t('start.pinDiffers') : null;
  const add = async (): Promise<void> => {
    setAsked(true);
    if (busy || form.name.trim() === '' || !/^\d{6}$/.test(form.pin) || form.again !== form.pin) return;
    setBusy(true);
    const answer = await addOperator(desk, { name: form.name, role: form.role, pin: form.pin });
    setBusy(false);
    setSaid(answer.ok ? { added: answer.value.operator.name } : answer.refusal);
    if (!answer.ok) return;
    setForm(blank);
    setAsked(false);
  };
  return (
    <form className="add-person" onSubmit={(event) => event.preventDefault()}>
      <h3>{t('manage.addPerson')}</h3>
      <div className="two-fields">
        <Field
          label={t('manage.name')}
          value={form.name}
          most={40}
          onChange={(name) => change({ name })}
          problem={nameProblem}
          testId="person-name"
        />
        <Choice
          label={t('manage.role')}
          value={form.role}
          onChange={(role) => change({ role })}
          testId="role"
          options={roles.map((role) => ({ value: role, word: t(`role.${role}`) }))}
        />
        <PinField label={t('manage.pin')} value={form.pin} onChange={(pin) => change({ pin })} problem={pinProblem} testId="person-pin" />
        <PinField
          label={t('manage.pinAgain')}
          value={form.again}
          onChange={(again) => change({ again })}
          problem={againProblem}
          testId="person-pin-again"
        />
      </div>
      {said !== null && <Said said={said} />}
      <Button submit busy={busy} busyWord={t('common.busy')} onPress={() => void add()} testId="person-add">
        {t('manage.add')}
      </Button>
    </form>
  );
}

function Said({ said }: { readonly said: Answer }) {
  const { t, say } = useWords();
  if (!('added' in said)) return <Note tone="bad">{say(said)}</Note>;
  return (
    <Note tone="ok" testId="person-added">
      {t('manage.added', { name: said.added })}
    </Note>
  );
}

type PinProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
  readonly testId: string;
};

function PinField(props: PinProps) {
  return <Field {...props} type="password" numeric most={6} />;
}
