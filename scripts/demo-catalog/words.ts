// The vocabulary the word lists of the demo shop are written in: crafts, their product lines and their makers.
// It holds shapes and short constructors only. It never draws a random number and never builds a row.

export type ContractKind = 'outright' | 'special' | 'consign';

/** Who makes the goods, on what contract, and whether the goods arrive with the maker's own EAN. */
export interface Maker {
  readonly name: string;
  readonly contractKind: ContractKind;
  readonly rate: number | null;
  readonly hasOwnCodes: boolean;
}

/** Made in tens, made in hundreds, one of a kind, free of VAT, or work done for the customer. */
export type LineKind = 'goods' | 'small' | 'piece' | 'exempt' | 'visit';

/** One product line: a name with {slots}, and the range its base price is drawn from. */
export interface Line {
  readonly form: string;
  readonly low: number;
  readonly high: number;
  readonly kind: LineKind;
}

/**
 * Makers who share a craft share its lines; each maker keeps a few options of every slot, as a style.
 * An option ending in ` +3000` costs that much more; such a slot is a range of sizes and is kept whole.
 * A slot whose name ends in `!` is dealt out: an option goes to one maker only (titles of books, of pictures).
 */
export interface Craft {
  readonly makers: readonly Maker[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly lines: readonly Line[];
}

export interface Category {
  readonly name: string;
  readonly crafts: readonly Craft[];
}

/** Splits `소|중|대` into its options. */
export const words = (text: string): readonly string[] => text.split('|');

/** A line made in tens. */
export const goods = (form: string, low: number, high: number): Line => ({ form, low, high, kind: 'goods' });

/** A cheap line kept in quantity: cards, pencils, stickers. */
export const small = (form: string, low: number, high: number): Line => ({ form, low, high, kind: 'small' });

/** A line of single works; each is priced by itself. */
export const piece = (form: string, low: number, high: number): Line => ({ form, low, high, kind: 'piece' });

/** A line free of VAT: a book, or food that was only dried, hulled or cut. */
export const exempt = (form: string, low: number, high: number): Line => ({ form, low, high, kind: 'exempt' });

/** Work done for the customer: not stocked, its price typed at the till. */
export const visit = (form: string): Line => ({ form, low: 0, high: 0, kind: 'visit' });

/** A maker whose goods are sold for them, at a commission in basis points. */
export const consign = (name: string, rate: number, codes: 'store' | 'ean' = 'store'): Maker =>
  ({ name, contractKind: 'consign', rate, hasOwnCodes: codes === 'ean' });

/** A maker whose goods are bought when they sell, at a margin in basis points. */
export const special = (name: string, rate: number, codes: 'store' | 'ean' = 'store'): Maker =>
  ({ name, contractKind: 'special', rate, hasOwnCodes: codes === 'ean' });

/** A maker whose goods the shop has bought. */
export const outright = (name: string, codes: 'store' | 'ean' = 'store'): Maker =>
  ({ name, contractKind: 'outright', rate: null, hasOwnCodes: codes === 'ean' });
