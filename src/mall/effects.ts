/**
 * What an entry does in the mall: orders and stock. A sale that happened is never refused for what the mall knows otherwise:
 * an unknown item, a negative stock, a piece sold twice are applied and flagged. Refuses only what it cannot read.
 */
import { z } from 'zod/mini';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { MallStorage, Movement, Order, OrderLine } from './storage.ts';
import { CatalogValueShape, readValue, valueText, type CatalogValue } from './rows.ts';
import { feedOf, jsonOf, type WireItem } from './wire.ts';

const text = z.string().check(z.maxLength(400));
const LineShape = z.looseObject({
  code: text, name: text, quantity: z.int().check(z.minimum(0)), net: z.int(), stocked: z.boolean(),
});
const ReturnedShape = z.looseObject({
  saleId: text,
  lines: z.array(z.looseObject({
    place: z.int().check(z.minimum(1)), damaged: z.optional(z.looseObject({ pieces: z.int().check(z.minimum(0)) })),
  })),
});
const lines = z.array(LineShape);
const SealedShape = z.looseObject({
  saleId: text, receiptNumber: text, total: z.int(), lines: lines.check(z.minLength(1)),
  restock: z.optional(z.boolean()), returned: z.optional(ReturnedShape),
  /** Of an exchange: what came back for the new goods. */
  back: z.optional(z.looseObject({ total: z.int(), lines, returned: ReturnedShape })),
});
type SealedBody = z.output<typeof SealedShape>;
type SealedLines = z.output<typeof lines>;
type Returned = z.output<typeof ReturnedShape> | undefined;
const ImportShape = z.looseObject({
  makers: z.optional(z.array(z.looseObject({ id: z.int(), name: text, contract: z.looseObject({}) }))),
  items: z.array(z.looseObject({
    code: text, name: text, price: z.nullable(z.int()), oneOff: z.boolean(), stocked: z.boolean(), stock: z.int(),
    makerId: z.optional(z.nullable(z.int())), taxClass: z.optional(z.enum(['taxable', 'exempt'])), category: z.optional(text),
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
  if (kind === 'sale' || kind === 'refund' || kind === 'exchange') return applySealed(storage, item, kind, body);
  if (kind === 'catalog_imported') return applyImport(storage, item, body);
  // Which means of payment it was is kept with the entry; nothing moves.
  if (kind === 'tender_corrected') return jsonOf(body) === undefined ? refuse('bad_body') : ok([]);
  return refuse('unknown_kind');
}

/** Moves the stock that an entry moved of which nothing else comes here: goods taken in, counted or lost. Answers what stood out. */
export function applyMoves(storage: MallStorage, { id, header, moves = [] }: WireItem): Flags {
  const flags = new Set<string>();
  for (const { sku, quantity } of moves) moveOne(storage, { till: header.till, sku, quantity, cause: id }, flags);
  return [...flags].sort();
}

function applySealed(
  storage: MallStorage, item: WireItem, kind: Order['kind'], bodyText: string,
): Result<Flags, EffectRefusal> {
  const parsed = SealedShape.safeParse(jsonOf(bodyText));
  if (!parsed.success || (kind === 'exchange') !== (parsed.data.back !== undefined)) return refuse('bad_body');
  const body = parsed.data;
  if (body.saleId !== item.id) return refuse('bad_id');
  if (!isReckonable(body.total, body.lines) || !isReckonable(body.back?.total ?? 0, body.back?.lines ?? [])) return refuse('bad_sum');
  const flags = new Set<string>();
  const order = orderOf(item, kind, body);
  storage.addOrder(order);
  for (const { sku, quantity } of stockOf(kind, body)) moveOne(storage, { till: item.header.till, sku, quantity, cause: item.id }, flags);
  // Judged by whichever comes second: a refund at another till may come before its sale.
  const sales = [...(kind === 'refund' ? [] : [order.id]), ...(order.original === null ? [] : [order.original])];
  for (const sale of sales) {
    if (!isOverRefunded(storage, sale)) continue;
    flags.add('over_refund');
    storage.addTask({ kind: 'over_refund', subject: sale, detail: order.receiptNumber });
  }
  return ok([...flags].sort());
}

function isReckonable(total: number, given: SealedLines): boolean {
  return Math.abs(total) <= wonMax && given.every(({ quantity, net }) => quantity <= piecesMax && Math.abs(net) <= wonMax);
}

function orderOf(item: WireItem, kind: Order['kind'], body: SealedBody): Order {
  const { back } = body;
  const sold = kind === 'refund' ? linesOf(body.lines, -1, body.returned) : linesOf(body.lines, 1, undefined);
  const came = back === undefined ? [] : linesOf(back.lines, -1, back.returned);
  const { till, businessDate } = item.header;
  return {
    id: item.id, kind, till, businessDate, receiptNumber: body.receiptNumber,
    total: (kind === 'refund' ? -1 : 1) * body.total - (back?.total ?? 0),
    original: (back?.returned ?? body.returned)?.saleId ?? null, lines: [...sold, ...came],
  };
}

function linesOf(given: SealedLines, sign: 1 | -1, returned: Returned): OrderLine[] {
  return given.map((line, index) => ({
    place: returned?.lines[index]?.place ?? index + 1, sku: skuOf(line), quantity: sign * line.quantity, net: sign * line.net,
  }));
}

/** What a receipt moves: sold goods leave, goods brought back return to the shelf but for the broken ones. */
function stockOf(kind: Order['kind'], { lines: own, restock, returned, back }: SealedBody): { sku: string; quantity: number }[] {
  const came = (given: SealedLines, from: Returned) => given.flatMap((line, index) => (
    line.stocked ? [{ sku: skuOf(line), quantity: line.quantity - (from?.lines[index]?.damaged?.pieces ?? 0) }] : []));
  if (kind === 'refund') return restock === true ? came(own, returned) : [];
  const left = own.flatMap((line) => (line.stocked ? [{ sku: skuOf(line), quantity: -line.quantity }] : []));
  return [...(back === undefined ? [] : came(back.lines, back.returned)), ...left];
}

type Moved = { readonly till: string; readonly sku: string; readonly quantity: number; readonly cause: string };

function moveOne(storage: MallStorage, { till, sku, quantity, cause }: Moved, flags: Set<string>): void {
  const store = storeOf(till);
  const known = storage.sku(sku);
  if (known === null) flags.add('unknown_item');
  const onHand = quantity === 0 ? 0 : moveStock(storage, { store, sku, quantity, cause, by: till });
  // The goods are gone; whoever paid for them online is told by a person.
  const paid = quantity < 0 ? storage.onlineOf(store, sku).filter(({ state }) => state === 'paid') : [];
  if (paid.reduce((sum, order) => sum + order.quantity, 0) > Math.max(0, onHand)) {
    flags.add('oversold');
    storage.addTask({ kind: 'oversold', subject: `${store} ${sku}`, detail: paid.map(({ id }) => id).join(' ') });
  }
  if (onHand >= 0) return;
  flags.add('negative_stock');
  if (known?.oneOff !== true) return;
  flags.add('one_off_twice');
  storage.addTask({ kind: 'one_off_twice', subject: `${store} ${sku}`, detail: storage.receiptsOf(store, sku).join(' ') });
}

function isOverRefunded(storage: MallStorage, saleId: string): boolean {
  const sale = storage.order(saleId);
  if (sale === null) return false;
  const taken = storage.refunded(saleId);
  return sale.lines.some(({ place, quantity }) => quantity > 0 && (taken.get(place) ?? 0) > quantity);
}

/** Moves stock and tells the tills of that store; answers the pieces on hand after it. */
export function moveStock(storage: MallStorage, movement: Movement): number {
  const onHand = storage.move(movement);
  tellStock(storage, movement);
  return onHand;
}

function tellStock(storage: MallStorage, { store, sku }: Pick<Movement, 'store' | 'sku'>): void {
  storage.setRow(feedOf('stock', store), sku, valueText(storage.pieces(store, sku)));
}

/** The mall's own row wins over what a till's file says of an item; where they differ, a person of the mall decides. */
function applyImport(storage: MallStorage, item: WireItem, bodyText: string): Result<Flags, EffectRefusal> {
  const parsed = ImportShape.safeParse(jsonOf(bodyText));
  if (!parsed.success) return refuse('bad_body');
  const { till } = item.header;
  // A till's number for a maker means nothing elsewhere: kept for this till alone, and nobody pulls it.
  for (const { id, name, contract } of parsed.data.makers ?? []) {
    storage.setRow(`maker ${till}`, `${id}`, JSON.stringify({ name, contract }));
  }
  const store = storeOf(till);
  for (const row of parsed.data.items) {
    const sku = skuOf(row);
    const { code, name, price, oneOff, stocked, taxClass = 'taxable', category = '', makerId = null } = row;
    const maker = makerId === null ? null : (jsonOf(storage.rowOf(`maker ${till}`, `${makerId}`) ?? 'null') as CatalogValue['maker']);
    const told = { code, name, price, oneOff, stocked, taxClass, category, maker };
    const known = readValue<CatalogValue>(CatalogValueShape, storage.rowOf('catalog', sku) ?? 'null');
    if (known === null) storage.setRow('catalog', sku, valueText(told));
    else if (known.price !== price || known.name !== name) {
      storage.addTask({ kind: 'proposal', subject: sku, detail: `${till}: ${name} ${price ?? '-'}` });
    }
    if (!stocked) continue;
    storage.open({ store, sku, quantity: row.stock, cause: item.id, by: till });
    tellStock(storage, { store, sku });
  }
  return ok([]);
}
