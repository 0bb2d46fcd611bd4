/** The right side of a return: how much goes back over which means, why, and the button that gives it. */
import { ArrowLeftRight } from 'lucide-react';
import type { LegBack } from '../../../src/domain/money-back.ts';
import { backOf } from '../../flows/returning.ts';
import { grouped } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { LegBackRow } from '../../parts/leg-back-row.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { reasonKinds } from '../../reasons.ts';
import { returningStore } from '../../stores/returning.ts';
import { useStopped } from '../../stores/till.ts';
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

/** One means over which a return goes back. */
function Leg({ leg }: { readonly leg: LegBack }) {
  const { reading, approvals, inCash, asCredit } = returningStore.use();
  const place = leg.leg;
  return (
    <LegBackRow
      back={leg}
      sold={reading?.legs[place - 1]}
      inCash={inCash.includes(place)}
      approval={approvals.get(place) ?? ''}
      onInCash={() => returningStore.dispatch({ type: 'in_cash', leg: place })}
      asCredit={asCredit.includes(place)}
      onAsCredit={() => returningStore.dispatch({ type: 'as_credit', leg: place })}
      onApproval={(text) => returningStore.dispatch({ type: 'approval', leg: place, text })}
    />
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
