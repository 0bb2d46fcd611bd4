/** What the count came to: sign, word and colour, and how the expected amount was made. */
import { Check, TrendingDown, TrendingUp } from 'lucide-react';
import type { Output } from '../../../src/contract/contract.ts';
import { subtract } from '../../../src/domain/money.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { closeCounts } from '../../stores/counts.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import './shift.css';

type Result = Output<'shift.close'>;

export function CloseResult({ result }: { readonly result: Result }) {
  const { t } = useWords();
  const finish = (): void => {
    closeCounts.dispatch({ type: 'cleared' });
    viewStore.dispatch({ type: 'went', screen: 'sale' });
  };
  useKeys('screen', { keys: { Enter: finish } });
  return (
    <div className="close-result" data-testid="close-result">
      <h1>
        {t('close.done')} <small>{t('close.shift', { number: result.shift })}</small>
      </h1>
      <Difference result={result} />
      <p className="close-how">{t('close.derivation')}</p>
      <Derivation result={result} />
      <dl className="close-kept">
        <div>
          <dt>{t('close.kept')}</dt>
          <dd>{grouped(result.keep)}</dd>
        </div>
        <div>
          <dt>{t('close.moved')}</dt>
          <dd>{grouped(subtract(result.counted, result.keep))}</dd>
        </div>
      </dl>
      <Button kind="filled" large cap="Enter" onPress={finish} testId="close-finish">
        {t('close.finish')}
      </Button>
    </div>
  );
}

function Difference({ result: { overShort } }: { readonly result: Result }) {
  const { t } = useWords();
  const amount = grouped(Math.abs(overShort));
  const tone = overShort === 0 ? 'ok' : 'warn';
  return (
    <div className={`difference ${tone}`} role="status" data-testid="over-short" data-amount={overShort}>
      <span className="difference-icon" aria-hidden="true">
        {overShort === 0 ? <Check size={30} /> : overShort > 0 ? <TrendingUp size={30} /> : <TrendingDown size={30} />}
      </span>
      <div>
        <strong>{overShort === 0 ? t('close.exact') : overShort > 0 ? t('close.over', { amount }) : t('close.short', { amount })}</strong>
        <span>{t('close.resultSays')}</span>
      </div>
      <Money amount={overShort} size="left" sign />
    </div>
  );
}

function Derivation({ result }: { readonly result: Result }) {
  const { t } = useWords();
  return (
    <table className="derivation">
      <tbody>
        <tr>
          <th scope="row">{t('close.float')}</th>
          <td />
          <td>{grouped(result.float)}</td>
        </tr>
        <tr>
          <th scope="row">{t('close.cashSales')}</th>
          <td>{t('close.entries', { n: grouped(result.sales) })}</td>
          <td>{grouped(result.cashSales)}</td>
        </tr>
        <tr>
          <th scope="row">{t('close.cashRefunds')}</th>
          <td>{t('close.entries', { n: grouped(result.refunds) })}</td>
          <td>{grouped(-Math.abs(result.cashRefunds))}</td>
        </tr>
        <Row name={t('drawer.move_pay_in')} amount={result.payIns} />
        <Row name={t('drawer.move_pay_out')} amount={-result.payOuts} />
        <Row name={t('drawer.move_drop')} amount={-result.drops} />
        <tr className="sum">
          <th scope="row">{t('close.expected')}</th>
          <td />
          <td>{grouped(result.expected)}</td>
        </tr>
        <tr>
          <th scope="row">{t('close.counted')}</th>
          <td />
          <td>{grouped(result.counted)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** A move of cash beside the sales; none, no row. */
function Row({ name, amount }: { readonly name: string; readonly amount: number }) {
  if (amount === 0) return null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td />
      <td>{grouped(amount)}</td>
    </tr>
  );
}
