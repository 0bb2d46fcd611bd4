/** The mall's storage on SQLite: the port that its rules ask for, as prepared statements. Opens no transaction but savepoints. */
import { itemRefused } from '../../src/mall/apply.ts';
import type { EnrolCode, EnrolStorage } from '../../src/mall/enrol.ts';
import type { Answered, Device, Kept, KeptState, MallStorage, Task } from '../../src/mall/storage.ts';
import type { WireHead, WireItem } from '../../src/mall/wire.ts';
import type { Connection } from '../open.ts';
import { sqliteCode } from '../refusal.ts';
import { feedStorage } from './feeds.ts';
import { onlineStorage } from './online.ts';
import { orderStorage } from './orders.ts';

type DeviceRow = { id: string; till: string; public_key: string; revoked: number; counter: number };
type KeptRow = {
  id: string; till: string; epoch: number; seq: number; kind: string; business_date: string; hash: string; body_hash: string;
  state: KeptState; code: string; flags: string;
};

/** What only the mall's own page may do. */
export type DeskPart = {
  /** Nothing of a till's devices is taken any more; false where it has none. */
  readonly revoke: (till: string) => boolean;
};

/** Everything that the rules need, on one open database. */
export function openMallStorage(database: Connection): MallStorage & EnrolStorage & DeskPart {
  return {
    ...deviceStorage(database), ...entryStorage(database), ...orderStorage(database), ...feedStorage(database),
    ...onlineStorage(database),
    savepoint: (work) => {
      try {
        // Within the request's transaction this is a savepoint.
        database.transaction(work)();
      } catch (fault) {
        if (!sqliteCode(fault).startsWith('SQLITE_CONSTRAINT')) throw fault;
        throw Object.assign(new Error('the store refuses this item', { cause: fault }), { name: itemRefused });
      }
    },
  };
}

type DevicePart = Pick<MallStorage, 'device' | 'setCounter' | 'answered' | 'keepAnswer' | 'addTask'> & EnrolStorage & DeskPart;

function deviceStorage(database: Connection): DevicePart {
  const device = database.prepare<[string], DeviceRow>('SELECT * FROM device WHERE id = ?');
  const counter = database.prepare<[number, string]>('UPDATE device SET counter = ? WHERE id = ?');
  const answered = database.prepare<[string, number], Answered>(
    'SELECT counter, mark, status, body FROM answered WHERE device = ? AND counter = ?',
  );
  const keep = database.prepare<[string, number, string, number, string]>('INSERT INTO answered VALUES (?, ?, ?, ?, ?)');
  const forget = database.prepare<[string, number]>('DELETE FROM answered WHERE device = ? AND counter < ?');
  const task = database.prepare<[string, string, string]>('INSERT OR IGNORE INTO task (kind, subject, detail) VALUES (?, ?, ?)');
  const code = database.prepare<[string], EnrolCode>('SELECT till, hash, expires_at AS expiresAt, tries FROM enrol_code WHERE till = ?');
  const setCode = database.prepare<[string, string, number, number]>('INSERT OR REPLACE INTO enrol_code VALUES (?, ?, ?, ?)');
  const dropCode = database.prepare<[string]>('DELETE FROM enrol_code WHERE till = ?');
  const revoke = database.prepare<[string]>('UPDATE device SET revoked = 1 WHERE till = ?');
  const add = database.prepare<[string, string, string]>(
    'INSERT INTO device (id, till, public_key, revoked, counter) VALUES (?, ?, ?, 0, 0)',
  );
  return {
    device: (id) => deviceOf(device.get(id)),
    setCounter: (id, value) => void counter.run(value, id),
    answered: (id, value) => answered.get(id, value) ?? null,
    keepAnswer: (id, answer, forgetBelow) => {
      keep.run(id, answer.counter, answer.mark, answer.status, answer.body);
      forget.run(id, forgetBelow);
    },
    revoke: (till) => revoke.run(till).changes > 0,
    addTask: ({ kind, subject, detail }: Task) => void task.run(kind, subject, detail),
    code: (till) => code.get(till) ?? null,
    setCode: (till, given) => void (given === null ? dropCode.run(till) : setCode.run(till, given.hash, given.expiresAt, given.tries)),
    enrol: ({ id, till, publicKey }) => {
      revoke.run(till);
      add.run(id, till, publicKey);
    },
  };
}

