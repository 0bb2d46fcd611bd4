/** The shop's rules of the drawer and the day. Everybody sees them; a manager changes them. */
import { useEffect, useState } from 'react';
import { dayTurnsMax } from '../../../src/domain/day-settings.ts';
import { amountMax, won } from '../../../src/domain/money.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf } from '../../digits.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';

type Typed = { readonly cashLimit: string; readonly closeLimit: string; readonly dayTurns: string };

export function DayCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  useEffect(() => {
    let isGone = false;
    void desk.call('day.rules', {}).then((answer) => {
      if (isGone) return;
      if (!answer.ok) return setSaid(answer.refusal);
      const { cashLimit, closeLimit, dayTurns } = answer.value;
      setTyped({ cashLimit: String(cashLimit), closeLimit: String(closeLimit), dayTurns: String(dayTurns) });
    });
    return () => void (isGone = true);
  }, [desk]);
  if (typed === null) return null;
  const bad = typed.dayTurns === '' || numberOf(typed.dayTurns) > dayTurnsMax;
  const save = async (): Promise<void> => {
    const rules = {
      cashLimit: won(numberOf(typed.cashLimit)), closeLimit: won(numberOf(typed.closeLimit)), dayTurns: numberOf(typed.dayTurns),
    };
    const answer = await desk.call('day.set_rules', rules);
    setSaid(answer.ok ? 'saved' : answer.refusal);
  };
  const change = (part: Partial<Typed>): void => (setSaid(null), setTyped({ ...typed, ...part }));
  const number = (text: string, most: number): string => keyed('', text.replaceAll(',', ''), most);
  if (!manager) return <Read typed={typed} />;
  return (
    <section className="card" data-testid="day-card">
      <h2>{t('dayRules.title')}</h2>
      {(['cashLimit', 'closeLimit'] as const).map((name) => (
        <Field
          key={name}
          label={t(`dayRules.${name}`)}
          value={grouped(numberOf(typed[name]))}
          most={14}
          onChange={(text) => change({ [name]: number(text, amountMax) })}
          hint={t('dayRules.never')}
          testId={`day-${name}`}
        />
      ))}
      <Field
        label={t('dayRules.dayTurns')}
        value={typed.dayTurns}
        most={2}
        onChange={(text) => change({ dayTurns: number(text, 99) })}
        hint={t('dayRules.dayTurnsHint')}
        problem={bad ? t('dayRules.bad') : null}
        testId="day-dayTurns"
      />
      <Button disabled={bad} onPress={() => void save()} testId="day-save">
        {t('dayRules.save')}
      </Button>
      {said === 'saved' && <Note tone="ok">{t('dayRules.saved')}</Note>}
      {said !== null && said !== 'saved' && <Note tone="bad">{say(said)}</Note>}
    </section>
  );
}

/** What whoever may not change them sees. */
function Read({ typed }: { readonly typed: Typed }) {
  const { t } = useWords();
  return (
    <section className="card" data-testid="day-card">
      <h2>{t('dayRules.title')}</h2>
      {(['cashLimit', 'closeLimit', 'dayTurns'] as const).map((name) => (
        <p key={name} className="manage-fact">
          {`${t(`dayRules.${name}`)}: ${grouped(numberOf(typed[name]))}`}
        </p>
      ))}
    </section>
  );
}
