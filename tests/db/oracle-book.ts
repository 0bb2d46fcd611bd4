/**
 * What the ledger's oracle keeps and reckons with: its book, an eleventh, shares, coins. Shares no code with the product.
 */

export type Funder = 'store' | 'maker' | 'mall';
export type Off = { percent?: number; won?: number; funder: Funder };
export type Line = { item?: number; name?: string; quantity?: number; price?: number; exempt?: boolean; off?: Off };
export type Whole = { coupon?: number; funder?: Funder; cut?: '10' | '100' };
export type OracleItem = {
  readonly id: number; readonly makerId: number | null; readonly price: number | null; readonly taxClass: string;
  readonly stocked: boolean; readonly stock: number;
};
export type OracleMaker = { readonly id: number; readonly contract: { readonly kind: string; readonly version: number } };

export type Expected = {
  readonly entries: number;
  readonly totals: { sales: number; refunds: number };
  readonly sales: unknown[][];
  readonly lines: unknown[][];
  readonly tenders: unknown[][];
  readonly back: unknown[][];
  readonly moves: unknown[][];
  /** Without their place in the entry, which is no rule. */
  readonly postings: unknown[][];
  readonly stock: Map<number, number>;
  readonly corrections: unknown[][];
  readonly reprints: unknown[][];
  readonly exchanges: unknown[][];
  readonly passed: unknown[][];
  readonly gifts: unknown[][];
  readonly shifts: unknown[][];
  readonly closes: unknown[][];
  readonly signIns: Map<string, unknown[]>;
  readonly papers: number[];
  /** By the order in which they were issued, which names them. */
  readonly vouchers: Voucher[];
  /** Entry, voucher and what it gained; several of one entry add up. */
  readonly voucherMoves: [number, string, number][];
  /** Entry, total, and the entry of the purchase that is taken back. */
  readonly voucherSales: unknown[][];
  readonly voucherCopies: unknown[][];
  readonly printer: string;
};

export type Book = Omit<Expected, 'entries' | 'printer'> & {
  seq: number; day: string; shift: number; kept: number; cash: number; receipt: number; printer: string;
  lastReceipt: { entry: number; copies: number; total: number; corrections: number; paid: Paid };
  soldBefore: SoldBefore[];
  purchases: { entry: number; total: number; vouchers: Voucher[]; legs: Tendered[]; isBack: boolean }[];
};

/** A voucher of the store's own and what is left of it. */
export type Voucher = { name: string; entry: number; kind: 'gift' | 'credit'; issued: number; left: number; copies: number };

/** How something was paid: what was posted for it, its legs, and what it took of vouchers. */
export type Paid = { readonly posted: Leg[]; readonly legs: Tendered[]; readonly spent: [Voucher, number][] };

/** Before anything is paid. */
export function unpaid(): Paid {
  return { posted: [], legs: [], spent: [] };
}

/** One posting of money: account, kind, party, amount. */
export type Leg = readonly [account: string, kind: string, party: string, amount: number];

/** A sale as it stands: pieces that are back of each line, what of its price, discounts and VAT is still the line's, and its legs. */
export type SoldBefore = { entry: number; lines: { line: Priced; back: number; net: number; off: number[]; vat: number }[]; legs: Tendered[] };
/** What a leg settled, the cash that stayed in the drawer for it, and what went back over it. */
export type Tendered = { kind: 'card' | 'cash' | 'voucher'; voucher?: Voucher; settled: number; stayed: number; back: number; paid: number };

export type Priced = {
  id: number; item: OracleItem | null; unit: number; quantity: number; gross: number; tax: 'T' | 'E'; maker: OracleMaker | null;
  net: number; taken: { kind: string; funder: Funder; amount: number }[];
};

/** An eleventh to the nearest won: elevenths never tie. */
export function eleventh(gross: number): number {
  const rest = gross % 11;
  return (gross - rest) / 11 + (rest > 5 ? 1 : 0);
}

/** Shares of `total` by weight: everyone the whole part, then the missing won one by one to the largest remainder, earliest first. */
export function shares(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Number((BigInt(total) * BigInt(weight)) / BigInt(all)));
  const rests = weights.map((weight) => (BigInt(total) * BigInt(weight)) % BigInt(all));
  for (let missing = total - parts.reduce((sum, part) => sum + part, 0); missing > 0; missing -= 1) {
    let best = 0;
    rests.forEach((rest, index) => {
      if (rest > (rests[best] ?? 0n)) best = index;
    });
    parts[best] = (parts[best] ?? 0) + 1;
    rests[best] = -1n;
  }
  return parts;
}

/** Coins below 10 won do not exist: change and cash handed back are rounded up, and `rounding` holds what that gave away. */
export function upTo10(amount: number): number {
  return amount + ((10 - (amount % 10)) % 10);
}

export function move(book: Book, entry: number, n: number, item: number, quantity: number): void {
  book.moves.push([entry, n, item, quantity]);
  book.stock.set(item, (book.stock.get(item) ?? 0) + quantity);
}

/** What a discount posts: what is given, and, where the shop does not bear it, who gives it back. */
export function postOff(book: Book, kind: string, funder: Funder, amount: number, rest: readonly unknown[]): void {
  post(book, 'discount', kind, amount, rest, funder);
  if (funder === 'maker') post(book, 'maker_due', 'funded', amount, rest, funder);
  if (funder === 'mall') post(book, 'mall_due', 'discount', amount, rest, funder);
  if (funder !== 'store') post(book, 'recovery', '', -amount, rest, funder);
}

export function post(
  book: Book, account: string, kind: string, amount: number, rest: readonly unknown[] = [0, 0, 0, 0, '', '', ''], party = '',
): void {
  if (amount !== 0) book.postings.push([book.seq, account, kind, amount, party, ...rest]);
}
