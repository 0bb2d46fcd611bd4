/** How far each role discounts alone. Everybody sees it; a manager changes it, and it holds at once. */
import { useState } from 'react';
import { limitedRoles, setLimitsOf, usualDiscountLimits } from '../../../src/domain/limits.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { limitTyped, setLimits, shownLimits, type TypedLimits } from '../../flows/shop-rules.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { tillStore, useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './rules.css';

export function LimitsCard() {
  const { t } = useWords();
  const mayChange = useRight('change_limits');
  const limits = tillStore.use(({ state }) => state?.limits ?? null) ?? setLimitsOf(usualDiscountLimits);
  const shown = shownLimits(limits);
  return (
    <section className="card rules-card" data-testid="limits-card">
      <h2>{t('limits.title')}</h2>
      {mayChange ? <SetLimits shown={shown} /> : limitedRoles.map((role) => (
        <p className="manage-fact" key={role}>{t('limits.sentence', { role: t(`role.${role}`), ...shown[role] })}</p>
      ))}
      <p className="scanner-says">{t('limits.says')}</p>
    </section>
  );
}

function SetLimits({ shown }: { readonly shown: TypedLimits }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [typed, setTyped] = useState(shown);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  const change = (role: keyof TypedLimits, part: Partial<TypedLimits['cashier']>): void => {
    setTyped({ ...typed, [role]: { ...typed[role], ...part } });
    setSaid(null);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy) return;
    setBusy(true);
    const answer = await setLimits(desk, typed);
    setBusy(false);
    if (answer === null) return;
    setAsked(false);
    setSaid(answer.ok ? 'saved' : answer.refusal);
  };
  const problem = (text: string): string | null => (asked && limitTyped(text) === null ? t('limits.bad') : null);
  return (
    <form className="rules-form" onSubmit={(event) => event.preventDefault()}>
      {limitedRoles.map((role) => (
        <div className="two-fields" key={role}>
          <Field
            label={t('limits.line', { role: t(`role.${role}`) })} value={typed[role].line} most={6} problem={problem(typed[role].line)}
            onChange={(line) => change(role, { line })} testId={`limit-${role}-line`}
          />
          <Field
            label={t('limits.order', { role: t(`role.${role}`) })} value={typed[role].order} most={6} problem={problem(typed[role].order)}
            onChange={(order) => change(role, { order })} testId={`limit-${role}-order`}
          />
        </div>
      ))}
      {said === 'saved' && <Note tone="ok" testId="limits-said">{t('limits.saved')}</Note>}
      {said !== null && said !== 'saved' && <Note tone="bad" testId="limits-refused">{say(said)}</Note>}
      <Button submit busy={busy} busyWord={t('common.busy')} onPress={() => void save()} testId="limits-save">{t('limits.save')}</Button>
    </form>
  );
}
