/** The middle column: what is in the cart, and one sentence about it. */
import { OctagonX, ScanBarcode } from 'lucide-react';
import { grouped, shownName } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore, useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { CartHead } from './cart-head.tsx';
import { CartList } from './cart-list.tsx';
import { NoticeBar, UndoBar } from './notice-bar.tsx';
import { ScansWaiting } from './scans-waiting.tsx';

/** Lines up to which the sale before is still shown under the cart. */
const shortCart = 5;

export function CartColumn() {
  const { t } = useWords();
  const refund = checkoutStore.use((checkout) => checkout.cart.kind === 'refund');
  const asked = checkoutStore.use(({ panel }) => panel.kind !== 'browse' && panel.kind !== 'unknown');
  const empty = checkoutStore.use((checkout) => checkout.cart.lines.length === 0);
  return (
    <section className="cart" aria-label={refund ? t('cart.refundTitle') : t('cart.title')}>
      <CartHead />
      {empty ? <EmptyCart refund={refund} /> : <CartList />}
      <div className="cart-says">
        <UndoBar />
        <NoticeBar except="price_needed" />
        {!asked && <ScansWaiting />}
      </div>
      {!refund && <LastReceipt />}
      <Announcer />
    </section>
  );
}

function EmptyCart({ refund }: { readonly refund: boolean }) {
  const { t } = useWords();
  const stopped = useStopped();
  if (stopped) {
    return (
      <div className="cart-empty" data-testid="cart-stopped">
        <OctagonX size={56} strokeWidth={1.5} aria-hidden="true" />
        <h3>{t('stopped.cart')}</h3>
        <p>{t('stopped.cartSays')}</p>
      </div>
    );
  }
  return (
    <div className="cart-empty" data-testid="cart-empty">
      <ScanBarcode size={56} strokeWidth={1.5} aria-hidden="true" />
      <h3>{refund ? t('cart.refundEmpty') : t('cart.empty')}</h3>
      <ul>
        <li>
          <KeyCap>F3</KeyCap>
          {t('find.label')}
        </li>
        <li>
          <KeyCap>F9</KeyCap>
          {t('find.openPrice')}
        </li>
        <li>
          <KeyCap>0–9</KeyCap>
          {t('pay.code')}
        </li>
      </ul>
    </div>
  );
}

/** The change of the sale before stays in sight while the next cart is short: it may still be in somebody's hand. */
function LastReceipt() {
  const { t } = useWords();
  const short = checkoutStore.use((checkout) => checkout.cart.lines.length <= shortCart);
  const last = tillStore.use(({ state }) => state?.lastReceipt ?? null);
  const openedAt = tillStore.use(({ state }) => state?.shift?.openedAt ?? Infinity);
  if (last === null || last.at < openedAt || !short) return null;
  const sale = last.kind !== 'refund' && last.total >= (last.back?.total ?? 0);
  const cash = last.tenders.some(({ kind }) => kind === 'cash' || kind === 'cash_back');
  return (
    <footer className="last-receipt" data-testid="last-receipt">
      <span>{sale ? t('cart.last') : t('cart.lastRefund')}</span>
      <strong>{last.receiptNumber}</strong>
      {cash && (
        <span className="last-change">
          {sale ? t('cart.lastChange') : t('cart.lastBack')}
          <Money amount={sale ? last.change : last.given} />
        </span>
      )}
    </footer>
  );
}

/** One message a change, for whoever listens instead of looking. */
function Announcer() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const line = cart.lines.find(({ id }) => id === cart.selected);
  const amount = grouped(pricedOf(cart).total);
  const words = { name: shownName(line?.name ?? ''), amount };
  const says = line === undefined ? '' : cart.kind === 'refund' ? t('cart.announceRefund', words) : t('cart.announce', words);
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="announcer">
      {says}
    </p>
  );
}
