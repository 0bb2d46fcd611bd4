/** A catalogue file against the catalogue there is: what is new, what is other than before. Writes nothing. */
import { normalCode } from './barcode.ts';
import type { Contract, Item } from './catalog.ts';
import type { ImportedItem, ImportedMaker } from './facts.ts';
import type { ItemId, MakerId } from './ids.ts';

/** The catalogue as it stands. */
export type Catalog = { readonly makers: readonly ImportedMaker[]; readonly items: readonly Item[] };
/** The good rows of a file, with ids of the file's own. */
export type FileRows = { readonly makers: readonly ImportedMaker[]; readonly items: readonly ImportedItem[] };

/** What an import would write: rows with the catalogue's ids, and how many of each sort. */
export type ImportPlan = {
  readonly makers: readonly ImportedMaker[];
  readonly items: readonly ImportedItem[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
};

/**
 * Plans an import. A maker is known by the name. An item is known by code, name and maker; and by the code alone where
 * neither side has it twice, so that a name, a maker or a price can change. What is known keeps its id and its stock: only
 * a new item brings its opening stock. Other terms of a maker are a new version of the contract. What the file does not
 * name stays as it is.
 */
export function planImport(now: Catalog, file: FileRows): ImportPlan {
  const makers = planMakers(now.makers, file.makers);
  const known = knownItems(now.items);
  const times = countCodes(file.items);
  let nextId = now.items.reduce((most, item) => Math.max(most, item.id), 0) + 1;
  const items: ImportedItem[] = [];
  const taken = new Set<ItemId>();
  let added = 0;
  let changed = 0;
  for (const row of file.items) {
    const makerId = row.makerId === null ? null : (makers.ids.get(row.makerId) ?? null);
    const before = known.find({ ...row, makerId }, (times.get(normalCode(row.code)) ?? 0) === 1);
    if (before === undefined || taken.has(before.id)) {
      items.push({ ...row, id: nextId as ItemId, makerId });
      nextId += 1;
      added += 1;
      continue;
    }
    taken.add(before.id);
    if (isSame(before, { ...row, makerId })) continue;
    // Pieces on hand come from what was received and sold, never from a file read twice.
    items.push({ ...row, id: before.id, makerId, stock: 0 });
    changed += 1;
  }
  return { makers: makers.rows, items, added, changed, unchanged: file.items.length - added - changed };
}

function planMakers(now: readonly ImportedMaker[], file: readonly ImportedMaker[]) {
  const byName = new Map(now.map((maker) => [maker.name, maker]));
  let nextId = now.reduce((most, maker) => Math.max(most, maker.id), 0) + 1;
  const rows: ImportedMaker[] = [];
  const ids = new Map<MakerId, MakerId>();
  for (const maker of file) {
    const before = byName.get(maker.name);
    const id = before?.id ?? (nextId as MakerId);
    ids.set(maker.id, id);
    if (before === undefined) {
      nextId += 1;
      rows.push({ ...maker, id });
    } else if (!hasSameTerms(before.contract, maker.contract)) {
      rows.push({ ...maker, id, contract: { ...maker.contract, version: before.contract.version + 1 } });
    }
  }
  return { rows, ids };
}

function hasSameTerms(a: Contract, b: Contract): boolean {
  return a.kind === b.kind && a.rateBp === b.rateBp && a.base === b.base && a.vatMode === b.vatMode;
}

type Row = Pick<ImportedItem, 'code' | 'name' | 'makerId'>;

function knownItems(items: readonly Item[]): { readonly find: (row: Row, isAlone: boolean) => Item | undefined } {
  const byCode = new Map<string, Item[]>();
  for (const item of items) {
    const code = normalCode(item.code);
    const others = byCode.get(code);
    if (others === undefined) byCode.set(code, [item]);
    else others.push(item);
  }
  return {
    find: (row, isAlone) => {
      const same = byCode.get(normalCode(row.code)) ?? [];
      const exact = same.find((item) => item.name === row.name && (item.maker?.id ?? null) === row.makerId);
      return exact ?? (isAlone && same.length === 1 ? same[0] : undefined);
    },
  };
}

function countCodes(rows: readonly Row[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { code } of rows) times.set(normalCode(code), (times.get(normalCode(code)) ?? 0) + 1);
  return times;
}

/** Would the row leave the item as it is? */
export function isSame(item: Item, row: Omit<ImportedItem, 'id' | 'stock'>): boolean {
  return item.code === row.code && item.name === row.name && (item.maker?.id ?? null) === row.makerId && item.price === row.price
    && item.taxClass === row.taxClass && item.stocked === row.stocked && item.oneOff === row.oneOff;
}
