/** New terms of one maker from a day on, and what receipts may say of the maker. What was sold keeps its terms. */
import { useState } from 'react';
import type { DatedTerms, MakerView } from '../../../src/contract/contract-rows.ts';
import type { Input } from '../../../src/contract/contract.ts';
import { isDay } from '../../../src/domain/calendar.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { dayTyped } from '../../day-text.ts';
import { useDesk } from '../../desk.ts';
import { setContract } from '../../flows/terms.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { Select } from '../../parts/select.tsx';
import { tillStore } from '../../stores/till.ts';
import { shownRate, termsText, typedRate } from '../../terms-text.ts';
import { useWords } from '../../words/words.ts';

type Terms = DatedTerms['terms'];
type Print = NonNullable<MakerView['print']> | 'store';
type Form = {
  readonly from: string; readonly until: string; readonly rate: string; readonly terms: Terms;
  readonly code: string; readonly businessNumber: string; readonly print: Print;
};
type FormProps = { readonly form: Form; readonly change: (part: Partial<Form>) => void; readonly asked: boolean };

const blankTerms: Terms = { kind: 'consign', rateBp: 0, base: 'maker', vatMode: 'included', scope: 'period', taxType: 'general' };
const kinds = ['consign', 'special', 'outright'] as const;
const bases = ['maker', 'net', 'gross'] as const;
const taxTypes = ['general', 'simplified', 'exempt', 'unregistered'] as const;
const prints = ['store', 'none', 'code', 'name', 'name_bizno'] as const;
const dayLength = 10;

/** `onDone` is told the sentence of what was set, or null when nothing was. */
export function ContractDialog({ maker, onDone }: { readonly maker: MakerView; readonly onDone: (said: string | null) => void }) {
  const { t, say } = useWords();
  const { form, change, asked, busy, refusal, save } = useForm(maker, onDone);
  const close = (): void => onDone(null);
  return (
    <Over wide title={t('makers.dialog', { name: maker.name })} onClose={close} testId="contract-dialog">
      <form className="contract-form" onSubmit={(event) => event.preventDefault()}>
        {maker.isOver && <Note tone="warn" testId="contract-over">{t('makers.overSays', { day: maker.now?.until ?? '' })}</Note>}
        {maker.later.map((later) => (
          <Note tone="info" key={later.version}>{t('makers.begins', { day: later.from, terms: termsText(t, later.terms) })}</Note>
        ))}
        <Agreed form={form} change={change} asked={asked} />
        <Marks form={form} change={change} asked={asked} />
        {refusal !== null && <Note tone="bad" testId="contract-refused">{say(refusal)}</Note>}
        <p className="makers-says">{t('makers.keep')}</p>
        <div className="dialog-actions">
          <Button large cap="Esc" onPress={close} testId="contract-cancel">{t('makers.cancel')}</Button>
          <Button large kind="filled" submit busy={busy} busyWord={t('common.busy')} onPress={() => void save()} testId="contract-save">
            {t('makers.save')}
          </Button>
        </div>
      </form>
    </Over>
  );
}

/** What is typed, and sending it. */
function useForm(maker: MakerView, onDone: (said: string | null) => void) {
  const { t } = useWords();
  const desk = useDesk();
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? '');
  const terms = maker.now?.terms ?? blankTerms;
  const [form, setForm] = useState<Form>({
    from: today, until: '', rate: shownRate(terms.rateBp), terms, code: maker.code, businessNumber: maker.businessNumber,
    print: maker.print ?? 'store',
  });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = (part: Partial<Form>): void => {
    setForm({ ...form, ...part });
    setRefusal(null);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    const input = inputOf(maker, form);
    if (busy || input === null) return;
    setBusy(true);
    const answer = await setContract(desk, input);
    setBusy(false);
    if (answer.ok) onDone(t('makers.saved', { name: maker.name, day: form.from }));
    else setRefusal(answer.refusal);
  };
  return { form, change, asked, busy, refusal, save };
}

/** What is sent; null while something is typed wrongly. */
function inputOf({ id }: MakerView, { from, until, rate, terms, code, businessNumber, print }: Form): Input<'maker.set_contract'> | null {
  const rateBp = terms.kind === 'outright' ? 0 : rateTyped(rate);
  if (rateBp === null || !isDay(from) || (until !== '' && !isDay(until))) return null;
  const vatMode = terms.kind === 'special' ? 'included' : terms.vatMode;
  return {
    makerId: id, from, until: until === '' ? null : until, terms: { ...terms, rateBp, vatMode }, code: code.trim(),
    businessNumber: businessNumber.trim(), print: print === 'store' ? null : print,
  };
}

