/** The amount of a card or a transfer: all that is left, until another is typed. */
import { amountMax, type Won } from '../../../src/domain/money.ts';
import { keyed } from '../../digits.ts';
import { fillForm } from '../../flows/tenders.ts';
import { grouped } from '../../format.ts';
import { Field } from '../../parts/field.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';

type Props = { readonly amount: Won; readonly rest: Won; readonly onFocus?: () => void };

export function AmountField({ amount, rest, onFocus }: Props) {
  const { t } = useWords();
  const typed = tenderStore.use((tender) => tender.form.amount);
  return (
    <div className="amount-field" onFocus={onFocus}>
      <Field
        label={t('tender.amount')}
        value={typed === '' ? '' : grouped(amount)}
        onChange={(text) => fillForm({ amount: keyed('', text.replaceAll(',', ''), amountMax) })}
        most={14}
        numeric
        hint={t('tender.restSays', { amount: grouped(rest) })}
        problem={amount > rest ? t('tender.moreThanLeft', { amount: grouped(rest) }) : null}
        testId="tender-amount"
      />
    </div>
  );
}
