/** The mall's storage in memory, with transactions, crashes and backups: what the simulator and the tests put behind the rules. */
import { itemRefused } from '../../src/mall/apply.ts';
import type { EnrolCode, EnrolStorage } from '../../src/mall/enrol.ts';
import type { Answered, Device, Kept, MallStorage, Movement, Online, Order, Task } from '../../src/mall/storage.ts';
import type { FeedRow, WireHead, WireItem } from '../../src/mall/wire.ts';

type Tables = {
  readonly devices: Map<string, Device>;
  readonly codes: Map<string, EnrolCode>;
  readonly answers: Map<string, Answered>;
  readonly heads: Map<string, WireHead>;
  readonly kept: Map<string, Kept>;
  readonly places: Map<string, string>;
  readonly hashes: Map<string, string>;
  readonly held: Map<string, WireItem>;
  readonly orders: Map<string, Order>;
  readonly stock: Map<string, number>;
  readonly opened: Map<string, number>;
  readonly moves: Map<string, Movement>;
  readonly rows: Map<string, FeedRow>;
  readonly tasks: Map<string, Task>;
  readonly counts: Map<string, number>;
  /** Pieces by `store sku` and then by party. */
  readonly parties: Map<string, Readonly<Record<string, number>>>;
  readonly online: Map<string, Online>;
  /** When each device was heard. */
  readonly seen: Map<string, number>;
};

/** A storage with the doors that only its owner uses. */
export type Memory = MallStorage & EnrolStorage & {
  readonly tables: Tables;
  readonly addDevice: (device: Device) => void;
  /** Runs one transaction; everything is undone when it throws. */
  readonly transaction: <T>(work: () => T) => T;
  readonly backup: () => Tables;
  readonly restore: (backup: Tables) => void;
};

const tableNames = [
  'devices', 'codes', 'answers', 'heads', 'kept', 'places', 'hashes', 'held', 'orders', 'stock', 'opened', 'moves', 'rows',
  'tasks', 'counts', 'parties', 'online', 'seen',
] as const satisfies readonly (keyof Tables)[];

/** Tables with nothing in them, or with what is in others. */
function emptyTables(from?: Tables): Tables {
  const copy = <V>(table?: Map<string, V>): Map<string, V> => new Map(table);
  return {
    devices: copy(from?.devices), codes: copy(from?.codes), answers: copy(from?.answers), heads: copy(from?.heads), kept: copy(from?.kept),
    places: copy(from?.places), hashes: copy(from?.hashes), held: copy(from?.held), orders: copy(from?.orders), stock: copy(from?.stock),
    opened: copy(from?.opened), moves: copy(from?.moves), rows: copy(from?.rows), tasks: copy(from?.tasks), counts: copy(from?.counts),
    parties: copy(from?.parties), online: copy(from?.online), seen: copy(from?.seen),
  };
}

/** Writes that can be taken back. */
type Writes = {
  readonly tables: Tables;
  readonly set: <V>(table: Map<string, V>, key: string, value: V) => void;
  readonly remove: <V>(table: Map<string, V>, key: string) => void;
  readonly explodesOn: (sku: string) => 'fault' | 'refusal' | null;
};

/** Opens an empty storage. `explodesOn(sku)`: what its storage does whenever that item moves. */
export function openMemory(explodesOn: Writes['explodesOn'] = () => null): Memory {
  const tables = emptyTables();
  let undo: (() => void)[] = [];
  const rollbackTo = (place: number): void => {
    while (undo.length > place) undo.pop()?.();
  };
  const writes: Writes = {
    tables, explodesOn,
    set: <V>(table: Map<string, V>, key: string, value: V): void => {
      const before = table.get(key);
      undo.push(() => void (before === undefined ? table.delete(key) : table.set(key, before)));
      table.set(key, value);
    },
    remove: <V>(table: Map<string, V>, key: string): void => {
      const before = table.get(key);
      if (before === undefined) return;
      undo.push(() => void table.set(key, before));
      table.delete(key);
    },
  };
  const undone = <T>(work: () => T, place: number): T => {
    try {
      return work();
    } catch (fault) {
      rollbackTo(place);
      throw fault;
    }
  };
  return {
    ...deviceTables(writes), ...entryTables(writes), ...orderTables(writes), ...feedTables(writes), ...onlineTables(writes), tables,
    addTask: (task) => writes.set(tables.tasks, `${task.kind} ${task.subject} ${task.detail}`, task),
    savepoint: (work) => undone(work, undo.length),
    addDevice: (device) => void tables.devices.set(device.id, device),
    transaction: (work) => {
      undo = [];
      return undone(work, 0);
    },
    backup: () => emptyTables(tables),
    restore: (backup) => {
      for (const name of tableNames) refill(tables[name], backup[name]);
    },
  };
}

