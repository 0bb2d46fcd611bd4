/** X and Z: the open shift so far and every closed one; each figure opens the entries that make it. */
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import { useDesk } from '../../desk.ts';
import { readReport, type Read } from '../../flows/reports.ts';
import { clock, grouped, shortDate, signed } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Note } from '../../parts/note.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { Report } from './report.tsx';
import { ReportTabs } from './report-tabs.tsx';

type Closed = Output<'z.list'>['closed'][number];
/** So many closed shifts are listed: a year of days. */
const listed = 400;

export function DayScreen() {
  const { t, say } = useWords();
  const desk = useDesk();
  const open = tillStore.use(({ state }) => state?.shift?.number ?? null);
  const [closed, setClosed] = useState<readonly Closed[] | null>(null);
  const [chosen, setChosen] = useState<number | null>(open);
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isGone = false;
    void desk.call('z.list', { most: listed }).then((answer) => {
      if (isGone || !answer.ok) return;
      setClosed(answer.value.closed);
      setChosen((before) => before ?? answer.value.closed[0]?.number ?? null);
    });
    return () => void (isGone = true);
  }, [desk, open]);
  const show = async (shift: number | null, withCash = false): Promise<void> => {
    setChosen(shift);
    if (shift !== null) setRead(await readReport(desk, shift, shift === open, withCash));
  };
  useEffect(() => {
    let isGone = false;
    if (chosen !== null) void readReport(desk, chosen, chosen === open, false).then((next) => isGone || setRead(next));
    return () => void (isGone = true);
  }, [desk, chosen, open]);
  const numbers = [...(open === null ? [] : [open]), ...(closed ?? []).map(({ number }) => number)];
  const move = (by: number) => (): void => {
    const next = numbers[Math.max(0, Math.min(numbers.length - 1, numbers.indexOf(chosen ?? -1) + by))];
    if (next !== undefined) setChosen(next);
  };
  useKeys('screen', { keys: { ArrowUp: move(-1), ArrowDown: move(1) } });
  if (closed === null) return <p className="empty-screen" role="status">{t('receipts.loading')}</p>;
  return (
    <div className="receipts" data-testid="day">
      <section className="receipt-list" aria-label={t('day.list')}>
        <h1 className="visually-hidden">{t('day.title')}</h1>
        <ReportTabs />
        {numbers.length === 0 && <Note tone="info" testId="day-empty">{t('day.empty')}</Note>}
        <div className="receipt-rows" role="listbox" aria-label={t('day.list')} tabIndex={0}>
          {open !== null && <OpenRow number={open} chosen={chosen === open} onChoose={() => setChosen(open)} />}
          {closed.map((each) => (
            <ClosedRow key={each.number} closed={each} chosen={chosen === each.number} onChoose={() => setChosen(each.number)} />
          ))}
        </div>
      </section>
      <section className="receipt-detail day-detail">
        {read !== null && !read.ok && <Note tone="bad">{say(read.refusal)}</Note>}
        {read?.ok === true && read.shift === chosen && (
          <Report key={chosen} read={read} isOpen={chosen === open} onCash={() => void show(chosen, true)} />
        )}
      </section>
    </div>
  );
}

type RowProps = { readonly chosen: boolean; readonly onChoose: () => void };

function OpenRow({ number, chosen, onChoose }: RowProps & { readonly number: number }) {
  const { t } = useWords();
  return (
    <div className="receipt-row" role="option" aria-selected={chosen} onClick={onChoose} data-testid={`day-row-${number}`}>
      <span className="receipt-time">X</span>
      <span className="receipt-words">
        <span className="receipt-first">{t('day.now')}</span>
        <small>{t('close.shift', { number })}</small>
      </span>
    </div>
  );
}

function ClosedRow({ closed, chosen, onChoose }: RowProps & { readonly closed: Closed }) {
  const { t, language } = useWords();
  const { number, businessDate, closedAt, overShort } = closed;
  return (
    <div className="receipt-row" role="option" aria-selected={chosen} onClick={onChoose} data-testid={`day-row-${number}`}>
      <span className="receipt-time">Z {number}</span>
      <span className="receipt-words">
        <span className="receipt-first">{shortDate(businessDate, language)}</span>
        <small>{`${clock(closedAt)} · ${t('close.counted')} ${grouped(closed.counted)}`}</small>
      </span>
      <strong>{signed(overShort)}</strong>
    </div>
  );
}
