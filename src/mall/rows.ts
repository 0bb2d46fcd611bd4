/**
 * What the rows of the mall's feeds say, as schemas and texts: goods, prices by day, pieces of a store, people of a store. Both
 * sides read with these; a row of another form is passed over, never guessed.
 */
import { z } from 'zod/mini';
import { canonicalText, type Canonical } from '../domain/canonical.ts';
import { jsonOf } from './wire.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const wonOf = z.int().check(z.minimum(0), z.maximum(10_000_000_000));

/** A maker's terms as the journal writes them; what a newer till adds stays. */
const ContractShape = z.looseObject({
  kind: z.enum(['outright', 'special', 'consign']), version: z.int().check(z.minimum(0)),
  rateBp: z.int().check(z.minimum(0), z.maximum(10_000)),
  base: z.enum(['gross', 'maker', 'net']), vatMode: z.enum(['included', 'added']),
});
/** An item. `maker` null: of none, or of one that the mall does not know. */
export const CatalogValueShape = z.object({
  code: text(200), name: text(400), price: z.nullable(wonOf), taxClass: z.enum(['taxable', 'exempt']),
  stocked: z.boolean(), oneOff: z.boolean(),
  category: text(100), maker: z.nullable(z.object({ name: text(400), contract: ContractShape })),
});
export type CatalogValue = z.output<typeof CatalogValueShape>;

/** A listed price from a business date on; the row with the latest date that has come holds. */
export const PriceValueShape = z.object({ sku: text(400), from: day, price: wonOf });
export type PriceValue = z.output<typeof PriceValueShape>;

/** Somebody who works in the store, known by name; nobody is made an owner from afar. */
export const StaffValueShape = z.object({
  name: text(60).check(z.minLength(1)), role: z.enum(['cashier', 'senior', 'manager', 'support']), hasLeft: z.boolean(),
});
export type StaffValue = z.output<typeof StaffValueShape>;

/** Signed pieces of an item in a store by whose they are: `opening`, a till, `mall`, and `told TILL` for what a till counted as opening. */
export const PiecesShape = z.record(z.string(), z.int());
export type Pieces = Readonly<Record<string, number>>;

/** The text of a row's value: the same value is always the same text. */
export function valueText(value: CatalogValue | PriceValue | StaffValue | Pieces): string {
  return canonicalText(value as Canonical);
}

/** Reads a value; null for one of another form. */
export function readValue<T>(shape: { readonly safeParse: (value: unknown) => { success: boolean; data?: T } }, value: string): T | null {
  const parsed = shape.safeParse(jsonOf(value));
  return parsed.success && parsed.data !== undefined ? parsed.data : null;
}

/** The key of a price's row: rows of one item stand together, the oldest first. */
export function priceKey({ sku, from }: Pick<PriceValue, 'sku' | 'from'>): string {
  return `${sku} ${from}`;
}

/** The item that a price's row is of. */
export function skuOfPrice(key: string): string {
  return key.slice(0, -' 2026-01-01'.length);
}

/**
 * Pieces of an item that its store has beyond what this till's own journal says: what other tills and the mall moved, and the
 * opening as the store counts it instead of as this till told it.
 */
export function piecesElsewhere(pieces: Pieces, till: string): number {
  const others = Object.entries(pieces).filter(([party]) => party !== till && !party.startsWith('told '));
  return others.reduce((sum, [, quantity]) => sum + quantity, 0) - (pieces[`told ${till}`] ?? 0);
}