function refill(table: Map<unknown, unknown>, from: ReadonlyMap<unknown, unknown>): void {
  table.clear();
  for (const [key, value] of from) table.set(key, value);
}

type DevicePart = Pick<MallStorage, 'device' | 'setCounter' | 'answered' | 'keepAnswer'> & EnrolStorage;

function deviceTables({ tables, set, remove }: Writes): DevicePart {
  return {
    device: (id) => tables.devices.get(id) ?? null,
    setCounter: (id, counter) => {
      const device = tables.devices.get(id);
      if (device !== undefined) set(tables.devices, id, { ...device, counter });
    },
    answered: (device, counter) => tables.answers.get(`${device} ${counter}`) ?? null,
    keepAnswer: (device, answer, forgetBelow) => {
      set(tables.answers, `${device} ${answer.counter}`, answer);
      remove(tables.answers, `${device} ${forgetBelow - 1}`);
    },
    code: (till) => tables.codes.get(till) ?? null,
    setCode: (till, code) => (code === null ? remove(tables.codes, till) : set(tables.codes, till, code)),
    enrol: (device) => {
      const others = [...tables.devices.values()].filter(({ till }) => till === device.till);
      for (const other of others) set(tables.devices, other.id, { ...other, revoked: true });
      set(tables.devices, device.id, device);
    },
  };
}

type EntryPart = Pick<MallStorage,
  'head' | 'setHead' | 'keptById' | 'keptAt' | 'keptByHash' | 'keep' | 'hold' | 'heldAt' | 'firstHeld' | 'unhold'>;

function entryTables({ tables, set, remove }: Writes): EntryPart {
  return {
    head: (till) => tables.heads.get(till) ?? null,
    setHead: (till, head) => set(tables.heads, till, head),
    keptById: (id) => tables.kept.get(id) ?? null,
    keptAt: (till, epoch, seq) => tables.kept.get(tables.places.get(`${till} ${epoch} ${seq}`) ?? '') ?? null,
    keptByHash: (till, hash) => {
      const kept = tables.kept.get(tables.hashes.get(hash) ?? '');
      return kept?.till === till ? kept : null;
    },
    keep: (kept) => {
      set(tables.kept, kept.id, kept);
      set(tables.places, `${kept.till} ${kept.epoch} ${kept.seq}`, kept.id);
      set(tables.hashes, kept.hash, kept.id);
    },
    hold: (till, item) => set(tables.held, `${till} ${item.header.epoch} ${item.header.seq}`, item),
    heldAt: (till, epoch, seq) => tables.held.get(`${till} ${epoch} ${seq}`) ?? null,
    firstHeld: (till) => {
      if (tables.held.size === 0) return null;
      const seqs = [...tables.held.values()].filter(({ header }) => header.till === till).map(({ header }) => header.seq);
      return seqs.length === 0 ? null : Math.min(...seqs);
    },
    unhold: (till, epoch, seq) => remove(tables.held, `${till} ${epoch} ${seq}`),
  };
}

type OrderPart = Pick<MallStorage, 'addOrder' | 'order' | 'dayOf' | 'refunded' | 'move' | 'open' | 'pieces' | 'receiptsOf'>;

