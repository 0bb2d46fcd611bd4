/** Who changed what on any days: when, who, what of it, and what stood there before. For a manager. */
import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../src/contract/client.ts';
import { useDesk } from '../../desk.ts';
import { readChanges, type ChangeView } from '../../flows/changes.ts';
import { daysOf, type Days } from '../../flows/sales.ts';
import { clock, grouped, shortDate } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useLate } from '../../parts/use-late.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { ReportTabs } from '../day/report-tabs.tsx';
import { PeriodPicker } from '../sales/period-picker.tsx';

export function ChangesScreen() {
  const { t } = useWords();
  const mayLook = useRight('see_journal_of_people');
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? null);
  if (mayLook && today !== null) return <Changes first={daysOf('month', today)} />;
  return (
    <div className="sales-alone" data-testid="changes-locked">
      <ReportTabs />
      <div className="manage-locked">
        <Lock size={20} aria-hidden="true" />
        <strong>{t('watch.changes.locked')}</strong>
        <Button kind="filled" onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'manager' })} testId="sign-in-manager">
          {t('sales.signIn')}
        </Button>
      </div>
    </div>
  );
}

type Asked = Days & { readonly times: number };

function Changes({ first }: { readonly first: Days }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [asked, setAsked] = useState<Asked>({ ...first, times: 0 });
  const [last, setLast] = useState<{ readonly of: Asked; readonly answer: Answer<'report.changes'> } | null>(null);
  useEffect(() => {
    let isGone = false;
    void readChanges(desk, { from: asked.from, to: asked.to }).then((answer) => isGone || setLast({ of: asked, answer }));
    return () => void (isGone = true);
  }, [desk, asked]);
  const answer = last?.of === asked ? last.answer : null;
  const again = (days: Days = asked): void => setAsked({ from: days.from, to: days.to, times: asked.times + 1 });
  return (
    <div className="sales" data-testid="changes">
      <aside className="sales-side">
        <h1 className="visually-hidden">{t('watch.changes.list')}</h1>
        <ReportTabs />
        <PeriodPicker days={asked} onDays={again} />
        {answer?.ok === true && (
          <p className="sales-shifts">{t('watch.changes.count', { n: answer.value.changes.length + answer.value.left })}</p>
        )}
      </aside>
      <section className="sales-main" aria-label={t('watch.changes.list')} aria-busy={answer === null}>
        {answer === null && <Reading />}
        {answer?.ok === false && (
          <Note tone="bad" testId="changes-refused" action={<Button onPress={() => again()}>{t('sales.again')}</Button>}>
            {say(answer.refusal)}
          </Note>
        )}
        {answer?.ok === true && answer.value.changes.length === 0 && (
          <Note tone="info" testId="changes-none">{t('watch.changes.none')}</Note>
        )}
        {answer?.ok === true && answer.value.changes.length > 0 && <List changes={answer.value.changes} />}
        {answer?.ok === true && answer.value.left > 0 && <Note tone="info">{t('watch.changes.left', { n: answer.value.left })}</Note>}
      </section>
    </div>
  );
}

function Reading() {
  const { t } = useWords();
  return useLate(true, 300) ? <p className="sales-reading" role="status" data-testid="changes-reading">{t('sales.loading')}</p> : null;
}

function List({ changes }: { readonly changes: readonly ChangeView[] }) {
  const { t } = useWords();
  return (
    <div className="changes-table" tabIndex={0} role="region" aria-label={t('watch.changes.list')} data-testid="changes-table">
      <table>
        <thead>
          <tr>
            {(['when', 'who', 'what', 'values'] as const).map((name) => <th key={name} scope="col">{t(`watch.changes.${name}`)}</th>)}
          </tr>
        </thead>
        <tbody>{changes.map((change) => <Row key={change.seq} change={change} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ change: { at, day, who, kind, of, from, values } }: { readonly change: ChangeView }) {
  const { t, language } = useWords();
  return (
    <tr data-kind={kind}>
      <td>{`${shortDate(day, language)} ${clock(at)}`}</td>
      <td>{who === '' ? t('watch.changes.till') : who}</td>
      <th scope="row">
        {t(`watch.changes.kind_${kind}`)}
        {of !== '' && <small>{of}</small>}
        {from !== null && <small>{t('watch.changes.from', { day: shortDate(from, language) })}</small>}
      </th>
      <td>
        <dl>
          {values.map((value) => <Value key={value.name} value={value} />)}
        </dl>
      </td>
    </tr>
  );
}

function Value({ value: { name, before, after } }: { readonly value: ChangeView['values'][number] }) {
  const { t } = useWords();
  const parts = name.split('.');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const wordOf = (part: string): string => t(`watch.changes.name_${part}` as 'watch.changes.name_name', {
    defaultValue: t(`role.${part}` as 'role.cashier', { defaultValue: part }),
  });
  const said = (text: string | null): string => {
    if (text === null) return t('watch.changes.nothing');
    if (first === 'role') return t(`role.${text}` as 'role.cashier', { defaultValue: text });
    // Rates are kept in basis points and said in percent.
    if (last.endsWith('Bp') && Number.isFinite(Number(text))) return `${Number(text) / 100}%`;
    return first === 'price' ? grouped(Number(text)) : text;
  };
  return (
    <div>
      <dt>{parts.map(wordOf).join(' · ')}</dt>
      <dd><s>{said(before)}</s> → <strong>{said(after)}</strong></dd>
    </div>
  );
}
