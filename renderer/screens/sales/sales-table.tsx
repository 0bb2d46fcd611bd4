/** One table of a report: every row with its bar, and the total that every table comes to. Asks nothing. */
import { grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { useWords } from '../../words/words.ts';
import type { Asked } from './sales-behind.tsx';

/** A row as it is shown. `cells` stand in the order of the columns; the last is what the bar shows, and what `asks` opens. */
export type Shown = { readonly key: string; readonly name: string; readonly cells: readonly number[]; readonly asks?: string };

type Props = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Shown[];
  /** What all rows come to; left out where a sum says nothing. */
  readonly total?: readonly number[];
  /** Opens the entries behind a row; left out where nothing is to be opened. A row without `asks` has none. */
  readonly onExplain?: ((asked: Asked) => void) | undefined;
};

export function SalesTable({ name, columns, rows, total, onExplain }: Props) {
  const { t } = useWords();
  const most = Math.max(1, ...rows.map(({ cells }) => cells.at(-1) ?? 0));
  return (
    <div className="sales-table" tabIndex={0} role="region" aria-label={name} data-testid="sales-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map((column, at) => <th key={at} scope="col">{column}</th>)}
            <th scope="col" className="sales-bar"><span className="visually-hidden">{t('sales.bar')}</span></th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name: word, cells, asks }) => (
            <tr key={key} data-key={key}>
              <th scope="row">
                {asks === undefined || onExplain === undefined ? <Name>{word}</Name> : (
                  <button
                    type="button" className="sales-why one-line" data-key={asks}
                    onClick={() => onExplain({ key: asks, word, amount: cells.at(-1) ?? 0 })}
                  >
                    {word}
                  </button>
                )}
              </th>
              {cells.map((cell, at) => <td key={at}>{grouped(cell)}</td>)}
              <td className="sales-bar" aria-hidden="true"><Bar part={(cells.at(-1) ?? 0) / most} /></td>
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr data-testid="sales-total" data-amount={total.at(-1)}>
              <th scope="row">{t('sales.total')}</th>
              {total.map((cell, at) => <td key={at}>{grouped(cell)}</td>)}
              <td className="sales-bar" />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** What came back for more than was sold has no bar: its number says so. */
function Bar({ part }: { readonly part: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect width={Math.max(0, part) * 100} height={8} rx={1.5} />
    </svg>
  );
}
