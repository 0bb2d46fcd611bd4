/** What can be sold, whose it is and on what terms. Holds values only; searching and storing are elsewhere. */
import type { ItemId, MakerId } from './ids.ts';
import type { Won } from './money.ts';

/** Taxed at the standard rate, or exempt (raw food, books). Exempt is not zero-rated. */
export type TaxClass = 'taxable' | 'exempt';

/** 직매입, 특약매입, 위탁판매. */
export type ContractKind = 'outright' | 'special' | 'consign';

/** The terms on which a maker's goods are sold; frozen on every line at the moment of sale. */
export type Contract = {
  readonly kind: ContractKind;
  /** 0 for goods without a contract. A new rate, base, kind or tax type is a new version. */
  readonly version: number;
  /** Commission in basis points; 0 is legal. */
  readonly rateBp: number;
  /** Whose discounts lower the commission's base: nobody's, the maker's, or all. */
  readonly base: 'gross' | 'maker' | 'net';
  /** Is the commission's own VAT inside the rate or on top of it? */
  readonly vatMode: 'included' | 'added';
};

/** No contract: own goods or bought outright (직매입). */
export const noContract: Contract = { kind: 'outright', version: 0, rateBp: 0, base: 'maker', vatMode: 'included' };

/** A maker (작가) as a line freezes it. */
export type MakerRef = { readonly id: MakerId; readonly name: string };

/** A sellable thing (작품). */
export type Item = {
  readonly id: ItemId;
  /** The printed code; two items may share one. Compared without case. */
  readonly code: string;
  readonly name: string;
  readonly maker: MakerRef | null;
  /** Listed price incl. VAT; null when the price is typed at the till. */
  readonly price: Won | null;
  readonly taxClass: TaxClass;
  /** Services have no stock. */
  readonly stocked: boolean;
  /** 한 점: the only one there is. */
  readonly oneOff: boolean;
  /** What sort of thing it is (도자, 유리 …), in the shop's own words; empty for none. */
  readonly category: string;
  readonly contract: Contract;
};

/** The category of bags and packing: its items are always at hand while ringing up. */
export const bagCategory = '봉투·포장';
