/**
 * What a report of a period should say, added up from the sold documents alone: no postings, no rows, no code of the product.
 * A document is a fact as the journal keeps it, with its time, its person and the day of its shift.
 */
export type Doc = { readonly kind: string; readonly at: number; readonly operator: string; readonly day: string; readonly body: unknown };
type Line = { itemId: number | null; maker: { id: number } | null; quantity: number; gross: number; discounts: { kind: string; funder: string; amount: number }[] };
type Receipt = { lines: Line[]; back?: { lines: Line[]; returned: { shifted: Line[] } }; returned?: { shifted: Line[] } };

export type Cells = Record<string, Record<string, [sold: number, back: number, gross: number, discounts: number, refunds: number]>>;
export type Wanted = { readonly by: Cells; readonly off: Record<string, number>; readonly receipts: number; readonly returns: number; readonly pieces: number };

/** Seoul is nine hours ahead of UTC, all year round. */
const seoulHour = (at: number): string => String(Math.floor((at + 9 * 3_600_000) / 3_600_000) % 24).padStart(2, '0');

/** `category` is what the catalogue says of an item. */
export function wantedOf(docs: readonly Doc[], category: (item: number | null) => string): Wanted {
  const by: Cells = { hour: {}, day: {}, operator: {}, maker: {}, category: {}, item: {} };
  const off: Record<string, number> = {};
  const sums = { receipts: 0, returns: 0, pieces: 0 };
  const put = (table: string, key: string, place: 0 | 1 | 2 | 3 | 4, amount: number): void => {
    const row = ((by[table] ??= {})[key] ??= [0, 0, 0, 0, 0]);
    row[place] += amount;
  };
  for (const { kind, at, operator, day, body } of docs) {
    if (kind !== 'sale' && kind !== 'refund' && kind !== 'exchange') continue;
    const receipt = body as Receipt;
    const times = [['hour', seoulHour(at)], ['day', day], ['operator', operator]] as const;
    const line = ({ itemId, maker, quantity, gross, discounts }: Line, comesBack: boolean): void => {
      const places = [
        ...times, ['maker', maker === null ? '' : String(maker.id)], ['item', itemId === null ? '' : String(itemId)], ['category', category(itemId)],
      ] as const;
      const less = discounts.reduce((all, { amount }) => all + amount, 0);
      for (const [table, key] of places) {
        if (comesBack) put(table, key, 4, gross - less);
        else {
          put(table, key, 2, gross);
          put(table, key, 3, less);
        }
        if (table === 'maker' || table === 'item' || table === 'category') put(table, key, comesBack ? 1 : 0, quantity);
      }
      if (comesBack) return;
      sums.pieces += quantity;
      for (const { kind: of, funder, amount } of discounts) off[`${of}|${funder}`] = (off[`${of}|${funder}`] ?? 0) + amount;
    };
    const isSold = kind !== 'refund';
    const isBack = kind !== 'sale';
    for (const [table, key] of times) {
      put(table, key, 0, Number(isSold));
      put(table, key, 1, Number(isBack));
    }
    sums.receipts += Number(isSold);
    sums.returns += Number(isBack);
    for (const each of receipt.lines) line(each, kind === 'refund');
    for (const each of receipt.back?.lines ?? []) line(each, true);
  }
  return { by, off, ...sums };
}