function rateTyped(text: string): number | null {
  const rateBp = typedRate(text);
  return rateBp === null || rateBp > 10_000 ? null : rateBp;
}

/** What was agreed: kind, rate, and how it is reckoned. */
function Agreed({ form, change, asked }: FormProps) {
  const { t } = useWords();
  const { terms } = form;
  const agree = (part: Partial<Terms>): void => change({ terms: { ...terms, ...part } });
  const dayProblem = (day: string): string | null => ((asked || day.length === dayLength) && !isDay(day) ? t('makers.badDay') : null);
  const known = <V extends string>(values: readonly V[], value: string, take: (value: V) => void): void => {
    const found = values.find((each) => each === value);
    if (found !== undefined) take(found);
  };
  const isCharged = terms.kind !== 'outright';
  return (
    <div className="contract-fields">
      <Choice
        label={t('makers.kind')} value={terms.kind} onChange={(kind) => agree({ kind })} testId="contract-kind"
        options={kinds.map((value) => ({ value, word: t(`makers.kind_${value}`) }))}
      />
      {isCharged && (
        <Field
          label={t('makers.rateLabel')} value={form.rate} onChange={(rate) => change({ rate })} most={6} hint={t('makers.rateHint')}
          problem={asked && rateTyped(form.rate) === null ? t('makers.badRate') : null} testId="contract-rate"
        />
      )}
      <Field
        label={t('makers.from')} value={form.from} onChange={(day) => change({ from: keyedDay(form.from, day) })} numeric
        most={dayLength + 1} hint={t('makers.dayHint')} problem={dayProblem(form.from)} testId="contract-from"
      />
      <Field
        label={t('makers.untilLabel')} value={form.until} onChange={(day) => change({ until: keyedDay(form.until, day) })} numeric
        most={dayLength + 1} hint={t('makers.untilHint')} problem={form.until === '' ? null : dayProblem(form.until)}
        testId="contract-until"
      />
      {terms.kind === 'consign' && (
        <Choice
          label={t('makers.vat')} value={terms.vatMode} onChange={(vatMode) => agree({ vatMode })} testId="contract-vat"
          options={[{ value: 'included', word: t('makers.vat_included') }, { value: 'added', word: t('makers.vat_added') }]}
        />
      )}
      {isCharged && (
        <Choice
          label={t('makers.scope')} value={terms.scope} onChange={(scope) => agree({ scope })} testId="contract-scope"
          options={[{ value: 'period', word: t('makers.scope_period') }, { value: 'line', word: t('makers.scope_line') }]}
        />
      )}
      {isCharged && (
        <Select
          label={t('makers.base')} value={terms.base} onChange={(value) => known(bases, value, (base) => agree({ base }))}
          testId="contract-base" options={bases.map((value) => ({ value, word: t(`makers.baseOption_${value}`) }))}
        />
      )}
      <Select
        label={t('makers.taxType')} value={terms.taxType} testId="contract-tax-type"
        onChange={(value) => known(taxTypes, value, (taxType) => agree({ taxType }))}
        options={taxTypes.map((value) => ({ value, word: t(`makers.taxType_${value}`) }))}
      />
    </div>
  );
}

/** A hyphen that is erased takes the digit before it along; else it would come back at once. */
function keyedDay(before: string, typed: string): string {
  return dayTyped(before.startsWith(typed) && before.endsWith('-') ? typed.slice(0, -1) : typed);
}

/** What receipts may say of the maker. */
function Marks({ form, change }: FormProps) {
  const { t } = useWords();
  return (
    <div className="contract-fields">
      <Field label={t('makers.code')} value={form.code} onChange={(code) => change({ code })} most={20} testId="contract-code" />
      <Field
        label={t('makers.number')} value={form.businessNumber} onChange={(businessNumber) => change({ businessNumber })} numeric most={12}
        testId="contract-number"
      />
      <Select
        label={t('makers.print')} value={form.print} testId="contract-print"
        onChange={(value) => change({ print: prints.find((each) => each === value) ?? 'store' })}
        options={prints.map((value) => ({ value, word: t(`makers.print_${value}`) }))}
      />
    </div>
  );
}
