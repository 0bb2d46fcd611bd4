/** The right side of a return: how much goes back over which means, why, and the button that gives it. */
import { ArrowLeftRight, Banknote, CreditCard, Landmark } from 'lucide-react';
import type { LegBack } from '../../../src/domain/money-back.ts';
import { approvalMax } from '../../../src/domain/split.ts';
import { backOf } from '../../flows/returning.ts';
import { grouped } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { reasonKinds } from '../../reasons.ts';
import { returningStore } from '../../stores/returning.ts';
import { useStopped } from '../../stores/till.ts';
import { tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';

/** The longest typed reason. */
const reasonMax = 100;

type Props = { readonly onGive: () => void; readonly onExchange: () => void };

export function ReturnPay({ onGive, onExchange }: Props) {
  const { t, say } = useWords();
  const returning = returningStore.use();
  const { total, pieces, legs } = backOf(returning);
  const stopped = useStopped();
  const isGift = (returning.reading?.gift ?? null) !== null;
  const off = stopped || pieces === 0 || returning.busy !== 'no';
  return (
    <section className="return-pay" aria-label={t('refund.total')}>
      <div className="due-card">
        <div className="due-count">
          <span>{t('refund.pieces', { count: pieces })}</span>
        </div>
        <div className={total > 0 ? 'due-line bad' : 'due-line'}>
          <span>{t('returning.total')}</span>
          <Money amount={-total} size="due" testId="return-total" />
        </div>
        <ul className="return-legs">
          {legs.map((leg) => <Leg key={leg.leg} leg={leg} />)}
        </ul>
      </div>
      <Why />
      <div className="give">
        {returning.refusal !== null && <Note tone="bad" testId="return-refused">{say(returning.refusal)}</Note>}
        {returning.busy === 'checking' && <Note tone="warn">{t('tender.checking')}</Note>}
        {isGift && <Note tone="info" testId="return-gift">{t('exchange.giftOnly')}</Note>}
        <button
          type="button"
          className={isGift ? 'cash-button' : 'exchange-button'}
          aria-disabled={off || undefined}
          data-testid="return-exchange"
          onClick={() => {
            if (!off) onExchange();
          }}
        >
          <ArrowLeftRight size={20} aria-hidden="true" />
          <span className="cash-word">{t('exchange.begin')}</span>
          <KeyCap>F9</KeyCap>
        </button>
        {!isGift && <button
          type="button"
          className="cash-button"
          aria-disabled={off || undefined}
          aria-busy={returning.busy !== 'no' || undefined}
          data-testid="return-give"
          onClick={() => {
            if (!off) onGive();
          }}
        >
          <span className="cash-word">{returning.busy === 'no' ? t('returning.give') : t('refund.givingBack')}</span>
          <span className="cash-key">
            <strong>{grouped(-total)}</strong>
            <KeyCap>F8</KeyCap>
          </span>
        </button>}
      </div>
    </section>
  );
}

/** One means: cash by itself, a card with the number that its cancelling got. A manager may hand out cash instead. */
function Leg({ leg: { leg, means, paid } }: { readonly leg: LegBack }) {
  const words = useWords();
  const { t } = words;
  const { reading, approvals, inCash } = returningStore.use();
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
          onClick={() => returningStore.dispatch({ type: 'in_cash', leg })}
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
            onChange={(event) => returningStore.dispatch({ type: 'approval', leg, text: event.target.value })}
          />
        </label>
      )}
    </li>
  );
}

function Why() {
  const { t } = useWords();
  const { reason, typed } = returningStore.use();
  return (
    <div className="why">
      <Choice
        label={t('refund.reason')}
        value={reason}
        testId="return-reason"
        onChange={(kind) => returningStore.dispatch({ type: 'reason', reason: kind })}
        options={reasonKinds.map((kind) => ({ value: kind, word: t(`refund.${kind}`) }))}
      />
      {reason === 'other' && (
        <input
          className="why-typed"
          value={typed}
          maxLength={reasonMax}
          aria-label={t('refund.typeReason')}
          placeholder={t('refund.typeReason')}
          autoFocus
          data-testid="return-reason-typed"
          onChange={(event) => returningStore.dispatch({ type: 'typed', text: event.target.value })}
        />
      )}
    </div>
  );
}
