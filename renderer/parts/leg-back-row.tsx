/** One means over which money goes back: cash by itself, a card with the number of its cancelling; cash instead by leave. */
import { Banknote, CreditCard, Landmark } from 'lucide-react';
import type { LegBack } from '../../src/domain/money-back.ts';
import { approvalMax } from '../../src/domain/split.ts';
import type { AnyTender } from '../../src/domain/tender.ts';
import { grouped } from '../format.ts';
import { tenderWords } from '../words/tenders.ts';
import { useWords } from '../words/words.ts';

type Props = {
  readonly back: LegBack;
  /** The means of the receipt that it goes back over. */
  readonly sold: AnyTender | undefined;
  readonly inCash: boolean;
  readonly approval: string;
  readonly onInCash: () => void;
  readonly onApproval: (text: string) => void;
};

export function LegBackRow({ back: { means, paid }, sold, inCash, approval, onInCash, onApproval }: Props) {
  const words = useWords();
  const { t } = words;
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
          aria-pressed={inCash}
          data-testid="leg-in-cash"
          onClick={onInCash}
        >
          {t('returning.inCash')}
        </button>
      )}
      {means === 'card' && sold.kind === 'card' && (
        <label className="return-approval">
          <span>{t('returning.cancelSays', { approval: sold.approval })}</span>
          <input
            className="why-typed"
            value={approval}
            maxLength={approvalMax}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('returning.cancelApproval')}
            aria-label={t('returning.cancelApproval')}
            data-cancel
            data-testid="cancel-approval"
            onChange={(event) => onApproval(event.target.value)}
          />
        </label>
      )}
    </li>
  );
}
