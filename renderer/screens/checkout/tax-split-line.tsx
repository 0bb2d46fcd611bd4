/** Supply, VAT and exempt of a total, small, under the due. */
import type { TaxSplit } from '../../../src/domain/tax.ts';
import { grouped } from '../../format.ts';
import { useWords } from '../../words/words.ts';

type Props = {
  readonly tax: TaxSplit;
  /** Of goods taken back: each part carries the sign of its total. */
  readonly back?: boolean;
};

export function TaxSplitLine({ tax, back = false }: Props) {
  const { t } = useWords();
  const sign = back ? -1 : 1;
  return (
    <div className="tax-split" data-testid="tax-split">
      <span>
        {t('pay.supply')} {grouped(sign * tax.supply)}
      </span>
      <span>
        {t('pay.vat')} {grouped(sign * tax.vat)}
      </span>
      <span>
        {t('pay.exempt')} {grouped(sign * tax.exempt)}
      </span>
    </div>
  );
}
