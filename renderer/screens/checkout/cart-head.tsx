/** The head of the cart: its count, and what can be done with the whole of it. Shows no line. */
import { Archive, Ticket, Trash2, Undo2 } from 'lucide-react';
import { piecesIn } from '../../../src/domain/cart.ts';
import { undoLast } from '../../flows/cart.ts';
import { parkOrRecall } from '../../flows/park.ts';
import { openVouchers } from '../../flows/vouchers.ts';
import { KeyCap } from '../../parts/button.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore, useStopped } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';

/** Drops the whole cart after asking; of one that is partly paid the dialog says why it stays. */
function askToVoid(): void {
  viewStore.dispatch({ type: 'dialog', dialog: 'void' });
}

export function CartHead() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const changed = checkoutStore.use((checkout) => checkout.past.length > 0);
  const filled = cart.lines.length > 0;
  const vouchersWord = `${t('voucher.title')} (Ctrl+G)`;
  const undoWord = `${t('cart.undoLast')} (Ctrl+Z)`;
  return (
    <header className="cart-head">
      <h1>{cart.kind === 'refund' ? t('cart.refundTitle') : t('cart.title')}</h1>
      {filled && (
        <span className="count-tag" data-testid="cart-count">
          {t('cart.count', { lines: cart.lines.length, pieces: piecesIn(cart) })}
        </span>
      )}
      <span className="cart-tools">
        <Tool word={vouchersWord} icon={<Ticket size={20} aria-hidden="true" />} onPress={openVouchers} testId="vouchers" />
        <ParkButton filled={filled} />
        {changed && (
          <Tool word={undoWord} icon={<Undo2 size={20} aria-hidden="true" />} onPress={undoLast} testId="undo-last" />
        )}
        {filled && <Tool word={t('cart.void')} icon={<Trash2 size={20} aria-hidden="true" />} onPress={askToVoid} testId="void" />}
      </span>
    </header>
  );
}

type ToolProps = { readonly word: string; readonly icon: React.ReactNode; readonly onPress: () => unknown; readonly testId: string };

function Tool({ word, icon, onPress, testId }: ToolProps) {
  return (
    <button type="button" className="icon-button" aria-label={word} title={word} onClick={() => void onPress()} data-testid={testId}>
      {icon}
    </button>
  );
}

/** With a cart it puts it aside; without one it shows those that were. */
function ParkButton({ filled }: { readonly filled: boolean }) {
  const { t } = useWords();
  const parked = tillStore.use(({ state }) => state?.parked.length ?? 0);
  const off = useStopped() || (!filled && parked === 0);
  return (
    <button
      type="button"
      className="park-button"
      aria-disabled={off || undefined}
      onClick={() => (off ? undefined : parkOrRecall())}
      data-testid="park"
    >
      <Archive size={18} aria-hidden="true" />
      <span>{filled ? t('park.park') : t('park.recall')}</span>
      {parked > 0 && (
        <span className="park-count" aria-label={t('park.count', { count: parked })} data-testid="park-count">
          {parked}
        </span>
      )}
      <KeyCap>F7</KeyCap>
    </button>
  );
}
