/** What a cart of an exchange comes to: the new goods, what came back for them, and which way the difference goes. */
import { ArrowLeftRight, X } from 'lucide-react';
import type { CartExchange } from '../../../src/domain/cart.ts';
import type { Won } from '../../../src/domain/money.ts';
import { dropExchange } from '../../flows/exchange.ts';
import { grouped } from '../../format.ts';
import { Money } from '../../parts/money.tsx';
import { useWords } from '../../words/words.ts';
import '../exchange/exchange.css';

type Props = { readonly exchange: CartExchange; readonly total: Won };

/** Which way a difference goes, as a key of the words. */
export function wayOf(difference: number): 'pays' | 'gets' | 'even' {
  return difference > 0 ? 'pays' : difference < 0 ? 'gets' : 'even';
}

export function ExchangeDue({ exchange, total }: Props) {
  const { t } = useWords();
  const difference = total - exchange.total;
  const pieces = exchange.lines.reduce((all, line) => all + line.pieces, 0);
  return (
    <>
      <div className="exchange-strip" data-testid="exchange-strip">
        <ArrowLeftRight size={18} aria-hidden="true" />
        <div>
          <strong>{t('exchange.of', { number: exchange.receiptNumber })}</strong>
          <small className="one-line">{exchange.lines.map(({ name }) => name).join(', ')}</small>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={t('exchange.drop')}
          title={t('exchange.drop')}
          onClick={dropExchange}
          data-testid="exchange-drop"
        >
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <dl className="due-discounts">
        <div>
          <dt>{t('exchange.goods')}</dt>
          <dd>{grouped(total)}</dd>
        </div>
        <div className="taken-off">
          <dt>{t('exchange.backOf', { count: pieces })}</dt>
          <dd>−{grouped(exchange.total)}</dd>
        </div>
      </dl>
      <div className={difference < 0 ? 'due-line bad' : 'due-line'}>
        <span>{t(`exchange.${wayOf(difference)}`)}</span>
        <Money amount={Math.abs(difference)} size="due" testId="due" />
      </div>
    </>
  );
}
