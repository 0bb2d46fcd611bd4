/** Ringing up: find, cart, pay, from left to right. Taking goods back is the same desk with another right side. */
import { useDesk } from '../../desk.ts';
import { moveSelection, undoLast } from '../../flows/cart.ts';
import { openDiscount } from '../../flows/discount.ts';
import { openPriceOf } from '../../flows/find.ts';
import { confirm, eraseTyped, moveMark, removeKeyed, startQuantity, stepBack, typeOn } from '../../flows/keying.ts';
import { parkOrRecall } from '../../flows/park.ts';
import { beginTender } from '../../flows/pay.ts';
import { focusTiles, toggleMarked } from '../../flows/tiles.ts';
import { useKeys } from '../../keys.ts';
import { useWidth } from '../../parts/use-width.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { RefundPay } from '../later-screens.tsx';
import { CartColumn } from './cart-column.tsx';
import { FindColumn } from './find-column.tsx';
import { PayColumn } from './pay-column.tsx';
import './checkout.css';

export function CheckoutScreen() {
  const { t } = useWords();
  const desk = useDesk();
  const width = useWidth();
  const refund = checkoutStore.use((checkout) => checkout.cart.kind === 'refund');
  const stopped = useStopped();
  const openPrice = (): void => openPriceOf(t('price.defaultName'));
  useKeys('screen', stopped ? {} : {
    typed: (character) => typeOn(desk, character),
    keys: {
      F2: startQuantity,
      F4: openDiscount,
      F5: focusTiles,
      F6: () => (refund ? false : beginTender(desk, 'card')),
      F7: parkOrRecall,
      F8: () => (refund ? false : beginTender(desk)),
      F9: openPrice,
      Enter: () => confirm(desk),
      Escape: stepBack,
      Backspace: eraseTyped,
      Delete: removeKeyed,
      'Ctrl+Z': undoLast,
      'Ctrl+D': () => toggleMarked(desk),
      ArrowUp: () => moveMark(-1),
      ArrowDown: () => moveMark(1),
      Home: () => moveSelection('first'),
      End: () => moveSelection('last'),
    },
  });
  return (
    <div className={`checkout ${width} ${refund ? 'refund' : ''}`}>
      <FindColumn onOpenPrice={openPrice} />
      <CartColumn />
      {refund ? <RefundPay onOpenPrice={openPrice} /> : <PayColumn onOpenPrice={openPrice} />}
    </div>
  );
}
