/** The entries behind one figure: their parts, and that they sum to it. */
import { ArrowLeft, Check, TriangleAlert } from 'lucide-react';
import type { Behind, Report } from '../../flows/reports.ts';
import { clock, grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import { useFigureWord } from './figure-word.ts';
import { amountOfSplit, useSplitWord } from './splits.tsx';

type Props = { readonly behind: Behind; readonly report: Report; readonly onClose: () => void };

export function Explained({ behind, report, onClose }: Props) {
  const { t, say } = useWords();
  const word = useFigureWord();
  useKeys('panel', { keys: { Escape: onClose } });
  const splitWord = useSplitWord(report);
  const shown = report.figures.find(({ key }) => key === behind.key)?.amount ?? amountOfSplit(report, behind.key);
  const same = behind.ok && behind.amount === shown;
  return (
    <div className="day-explained" data-testid="explained">
      <div className="day-head">
        <h3>{`${t('day.why')}: ${splitWord(behind.key) ?? word(behind.key)}`}</h3>
        <Button cap="Esc" icon={<ArrowLeft size={18} aria-hidden="true" />} onPress={onClose} testId="explained-back">
          {t('day.back')}
        </Button>
      </div>
      {!behind.ok && <Note tone="warn">{say(behind.refusal)}</Note>}
      {behind.ok && (
        <>
          <p className={same ? 'day-sum ok' : 'day-sum warn'} role="status" data-testid="explained-sum" data-amount={behind.amount}>
            {same ? <Check size={18} aria-hidden="true" /> : <TriangleAlert size={18} aria-hidden="true" />}
            {t(same ? 'day.same' : 'day.moved', { n: grouped(behind.entries.length), amount: grouped(behind.amount) })}
          </p>
          <div className="day-entries" tabIndex={0} role="region" aria-label={t('day.why')}>
            {behind.entries.map(({ seq, at, number, kind, amount }) => (
              <div key={seq} className="day-entry">
                <span>{clock(at)}</span>
                <span className="one-line">{number}</span>
                <small>{t(`day.kind_${kind}` as 'day.kind_sale', { defaultValue: kind })}</small>
                <strong>{grouped(amount)}</strong>
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
