/** Net sales as columns, hour by hour or day by day, days without any among them. Its numbers stand in the table below it. */
import { dayNumber } from '../../../src/domain/calendar.ts';
import type { BusinessDate } from '../../../src/domain/ids.ts';
import { dayBeside } from '../../day-text.ts';
import type { SalesView } from '../../flows/sales.ts';
import { grouped, shortDate } from '../../format.ts';
import { useWords } from '../../words/words.ts';

/** `word` stands under it, `name` in a sentence. */
export type Column = { readonly word: string; readonly name: string; readonly amount: number };

/** So many columns are told apart. */
const columnsMax = 93;
/** Words under the columns, so that none meets its neighbour. */
const wordsMost = 12;
const high = 100;

/** The columns of a report; none where there would be one alone or too many. */
export function useColumns(by: 'hour' | 'day', view: SalesView): readonly Column[] {
  const { t, language } = useWords();
  const named = (key: string): string => (by === 'hour' ? t('sales.hourOf', { hour: Number(key) }) : shortDate(key, language));
  const amounts = new Map(view.by[by].rows.map(({ key, net }) => [key, net]));
  const columns = (by === 'hour' ? hoursOf([...amounts.keys()]) : daysBetween(view)).map((key): Column => (
    { word: by === 'hour' ? String(Number(key)) : named(key), name: named(key), amount: amounts.get(key) ?? 0 }));
  return columns.length < 2 || columns.length > columnsMax ? [] : columns;
}

/** From the first hour that sold to the last one. */
function hoursOf(keys: readonly string[]): string[] {
  const hours = keys.map(Number);
  const first = Math.min(...hours);
  return hours.length === 0 ? [] : Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => String(first + at).padStart(2, '0'));
}

function daysBetween({ from, to }: Pick<SalesView, 'from' | 'to'>): BusinessDate[] {
  const days = dayNumber(to) - dayNumber(from) + 1;
  return days > columnsMax ? [] : Array.from({ length: days }, (_, at) => dayBeside(from, at));
}

export function ColumnsChart({ name, columns }: { readonly name: string; readonly columns: readonly Column[] }) {
  const { t } = useWords();
  const most = Math.max(1, ...columns.map(({ amount }) => amount));
  const best = columns.find(({ amount }) => amount === most);
  const everyNth = Math.ceil(columns.length / wordsMost);
  return (
    <figure className="sales-chart" data-testid="sales-chart">
      <figcaption>
        {t('sales.chart', { name })}
        {best !== undefined && <small>{t('sales.best', { name: best.name, amount: grouped(best.amount) })}</small>}
      </figcaption>
      <svg viewBox={`0 0 ${columns.length} ${high}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map(({ word, amount }, at) => {
          const height = (Math.max(0, amount) / most) * high;
          return <rect key={word} x={at + 0.14} width={0.72} y={high - height} height={height} />;
        })}
      </svg>
      <div className="sales-axis" aria-hidden="true">
        {columns.map(({ word }, at) => <span key={word}>{at % everyNth === 0 && <i>{word}</i>}</span>)}
      </div>
    </figure>
  );
}