function deviceOf(row: DeviceRow | undefined): Device | null {
  if (row === undefined) return null;
  return { id: row.id, till: row.till, publicKey: row.public_key, revoked: row.revoked === 1, counter: row.counter };
}

type EntryPart = Pick<MallStorage,
  'head' | 'setHead' | 'keptById' | 'keptAt' | 'keptByHash' | 'keep' | 'hold' | 'heldAt' | 'firstHeld' | 'unhold'>;

function entryStorage(database: Connection): EntryPart {
  const head = database.prepare<[string], WireHead>('SELECT epoch, seq, hash FROM head WHERE till = ?');
  const setHead = database.prepare<[string, number, number, string, number]>('INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?)');
  const kept = 'SELECT id, till, epoch, seq, kind, business_date, hash, body_hash, state, code, flags FROM entry';
  const byId = database.prepare<[string], KeptRow>(`${kept} WHERE id = ?`);
  const byPlace = database.prepare<[string, number, number], KeptRow>(`${kept} WHERE till = ? AND epoch = ? AND seq = ?`);
  const byHash = database.prepare<[string, string], KeptRow>(`${kept} WHERE hash = ? AND till = ?`);
  const keep = database.prepare<unknown[]>(
    `INSERT INTO entry (id, till, epoch, seq, kind, business_date, hash, body_hash, state, code, flags, header, prev_hash, signature, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, code = excluded.code, flags = excluded.flags, body = excluded.body`,
  );
  const hold = database.prepare<[string, number, number, string]>('INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)');
  const heldAt = database.prepare<[string, number, number], string>(
    'SELECT item FROM held WHERE till = ? AND epoch = ? AND seq = ?',
  ).pluck();
  const firstHeld = database.prepare<[string], number | null>('SELECT min(seq) FROM held WHERE till = ?').pluck();
  const unhold = database.prepare<[string, number, number]>('DELETE FROM held WHERE till = ? AND epoch = ? AND seq = ?');
  return {
    head: (till) => head.get(till) ?? null,
    setHead: (till, { epoch, seq, hash }, at) => void setHead.run(till, epoch, seq, hash, at),
    keptById: (id) => keptOf(byId.get(id)),
    keptAt: (till, epoch, seq) => keptOf(byPlace.get(till, epoch, seq)),
    keptByHash: (till, hash) => keptOf(byHash.get(hash, till)),
    keep: (one, item) => void keep.run(
      one.id, one.till, one.epoch, one.seq, one.kind, one.businessDate, one.hash, one.bodyHash, one.state, one.code,
      JSON.stringify(one.flags), JSON.stringify(item.header), item.prevHash, item.signature, item.body,
    ),
    hold: (till, item) => void hold.run(till, item.header.epoch, item.header.seq, JSON.stringify(item)),
    heldAt: (till, epoch, seq) => {
      const text = heldAt.get(till, epoch, seq);
      return text === undefined ? null : (JSON.parse(text) as WireItem);
    },
    firstHeld: (till) => firstHeld.get(till) ?? null,
    unhold: (till, epoch, seq) => void unhold.run(till, epoch, seq),
  };
}

function keptOf(row: KeptRow | undefined): Kept | null {
  if (row === undefined) return null;
  const { business_date: businessDate, body_hash: bodyHash, flags, ...rest } = row;
  return { ...rest, businessDate, bodyHash, flags: JSON.parse(flags) as string[] };
}
