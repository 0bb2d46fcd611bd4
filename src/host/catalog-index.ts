/** The catalogue in memory: by id, by code, and a plain search. Reads the ledger once; knows no stock and no prices of its own. */
import { normalCode, readScan } from '../domain/barcode.ts';
import type { Item } from '../domain/catalog.ts';
import type { ItemId } from '../domain/ids.ts';

export type CatalogIndex = {
  readonly item: (id: ItemId) => Item | undefined;
  /** Every item that carries the scanned code, and the code as it was understood. */
  readonly scan: (text: string) => { readonly code: string; readonly items: readonly Item[] };
  /** The best `most` items for a text, and how many there are in all. */
  readonly search: (text: string, most: number) => { readonly items: readonly Item[]; readonly found: number };
};

/** Builds the index. Codes compare without case; texts without case and spaces, in NFC. */
export function catalogIndex(items: readonly Item[]): CatalogIndex {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byCode = new Map<string, Item[]>();
  for (const item of items) {
    const code = normalCode(item.code);
    const known = byCode.get(code);
    if (known === undefined) byCode.set(code, [item]);
    else known.push(item);
  }
  const rows = items.map((item) => ({
    item, name: searchable(item.name), maker: searchable(item.maker?.name ?? ''), code: searchable(item.code),
  }));

  return {
    item: (id) => byId.get(id),
    scan: (text) => {
      const { candidates } = readScan(text);
      const code = candidates.find((candidate) => byCode.has(candidate)) ?? candidates.at(-1) ?? '';
      return { code, items: byCode.get(code) ?? [] };
    },
    search: (text, most) => {
      const wanted = searchable(text);
      if (wanted === '') return { items: [], found: 0 };
      const hits = rows.flatMap((row) => {
        const rank = rankOf(row, wanted);
        return rank === null ? [] : [{ item: row.item, rank }];
      });
      hits.sort((a, b) => a.rank - b.rank || a.item.id - b.item.id);
      return { items: hits.slice(0, most).map((hit) => hit.item), found: hits.length };
    },
  };
}

function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s/gu, '');
}

/** Smaller is better: the code itself, then a name that begins so, contains it, a maker, part of a code. */
function rankOf(row: { name: string; maker: string; code: string }, wanted: string): number | null {
  if (row.code === wanted) return 0;
  if (row.name.startsWith(wanted)) return 1;
  if (row.name.includes(wanted)) return 2;
  if (row.maker.includes(wanted)) return 3;
  return row.code.includes(wanted) ? 4 : null;
}
