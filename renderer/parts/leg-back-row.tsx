/** One means over which money goes back: cash by itself, a card by the number of its cancelling; cash or credit instead by leave. */
import { Banknote, CreditCard, Landmark, Ticket, type LucideIcon } from 'lucide-react';
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
  readonly approval: string;
  readonly onApproval: (text: string) => void;
  /** Left out where it goes back over its own means alone. */
  readonly inCash?: boolean;
  readonly onInCash?: () => void;
  readonly asCredit?: boolean;
  readonly onAsCredit?: () => void;
};

const icons: Readonly<Record<LegBack['means'], LucideIcon>> = {
  cash: Banknote, card: CreditCard, transfer: Landmark, voucher: Ticket, credit: Ticket,
};

export function LegBackRow(props: Props) {
  const { back: { means, paid }, sold, approval, onApproval, inCash = false, onInCash, asCredit = false, onAsCredit } = props;
  const words = useWords();
  const { t } = words;
  if (sold === undefined) return null;
  const Icon = icons[means];
  const mayCash = onInCash !== undefined && sold.kind !== 'cash' && sold.kind !== 'voucher';
  return (
    <li className="return-leg" data-testid={`leg-${means}`}>
      <Icon size={18} aria-hidden="true" />
      <span className="return-leg-word">
        {means === 'cash' ? t('tender.cash') : means === 'credit' ? t('voucher.creditBack') : tenderWords(sold, words)}
      </span>
      <strong data-testid="leg-amount">{grouped(-paid)}</strong>
      {(mayCash || onAsCredit !== undefined) && (
        <span className="return-chips">
          {mayCash && <Chip word={t('returning.inCash')} isOn={inCash} onPress={onInCash} testId="leg-in-cash" />}
          {onAsCredit !== undefined && <Chip word={t('voucher.asCredit')} isOn={asCredit} onPress={onAsCredit} testId="leg-as-credit" />}
        </span>
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

type ChipProps = { readonly word: string; readonly isOn: boolean; readonly onPress: () => void; readonly testId: string };

function Chip({ word, isOn, onPress, testId }: ChipProps) {
  return (
    <button type="button" className="return-chip" aria-pressed={isOn} data-testid={testId} onClick={onPress}>
      {word}
    </button>
  );
}
