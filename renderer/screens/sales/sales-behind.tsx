/** The entries behind one number of a period's report, in place of its tables. Asks for them once. */
import { ArrowLeft, Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesk } from '../../desk.ts';
import { explainSales, type Days, type SalesBehind } from '../../flows/sales.ts';
import { clock, grouped, shortDate } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useLate } from '../../parts/use-late.ts';
import { useWords } from '../../words/words.ts';

/** A number that is looked at: its key, what it is called, and what the report said that it is. */
export type Asked = { readonly key: string; readonly word: string; readonly amount: number };

type Props = { readonly asked: Asked; readonly days: Days; readonly onClose: () => void };

export function SalesBehindPanel({ asked, days, onClose }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [behind, setBehind] = useState<SalesBehind | null>(null);
  const { from, to } = days;
  useEffect(() => {
    let isGone = false;
    void explainSales(desk, { from, to }, asked.key).then((next) => isGone || setBehind(next));
    return () => void (isGone = true);
  }, [desk, from, to, asked.key]);
  useKeys('panel', { keys: { Escape: onClose } });
  const isLate = useLate(behind === null, 300);
  return (
    <div className="sales-behind" data-testid="sales-behind">
      <div className="day-head">
        <h3>{`${t('day.why')}: ${asked.word}`}</h3>
        <Button cap="Esc" icon={<ArrowLeft size={18} aria-hidden="true" />} onPress={onClose} testId="sales-behind-back">
          {t('day.back')}
        </Button>
      </div>
      {behind === null && isLate && <p className="sales-reading" role="status">{t('sales.loading')}</p>}
      {behind?.answer.ok === false && <Note tone="warn" testId="sales-behind-refused">{say(behind.answer.refusal)}</Note>}
      {behind?.answer.ok === true && <Entries told={behind.answer.value} shown={asked.amount} />}
    </div>
  );
}

type Told = Extract<SalesBehind['answer'], { ok: true }>['value'];

function Entries({ told, shown }: { readonly told: Told; readonly shown: number }) {
  const { t, language } = useWords();
  const same = told.amount === shown;
  const count = told.entries.length + told.left;
  return (
    <>
      <p className={same ? 'day-sum ok' : 'day-sum warn'} role="status" data-testid="sales-behind-sum" data-amount={told.amount}>
        {same ? <Check size={18} aria-hidden="true" /> : <TriangleAlert size={18} aria-hidden="true" />}
        {t(same ? 'day.same' : 'day.moved', { n: grouped(count), amount: grouped(told.amount) })}
      </p>
      <div className="day-entries" tabIndex={0} role="region" aria-label={t('day.why')}>
        {told.entries.map(({ seq, at, day, number, kind, amount }) => (
          <div key={seq} className="day-entry">
            <span>{`${shortDate(day, language)} ${clock(at)}`}</span>
            <span className="one-line">{number}</span>
            <small>{t(`day.kind_${kind}` as 'day.kind_sale', { defaultValue: kind })}</small>
            <strong>{grouped(amount)}</strong>
          </div>
        ))}
        {told.left > 0 && (
          <div className="day-entry">
            <span />
            <span>{t('sales.rest', { n: grouped(told.left) })}</span>
            <small />
            <strong>{grouped(told.rest)}</strong>
          </div>
        )}
      </div>
    </>
  );
}
