/**
 * Orders of the online mall against the stock of a store: reserved for a quarter of an hour, firm when paid, a movement when sent.
 * What is offered online is less than what stands there, for a till that is offline may sell a piece that nobody told of yet.
 */
import { ok, refuse, type Result } from '../domain/result.ts';
import { moveStock } from './effects.ts';
import type { MallStorage, Online } from './storage.ts';

/** How long pieces are held for an order that is not paid. */
export const reserveMs = 900_000;
/** A last piece is offered only while its store was heard so lately. */
export const freshMs = 60_000;
/** So many pieces stay with the store for what it sells while nobody hears of it. */
export const offlineBuffer = 1;

/** Does an order hold pieces now? */
export function isLive({ state, expiresAt }: Online, now: number): boolean {
  return state === 'paid' || (state === 'reserved' && now < expiresAt);
}

/** Pieces that live orders hold of an item in a store. */
export function reservedPieces(storage: MallStorage, store: string, sku: string, now: number): number {
  return storage.onlineOf(store, sku).filter((order) => isLive(order, now)).reduce((sum, { quantity }) => sum + quantity, 0);
}

/**
 * Pieces of an item that a store gives to the online mall now: what stands there and is not held, less the buffer; of a last piece
 * none unless the store was heard within a minute.
 */
export function allocation(storage: MallStorage, store: string, sku: string, now: number): number {
  const available = storage.onHand(store, sku) - reservedPieces(storage, store, sku, now);
  if (available <= 0) return 0;
  if (available > 1) return available - offlineBuffer;
  return now - storage.seenAt(store) < freshMs ? 1 : 0;
}

/** Holds pieces for an order. The same order again changes nothing. */
export function reserve(
  storage: MallStorage, order: Pick<Online, 'id' | 'store' | 'sku' | 'quantity'>, now: number,
): Result<Online, 'not_enough' | 'unknown_item' | 'bad_quantity' | 'other_order'> {
  const known = storage.online(order.id);
  if (known !== null) {
    const isSame = known.store === order.store && known.sku === order.sku && known.quantity === order.quantity;
    return isSame ? ok(known) : refuse('other_order');
  }
  if (!Number.isInteger(order.quantity) || order.quantity < 1) return refuse('bad_quantity');
  if (storage.sku(order.sku) === null) return refuse('unknown_item');
  if (allocation(storage, order.store, order.sku, now) < order.quantity) return refuse('not_enough');
  const made: Online = { ...order, state: 'reserved', expiresAt: now + reserveMs };
  storage.setOnline(made);
  return ok(made);
}

/** Takes the money: from now on its pieces are firm. Too late, it is paid only while they are still to be had. */
export function pay(storage: MallStorage, id: string, now: number): Result<Online, 'unknown_order' | 'not_enough' | 'over'> {
  const order = storage.online(id);
  if (order === null) return refuse('unknown_order');
  if (order.state === 'paid') return ok(order);
  if (order.state !== 'reserved') return refuse('over');
  if (!isLive(order, now) && allocation(storage, order.store, order.sku, now) < order.quantity) return refuse('not_enough');
  return ok(changed(storage, order, 'paid'));
}

/** Gives its pieces free. What was sent is a return, not a cancellation. */
export function cancel(storage: MallStorage, id: string): Result<Online, 'unknown_order' | 'over'> {
  const order = storage.online(id);
  if (order === null) return refuse('unknown_order');
  if (order.state === 'sent') return refuse('over');
  return ok(order.state === 'cancelled' ? order : changed(storage, order, 'cancelled'));
}

/** Its pieces leave the store: a movement of the mall's, once. */
export function sendOut(storage: MallStorage, id: string): Result<Online, 'unknown_order' | 'over'> {
  const order = storage.online(id);
  if (order === null) return refuse('unknown_order');
  if (order.state === 'sent') return ok(order);
  if (order.state !== 'paid') return refuse('over');
  moveStock(storage, { store: order.store, sku: order.sku, quantity: -order.quantity, cause: order.id, by: 'mall' });
  return ok(changed(storage, order, 'sent'));
}

function changed(storage: MallStorage, order: Online, state: Online['state']): Online {
  const now = { ...order, state };
  storage.setOnline(now);
  return now;
}