function orderTables({ tables, set, explodesOn }: Writes): OrderPart {
  const addTo = (key: string, party: string, quantity: number): void => {
    const before = tables.parties.get(key) ?? {};
    set(tables.parties, key, { ...before, [party]: (before[party] ?? 0) + quantity });
  };
  const move = ({ store, sku, quantity, cause, by }: Movement, party = by): number => {
    const sort = explodesOn(sku);
    if (sort === 'fault') throw new Error(`the store fell over ${sku}`);
    if (sort === 'refusal') throw Object.assign(new Error(sku), { name: itemRefused });
    const key = `${store} ${sku}`;
    const count = tables.counts.get('moves') ?? 0;
    set(tables.counts, 'moves', count + 1);
    set(tables.moves, `${count}`, { store, sku, quantity, cause, by });
    addTo(key, party, quantity);
    const after = (tables.stock.get(key) ?? 0) + quantity;
    set(tables.stock, key, after);
    return after;
  };
  return {
    addOrder: (order) => set(tables.orders, order.id, order),
    order: (id) => tables.orders.get(id) ?? null,
    dayOf: (till, day) => {
      const orders = [...tables.orders.values()].filter((order) => order.till === till && order.businessDate === day);
      return { receipts: orders.length, total: orders.reduce((sum, { total }) => sum + total, 0) };
    },
    refunded: (saleId) => {
      const taken = new Map<number, number>();
      for (const { original, lines } of tables.orders.values()) {
        if (original !== saleId) continue;
        for (const { place, quantity } of lines) if (quantity < 0) taken.set(place, (taken.get(place) ?? 0) - quantity);
      }
      return taken;
    },
    move: (movement) => move(movement),
    pieces: (store, sku) => tables.parties.get(`${store} ${sku}`) ?? {},
    open: (movement) => {
      const key = `${movement.store} ${movement.sku}`;
      addTo(key, `told ${movement.by}`, movement.quantity);
      if (tables.opened.has(key)) return;
      set(tables.opened, key, movement.quantity);
      move(movement, 'opening');
    },
    receiptsOf: (store, sku) => [...tables.orders.values()]
      .filter(({ till, lines }) => till.startsWith(store) && lines.some((line) => line.sku === sku && line.quantity > 0))
      .map(({ receiptNumber }) => receiptNumber),
  };
}

type OnlinePart = Pick<MallStorage, 'onHand' | 'onlineOf' | 'online' | 'setOnline' | 'seenAt' | 'seen'>;

function onlineTables({ tables, set }: Writes): OnlinePart {
  return {
    onHand: (store, sku) => tables.stock.get(`${store} ${sku}`) ?? 0,
    onlineOf: (store, sku) => [...tables.online.values()].filter((order) => (
      order.store === store && order.sku === sku && (order.state === 'reserved' || order.state === 'paid'))),
    online: (id) => tables.online.get(id) ?? null,
    setOnline: (order) => set(tables.online, order.id, order),
    seenAt: (store) => Math.max(0, ...[...tables.devices.values()].filter(({ till }) => till.startsWith(store))
      .map(({ id }) => tables.seen.get(id) ?? 0)),
    seen: (device, at) => set(tables.seen, device, Math.max(at, tables.seen.get(device) ?? 0)),
  };
}

type FeedPart = Pick<MallStorage, 'sku' | 'setRow' | 'rowOf' | 'rowsAfter' | 'newest' | 'living'>;

function feedTables({ tables, set }: Writes): FeedPart {
  const commits = (feed: string): number => tables.counts.get(feed) ?? 0;
  const rowsOf = (feed: string): FeedRow[] => [...tables.rows].filter(([key]) => key.startsWith(`${feed}\n`)).map(([, row]) => row);
  return {
    sku: (sku) => {
      const row = tables.rows.get(`catalog\n${sku}`);
      return row?.value === undefined || row.value === null ? null : { oneOff: (JSON.parse(row.value) as { oneOff: boolean }).oneOff };
    },
    setRow: (feed, key, value) => {
      const before = tables.rows.get(`${feed}\n${key}`);
      if (before?.value === value) return;
      const commit = commits(feed) + 1;
      set(tables.counts, feed, commit);
      set(tables.rows, `${feed}\n${key}`, { commit, key, version: (before?.version ?? 0) + 1, value });
    },
    rowOf: (feed, key) => tables.rows.get(`${feed}\n${key}`)?.value ?? null,
    rowsAfter: (feed, after, most) => rowsOf(feed).filter(({ commit }) => commit > after)
      .sort((left, right) => left.commit - right.commit).slice(0, most),
    newest: commits,
    living: (feed) => rowsOf(feed).filter(({ value }) => value !== null).sort((left, right) => (left.key < right.key ? -1 : 1)),
  };
}
