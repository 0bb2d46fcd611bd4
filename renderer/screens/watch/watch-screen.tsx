/** What stands out in the journal of the last 28 days, each with the entries that make it. Accuses nobody. */
import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../src/contract/client.ts';
import { useDesk } from '../../desk.ts';
import { readFindings, unitOf, type FindingView } from '../../flows/watch.ts';
import { clock, grouped, shortDate } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { useLate } from '../../parts/use-late.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { ReportTabs } from '../day/report-tabs.tsx';
import { WatchLimits } from './watch-limits.tsx';

export function WatchScreen() {
  const { t } = useWords();
  const mayLook = useRight('see_journal_of_people');
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? null);
  if (mayLook && today !== null) return <Findings day={today} />;
  return (
    <div className="sales-alone" data-testid="watch-locked">
      <ReportTabs />
      <div className="manage-locked">
        <Lock size={20} aria-hidden="true" />
        <strong>{t('watch.locked')}</strong>
        <Button kind="filled" onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'manager' })} testId="sign-in-manager">
          {t('sales.signIn')}
        </Button>
      </div>
    </div>
  );
}

type Asked = { readonly times: number };

function Findings({ day }: { readonly day: string }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [asked, setAsked] = useState<Asked>({ times: 0 });
  const [last, setLast] = useState<{ readonly of: Asked; readonly answer: Answer<'watch.findings'> } | null>(null);
  const [chosen, setChosen] = useState(0);
  const [limiting, setLimiting] = useState(false);
  useEffect(() => {
    let isGone = false;
    void readFindings(desk, { day }).then((answer) => isGone || setLast({ of: asked, answer }));
    return () => void (isGone = true);
  }, [desk, day, asked]);
  const answer = last?.of === asked ? last.answer : null;
  const findings = answer?.ok === true ? answer.value.findings : [];
  const move = (by: number) => (): void => setChosen(Math.max(0, Math.min(findings.length - 1, chosen + by)));
  useKeys('screen', { keys: { ArrowUp: move(-1), ArrowDown: move(1) } });
  const again = (): void => (setChosen(0), setAsked({ times: asked.times + 1 }));
  const shown = findings[chosen];
  return (
    <div className="receipts" data-testid="watch">
      <section className="receipt-list" aria-label={t('watch.list')}>
        <h1 className="visually-hidden">{t('watch.title')}</h1>
        <ReportTabs />
        {answer === null && <Reading />}
        {answer?.ok === false && (
          <Note tone="bad" testId="watch-refused" action={<Button onPress={again}>{t('sales.again')}</Button>}>
            {say(answer.refusal)}
          </Note>
        )}
        {answer?.ok === true && findings.length === 0 && <Note tone="ok" testId="watch-none">{t('watch.none')}</Note>}
        <div className="receipt-rows" role="listbox" aria-label={t('watch.list')} tabIndex={0}>
          {findings.map((each, at) => (
            <FindingRow key={at} finding={each} chosen={at === chosen} onChoose={() => (setChosen(at), setLimiting(false))} />
          ))}
        </div>
        <Button pressed={limiting} onPress={() => setLimiting(!limiting)} testId="watch-set">{t('watch.limits')}</Button>
      </section>
      <section className="receipt-detail day-detail" aria-label={t('watch.entries')}>
        {limiting && <WatchLimits onSaved={again} />}
        {!limiting && shown !== undefined && <Entries finding={shown} />}
      </section>
    </div>
  );
}

function Reading() {
  const { t } = useWords();
  return useLate(true, 300) ? <p className="sales-reading" role="status" data-testid="watch-reading">{t('sales.loading')}</p> : null;
}

function useSaid(finding: FindingView): { readonly who: string; readonly much: string } {
  const { t } = useWords();
  const { pattern, person, other, value, limit } = finding;
  const measured = (n: number): string => t(`watch.unit_${unitOf(pattern)}`, { n });
  const who = person === '' ? t('watch.nobody') : other === '' ? person : t('watch.with', { person, other });
  return { who, much: t('watch.over', { value: measured(value), limit: measured(limit) }) };
}

type RowProps = { readonly finding: FindingView; readonly chosen: boolean; readonly onChoose: () => void };

function FindingRow({ finding, chosen, onChoose }: RowProps) {
  const { t } = useWords();
  const { who, much } = useSaid(finding);
  return (
    <div
      className="receipt-row watch-row" role="option" aria-selected={chosen} onClick={onChoose} data-testid={`finding-${finding.pattern}`}
    >
      <span className="receipt-words">
        <span className="receipt-first"><Name>{who}</Name></span>
        <small title={t(`watch.is_${finding.pattern}`)}>{t(`watch.is_${finding.pattern}`)}</small>
      </span>
      <strong>{much}</strong>
    </div>
  );
}

function Entries({ finding }: { readonly finding: FindingView }) {
  const { t, language } = useWords();
  const { who, much } = useSaid(finding);
  const { hits, count, amount } = finding;
  return (
    <>
      <header className="watch-head">
        <h2>{t(`watch.is_${finding.pattern}`)}</h2>
        <p>{`${who} · ${much}`}</p>
        <p>{t('watch.sum', { n: grouped(count), amount: grouped(amount) })}</p>
      </header>
      <Note tone="info">{t('watch.says')}</Note>
      {hits.length < count && <p className="sales-shifts">{t('watch.more', { n: hits.length })}</p>}
      <div className="day-entries" tabIndex={0} role="region" aria-label={t('watch.entries')} data-testid="watch-entries">
        {hits.map(({ seq, at, day, number, amount: moved }) => (
          <div key={seq} className="day-entry watch-entry">
            <span>{`${shortDate(day, language)} ${clock(at)}`}</span>
            <span className="one-line" title={number}>{number}</span>
            <strong>{grouped(moved)}</strong>
          </div>
        ))}
      </div>
    </>
  );
}
