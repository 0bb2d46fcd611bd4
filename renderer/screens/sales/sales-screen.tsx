/** What was sold over any days, split the way that is asked for. Read behind the selling; nothing of it is kept. */
import { Download, Lock, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../src/contract/client.ts';
import { useDesk } from '../../desk.ts';
import { daysOf, readSales, type Days, type SalesView } from '../../flows/sales.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Note } from '../../parts/note.tsx';
import { useLate } from '../../parts/use-late.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { ReportTabs } from '../day/report-tabs.tsx';
import { ExportPanel } from './export-panel.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { SalesBehindPanel, type Asked as Why } from './sales-behind.tsx';
import { SplitOf, splits, type View } from './split.tsx';

export function SalesScreen() {
  const mayLook = useRight('see_sales');
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? null);
  if (!mayLook || today === null) return <Locked />;
  return <Sales first={daysOf('today', today)} />;
}

function Locked() {
  const { t } = useWords();
  return (
    <div className="sales-alone" data-testid="sales-locked">
      <ReportTabs />
      <div className="manage-locked">
        <Lock size={20} aria-hidden="true" />
        <strong>{t('sales.locked')}</strong>
        <Button kind="filled" onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'manager' })} testId="sign-in-manager">
          {t('sales.signIn')}
        </Button>
      </div>
    </div>
  );
}

/** `times` makes the same question a new one. */
type Asked = Days & { readonly withCash: boolean; readonly times: number };

function Sales({ first }: { readonly first: Days }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [asked, setAsked] = useState<Asked>({ ...first, withCash: false, times: 0 });
  const [last, setLast] = useState<{ readonly of: Asked; readonly answer: Answer<'report.sales'> } | null>(null);
  const [by, setBy] = useState<View>('hour');
  const [why, setWhy] = useState<Why | null>(null);
  const [filing, setFiling] = useState(false);
  useEffect(() => {
    let isGone = false;
    const { from, to, withCash } = asked;
    void readSales(desk, { from, to, withCash }).then((answer) => isGone || setLast({ of: asked, answer }));
    return () => void (isGone = true);
  }, [desk, asked]);
  // What was asked before is no answer to what is asked now.
  const answer = last?.of === asked ? last.answer : null;
  const again = (change: Partial<Asked> = {}): void => {
    setWhy(null);
    setAsked({ ...asked, withCash: false, times: asked.times + 1, ...change });
  };
  const split = (next: View): void => {
    setWhy(null);
    setBy(next);
  };
  return (
    <div className="sales" data-testid="sales">
      <aside className="sales-side">
        <h1 className="visually-hidden">{t('sales.title')}</h1>
        <ReportTabs />
        <PeriodPicker days={asked} onDays={(days) => again(days)} />
        {answer?.ok === true && <Totals view={answer.value} />}
        {answer?.ok === true && answer.value.shifts > 0 && (
          <Button pressed={by === 'figures'} onPress={() => split('figures')} testId="sales-figures">{t('day.why')}</Button>
        )}
        {answer?.ok === true && <Shifts view={answer.value} />}
      </aside>
      <section className="sales-main" aria-label={t('sales.by')} aria-busy={answer === null}>
        <div className="sales-head">
          <Choice
            label={t('sales.by')} hideLabel value={by} onChange={split} testId="sales-by"
            options={splits.map((value): { value: View; word: string } => ({ value, word: t(`sales.by_${value}`) }))}
          />
          <Button icon={<RefreshCw size={18} aria-hidden="true" />} label={t('sales.again')} onPress={() => again()} testId="sales-again">
            {''}
          </Button>
          <Button
            icon={<Download size={18} aria-hidden="true" />} label={t('sales.files')} pressed={filing} onPress={() => setFiling(!filing)}
            testId="sales-files"
          >
            {''}
          </Button>
        </div>
        {filing && <ExportPanel key={`${asked.from}${asked.to}`} days={asked} by={by} />}
        {answer === null && <Reading />}
        {answer?.ok === false && (
          <Note tone="bad" testId="sales-refused" action={<Button onPress={() => again()}>{t('sales.again')}</Button>}>
            {say(answer.refusal)}
          </Note>
        )}
        {answer?.ok === true && answer.value.shifts === 0 && <Note tone="info" testId="sales-nothing">{t('sales.nothing')}</Note>}
        {answer?.ok === true && (
          <Said asked={asked} view={answer.value} by={by} why={why} onWhy={setWhy} onCash={() => again({ withCash: true })} />
        )}
      </section>
    </div>
  );
}

type SaidProps = {
  readonly asked: Asked; readonly view: SalesView; readonly by: View; readonly why: Why | null;
  readonly onWhy: (why: Why | null) => void; readonly onCash: () => void;
};

/** What a report says: one of its tables, or the entries behind one number of it. */
function Said({ asked, view, by, why, onWhy, onCash }: SaidProps) {
  const { t } = useWords();
  if (why !== null) return <SalesBehindPanel asked={why} days={asked} onClose={() => onWhy(null)} />;
  if (view.shifts === 0) return null;
  return (
    <>
      {(by === 'tender' || by === 'figures') && !view.withCash && (
        <Note tone="info" action={<Button onPress={onCash} testId="sales-cash">{t('day.cash')}</Button>}>{t('day.blind')}</Note>
      )}
      <SplitOf by={by} view={view} onExplain={onWhy} />
    </>
  );
}

/** A wait that is shorter than a glance says nothing. */
function Reading() {
  const { t } = useWords();
  const late = useLate(true, 300);
  return late ? <p className="sales-reading" role="status" data-testid="sales-reading">{t('sales.loading')}</p> : null;
}

const totals = ['gross', 'discounts', 'refunds', 'net'] as const;

function Totals({ view }: { readonly view: SalesView }) {
  const { t } = useWords();
  const { basket, figures } = view;
  const amount = (key: string): number => figures.find((each) => each.key === key)?.amount ?? 0;
  return (
    <dl className="sales-totals" data-testid="sales-totals">
      {totals.map((key) => (
        <div key={key} className={key === 'net' ? 'net' : ''}>
          <dt>{t(`sales.${key}`)}</dt>
          <dd data-testid={`sales-${key}`} data-amount={amount(key)}>{grouped(amount(key))}</dd>
        </div>
      ))}
      <div><dt>{t('day.figure_vat')}</dt><dd>{grouped(amount('vat'))}</dd></div>
      <div><dt>{t('day.figure_exempt')}</dt><dd>{grouped(amount('exempt'))}</dd></div>
      <div><dt>{t('sales.receipts')}</dt><dd>{t('sales.receiptsSays', { n: grouped(basket.receipts) })}</dd></div>
      <div><dt>{t('sales.returns')}</dt><dd>{t('sales.receiptsSays', { n: grouped(basket.returns) })}</dd></div>
      <div>
        <dt>{t('sales.average')}</dt>
        <dd>{t('sales.averageSays', { amount: grouped(basket.average), pieces: (basket.piecesTenths / 10).toFixed(1) })}</dd>
      </div>
    </dl>
  );
}

function Shifts({ view: { shifts, openShift } }: { readonly view: SalesView }) {
  const { t } = useWords();
  const open = openShift === null ? '' : ` · ${t('sales.open')}`;
  return <p className="sales-shifts">{`${t('sales.shifts', { n: grouped(shifts) })}${open}`}</p>;
}
