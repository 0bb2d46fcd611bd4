/** The lines of the cart: only those in sight are drawn, so that 200 lines scan as fast as one. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { select } from '../../flows/cart.ts';
import { useRowsInSight } from '../../parts/use-rows-in-sight.ts';
import { useWidth, type Width } from '../../parts/use-width.ts';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';
import { CartRow } from './cart-row.tsx';

/** Height of a line by grid, in px; the stylesheet has the same numbers. */
const rowHeights: Readonly<Record<Width, number>> = { narrow: 48, normal: 45, wide: 60 };

export function CartList() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { lines } = cart;
  const selected = checkoutStore.use((checkout) => checkout.cart.selected);
  const refund = checkoutStore.use((checkout) => checkout.cart.kind === 'refund');
  const priced = pricedOf(cart);
  const height = rowHeights[useWidth()];
  // A sentence under the list makes it shorter; the selected line stays in sight all the same.
  const { frame, top, seen, first, end } = useRowsInSight({
    count: lines.length,
    height,
    at: lines.findIndex((line) => line.id === selected),
  });
  return (
    <>
      <div className="cart-columns" aria-hidden="true">
        <span />
        <span>{t('cart.item')}</span>
        <span>{t('cart.quantity')}</span>
        <span>{t('cart.amount')}</span>
      </div>
      <div ref={frame} className="cart-frame" data-testid="cart-list">
        <div
          className="cart-lines"
          role="grid"
          aria-label={t('cart.title')}
          aria-rowcount={lines.length}
          tabIndex={0}
          style={{ height: lines.length * height }}
        >
          {lines.slice(first, end).map((line, place) => {
            const index = first + place;
            const amounts = priced.lines[index];
            if (amounts === undefined) return null;
            return (
              <CartRow
                key={line.id}
                line={line}
                index={index}
                gross={amounts.gross}
                discounts={amounts.discounts}
                unit={amounts.unit}
                top={index * height}
                refund={refund}
                selected={line.id === selected}
                onSelect={select}
              />
            );
          })}
        </div>
      </div>
      <Hidden scrolled={top} height={height} seen={seen} count={lines.length} />
    </>
  );
}

type HiddenProps = { readonly scrolled: number; readonly height: number; readonly seen: number; readonly count: number };

/** How many lines are out of sight, above and below. */
function Hidden({ scrolled, height, seen, count }: HiddenProps) {
  const { t } = useWords();
  const above = Math.ceil(scrolled / height - 0.2);
  const below = seen === 0 ? 0 : Math.max(0, Math.ceil((count * height - seen - scrolled) / height - 0.2));
  if (above <= 0 && below <= 0) return null;
  return (
    <p className="cart-hidden" data-testid="cart-hidden">
      {above > 0 && (
        <span>
          <ArrowUp size={15} aria-hidden="true" />
          {t('cart.above', { count: above })}
        </span>
      )}
      {below > 0 && (
        <span>
          <ArrowDown size={15} aria-hidden="true" />
          {t('cart.below', { count: below })}
        </span>
      )}
    </p>
  );
}
