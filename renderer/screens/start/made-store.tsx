/** The store is made: what was imported, and every row that was not, with its line and the reason. */
import { CircleCheck } from 'lucide-react';
import type { Output } from '../../../src/contract/contract.ts';
import { useDesk } from '../../desk.ts';
import { told } from '../../flows/setup.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { sayRowReason } from '../../words/rejected-rows.ts';
import { useWords } from '../../words/words.ts';

/** More rows than this are counted and not listed. */
const rowsShown = 1_000;

export function MadeStore({ made }: { readonly made: Output<'store.create'> }) {
  const { t } = useWords();
  const desk = useDesk();
  const begin = (): void => told(desk, made.state);
  useKeys('screen', { keys: { Enter: begin } });
  return (
    <div className="made" data-testid="made">
      <h1>
        <CircleCheck size={34} aria-hidden="true" />
        {t('start.madeTitle')}
      </h1>
      <p data-testid="imported">{t('start.imported', { n: grouped(made.imported) })}</p>
      {made.rejected.length === 0 ? <p>{t('start.rejectedNone')}</p> : <Rejected rows={made.rejected} />}
      <Button kind="filled" large cap="Enter" onPress={begin} testId="begin">
        {t('start.begin')}
      </Button>
    </div>
  );
}

function Rejected({ rows }: { readonly rows: Output<'store.create'>['rejected'] }) {
  const { t, language } = useWords();
  return (
    <section className="rejected" data-testid="rejected">
      <h2>{t('start.rejectedTitle', { count: rows.length })}</h2>
      <div className="rejected-rows" tabIndex={0} role="region" aria-label={t('start.rejectedTitle', { count: rows.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('start.line')}</th>
              <th scope="col">{t('start.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShown).map((row, index) => (
              <tr key={index}>
                <td>{grouped(row.line)}</td>
                <td>{sayRowReason(row.reason, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
