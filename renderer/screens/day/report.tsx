/** One report: its figures, each a way to the entries behind it; printing; and, for an X, the look at the cash with leave. */
import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { explain, printReport, type Behind, type Report as ReportValue, type Shown } from '../../flows/reports.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import { Explained } from './explained.tsx';
import { useFigureWord } from './figure-word.ts';
import { Splits } from './splits.tsx';
import { TerminalCheck } from './terminal.tsx';

type Props = { readonly read: Shown; readonly isOpen: boolean; readonly onCash: () => void };

export function Report({ read, isOpen, onCash }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [behind, setBehind] = useState<Behind | null>(null);
  const [printed, setPrinted] = useState<string | null>(null);
  const [comparing, setComparing] = useState(false);
  const print = async (): Promise<void> => {
    const answer = await printReport(desk, read.shift, isOpen);
    setPrinted(answer === null ? t('day.printed') : say(answer));
  };
  return (
    <>
      <header className="day-head">
        <h2>{isOpen ? t('day.x') : `Z ${read.shift}`}</h2>
        <span className="day-actions">
          {isOpen && !read.withCash && <Button onPress={onCash} testId="day-cash">{t('day.cash')}</Button>}
          <Button pressed={comparing} onPress={() => setComparing(!comparing)} testId="day-terminal">{t('day.terminal')}</Button>
          <Button onPress={() => void print()} testId="day-print">{isOpen ? t('day.print') : t('day.reprint')}</Button>
        </span>
      </header>
      {isOpen && !read.withCash && <Note tone="info">{t('day.blind')}</Note>}
      {printed !== null && <Note tone="ok">{printed}</Note>}
      {comparing && <TerminalCheck shift={read.shift} report={read.report} />}
      {behind === null ? (
        <Figures report={read.report} onExplain={(key) => void explain(desk, read.shift, key).then(setBehind)} />
      ) : (
        <Explained behind={behind} report={read.report} onClose={() => setBehind(null)} />
      )}
    </>
  );
}

/** What is counted beside money, in the order of the paper. */
const counted = [
  'sales', 'refunds', 'voids', 'corrections', 'reprints', 'openings', 'moves', 'counts', 'handOvers', 'consents', 'seen',
] as const;

function Figures({ report, onExplain }: { readonly report: ReportValue; readonly onExplain: (key: string) => void }) {
  const { t } = useWords();
  const word = useFigureWord();
  const { figures, happened } = report;
  return (
    <div className="day-figures" tabIndex={0} role="region" aria-label={t('day.figures')} data-testid="day-figures">
      {figures.map(({ key, amount, taken, back }) => (
        <button key={key} type="button" className="day-figure" data-key={key} onClick={() => onExplain(key)}>
          <span>
            {word(key)}
            {taken !== undefined && <small>{t('day.times', { taken, back: back ?? 0 })}</small>}
          </span>
          <strong>{grouped(amount)}</strong>
        </button>
      ))}
      <dl className="day-counts">
        {counted.map((name) => (
          <div key={name}>
            <dt>{t(`day.count_${name}`)}</dt>
            <dd>{grouped(happened[name])}</dd>
          </div>
        ))}
      </dl>
      <Splits report={report} onExplain={onExplain} />
    </div>
  );
}
