/** Money that came to the account: how much, and from whom if it is known. Takes no account number. */
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { subtract, type Won } from '../../../src/domain/money.ts';
import { leaveTender } from '../../flows/pay.ts';
import { amountOf, chooseMeans, eraseAmount, fillForm, takeFilled, typeAmount } from '../../flows/tenders.ts';
import { useDesk } from '../../desk.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Field } from '../../parts/field.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';
import { AmountField } from './amount-field.tsx';
import { AmountPad } from './amount-pad.tsx';
import { TenderSentence } from './tender-sentence.tsx';

export function TransferForm({ rest }: { readonly rest: Won }) {
  const { t } = useWords();
  const desk = useDesk();
  const form = tenderStore.use((tender) => tender.form);
  const amount = amountOf(form, rest);
  const part = { amount: grouped(amount), rest: grouped(amount > rest ? 0 : subtract(rest, amount)) };
  useKeys('screen', {
    typed: typeAmount,
    keys: {
      Enter: () => void takeFilled(desk), Escape: leaveTender, Backspace: eraseAmount, Delete: () => fillForm({ amount: '' }),
      F8: () => chooseMeans('cash'), F9: () => chooseMeans('voucher'), F6: () => chooseMeans('card'),
    },
  });
  return (
    <section className="tender-form" aria-label={t('tender.transfer')}>
      <div className="tender-fields">
        <AmountField amount={amount} rest={rest} />
        <Field
          label={`${t('tender.payer')} (${t('common.optional')})`}
          value={form.payer}
          onChange={(payer) => fillForm({ payer })}
          most={40}
          problem={holdsCardNumber(form.payer) ? t('tender.noNumbers') : null}
          hint={t('tender.transferSays')}
          testId="payer"
        />
        <TenderSentence />
      </div>
      <AmountPad
        label={t('pay.pad')}
        onDigits={typeAmount}
        onErase={eraseAmount}
        take={amount < rest ? t('tender.registerPart', part) : t('tender.takeTransfer', { amount: grouped(amount) })}
      />
    </section>
  );
}
