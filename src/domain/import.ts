/** A catalogue file against the catalogue there is: what is new, what is other than before. Writes nothing. */
import { normalCode } from './barcode.ts';
import type { Contract, Item } from './catalog.ts';
import type { ImportedItem, ImportedMaker } from './facts.ts';
import type { ItemId, MakerId } from './ids.ts';

/** What a plan asks of the catalogue as it stands. */
export type Catalog = {
  readonly makers: readonly ImportedMaker[];
  /** Every item with this code, as `normalCode` makes it. */
  readonly withCode: (code: string) => readonly Item[];
  /** The highest id any item has; 0 without items. */
  readonly lastItemId: number;
};
/** The good rows of a file, with ids of the file's own. */
export type FileRows = {
  readonly makers: readonly ImportedMaker[];
  readonly items: readonly ImportedItem[];
  /** Does the file say categories at all? One that does not leaves those there are. */
  readonly hasCategories: boolean;
};

/** Rows planned between two steps. */
const rowsOfStep = 500;

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
 * name stays as it is, categories too. Steps after every few hundred rows, so that others get their turn.
 */
export function* planImport(now: Catalog, file: FileRows): Generator<undefined, ImportPlan> {
  const makers = planMakers(now.makers, file.makers);
  const times = countCodes(file.items);
  let nextId = now.lastItemId + 1;
  const items: ImportedItem[] = [];
  const taken = new Set<ItemId>();
  let added = 0;
  let changed = 0;
  for (const [index, row] of file.items.entries()) {
    if (index % rowsOfStep === 0) yield undefined;
    const makerId = row.makerId === null ? null : (makers.ids.get(row.makerId) ?? null);
    const code = normalCode(row.code);
    const before = knownItem(now.withCode(code), { ...row, makerId }, times.get(code) === 1);
    if (before === undefined || taken.has(before.id)) {
      items.push({ ...row, id: nextId as ItemId, makerId });
      nextId += 1;
      added += 1;
      continue;
    }
    taken.add(before.id);
    const kept = file.hasCategories || before.category === '' ? row : { ...row, category: before.category };
    if (isSame(before, { ...kept, makerId })) continue;
    // Pieces on hand come from what was received and sold, never from a file read twice.
    items.push({ ...kept, id: before.id, makerId, stock: 0 });
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
      rows.push({ ...maker, id, contract: termsFrom(before.contract, maker.contract) });
    }
  }
  return { rows, ids };
}

/** A file says kind and rate alone: what else was agreed is not its to say. */
function hasSameTerms(a: Contract, b: Contract): boolean {
  return a.kind === b.kind && a.rateBp === b.rateBp;
}

/** The next version: kind and rate of the file, the rest as it was, as far as the kind can have it. */
function termsFrom(before: Contract, { kind, rateBp }: Contract): Contract {
  const vatMode = kind === 'special' ? 'included' : before.vatMode;
  return { ...before, kind, rateBp, vatMode, version: before.version + 1 };
}

type Row = Pick<ImportedItem, 'code' | 'name' | 'makerId'>;

/** The item a row means, of those with its code; `isAlone` when no other row of the file has the code. */
function knownItem(same: readonly Item[], row: Row, isAlone: boolean): Item | undefined {
  const exact = same.find((item) => item.name === row.name && (item.maker?.id ?? null) === row.makerId);
  return exact ?? (isAlone && same.length === 1 ? same[0] : undefined);
}

function countCodes(rows: readonly Row[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const row of rows) {
    const code = normalCode(row.code);
    times.set(code, (times.get(code) ?? 0) + 1);
  }
  return times;
}

/** Would the row leave the item as it is? */
export function isSame(item: Item, row: Omit<ImportedItem, 'id' | 'stock'>): boolean {
  return item.code === row.code && item.name === row.name && (item.maker?.id ?? null) === row.makerId && item.price === row.price
    && item.taxClass === row.taxClass && item.stocked === row.stocked && item.oneOff === row.oneOff
    && item.category === (row.category ?? '');
}
