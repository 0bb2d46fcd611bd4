/** A report split one way: the chart and table of it, or the sentence that there is nothing. Asks nothing. */
import type { SalesRowView, SalesTable as Table } from '../../../src/contract/report-rows.ts';
import { dimensions, type Dimension } from '../../../src/domain/sales-report.ts';
import type { SalesView } from '../../flows/sales.ts';
import { shortDate } from '../../format.ts';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import { useFigureWord } from '../day/figure-word.ts';
import { ColumnsChart, useColumns } from './columns-chart.tsx';
import type { Asked } from './sales-behind.tsx';
import { SalesTable, type Shown } from './sales-table.tsx';

export const splits = [...dimensions, 'tender', 'discount'] as const;
export type Split = (typeof splits)[number];
/** A split, or all figures as X and Z have them. */
export type View = Split | 'figures';

type OfView = { readonly view: SalesView; readonly onExplain: (asked: Asked) => void };
type Props = OfView & { readonly by: View };

export function SplitOf({ by, ...of }: Props) {
  if (by === 'tender') return <Tenders {...of} />;
  if (by === 'discount') return <Discounts {...of} />;
  if (by === 'figures') return <Figures {...of} />;
  return <Goods by={by} {...of} />;
}

const amounts = ['gross', 'discounts', 'refunds', 'net'] as const;
const cellsOf = ({ sold, back, gross, discounts, refunds, net }: SalesRowView): number[] => [sold, back, gross, discounts, refunds, net];

function Goods({ by, view, onExplain }: OfView & { readonly by: Dimension }) {
  const { t } = useWords();
  const word = useRowWord(by);
  const columns = useColumns(by === 'hour' ? 'hour' : 'day', view);
  const name = t(`sales.by_${by}`);
  const isTimed = by === 'hour' || by === 'day';
  const counts = isTimed || by === 'operator' ? 'receipts' : 'pieces';
  const { rows, rest, left } = view.by[by];
  if (rows.length === 0) return <Nothing />;
  const shown = [
    ...rows.map((row): Shown => ({ key: row.key, name: word(row), cells: cellsOf(row), asks: `${by}|${row.key}` })),
    ...(rest === null ? [] : [{ key: 'rest', name: t('sales.rest', { n: left }), cells: cellsOf(rest) }]),
  ];
  return (
    <>
      {isTimed && columns.length > 0 && <ColumnsChart name={name} columns={columns} />}
      <SalesTable
        name={name} rows={shown} total={totalOf(view.by[by])} onExplain={onExplain}
        columns={[t(`sales.col_sold_${counts}`), t(`sales.col_back_${counts}`), ...amounts.map((each) => t(`sales.${each}`))]}
      />
    </>
  );
}

function totalOf({ rows, rest }: Table): number[] {
  return [...rows, ...(rest === null ? [] : [rest])].map(cellsOf).reduce((all, row) => all.map((cell, at) => cell + (row[at] ?? 0)));
}

function useRowWord(by: Dimension): (row: SalesRowView) => string {
  const { t, language } = useWords();
  return ({ key, name }) => {
    if (by === 'hour') return t('sales.hourOf', { hour: Number(key) });
    if (by === 'day') return shortDate(key, language);
    if (name !== '') return name;
    return by === 'maker' ? t('sales.own') : by === 'category' ? t('sales.noCategory') : t('sales.typed');
  };
}

/** Means of payment: how often money came and went over them, and what of it stayed. */
function Tenders({ view, onExplain }: OfView) {
  const { t } = useWords();
  const word = useFigureWord();
  const rows = view.figures.filter(({ key }) => key.startsWith('tender'));
  if (rows.length === 0) return <Nothing />;
  return (
    <SalesTable
      name={t('sales.by_tender')} columns={[t('sales.amount')]} total={[rows.reduce((all, { amount }) => all + amount, 0)]}
      rows={rows.map(({ key, amount }): Shown => (
        { key, name: key === 'tender:cash' ? t('sales.cash') : word(key), cells: [amount], asks: key }))}
      onExplain={onExplain}
    />
  );
}

/** Discounts by their kind and by who bears them; the cut to round numbers is one of them. */
function Discounts({ view, onExplain }: OfView) {
  const { t } = useWords();
  const word = useFigureWord();
  const rows = view.figures.flatMap(({ key, amount }) => {
    const [what, , funder = ''] = key.split('|');
    return what === 'discount' ? [{ key, funder, amount }] : [];
  });
  if (rows.length === 0) return <Nothing />;
  return (
    <SalesTable
      name={t('sales.by_discount')} columns={[t('sales.amount')]} total={[rows.reduce((all, { amount }) => all + amount, 0)]}
      rows={rows.map(({ key, funder, amount }): Shown => (
        { key, name: `${word(key)} · ${t(`sales.funder_${funder}` as 'sales.funder_store')}`, cells: [amount], asks: key }))}
      onExplain={onExplain}
    />
  );
}

/** Every figure of the period as X and Z have them: no sum of all of them says anything. */
function Figures({ view, onExplain }: OfView) {
  const { t } = useWords();
  const word = useFigureWord();
  return (
    <SalesTable
      name={t('day.figures')} columns={[t('sales.amount')]} onExplain={onExplain}
      rows={view.figures.map(({ key, amount }): Shown => (
        { key, name: key === 'tender:cash' ? t('sales.cash') : word(key), cells: [amount], asks: key }))}
    />
  );
}

function Nothing() {
  const { t } = useWords();
  return <Note tone="info" testId="sales-no-rows">{t('sales.noRows')}</Note>;
}
