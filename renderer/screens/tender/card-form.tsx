/**
 * A card that was charged on a terminal of its own, registered from its slip: approval number, company, plan, amount. A
 * card number is refused as it is typed.
 */
import { useState } from 'react';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { subtract, type Won } from '../../../src/domain/money.ts';
import { approvalMax } from '../../../src/domain/split.ts';
import { useDesk } from '../../desk.ts';
import { leaveTender } from '../../flows/pay.ts';
import { amountOf, chooseMeans, eraseAmount, fillForm, takeFilled, typeAmount } from '../../flows/tenders.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Field } from '../../parts/field.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';
import { AmountField } from './amount-field.tsx';
import { AmountPad } from './amount-pad.tsx';
import { CardCompanies } from './card-companies.tsx';
import { TenderSentence } from './tender-sentence.tsx';

/** Longest text the approval field holds: more than a card number, so that one is seen and refused. */
const approvalTyped = 40;

export function CardForm({ rest }: { readonly rest: Won }) {
  const { t } = useWords();
  const desk = useDesk();
  const [keys, setKeys] = useState<'approval' | 'amount'>('approval');
  const form = tenderStore.use((tender) => tender.form);
  const amount = amountOf(form, rest);
  const approve = (approval: string): void => fillForm({ approval: approval.slice(0, approvalTyped) });
  const typed = (): string => tenderStore.get().form.approval;
  const type = (digits: string): void => (keys === 'amount' ? typeAmount(digits) : approve(`${typed()}${digits}`));
  const erase = (): void => (keys === 'amount' ? eraseAmount() : approve(typed().slice(0, -1)));
  useKeys('screen', {
    typed: type,
    keys: {
      Enter: () => void takeFilled(desk), Escape: leaveTender, Backspace: erase, F8: () => chooseMeans('cash'),
      F9: () => chooseMeans('voucher'),
      Delete: () => (keys === 'amount' ? fillForm({ amount: '' }) : approve('')), F6: () => fillForm({ amount: null }),
    },
  });
  const part = { amount: grouped(amount), rest: grouped(amount > rest ? 0 : subtract(rest, amount)) };
  return (
    <section className="tender-form" aria-label={t('tender.card')}>
      <div className="tender-fields">
        <h2>
          {t('tender.cardTitle')} <Tag tone="warn">{t('tender.manual')}</Tag>
        </h2>
        <CardCompanies amount={amount} />
        <TenderSentence />
      </div>
      <div className="tender-keys">
        <div onFocus={() => setKeys('approval')}>
          <Field
            label={t('tender.approval')}
            value={form.approval}
            onChange={approve}
            most={approvalTyped}
            autoFocus
            hint={t('tender.approvalHint', { count: approvalMax })}
            problem={holdsCardNumber(form.approval) ? t('tender.noCardNumber') : null}
            testId="approval"
          />
        </div>
        <AmountField amount={amount} rest={rest} onFocus={() => setKeys('amount')} />
        <AmountPad
          label={t('pay.pad')}
          onDigits={type}
          onErase={erase}
          take={amount < rest ? t('tender.registerPart', part) : t('tender.takeCard', { amount: grouped(amount) })}
        />
      </div>
    </section>
  );
}
