/** A new store in four steps; each says at once what is missing, and none is lost by going back. */
import { ArrowLeft, Check } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { isThere, makeStore } from '../../flows/setup.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import { ItemsStep, ManagerStep, PrinterStep, StoreStep } from './steps.tsx';
import { blankStore, problemsOf, stepOfRefusal, steps, storeInput, type Step, type StoreForm } from './store-form.ts';

type Props = { readonly onBack: () => void; readonly onMade: (made: Output<'store.create'>) => void };

const stepWords = {
  store: 'start.stepStore',
  manager: 'start.stepManager',
  items: 'start.stepItems',
  printer: 'start.stepPrinter',
} as const;
const views = { store: StoreStep, manager: ManagerStep, items: ItemsStep, printer: PrinterStep } as const;

export function NewStore({ onBack, onMade }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [form, setForm] = useState<StoreForm>(blankStore);
  const [step, setStep] = useState<Step>('store');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const at = steps.indexOf(step);
  const problems = problemsOf(step, form);
  const go = (to: Step): void => {
    setStep(to);
    setAsked(false);
  };
  const back = (): void => {
    const before = steps[at - 1];
    if (busy) return;
    if (before === undefined) onBack();
    else go(before);
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await makeStore(desk, storeInput(form));
    setBusy(false);
    if (answer.ok) return onMade(answer.value);
    if (answer.refusal.code === 'no_answer' && (await isThere(desk))) return;
    setRefusal(answer.refusal);
    const wrong = stepOfRefusal(answer.refusal.code);
    if (wrong !== null) go(wrong);
  };
  const forward = (): void => {
    if (busy) return;
    if (Object.keys(problems).length > 0) return setAsked(true);
    const next = steps[at + 1];
    if (next === undefined) void make();
    else go(next);
  };
  useKeys('screen', { keys: { Enter: forward, Escape: back } });
  const View = views[step];
  return (
    <form className="new-store" data-testid={`step-${step}`} onSubmit={(event) => event.preventDefault()}>
      <Steps now={at} />
      <div className="new-store-body">
        {refusal !== null && (
          <Note tone="bad" testId="start-refused">
            {say(refusal)}
          </Note>
        )}
        <View form={form} problems={asked ? problems : {}} onChange={(part) => setForm({ ...form, ...part })} />
        {busy && <Note tone="info">{t('start.makingSays')}</Note>}
      </div>
      <footer className="new-store-foot">
        <Button large icon={<ArrowLeft size={20} aria-hidden="true" />} cap="Esc" disabled={busy} onPress={back} testId="step-back">
          {t('common.back')}
        </Button>
        <Button kind="filled" large cap="Enter" busy={busy} busyWord={t('start.making')} onPress={forward} testId="step-next">
          {step === 'printer' ? t('start.make') : t('common.next')}
        </Button>
      </footer>
    </form>
  );
}

function Steps({ now }: { readonly now: number }) {
  const { t } = useWords();
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={step} className={index < now ? 'past' : index === now ? 'now' : ''} aria-current={index === now ? 'step' : undefined}>
          <span className="step-mark" aria-hidden="true">
            {index < now ? <Check size={16} /> : index + 1}
          </span>
          {t(stepWords[step])}
        </li>
      ))}
    </ol>
  );
}
