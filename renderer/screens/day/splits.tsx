/** A report's net sales by hour, category and maker: each row a way to the entries behind it. */
import { splitNames, type SplitName } from '../../../src/domain/report-values.ts';
import type { Report } from '../../flows/reports.ts';
import { grouped } from '../../format.ts';
import { useWords } from '../../words/words.ts';

type Row = NonNullable<Report['by']>[SplitName][number];

/** What a row of a split is called, by the key that opens it; null for a key of no split of this report. */
export function useSplitWord(report: Report): (key: string) => string | null {
  const { t } = useWords();
  const none = { maker: t('sales.own'), category: t('sales.noCategory'), hour: '' };
  return (asked) => {
    const name = splitNames.find((each) => asked.startsWith(`${each}|`));
    const row = name === undefined ? undefined : report.by?.[name].find(({ key }) => `${name}|${key}` === asked);
    if (name === undefined || row === undefined) return null;
    if (name === 'hour') return t('sales.hourOf', { hour: Number(row.key) });
    return row.name === '' ? none[name] : row.name;
  };
}

/** The amount of a row by the key that opens it. */
export function amountOfSplit({ by }: Report, asked: string): number | undefined {
  const rows = by === undefined ? [] : splitNames.flatMap((name) => by[name].map(({ key, amount }) => ({ key: `${name}|${key}`, amount })));
  return rows.find(({ key }) => key === asked)?.amount;
}

type Props = { readonly report: Report; readonly onExplain: (key: string) => void };

export function Splits({ report, onExplain }: Props) {
  const { t } = useWords();
  const word = useSplitWord(report);
  const { by } = report;
  if (by === undefined) return null;
  const rows = (name: SplitName): readonly Row[] => by[name];
  return (['hour', 'category', 'maker'] as const).filter((name) => rows(name).length > 0).map((name) => (
    <section key={name} className="day-split" data-testid={`day-split-${name}`}>
      <h3>{t('sales.chart', { name: t(`sales.by_${name}`) })}</h3>
      {rows(name).map(({ key, amount }) => {
        const asked = `${name}|${key}`;
        return (
          <button key={key} type="button" className="day-figure" data-key={asked} onClick={() => onExplain(asked)}>
            <span className="one-line">{word(asked)}</span>
            <strong>{grouped(amount)}</strong>
          </button>
        );
      })}
    </section>
  ));
}
