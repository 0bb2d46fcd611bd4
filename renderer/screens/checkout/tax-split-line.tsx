/** Supply, VAT and exempt of a total, small, under the due. */
import type { TaxSplit } from '../../../src/domain/tax.ts';
import { grouped } from '../../format.ts';
import { useWords } from '../../words/words.ts';

export function TaxSplitLine({ tax }: { readonly tax: TaxSplit }) {
  const { t } = useWords();
  return (
    <div className="tax-split" data-testid="tax-split">
      <span>
        {t('pay.supply')} {grouped(tax.supply)}
      </span>
      <span>
        {t('pay.vat')} {grouped(tax.vat)}
      </span>
      <span>
        {t('pay.exempt')} {grouped(tax.exempt)}
      </span>
    </div>
  );
}
