/** One means over which a difference goes back: cash by itself, a card with the number of its cancelling; cash instead by leave. */
import { Banknote, CreditCard, Landmark } from 'lucide-react';
import type { LegBack } from '../../../src/domain/money-back.ts';
import { approvalMax } from '../../../src/domain/split.ts';
import { grouped } from '../../format.ts';
import { exchangeStore } from '../../stores/exchange.ts';
import { tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';

export function ExchangeLeg({ leg: { leg, means, paid } }: { readonly leg: LegBack }) {
  const words = useWords();
  const { t } = words;
  const { reading, approvals, inCash } = exchangeStore.use();
  const sold = reading?.legs[leg - 1];
  if (sold === undefined) return null;
  const Icon = means === 'cash' ? Banknote : means === 'card' ? CreditCard : Landmark;
  return (
    <li className="return-leg" data-testid={`leg-${means}`}>
      <Icon size={18} aria-hidden="true" />
      <span className="return-leg-word">{means === 'cash' ? t('tender.cash') : tenderWords(sold, words)}</span>
      <strong data-testid="leg-amount">{grouped(-paid)}</strong>
      {sold.kind !== 'cash' && (
        <button
          type="button"
          className="return-chip"
          aria-pressed={inCash.includes(leg)}
          data-testid="leg-in-cash"
          onClick={() => exchangeStore.dispatch({ type: 'in_cash', leg })}
        >
          {t('returning.inCash')}
        </button>
      )}
      {means === 'card' && sold.kind === 'card' && (
        <label className="return-approval">
          <span>{t('returning.cancelSays', { approval: sold.approval })}</span>
          <input
            className="why-typed"
            value={approvals.get(leg) ?? ''}
            maxLength={approvalMax}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('returning.cancelApproval')}
            aria-label={t('returning.cancelApproval')}
            data-cancel
            data-testid="cancel-approval"
            onChange={(event) => exchangeStore.dispatch({ type: 'approval', leg, text: event.target.value })}
          />
        </label>
      )}
    </li>
  );
}
