/**
 * Pulled rows → facts, some at a tick: goods and prices as an import's entries, people as those who came, changed or left. What the
 * ledger says already makes no entry, so a fall between the two costs nothing. Stock makes none: it is the sum of both sides' moves.
 */
import type { ImportedItem, ImportedMaker, Operator } from '../../domain/facts.ts';
import type { ItemId, MakerId, OperatorId } from '../../domain/ids.ts';
import { planImport } from '../../domain/import.ts';
import { won } from '../../domain/money.ts';
import { gone, withRole } from '../../domain/people.ts';
import { skuOf } from '../../mall/effects.ts';
import {
  CatalogValueShape, PiecesShape, piecesElsewhere, PriceValueShape, readValue, skuOfPrice, StaffValueShape,
  type CatalogValue, type Pieces, type PriceValue, type StaffValue,
} from '../../mall/rows.ts';
import { tillName } from '../../domain/store.ts';
import type { Item } from '../../domain/catalog.ts';
import { operatorIdAt } from '../commands/setup.ts';
import { signOut } from '../commands/operator.ts';
import type { Desk } from '../desk.ts';
import type { MirrorRow } from '../mall-ports.ts';
import { takeUp } from './import.ts';

/** Rows that one tick takes up: about a frame's work. */
const rowsOfTick = 200;
/** Each of these is an entry of its own, and the disk is waited for. */
const peopleOfTick = 5;
/** Entries that nobody at the till made. */
const byTheMall = '' as OperatorId;

/** Answers what to do at each tick: some of what was pulled, if an import is not under way, until nothing is left for this day. */
export function openMirrorWatch(desk: Desk): () => void {
  let done = '';
  return () => {
    const now = `${desk.ports.mirror.changes()} ${desk.day()}`;
    if (now !== done && !stepMirror(desk)) done = now;
  };
}

/** False where nothing was left. */
function stepMirror(desk: Desk): boolean {
  const { mirror, imports, delivery } = desk.ports;
  if (delivery.place() === null || imports.progress() !== null) return true;
  const goods = mirror.untaken('catalog', rowsOfTick);
  const prices = goods.length > 0 ? [] : mirror.duePrices(desk.day(), rowsOfTick);
  const people = goods.length + prices.length > 0 ? [] : mirror.untaken('staff', peopleOfTick);
  if (goods.length > 0) takeGoods(desk, goods);
  if (prices.length > 0) takePrices(desk, prices);
  if (people.length > 0) takePeople(desk, people);
  return goods.length + prices.length + people.length > 0;
}

/** Pieces of an item in the store: this till's own, and what others moved as far as the mall told it. */
export function stockOf({ ports, store, catalog }: Desk, item: Pick<Item, 'id' | 'code' | 'name'>): number {
  const own = ports.ledger.stock(item.id);
  if (ports.delivery.place() === null) return own;
  const value = ports.mirror.valueOf('stock', skuOf(item));
  // Two items of one code are one to the mall: whose the others' moves are it cannot say.
  if (value === null || catalog().withCode(item.code.toUpperCase()).length > 1) return own;
  const pieces = readValue<Pieces>(PiecesShape, value);
  return pieces === null ? own : own + piecesElsewhere(pieces, tillName(store()));
}

/** Did the mall take the item away? Then it is neither found nor scanned; a cart that holds it keeps it. */
export function isGone({ ports }: Pick<Desk, 'ports'>, item: Pick<Item, 'code' | 'name'>): boolean {
  return ports.mirror.gone().has(skuOf(item));
}

function takeGoods(desk: Desk, rows: readonly MirrorRow[]): void {
  const values = rows.flatMap(({ value }) => readOr(CatalogValueShape, value));
  append(desk, values.map((value) => ({ ...value, price: priceNow(desk, skuOf(value)) ?? value.price })));
  desk.ports.mirror.taken('catalog', rows);
}

/** The price that holds today for each item whose prices changed: the newest that has come, whatever came in between. */
function takePrices(desk: Desk, rows: readonly MirrorRow[]): void {
  const skus = new Set(rows.map(({ key }) => skuOfPrice(key)));
  append(desk, [...skus].flatMap((sku) => {
    const [value] = readOr<CatalogValue>(CatalogValueShape, desk.ports.mirror.valueOf('catalog', sku));
    const price = priceNow(desk, sku);
    return value === undefined ? [] : [{ ...value, price: price ?? value.price }];
  }));
  desk.ports.mirror.taken('price', rows);
}

