/** The right column: what is due, the keypad, and the way to the money at the bottom right. */
import { Banknote } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { beginTender } from '../../flows/pay.ts';
import { piecesIn } from '../../../src/domain/cart.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PadBlock } from './pad-block.tsx';
import { TaxSplitLine } from './tax-split-line.tsx';

export function PayColumn({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const width = useWidth();
  const stopped = useStopped();
  return (
    <section className="pay" aria-label={t('pay.due')}>
      <DueCard />
      {width !== 'narrow' && !stopped && <PadBlock onOpenPrice={onOpenPrice} />}
      <CashButton />
    </section>
  );
}

function DueCard() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { total, tax } = pricedOf(cart.lines);
  return (
    <div className="due-card">
      <div className="due-count">
        <span>{t('pay.total')}</span>
        <span>{t('unit.pieces', { count: piecesIn(cart) })}</span>
      </div>
      <div className="due-line">
        <span>{t('pay.due')}</span>
        <Money amount={total} size="due" testId="due" />
      </div>
      <TaxSplitLine tax={tax} />
    </div>
  );
}

/** Off while there is nothing to pay; a stopped ledger switches it off, and the band says why. */
function CashButton() {
  const { t } = useWords();
  const desk = useDesk();
  const nothing = checkoutStore.use((checkout) => checkout.cart.lines.length === 0);
  const asked = checkoutStore.use((checkout) => checkout.panel.kind === 'price' || checkout.panel.kind === 'open');
  const stopped = useStopped();
  const off = nothing || asked || stopped;
  return (
    <button
      type="button"
      className="cash-button"
      aria-disabled={off || undefined}
      data-testid="cash"
      onClick={() => (off ? undefined : beginTender(desk))}
    >
      <span className="cash-word">{t('pay.cash')}</span>
      <span className="cash-key">
        <Banknote size={20} aria-hidden="true" />
        <KeyCap>F8</KeyCap>
      </span>
    </button>
  );
}
