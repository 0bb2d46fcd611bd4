/** The shop's rules for goods brought back: for how long, which categories not. Everybody sees them; a manager sets them. */
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { returnDaysMax } from '../../../src/domain/return-policy.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { daysTyped, readReturnRules, setReturnRules, type ReturnRules } from '../../flows/shop-rules.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './rules.css';

type Read = { readonly rules: ReturnRules; readonly categories: readonly string[] };

export function ReturnRulesCard() {
  const { t, say } = useWords();
  const desk = useDesk();
  const mayChange = useRight('change_limits');
  const [read, setRead] = useState<Read | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let isHere = true;
    void readReturnRules(desk).then((answer) => {
      if (!isHere) return;
      if (answer.ok) setRead(answer);
      else setRefusal(answer.refusal);
    });
    return () => void (isHere = false);
  }, [desk]);
  return (
    <section className="card rules-card" data-testid="return-rules-card">
      <h2>{t('returnRules.title')}</h2>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {read !== null && <Now rules={read.rules} />}
      {read !== null && mayChange && <SetRules read={read} onSet={(rules) => setRead({ ...read, rules })} />}
      <p className="scanner-says">{t('returnRules.says')}</p>
    </section>
  );
}

function Now({ rules: { days, excluded } }: { readonly rules: ReturnRules }) {
  const { t } = useWords();
  return (
    <p className="manage-fact" data-testid="return-rules-now">
      {days === 0 ? t('returnRules.nowSameDay') : t('returnRules.now', { days })}{' '}
      {excluded.length === 0 ? t('returnRules.excludedNone') : `${t('returnRules.excluded')}: ${excluded.join(', ')}`}
    </p>
  );
}

function SetRules({ read: { rules, categories }, onSet }: { readonly read: Read; readonly onSet: (rules: ReturnRules) => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [form, setForm] = useState({
    days: String(rules.days), priceDays: String(rules.priceDays), excluded: rules.excluded, withoutReceipt: rules.withoutReceipt ?? 'cash',
  });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  const change = (part: Partial<typeof form>): void => (setForm({ ...form, ...part }), setSaid(null));
  const save = async (): Promise<void> => {
    const [days, priceDays] = [daysTyped(form.days), daysTyped(form.priceDays)];
    setAsked(true);
    if (busy || days === null || priceDays === null) return;
    setBusy(true);
    const answer = await setReturnRules(desk, { days, priceDays, excluded: [...form.excluded], withoutReceipt: form.withoutReceipt });
    setBusy(false);
    setSaid(answer.ok ? 'saved' : answer.refusal);
    if (answer.ok) onSet(answer.value);
  };
  const bad = t('returnRules.bad', { most: returnDaysMax });
  const problem = (text: string): string | null => (asked && daysTyped(text) === null ? bad : null);
  return (
    <form className="rules-form" onSubmit={(event) => event.preventDefault()}>
      <div className="two-fields">
        <Field
          label={t('returnRules.days')} value={form.days} numeric most={4} hint={t('returnRules.daysHint')} problem={problem(form.days)}
          onChange={(days) => change({ days })} testId="return-days"
        />
        <Field
          label={t('returnRules.priceDays')} value={form.priceDays} numeric most={4} hint={t('returnRules.priceDaysHint')}
          problem={problem(form.priceDays)} onChange={(priceDays) => change({ priceDays })} testId="return-price-days"
        />
      </div>
      <Sorts categories={categories} chosen={form.excluded} onChange={(excluded) => change({ excluded })} />
      <Choice
        label={t('voucher.withoutReceipt')}
        value={form.withoutReceipt}
        onChange={(withoutReceipt) => change({ withoutReceipt })}
        testId="without-receipt"
        options={[{ value: 'cash', word: t('tender.cash') }, { value: 'credit', word: t('voucher.credit') }]}
      />
      {said === 'saved' && <Note tone="ok" testId="return-rules-said">{t('returnRules.saved')}</Note>}
      {said !== null && said !== 'saved' && <Note tone="bad" testId="return-rules-refused">{say(said)}</Note>}
      <Button submit busy={busy} busyWord={t('common.busy')} onPress={() => void save()} testId="return-rules-save">
        {t('returnRules.save')}
      </Button>
    </form>
  );
}

type SortsProps = {
  readonly categories: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};

/** Categories as tiles; a pressed one does not come back. */
function Sorts({ categories, chosen, onChange }: SortsProps) {
  const { t } = useWords();
  if (categories.length === 0) return <p className="manage-fact">{t('returnRules.none')}</p>;
  const toggle = (name: string): void => onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <div className="rules-sorts" role="group" aria-label={t('returnRules.excluded')}>
      <span className="choice-label" aria-hidden="true">{t('returnRules.excluded')}</span>
      <div className="rules-tiles">
        {categories.map((name) => (
          <button
            key={name}
            type="button"
            className={chosen.includes(name) ? 'pick-tile marked' : 'pick-tile'}
            aria-pressed={chosen.includes(name)}
            onClick={() => toggle(name)} data-testid={`return-sort-${name}`}
          >
            {chosen.includes(name) && <Check size={18} aria-hidden="true" />}
            <span>{name}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
