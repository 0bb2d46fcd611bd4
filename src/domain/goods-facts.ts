/** What can have happened to goods beside sales: they came, went back to their maker, were lost, were counted; their row was changed. */
import type { Contract, MakerRef, TaxClass } from './catalog.ts';
import type { MoveId } from './day-facts.ts';
import type { BusinessDate, ItemId, MakerId } from './ids.ts';
import type { Won } from './money.ts';

/** 입고, 작가 반품, 재고 조정, 재고 실사. */
export const goodsMoves = ['received', 'returned', 'adjusted', 'counted'] as const;
export type GoodsMove = (typeof goodsMoves)[number];

/** Why stock is adjusted. What was found comes, everything else goes. */
export const adjustReasons = ['damaged', 'lost', 'found', 'given', 'own_use'] as const;
export type AdjustReason = (typeof adjustReasons)[number];

/** Who bears what is gone. */
export const bearers = ['store', 'maker'] as const;
export type Bearer = (typeof bearers)[number];

/** One item of a movement, frozen. */
export type GoodsLine = {
  readonly itemId: ItemId;
  readonly code: string;
  readonly name: string;
  readonly maker: MakerRef | null;
  readonly contract: Contract;
  readonly taxClass: TaxClass;
  /** Listed then; null when it is typed at the till. */
  readonly price: Won | null;
  /** Pieces on the delivery note, or in the books at the moment they were counted; left out elsewhere. */
  readonly expected?: number;
  /** Pieces that the stock gains (+) or loses (−). Received, less than `expected` is missing; 0 is none of it. */
  readonly quantity: number;
  /** What the shop owes the maker for what is gone, in won; left out for nothing. */
  readonly compensation?: Won;
};

export type GoodsMovedBody = {
  /** Made with its sheet: asked twice it moves once. */
  readonly id: MoveId;
  readonly move: GoodsMove;
  /** The maker of all of it, where it was made for one. Left out for several. */
  readonly maker?: { readonly id: MakerId; readonly name: string };
  /** The category that was counted; left out for all. */
  readonly category?: string;
  /** The number of the maker's delivery note (거래명세서); left out for none. */
  readonly note?: string;
  /** Of an adjustment alone. */
  readonly reason?: AdjustReason;
  /** Of what is gone; left out where nothing is. */
  readonly bearer?: Bearer;
  /** More about it; left out for nothing. */
  readonly words?: string;
  /** Of a count: how many items and pieces were counted; `lines` has those that differ alone. */
  readonly checked?: { readonly items: number; readonly pieces: number };
  readonly lines: readonly GoodsLine[];
};

/** What of an item's row can be changed by hand. */
export type ItemValues = {
  readonly name: string;
  /** Null where the price is typed at the till. */
  readonly price: Won | null;
  readonly category: string;
  readonly taxClass: TaxClass;
  /** Few enough to be told of; null for the shop's own number. */
  readonly low: number | null;
};

/** An item's row from a business date on. `was` has what is replaced, `now` the same fields as they will be. */
export type ItemSetBody = {
  readonly itemId: ItemId;
  readonly code: string;
  readonly from: BusinessDate;
  readonly was: Partial<ItemValues>;
  readonly now: Partial<ItemValues>;
};

/** The bodies of these kinds. */
export type GoodsFactBodies = { readonly goods_moved: GoodsMovedBody; readonly item_set: ItemSetBody };
export const goodsFactKinds = ['goods_moved', 'item_set'] as const satisfies readonly (keyof GoodsFactBodies)[];
