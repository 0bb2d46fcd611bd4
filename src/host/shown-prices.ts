/**
 * The listed prices that customers were shown. A cart that the house keeps holds only prices that it knows: listed when
 * the cart was kept, or kept before with the same line. So the kept cart is the memory, and a screen cannot invent a price.
 */
import type { Cart, CartLine } from '../domain/cart.ts';
import type { Item } from '../domain/catalog.ts';
import type { ItemId, LineId, SaleId } from '../domain/ids.ts';
import type { Won } from '../domain/money.ts';
import type { Ports } from './ports.ts';

type Kept = Pick<Ports, 'drafts'>;

/** The cart as the house may keep it: a listed price that it does not know becomes the one listed now. */
export function vouched(cart: Cart, item: (id: ItemId) => Item | undefined, ports: Kept): Cart {
  const isUnknown = (line: CartLine): boolean => {
    const known = line.itemId === null ? undefined : item(line.itemId);
    return known !== undefined && known.price !== line.listPrice && line.listPrice !== null;
  };
  if (!cart.lines.some(isUnknown)) return cart;
  const lines = cart.lines.map((line) => {
    if (!isUnknown(line) || line.itemId === null || line.listPrice === null) return line;
    if (wasShown(ports, cart.saleId, line.id, line.itemId, line.listPrice)) return line;
    return { ...line, listPrice: item(line.itemId)?.price ?? null };
  });
  return { ...cart, lines };
}

/** Did the house keep this line of this cart, in hand or put aside, at this listed price? */
export function wasShown({ drafts }: Kept, saleId: SaleId, lineId: LineId, itemId: ItemId, price: Won): boolean {
  const draft = drafts.load();
  const kept = draft?.saleId === saleId ? draft : drafts.parked().find(({ cart }) => cart.saleId === saleId)?.cart;
  return kept?.lines.some((line) => line.id === lineId && line.itemId === itemId && line.listPrice === price) === true;
}
