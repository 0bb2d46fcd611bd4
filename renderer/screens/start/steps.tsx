/** The four steps of a new store, as forms. Each holds nothing: what is typed is the form's. */
import { printedBusinessNumber, isBusinessNumber } from '../../../src/domain/store.ts';
import { receiptNumber } from '../../../src/domain/ids.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { useWords } from '../../words/words.ts';
import { FileDrop } from './file-drop.tsx';
import { businessDigits, type Problem, type Problems, type StoreForm } from './store-form.ts';

type Props = {
  readonly form: StoreForm;
  readonly problems: Problems;
  readonly onChange: (part: Partial<StoreForm>) => void;
};

function useProblemWords(): (problem: Problem | undefined) => string | null {
  const { t } = useWords();
  return (problem) => {
    if (problem === undefined) return null;
    if (problem === 'digits4') return t('start.needDigits', { count: 4 });
    if (problem === 'digits2') return t('start.needDigits', { count: 2 });
    if (problem === 'digits6') return t('start.needDigits', { count: 6 });
    return t(`start.${problem}`);
  };
}

export function StoreStep({ form, problems, onChange }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  const digits = businessDigits(form.businessNumber);
  const whole = digits.length >= 10;
  // The check digit is said the moment the tenth digit is there.
  const businessProblem = whole && !isBusinessNumber(digits) ? 'businessNumberBad' : problems.businessNumber;
  return (
    <StepFrame title={t('start.storeTitle')} hint={t('start.storeHint')}>
      <div className="two-fields">
        <Field
          label={t('start.name')}
          value={form.name}
          most={60}
          autoFocus
          problem={words(problems.name)}
          onChange={(name) => onChange({ name })}
          testId="store-name"
        />
        <Field
          label={t('start.businessNumber')}
          value={form.businessNumber}
          most={14}
          numeric
          problem={words(businessProblem)}
          good={whole && isBusinessNumber(digits) ? `${printedBusinessNumber(digits)} · ${t('start.businessNumberGood')}` : null}
          onChange={(businessNumber) => onChange({ businessNumber })}
          testId="business-number"
        />
        <Field
          label={t('start.representative')}
          value={form.representative}
          most={60}
          problem={words(problems.representative)}
          onChange={(representative) => onChange({ representative })}
          testId="representative"
        />
        <Field
          label={`${t('start.phone')} (${t('common.optional')})`}
          type="tel"
          value={form.phone}
          most={30}
          problem={words(problems.phone)}
          onChange={(phone) => onChange({ phone })}
          testId="phone"
        />
      </div>
      <Field
        label={t('start.address')}
        value={form.address}
        most={120}
        problem={words(problems.address)}
        onChange={(address) => onChange({ address })}
        testId="address"
      />
      <CodeFields form={form} problems={problems} onChange={onChange} />
    </StepFrame>
  );
}

/** Store and till code, and the first receipt number they make. */
function CodeFields({ form, problems, onChange }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  return (
    <div className="two-fields">
      <Field
        label={t('start.storeCode')}
        value={form.storeCode}
        most={4}
        numeric
        hint={t('start.storeCodeHint')}
        problem={words(problems.storeCode)}
        onChange={(storeCode) => onChange({ storeCode })}
        testId="store-code"
      />
      <Field
        label={t('start.tillCode')}
        value={form.tillCode}
        most={2}
        numeric
        hint={t('start.receiptPreview', { number: receiptNumber(form.storeCode, form.tillCode, 1, 1) })}
        problem={words(problems.tillCode)}
        onChange={(tillCode) => onChange({ tillCode })}
        testId="till-code"
      />
    </div>
  );
}

export function ManagerStep({ form, problems, onChange }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  return (
    <StepFrame title={t('start.managerTitle')} hint={t('start.managerHint')}>
      <Field
        label={t('start.managerName')}
        value={form.managerName}
        most={40}
        autoFocus
        problem={words(problems.managerName)}
        onChange={(managerName) => onChange({ managerName })}
        testId="manager-name"
      />
      <div className="two-fields">
        <Field
          label={t('start.pin')}
          type="password"
          numeric
          most={6}
          value={form.pin}
          problem={words(problems.pin)}
          onChange={(pin) => onChange({ pin })}
          testId="manager-pin"
        />
        <Field
          label={t('start.pinAgain')}
          type="password"
          numeric
          most={6}
          value={form.pinAgain}
          problem={words(problems.pinAgain)}
          onChange={(pinAgain) => onChange({ pinAgain })}
          testId="manager-pin-again"
        />
      </div>
    </StepFrame>
  );
}

export function ItemsStep({ form, problems, onChange }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  return (
    <StepFrame title={t('start.itemsTitle')} hint={t('start.itemsHint')}>
      <FileDrop
        csv={form.csv}
        fileName={form.fileName}
        problem={words(problems.csv)}
        onRead={(csv, fileName) => onChange({ csv, fileName })}
      />
    </StepFrame>
  );
}

export function PrinterStep({ form, problems, onChange }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  return (
    <StepFrame title={t('start.printerTitle')} hint={t('start.printerHint')}>
      <Choice
        label={t('start.stepPrinter')}
        hideLabel
        value={form.printer}
        onChange={(printer) => onChange({ printer })}
        testId="printer"
        options={[
          { value: 'none', word: t('start.printerNone'), says: t('start.printerNoneSays') },
          { value: 'network', word: t('start.printerNet'), says: t('start.printerNetSays') },
        ]}
      />
      {form.printer === 'network' && (
        <Field
          label={t('start.printerAddress')}
          value={form.printerAddress}
          problem={words(problems.printerAddress)}
          onChange={(printerAddress) => onChange({ printerAddress })}
          testId="printer-address"
        />
      )}
    </StepFrame>
  );
}

function StepFrame({ title, hint, children }: { readonly title: string; readonly hint: string; readonly children: React.ReactNode }) {
  return (
    <section className="step">
      <h1>{title}</h1>
      <p className="step-hint">{hint}</p>
      {children}
    </section>
  );
}
