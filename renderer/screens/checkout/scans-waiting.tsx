/** How many scans wait for an answer: none is lost, and it says so. */
import { ScanBarcode } from 'lucide-react';
import { checkoutStore } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';

export function ScansWaiting() {
  const { t } = useWords();
  const count = checkoutStore.use((checkout) => checkout.scansWaiting);
  if (count === 0) return null;
  return (
    <p className="scans-waiting" role="status" data-testid="scans-waiting">
      <ScanBarcode size={16} aria-hidden="true" />
      {t('cart.waiting', { count })}
    </p>
  );
}
