/** A purchase of gift vouchers taken back as a whole: which vouchers end, over which means the money goes, and why. */
import { noteMax } from '../../../src/domain/cart.ts';
import { moneyBack } from '../../../src/domain/money-back.ts';
import { printedSerial } from '../../../src/domain/voucher.ts';
import { useDesk } from '../../desk.ts';
import { cancelPurchase } from '../../flows/vouchers.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { LegBackRow } from '../../parts/leg-back-row.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { voucherStore } from '../../stores/voucher.ts';
import { useWords } from '../../words/words.ts';

export function CancelPurchase() {
  const { t, say } = useWords();
  const desk = useDesk();
  const { view, reason, approvals, refusal, busy } = voucherStore.use();
  const purchase = view?.cancellable ?? null;
  const keep = (): void => voucherStore.dispatch({ type: 'kept' });
  if (purchase === null) return null;
  const cancel = (): void => void cancelPurchase(desk);
  return (
    <Over title={t('voucher.cancelTitle')} wide onClose={keep} onConfirm={cancel} testId="voucher-cancel-dialog">
      <p className="dialog-says">{t('voucher.cancelSays', { count: purchase.vouchers.length })}</p>
      <div className="voucher-look">
        <ul className="voucher-chosen" tabIndex={0} aria-label={t('voucher.chosen')}>
          {purchase.vouchers.map(({ serial, amount }) => (
            <li key={serial}><code>{printedSerial(serial)}</code><strong>{grouped(amount)}</strong></li>
          ))}
        </ul>
        <div className="voucher-asked">
          <div className="due-line bad">
            <span>{t('returning.total')}</span>
            <Money amount={-purchase.total} size="due" testId="voucher-back" />
          </div>
          <ul className="return-legs">
            {moneyBack(purchase.tenders, [], purchase.total).map((back) => (
              <LegBackRow
                key={back.leg}
                back={back}
                sold={purchase.tenders[back.leg - 1]}
                approval={approvals.get(back.leg) ?? ''}
                onApproval={(text) => voucherStore.dispatch({ type: 'approval', leg: back.leg, text })}
              />
            ))}
          </ul>
          <Field
            label={t('refund.reason')} value={reason} most={noteMax} autoFocus
            onChange={(next) => voucherStore.dispatch({ type: 'reason', reason: next })} testId="voucher-reason"
          />
          {refusal !== null && <Note tone="bad" testId="voucher-refused">{say(refusal)}</Note>}
        </div>
      </div>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={keep}>{t('voucher.keep')}</Button>
        <Button large kind="bad" cap="Enter" busy={busy} busyWord={t('common.busy')} onPress={cancel} testId="voucher-cancel-yes">
          {t('voucher.cancelYes', { amount: grouped(purchase.total) })}
        </Button>
      </div>
    </Over>
  );
}
