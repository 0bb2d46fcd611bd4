/** The tax terms of today and of later, and setting them from a day on. A cashier sees them; a manager changes them. */
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import { isDay } from '../../../src/domain/calendar.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { dayTyped } from '../../day-text.ts';
import { useDesk } from '../../desk.ts';
import { readTax, setTax } from '../../flows/terms.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { tillStore } from '../../stores/till.ts';
import { shownRate, typedRate } from '../../terms-text.ts';
import { useWords } from '../../words/words.ts';

type Tax = Output<'tax.read'>;
type Terms = Tax['now'];
const roundings = ['nearest', 'floor', 'ceil'] as const;
const rateMost = 5_000;
const dayLength = 10;

export function TaxCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [tax, setRead] = useState<Tax | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sentence = useTermsSentence();
  useEffect(() => {
    let isHere = true;
    void readTax(desk).then((answer) => {
      if (!isHere) return;
      if (answer.ok) setRead(answer.value);
      else setRefusal(answer.refusal);
    });
    return () => void (isHere = false);
  }, [desk]);
  return (
    <section className="card tax-card" data-testid="tax-card">
      <h2>{t('tax.title')}</h2>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {tax !== null && <p className="manage-fact" data-testid="tax-now">{t('tax.now', { terms: sentence(tax.now) })}</p>}
      {tax?.later.map(({ from, terms }) => (
        <p className="manage-fact" key={from} data-testid={`tax-from-${from}`}>{t('tax.later', { day: from, terms: sentence(terms) })}</p>
      ))}
      {manager && tax !== null && <SetTax now={tax.now} onSet={setRead} />}
    </section>
  );
}

function SetTax({ now, onSet }: { readonly now: Terms; readonly onSet: (tax: Tax) => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const sentence = useTermsSentence();
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? '');
  const [form, setForm] = useState({ rate: shownRate(now.rateBp), rounding: now.rounding, from: today });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Refusal | string | null>(null);
  const change = (part: Partial<typeof form>): void => {
    setForm({ ...form, ...part });
    setSaid(null);
  };
  const rateBp = typedRate(form.rate);
  const isRate = rateBp !== null && rateBp <= rateMost;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (busy || !isRate || !isDay(form.from)) return;
    setBusy(true);
    const terms = { rateBp, rounding: form.rounding };
    const answer = await setTax(desk, { from: form.from, terms });
    setBusy(false);
    setSaid(answer.ok ? t('tax.saved', { day: form.from, terms: sentence(terms) }) : answer.refusal);
    if (answer.ok) onSet(answer.value);
  };
  return (
    <form className="tax-form" onSubmit={(event) => event.preventDefault()}>
      <div className="two-fields">
        <Field
          label={t('tax.rate')} value={form.rate} onChange={(rate) => change({ rate })} most={5}
          problem={asked && !isRate ? t('tax.badRate') : null} testId="tax-rate"
        />
        <Field
          label={t('tax.from')} value={form.from} onChange={(day) => change({ from: dayTyped(day) })} numeric most={dayLength + 1}
          problem={(asked || form.from.length === dayLength) && !isDay(form.from) ? t('makers.badDay') : null} testId="tax-from"
        />
      </div>
      <Choice
        label={t('tax.rounding')} value={form.rounding} onChange={(rounding) => change({ rounding })} testId="tax-rounding"
        options={roundings.map((value) => ({ value, word: t(`tax.${value}`) }))}
      />
      {typeof said === 'string' && <Note tone="ok" testId="tax-said">{said}</Note>}
      {said !== null && typeof said !== 'string' && <Note tone="bad" testId="tax-refused">{say(said)}</Note>}
      <p className="makers-says">{t('tax.says')}</p>
      <Button submit busy={busy} busyWord={t('common.busy')} onPress={() => void save()} testId="tax-save">{t('tax.set')}</Button>
    </form>
  );
}

function useTermsSentence(): (terms: Terms) => string {
  const { t } = useWords();
  return ({ rateBp, rounding }) => t('tax.terms', { rate: shownRate(rateBp), rounding: t(`tax.${rounding}`) });
}
