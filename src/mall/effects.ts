/**
 * What an entry does in the mall: orders and stock. A sale that happened is never refused for what the mall knows otherwise:
 * an unknown item, a negative stock, a piece sold twice are applied and flagged. Refuses only what it cannot read.
 */
import { z } from 'zod/mini';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { MallStorage, Order, OrderLine } from './storage.ts';
import { jsonOf, type WireItem } from './wire.ts';

const text = z.string().check(z.maxLength(400));
const LineShape = z.looseObject({
  code: text, name: text, quantity: z.int().check(z.minimum(0)), net: z.int(), stocked: z.boolean(),
});
const SealedShape = z.looseObject({
  saleId: text, receiptNumber: text, total: z.int(), lines: z.array(LineShape).check(z.minLength(1)),
  restock: z.optional(z.boolean()),
  returned: z.optional(z.looseObject({
    saleId: text,
    lines: z.array(z.looseObject({
      place: z.int().check(z.minimum(1)), damaged: z.optional(z.looseObject({ pieces: z.int().check(z.minimum(0)) })),
    })),
  })),
});
type SealedBody = z.output<typeof SealedShape>;
const ImportShape = z.looseObject({
  items: z.array(z.looseObject({
    code: text, name: text, price: z.nullable(z.int()), oneOff: z.boolean(), stocked: z.boolean(), stock: z.int(),
  })),
});

/** Why a body is not applied. */
export type EffectRefusal = 'bad_body' | 'bad_id' | 'bad_sum' | 'unknown_kind';

/** What stood out, as `OutcomeShape` lists it. */
export type Flags = readonly string[];

/** Pieces above this, and money above this in won, are no sale of this trade. */
const piecesMax = 1_000_000;
const wonMax = 10_000_000_000;

/** The key of an item's stock and row in the mall: its code, or its name where it has none. */
export function skuOf(item: { readonly code: string; readonly name: string }): string {
  return item.code === '' ? item.name : item.code;
}

/** The store of a till: the first four digits of its name. */
export function storeOf(till: string): string {
  return till.slice(0, 4);
}

/** Does what the body of an entry says. Everything is read before anything is written, so a refusal has written nothing. */
export function applyBody(storage: MallStorage, item: WireItem, body: string): Result<Flags, EffectRefusal> {
  const { kind } = item.header;
  if (kind === 'sale' || kind === 'refund') return applySealed(storage, item, kind, body);
  if (kind === 'catalog_imported') return applyImport(storage, item, body);
  // Which means of payment it was is kept with the entry; nothing moves.
  if (kind === 'tender_corrected') return jsonOf(body) === undefined ? refuse('bad_body') : ok([]);
  return refuse('unknown_kind');
}

function applySealed(
  storage: MallStorage, item: WireItem, kind: 'sale' | 'refund', bodyText: string,
): Result<Flags, EffectRefusal> {
  const parsed = SealedShape.safeParse(jsonOf(bodyText));
  if (!parsed.success) return refuse('bad_body');
  const body = parsed.data;
  if (body.saleId !== item.id) return refuse('bad_id');
  if (!isReckonable(body)) return refuse('bad_sum');
  const flags = new Set<string>();
  const order = orderOf(item, kind, body);
  storage.addOrder(order);
  moveStock(storage, item, kind, body, flags);
  // Judged by whichever comes second: a refund at another till may come before its sale.
  const sale = kind === 'sale' ? order.id : order.original;
  if (sale !== null && isOverRefunded(storage, sale)) {
    flags.add('over_refund');
    storage.addTask({ kind: 'over_refund', subject: sale, detail: order.receiptNumber });
  }
  return ok([...flags].sort());
}

function isReckonable({ total, lines }: SealedBody): boolean {
  return Math.abs(total) <= wonMax && lines.every(({ quantity, net }) => quantity <= piecesMax && Math.abs(net) <= wonMax);
}

function orderOf(item: WireItem, kind: 'sale' | 'refund', body: SealedBody): Order {
  const sign = kind === 'sale' ? 1 : -1;
  const lines = body.lines.map((line, index): OrderLine => ({
    place: body.returned?.lines[index]?.place ?? index + 1, sku: skuOf(line), quantity: sign * line.quantity, net: sign * line.net,
  }));
  const { till, businessDate } = item.header;
  return {
    id: item.id, kind, till, businessDate, receiptNumber: body.receiptNumber, total: sign * body.total,
    original: body.returned?.saleId ?? null, lines,
  };
}

function moveStock(storage: MallStorage, item: WireItem, kind: 'sale' | 'refund', body: SealedBody, flags: Set<string>): void {
  if (kind === 'refund' && body.restock !== true) return;
  const store = storeOf(item.header.till);
  for (const [index, line] of body.lines.entries()) {
    if (!line.stocked) continue;
    const sku = skuOf(line);
    const known = storage.sku(sku);
    if (known === null) flags.add('unknown_item');
    const broken = body.returned?.lines[index]?.damaged?.pieces ?? 0;
    const quantity = kind === 'sale' ? -line.quantity : line.quantity - broken;
    const onHand = quantity === 0 ? 0 : storage.move({ store, sku, quantity, cause: item.id });
    if (onHand >= 0) continue;
    flags.add('negative_stock');
    if (known?.oneOff !== true) continue;
    flags.add('one_off_twice');
    storage.addTask({ kind: 'one_off_twice', subject: `${store} ${sku}`, detail: storage.receiptsOf(store, sku).join(' ') });
  }
}

function isOverRefunded(storage: MallStorage, saleId: string): boolean {
  const sale = storage.order(saleId);
  if (sale === null) return false;
  const taken = storage.refunded(saleId);
  return sale.lines.some(({ place, quantity }) => (taken.get(place) ?? 0) > quantity);
}

function applyImport(storage: MallStorage, item: WireItem, bodyText: string): Result<Flags, EffectRefusal> {
  const parsed = ImportShape.safeParse(jsonOf(bodyText));
  if (!parsed.success) return refuse('bad_body');
  const store = storeOf(item.header.till);
  for (const row of parsed.data.items) {
    const sku = skuOf(row);
    const { name, price, oneOff } = row;
    // The mall's own row wins over what a till's file says of the item.
    if (storage.sku(sku) === null) storage.setRow('catalog', sku, JSON.stringify({ code: row.code, name, oneOff, price }));
    if (row.stocked) storage.open({ store, sku, quantity: row.stock, cause: item.id });
  }
  return ok([]);
}
