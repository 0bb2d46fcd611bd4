/** Goods for goods: from the lines that come back to the new goods in the cart, and what goes back of the difference. */
import { isEmptyCart, type CartExchange } from '../../src/domain/cart.ts';
import { moneyBack, type LegBack } from '../../src/domain/money-back.ts';
import { won } from '../../src/domain/money.ts';
import { newCart, type Desk } from '../desk.ts';
import { differenceOf } from '../priced.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { exchangeStore, isReadOf, type Exchange } from '../stores/exchange.ts';
import { chosenOf, returningStore, type Returning } from '../stores/returning.ts';
import { tenderStore } from '../stores/tender.ts';
import { viewStore } from '../stores/view.ts';
import { notice } from './cart.ts';
import { backOf, reasonOf } from './returning.ts';

/**
 * From what was chosen on the return's screen to the new goods: they are rung up as a sale's are. Goods that lie in the cart
 * already are the new ones; a cart that takes goods back, or that money was taken for, has to end first.
 */
export function beginExchange(desk: Desk): void {
  const exchange = exchangeOf(returningStore.get());
  if (exchange === null) return;
  const { cart } = checkoutStore.get();
  if (cart.taken.length > 0 || (cart.kind === 'refund' && !isEmptyCart(cart))) {
    desk.sound('unknown');
    return notice('other_cart', 'warn', { kind: cart.kind });
  }
  if (cart.kind === 'refund') checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk) });
  exchangeStore.dispatch({ type: 'began' });
  checkoutStore.dispatch({ type: 'cart', action: { type: 'exchange_set', exchange } });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
}

function exchangeOf(returning: Returning): CartExchange | null {
  const { reading } = returning;
  if (reading === null) return null;
  const { receipt, gift } = reading;
  return {
    original: receipt.saleId,
    receiptNumber: receipt.receiptNumber,
    gift: gift?.code ?? '',
    lines: reading.lines.flatMap(({ lineId, name }) => {
      const { pieces, condition } = chosenOf(returning, lineId);
      return pieces === 0 ? [] : [{ lineId, name, pieces, bearer: condition === 'shelf' ? null : condition }];
    }),
    reason: reasonOf(returning),
    total: backOf(returning).total,
  };
}

/** The cart's goods are sold for money alone, as ever. */
export function dropExchange(): void {
  if (tenderStore.get().busy !== 'no') return;
  checkoutStore.dispatch({ type: 'cart', action: { type: 'exchange_set', exchange: null } });
}

/** Reads the old receipt: over which of its means the difference goes back. */
export async function readOld(desk: Desk): Promise<void> {
  const original = checkoutStore.get().cart.exchange?.original;
  if (original === undefined) return;
  const answer = await desk.call('return.read', { saleId: original });
  if (answer.ok) exchangeStore.dispatch({ type: 'read', reading: answer.value });
  else exchangeStore.dispatch({ type: 'not_read', refusal: answer.refusal });
}

/** Whoever brings a present's paper paid nothing: what is left over becomes store credit, whatever was paid with. */
export function isOfGift(): boolean {
  return (checkoutStore.get().cart.exchange?.gift ?? '') !== '';
}

/** Over which means the difference goes back; none while the old receipt is being read. */
export function legsBack({ reading, inCash, asCredit }: Exchange): readonly LegBack[] {
  const { cart } = checkoutStore.get();
  if (reading === null || cart.exchange === undefined || !isReadOf({ reading }, cart.exchange.original)) return [];
  const credit = isOfGift() ? reading.legs.map((_, index) => index + 1) : asCredit;
  return moneyBack(reading.legs, reading.taken, won(Math.max(0, -differenceOf(cart))), inCash, credit);
}

/** Back to the new goods; what is being recorded is not left. */
export function leaveExchange(): void {
  if (tenderStore.get().busy === 'no') viewStore.dispatch({ type: 'went', screen: 'sale' });
}
