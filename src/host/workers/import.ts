/** A staged import → facts, one part a tick, so that no sale waits for it. A part that is in the ledger is not written again. */
import { noContract, type Item } from '../../domain/catalog.ts';
import type { ImportedMaker } from '../../domain/facts.ts';
import { isSame } from '../../domain/import.ts';
import type { OperatorId } from '../../domain/ids.ts';
import type { Desk } from '../desk.ts';
import type { ImportPart } from '../ports.ts';

/** Writes the next part of an import that is under way, if there is one. */
export function stepImport(desk: Desk): void {
  const { imports } = desk.ports;
  const progress = imports.progress();
  const next = progress === null ? null : imports.next();
  if (progress === null || next === null) return;
  const part = missingOf(desk, next.part);
  if (part.makers.length + part.items.length > 0) {
    desk.append([{ kind: 'catalog_imported', body: part }], progress.operator as OperatorId);
    takeUp(desk, part);
  }
  imports.done(next.id);
  desk.touch();
}

/** What of a part the ledger does not hold: all of it, or nothing when the till was cut off before it was ticked off. */
function missingOf(desk: Desk, part: ImportPart): ImportPart {
  const makers = new Map(part.makers.length === 0 ? [] : desk.ports.ledger.makers().map((maker) => [maker.id, maker]));
  return {
    makers: part.makers.filter((maker) => {
      const known = makers.get(maker.id);
      return known === undefined || known.contract.version !== maker.contract.version;
    }),
    items: part.items.filter((item) => {
      const known = desk.catalog().item(item.id);
      return known === undefined || !isSame(known, item);
    }),
  };
}

/** Puts a part that is in the ledger into the catalogue of the house. */
export function takeUp(desk: Desk, part: ImportPart): void {
  // Items that are there already are dressed in their makers' terms whenever they are asked for.
  if (part.makers.length > 0) desk.reloadTerms();
  const makers = new Map(desk.ports.ledger.makers().map((maker) => [maker.id, maker]));
  const items = part.items.map(({ makerId, stock: _stock, ...item }) => (
    itemOf(item, makerId === null ? null : (makers.get(makerId) ?? null))));
  desk.catalog().put(items);
  desk.reloadItems();
}

type Planned = Omit<ImportPart['items'][number], 'makerId' | 'stock'>;

function itemOf(item: Planned, maker: ImportedMaker | null): Item {
  const named = maker === null ? null : { id: maker.id, name: maker.name };
  return { ...item, category: item.category ?? '', maker: named, contract: maker?.contract ?? noContract };
}
