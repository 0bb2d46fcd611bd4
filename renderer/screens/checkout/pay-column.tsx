/** The right column: what is due, the keypad, and the way to the money at the bottom right. */
import { BadgePercent, Banknote, Check, CreditCard, MessageSquareText } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { openDiscount } from '../../flows/discount.ts';
import { beginTender } from '../../flows/pay.ts';
import { isEmptyCart, piecesIn } from '../../../src/domain/cart.ts';
import { discountSums, type DiscountSum } from '../../../src/domain/discount.ts';
import type { Won } from '../../../src/domain/money.ts';
import { restOf } from '../../../src/domain/split.ts';
import { grouped } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { dueOf, usePriced } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { useStopped } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { ExchangeDue } from './exchange-due.tsx';
import { PadBlock } from './pad-block.tsx';
import { TaxSplitLine } from './tax-split-line.tsx';

export function PayColumn({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const width = useWidth();
  const stopped = useStopped();
  // Of an exchange that costs nothing more, no means of payment is asked for.
  const isGiving = checkoutStore.use(({ cart }) => cart.exchange !== undefined && cart.lines.length > 0 && dueOf(cart) === 0);
  return (
    <section className="pay" aria-label={t('pay.due')}>
      <DueCard />
      {width !== 'narrow' && !stopped && <PadBlock onOpenPrice={onOpenPrice} />}
      {isGiving ? (
        <div className="pay-buttons giving"><PayButton means="cash" word={t('exchange.do')} /></div>
      ) : (
        <div className="pay-buttons">
          <PayButton means="cash" />
          <PayButton means="card" />
        </div>
      )}
    </section>
  );
}

function DueCard() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const priced = usePriced(cart);
  const { total, tax } = priced;
  return (
    <div className="due-card">
      <div className="due-count">
        <span>{t('pay.total')}</span>
        <span>{t('unit.pieces', { count: piecesIn(cart) })}</span>
        {cart.lines.length > 0 && <DiscountButton />}
        {cart.lines.length > 0 && <OrderNote note={cart.note} />}
      </div>
      <DueDiscounts gross={priced.gross} sums={discountSums(priced.lines)} />
      {cart.exchange === undefined ? (
        <div className="due-line">
          <span>{t('pay.due')}</span>
          <Money amount={total} size="due" testId="due" />
        </div>
      ) : <ExchangeDue exchange={cart.exchange} total={total} />}
      {cart.taken.length > 0 ? <PaidSoFar rest={grouped(restOf(dueOf(cart), cart.taken))} /> : <TaxSplitLine tax={tax} />}
    </div>
  );
}

/** What was taken off, and by what: between the listed prices and what is due. */
function DueDiscounts({ gross, sums }: { readonly gross: Won; readonly sums: readonly DiscountSum[] }) {
  const { t } = useWords();
  if (sums.length === 0) return null;
  return (
    <dl className="due-discounts" data-testid="due-discounts">
      <div>
        <dt>{t('discount.subtotal')}</dt>
        <dd>{grouped(gross)}</dd>
      </div>
      {sums.map(({ kind, name, amount }) => (
        <div key={`${kind} ${name}`} className="taken-off">
          <dt className="one-line">{name === '' ? t(`discount.kind_${kind}`) : name}</dt>
          <dd>−{grouped(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The way to a discount by touch. */
function DiscountButton() {
  const { t } = useWords();
  const off = checkoutStore.use(({ panel }) => panel.kind !== 'browse' && panel.kind !== 'unknown');
  const stopped = useStopped();
  const none = off || stopped;
  return (
    <button
      type="button"
      className="order-note discount-button"
      aria-disabled={none || undefined}
      onClick={() => (none ? undefined : openDiscount())}
      data-testid="discount"
    >
      <BadgePercent size={17} aria-hidden="true" />
      <span className="one-line">{t('discount.open')}</span>
      <KeyCap>F4</KeyCap>
    </button>
  );
}

/** Cards or transfers are registered for this cart: only the rest is still to be taken. */
function PaidSoFar({ rest }: { readonly rest: string }) {
  const { t } = useWords();
  return (
    <p className="paid-so-far" role="status" data-testid="paid-so-far">
      <Check size={16} aria-hidden="true" /> {t('tender.soFar', { rest })}
    </p>
  );
}

/** The note to the whole sale, and the way to write it. */
function OrderNote({ note }: { readonly note: string }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={note === '' ? 'order-note' : 'order-note written'}
      onClick={() => viewStore.dispatch({ type: 'dialog', dialog: 'note_order' })}
      title={note === '' ? t('note.order') : note}
      data-testid="order-note"
    >
      <MessageSquareText size={17} aria-hidden="true" />
      <span className="one-line">{note === '' ? t('note.short') : note}</span>
    </button>
  );
}

/** Off while there is nothing to pay; a stopped ledger switches it off, and the band says why. Cash left, card right. */
function PayButton({ means, word }: { readonly means: 'cash' | 'card'; readonly word?: string }) {
  const { t } = useWords();
  const desk = useDesk();
  const nothing = checkoutStore.use((checkout) => isEmptyCart(checkout.cart));
  const asked = checkoutStore.use((checkout) => checkout.panel.kind === 'price' || checkout.panel.kind === 'open');
  // A panel that asks has the one filled button of the screen.
  const quiet = checkoutStore.use((checkout) => checkout.panel.kind !== 'browse');
  const stopped = useStopped();
  const off = nothing || asked || stopped;
  return (
    <button
      type="button"
      className={`cash-button by-${means} ${quiet ? 'quiet' : ''}`}
      aria-disabled={off || undefined}
      data-testid={means}
      onClick={() => (off ? undefined : beginTender(desk, means))}
    >
      <span className="cash-word">{word ?? t(`tender.${means}`)}</span>
      <span className="cash-key">
        {means === 'cash' ? <Banknote size={20} aria-hidden="true" /> : <CreditCard size={20} aria-hidden="true" />}
        <KeyCap>{means === 'cash' ? 'F8' : 'F6'}</KeyCap>
      </span>
    </button>
  );
}