function priceNow({ ports, day }: Desk, sku: string): number | null {
  const rows = ports.mirror.valuesOf('price', `${sku} `).flatMap((value) => readOr<PriceValue>(PriceValueShape, value));
  return rows.findLast((row) => row.sku === sku && row.from <= day())?.price ?? null;
}

/** Plans the rows as a file is planned, so that an item keeps its id, its stock and its maker's terms. */
function append(desk: Desk, values: readonly CatalogValue[]): void {
  const catalog = desk.catalog();
  const known = new Map(desk.terms().forImport(desk.day()).map((maker) => [maker.name, maker]));
  const makers = new Map<string, ImportedMaker>();
  const items = values.map((value, index): ImportedItem => {
    const { maker, price, ...row } = value;
    const own = maker === null ? soleMaker(catalog.withCode(value.code.toUpperCase()), known) : makerOf(maker, known, makers);
    if (own !== null) makers.set(own.name, own);
    return { ...row, id: (index + 1) as ItemId, price: price === null ? null : won(price), makerId: own?.id ?? null, stock: 0 };
  });
  const steps = planImport(
    { makers: [...known.values()], withCode: catalog.withCode, lastItemId: catalog.lastId() },
    { makers: [...makers.values()], items, hasCategories: true },
  );
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    const { makers: newMakers, items: newItems } = step.value;
    if (newMakers.length + newItems.length === 0) return;
    const part = { makers: newMakers, items: newItems };
    desk.append([{ kind: 'catalog_imported', body: part }], byTheMall);
    takeUp(desk, part);
    return;
  }
}

/** The till's own terms of a maker stand; the mall's are for makers that it does not know. Numbers are the file's own. */
function makerOf(
  { name, contract }: NonNullable<CatalogValue['maker']>,
  known: ReadonlyMap<string, ImportedMaker>, made: ReadonlyMap<string, ImportedMaker>,
): ImportedMaker {
  const own = known.get(name) ?? made.get(name);
  return own ?? { id: (1_000_000 + made.size) as MakerId, name, contract: { ...contract, version: 1 } as ImportedMaker['contract'] };
}

function soleMaker(items: readonly Item[], known: ReadonlyMap<string, ImportedMaker>): ImportedMaker | null {
  const [item] = items;
  if (item === undefined || item.maker === null || items.length > 1) return null;
  return known.get(item.maker.name) ?? null;
}

/** Who came, changed or left by the mall's word. Who leads the store alone goes on leading it; a newcomer has no PIN yet. */
function takePeople(desk: Desk, rows: readonly MirrorRow[]): void {
  const { ledger, mirror, log } = desk.ports;
  for (const { key, value } of rows) {
    const [told] = readOr<StaffValue>(StaffValueShape, value);
    const people = ledger.operators();
    const person = people.find(({ name, hasLeft }) => name === key && hasLeft !== true);
    const changed = changedPerson(person, told, people, key);
    if (changed === 'last_manager') log.write('warn', 'mall.staff', 'the last who leads the store stays');
    else if (changed !== null) {
      const kind = person === undefined ? 'operator_added' : 'operator_changed';
      desk.append([{ kind, body: { operator: changed } }], byTheMall);
      const { session } = desk;
      if (session.operator?.id === changed.id && changed.hasLeft === true) signOut(desk, changed.id);
      else if (session.operator?.id === changed.id) session.operator = changed;
    }
  }
  mirror.taken('staff', rows);
}

function changedPerson(
  person: Operator | undefined, told: StaffValue | undefined, people: readonly Operator[], name: string,
): Operator | 'last_manager' | null {
  if (told === undefined || told.hasLeft) {
    if (person === undefined || person.role === 'owner') return null;
    const left = gone(person, people);
    return left.ok ? left.value : 'last_manager';
  }
  if (person === undefined) return { id: operatorIdAt(people.length + 1), name, role: told.role };
  if (person.role === told.role || person.role === 'owner') return null;
  const changed = withRole(person, person, told.role, people);
  return changed.ok ? changed.value : 'last_manager';
}

function readOr<T>(shape: Parameters<typeof readValue<T>>[0], value: string | null): T[] {
  const read = value === null ? null : readValue<T>(shape, value);
  return read === null ? [] : [read];
}
