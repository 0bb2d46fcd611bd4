/** Tables for the pure half of the power-cut proof: the trace, the history, the disk and the states. Never runs a writer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advance, imageOf, newDisk, sectorBytes } from './disk.ts';
import type { Kept, StateImage } from './disk.ts';
import { historyOf } from './history.ts';
import type { DirectoryImage, History } from './history.ts';
import { buildRecorder } from './record.ts';
import { powerCutStates } from './states.ts';
import { kindNumbers, parseTrace, recordHeaderBytes, recordMagic } from './trace.ts';
import type { TraceEvent } from './trace.ts';

const empty: DirectoryImage = { directories: new Set(), files: new Map() };
const bytes = (text: string): Uint8Array => Buffer.from(text);

function record(kind: number, inode: number, number: number, path = '', payload = ''): Buffer {
  const header = Buffer.alloc(recordHeaderBytes);
  header.writeUInt32LE(recordMagic, 0);
  header.writeUInt32LE(kind, 4);
  header.writeBigUInt64LE(BigInt(inode), 8);
  header.writeBigUInt64LE(BigInt(number), 16);
  header.writeUInt32LE(Buffer.byteLength(path), 24);
  header.writeUInt32LE(Buffer.byteLength(payload), 28);
  return Buffer.concat([header, Buffer.from(path), Buffer.from(payload)]);
}

describe('the trace', () => {
  const table: readonly [Buffer, TraceEvent][] = [
    [record(kindNumbers.open, 7, 1, '장부.sqlite'), { kind: 'open', inode: 7, path: '장부.sqlite', created: true, truncated: false }],
    [record(kindNumbers.open, 7, 2, 'a'), { kind: 'open', inode: 7, path: 'a', created: false, truncated: true }],
    [record(kindNumbers.write, 7, 2 ** 40, '', 'page'), { kind: 'write', inode: 7, offset: 2 ** 40, bytes: bytes('page') }],
    [record(kindNumbers.resize, 7, 512), { kind: 'resize', inode: 7, size: 512 }],
    [record(kindNumbers.sync, 7, 0), { kind: 'sync', inode: 7 }],
    [record(kindNumbers.syncDirectory, 2, 0), { kind: 'syncDirectory' }],
    [record(kindNumbers.unlink, 0, 0, 'a-wal'), { kind: 'unlink', path: 'a-wal' }],
    [record(kindNumbers.mkdir, 0, 0, 'd'), { kind: 'mkdir', path: 'd' }],
    [record(kindNumbers.rmdir, 0, 0, 'd'), { kind: 'rmdir', path: 'd' }],
    [record(kindNumbers.rename, 0, 0, 'a', 'd/b'), { kind: 'rename', path: 'a', to: 'd/b' }],
    [record(kindNumbers.ack, 0, 0, '', '1\n'), { kind: 'ack', bytes: bytes('1\n') }],
  ];
  it.each(table)('reads record %#', (written, event) => {
    const expected = 'bytes' in event ? { ...event, bytes: expect.anything() } : event;
    expect(parseTrace(Buffer.concat([written, written]))).toEqual([expected, expected]);
    const [first] = parseTrace(written);
    if (first !== undefined && 'bytes' in first && 'bytes' in event) expect(Buffer.from(first.bytes)).toEqual(event.bytes);
  });

  const whole = record(kindNumbers.write, 7, 0, '', 'page');
  it.each([
    ['a cut-off header', whole.subarray(0, 20), 'cut off'],
    ['a cut-off payload', whole.subarray(0, -1), 'cut off'],
    ['bytes that are no record', Buffer.alloc(64), 'no record begins'],
    ['an unknown kind', record(99, 0, 0), 'unknown record kind'],
    ['a call that is not modelled', record(kindNumbers.unsupported, 0, 0, 'a', 'mmap'), 'the writer used mmap on a'],
  ])('throws on %s', (_name, trace, message) => {
    expect(() => parseTrace(trace)).toThrow(message);
  });
});

const open = (inode: number, path: string, created = true): TraceEvent => ({ kind: 'open', inode, path, created, truncated: false });
const write = (inode: number, offset: number, text: string): TraceEvent => ({ kind: 'write', inode, offset, bytes: bytes(text) });
const sync = (inode: number): TraceEvent => ({ kind: 'sync', inode });
const ack = (text: string): TraceEvent => ({ kind: 'ack', bytes: bytes(text) });
const syncDirectory: TraceEvent = { kind: 'syncDirectory' };

describe('the history', () => {
  it('tells files apart that had the same inode, and follows a rename', () => {
    const { operations } = historyOf(empty, [
      open(7, 'a'), write(7, 0, 'x'), { kind: 'unlink', path: 'a' },
      open(7, 'b'), { kind: 'rename', path: 'b', to: 'c' }, open(7, 'c', false), write(7, 0, 'y'),
    ]);
    expect(operations.flatMap((operation) => (operation.kind === 'write' ? [operation.file] : []))).toEqual([0, 1]);
  });

  it('counts an acknowledgement when its line is whole', () => {
    const { operations, acks } = historyOf(empty, [ack('1'), ack('7\n1'), ack('8\n19\n')]);
    expect(acks).toEqual(['17', '18', '19']);
    expect(operations).toEqual([0, 1, 3].map((complete) => ({ kind: 'ack', complete })));
  });

  it.each<[string, TraceEvent[], string]>([
    ['a write to a file never opened', [write(7, 0, 'x')], 'never seen opened'],
    ['an open of a file never created', [open(7, 'a', false)], 'never created'],
    ['an unlink of a file never created', [{ kind: 'unlink', path: 'a' }], 'never created'],
    ['an acknowledgement without its line end', [ack('1')], 'no line end'],
  ])('throws on %s', (_name, events, message) => {
    expect(() => historyOf(empty, events)).toThrow(message);
  });
});

function cutAfter(history: History, count: number, entries: number, of: (order: number) => Kept): Record<string, string> {
  const disk = newDisk(history.initial);
  history.operations.slice(0, count).forEach((operation, order) => { advance(disk, operation, order); });
  return textsOf(imageOf(disk, { entries, of: ({ order }) => of(order) }));
}

function textsOf(image: StateImage): Record<string, string> {
  return Object.fromEntries(image.files.map(({ path, bytes: read }) => [path, Buffer.from(read()).toString('latin1')]));
}

describe('the disk', () => {
  const before: DirectoryImage = { directories: new Set(), files: new Map([['old', bytes('durable')]]) };
  const history = historyOf(before, [
    open(1, 'old', false), write(1, 0, 'D'), sync(1), write(1, 7, '!'), { kind: 'resize', inode: 1, size: 3 },
    open(2, 'new'), write(2, 0, 'n'), sync(2), syncDirectory, { kind: 'unlink', path: 'old' }, { kind: 'rename', path: 'new', to: 'old' },
  ]);
  const none = (): Kept => 'none';
  const all = (): Kept => 'all';
  it.each<[string, number, number, (order: number) => Kept, Record<string, string>]>([
    ['nothing happened', 0, 0, none, { old: 'durable' }],
    ['an unsynced write is dropped', 1, 0, none, { old: 'durable' }],
    ['an unsynced write is kept', 1, 0, all, { old: 'Durable' }],
    ['a synced write cannot be dropped', 2, 0, none, { old: 'Durable' }],
    ['a write is kept and the later truncation dropped', 4, 0, (order) => (order === 2 ? 'all' : 'none'), { old: 'Durable!' }],
    ['a truncation is kept', 4, 0, all, { old: 'Dur' }],
    ['a synced file whose entry is not durable is gone', 7, 0, none, { old: 'Durable' }],
    ['its entry got there by luck', 7, 1, none, { old: 'Durable', new: 'n' }],
    ['its directory was synced', 8, 0, none, { old: 'Durable', new: 'n' }],
    ['the unlink got there', 10, 1, none, { new: 'n' }],
    ['the rename got there too', 10, 2, none, { old: 'n' }],
  ])('%s', (_name, count, entries, of, expected) => {
    expect(cutAfter(history, count, entries, of)).toEqual(expected);
  });

  it('tears a write at the sectors of the file, not of the write', () => {
    const long = 'x'.repeat(2 * sectorBytes);
    const torn = historyOf({ ...empty, files: new Map([['f', bytes('')]]) }, [open(1, 'f', false), write(1, 500, long)]);
    const kept = (growsWhole: boolean): Kept => ({ sector: (index) => index === 1, growsWhole });
    const middle = '\0'.repeat(sectorBytes) + 'x'.repeat(sectorBytes);
    expect(cutAfter(torn, 1, 0, () => kept(false))).toEqual({ f: middle });
    expect(cutAfter(torn, 1, 0, () => kept(true))).toEqual({ f: middle + '\0'.repeat(500) });
  });
});

describe('the states', () => {
  const commit = (sale: number, isSynced: boolean): TraceEvent[] => [
    write(1, sale * 1030, String(sale).repeat(1024)), ...(isSynced ? [sync(1)] : []), ack(`${sale}\n`),
  ];
  const sales = [1, 2, 3, 4, 5, 6, 7, 8];
  const historyWith = (isSynced: boolean): History =>
    historyOf(empty, [open(1, 'wal'), sync(1), syncDirectory, ...sales.flatMap((sale) => commit(sale, isSynced))]);
  const missing = (text: string, acks: number): number =>
    sales.slice(0, acks).filter((sale) => !text.includes(String(sale).repeat(1024))).length;
  const lostIn = (isSynced: boolean): number =>
    [...powerCutStates(historyWith(isSynced), 80, 5)].reduce((sum, { image, acks }) => sum + missing(textsOf(image)['wal'] ?? '', acks), 0);

  it('lose no synced sale, and do lose unsynced ones', () => {
    expect(lostIn(true)).toBe(0);
    expect(lostIn(false)).toBeGreaterThan(0);
  });

  it('are distinct directories, as many as asked for, each again only when more is due', () => {
    const states = [...powerCutStates(historyWith(false), 80, 5)];
    expect(states.filter(({ isFresh }) => isFresh)).toHaveLength(80);
    expect(new Set(states.map(({ image }) => image.digest)).size).toBe(80);
    const due = new Map<string, number>();
    for (const { image, acks, isFresh } of states) {
      expect(isFresh ? -1 : (due.get(image.digest) ?? Infinity)).toBeLessThan(acks);
      due.set(image.digest, acks);
    }
  });

  it('are the same for the same seed and others for another', () => {
    const digests = (seed: number): string[] =>
      [...powerCutStates(historyWith(true), 40, seed)].map(({ image, acks }) => `${image.digest} ${acks}`);
    expect(digests(11)).toEqual(digests(11));
    expect(digests(11)).not.toEqual(digests(12));
  });

  it('throw when the history has fewer than asked for', () => {
    expect(() => [...powerCutStates(historyOf(empty, [open(1, 'a'), ack('1\n')]), 10, 1)]).toThrow('has only 2 distinct power-cut states');
  });
});

it('building the recorder without gcc names the Debian packages', () => {
  const directory = mkdtempSync(join(tmpdir(), 'power-cut-test-'));
  try {
    expect(() => buildRecorder(directory, 'no-such-compiler')).toThrow('Debian packages gcc and libc6-dev');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
