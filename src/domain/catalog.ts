/** What can be sold, whose it is and on what terms. Holds values only; searching and storing are elsewhere. */
import type { BusinessDate, ItemId, MakerId } from './ids.ts';
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
  /** What is brought to whole won: the base of the whole contract, or every line by itself. Left out for `period`. */
  readonly scope?: 'period' | 'line';
  /** How the maker is taxed while these terms hold; left out for `general`. */
  readonly taxType?: MakerTaxType;
};

/** 일반과세자, 간이과세자, 면세사업자, 미등록: who may bill the shop for VAT. */
export type MakerTaxType = 'general' | 'simplified' | 'exempt' | 'unregistered';

/** No contract: own goods or bought outright (직매입). */
export const noContract: Contract = { kind: 'outright', version: 0, rateBp: 0, base: 'maker', vatMode: 'included' };

/** What a receipt says of a maker before the name of the goods. */
export type MakerPrint = 'none' | 'code' | 'name' | 'name_bizno';

/** A maker (작가) as a line freezes it. */
export type MakerRef = {
  readonly id: MakerId;
  readonly name: string;
  /** The shop's own code for the maker; left out for none. */
  readonly code?: string;
  /** 사업자등록번호, ten digits; left out for none. */
  readonly businessNumber?: string;
  /** What the receipt says of the maker; left out for the name. */
  readonly print?: MakerPrint;
};

/** What a maker has beside the name and the terms. `print` stands over the store's own choice; left out to follow that. */
export type MakerMark = Pick<MakerRef, 'code' | 'businessNumber' | 'print'>;

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
  /** The last day of terms that are over and still sell; left out while they hold. */
  readonly contractEnded?: BusinessDate | undefined;
};

/** The category of bags and packing: its items are always at hand while ringing up. */
export const bagCategory = '봉투·포장';
