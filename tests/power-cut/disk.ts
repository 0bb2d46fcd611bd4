/**
 * The disk as the power-cut model sees it: per file the durable bytes and the changes not yet synced, and one ordered
 * list of unsynced directory entries. An fsync of a file settles that file; an fsync of any directory settles every
 * entry so far. It never decides what a power cut keeps: states.ts does, and imageOf carries it out.
 */
import { hash } from 'node:crypto';
import { applyEntry, entriesOf } from './history.ts';
import type { DirectoryImage, Entries, EntryChange, FileChange, FileNumber, Operation } from './history.ts';

/** The unit a disk writes whole or not at all. */
export const sectorBytes = 512;

/** An unsynced change of a file, with the place of its operation in the history. */
export type PendingChange = { readonly order: number; readonly change: FileChange };
export type PendingEntry = { readonly order: number; readonly change: EntryChange };

type Bytes = { buffer: Buffer; size: number };
type DiskFile = { readonly durable: Bytes; pending: PendingChange[]; digest: string | undefined };

export type Disk = {
  readonly entries: Entries;
  pendingEntries: PendingEntry[];
  readonly files: Map<FileNumber, DiskFile>;
  acks: number;
};

/** What of one pending change reaches the disk: all of it, nothing, or the sectors a function picks. */
export type Kept = 'all' | 'none' | { readonly sector: (index: number) => boolean; readonly growsWhole: boolean };

/** What a power cut keeps: how many of the pending entries, and what of each pending change. */
export type Keep = { readonly entries: number; readonly of: (pending: PendingChange) => Kept };

/** One file of a state: its digest at once, its bytes when asked for. */
export type StateFile = { readonly path: string; readonly digest: string; readonly bytes: () => Uint8Array };
export type StateImage = { readonly directories: ReadonlySet<string>; readonly files: readonly StateFile[]; readonly digest: string };

/** A disk on which `image` is durable and nothing is pending. */
export function newDisk(image: DirectoryImage): Disk {
  const files = new Map<FileNumber, DiskFile>();
  for (const bytes of image.files.values()) {
    files.set(files.size, { durable: { buffer: Buffer.from(bytes), size: bytes.length }, pending: [], digest: undefined });
  }
  return { entries: entriesOf(image), pendingEntries: [], files, acks: 0 };
}

/** Lets one operation happen; `order` is its place in the history. */
export function advance(disk: Disk, operation: Operation, order: number): void {
  switch (operation.kind) {
    case 'entry':
      if (operation.change.kind === 'create') {
        disk.files.set(operation.change.file, { durable: { buffer: Buffer.alloc(0), size: 0 }, pending: [], digest: undefined });
      }
      disk.pendingEntries.push({ order, change: operation.change });
      return;
    case 'write':
    case 'resize': fileAt(disk, operation.file).pending.push({ order, change: operation }); return;
    case 'sync': settle(fileAt(disk, operation.file)); return;
    case 'syncEntries':
      for (const { change } of disk.pendingEntries) applyEntry(disk.entries, change);
      disk.pendingEntries = [];
      return;
    case 'ack': disk.acks = operation.complete;
  }
}

/** Every pending change of every file, oldest first. */
export function pendingChanges(disk: Disk): PendingChange[] {
  return [...disk.files.values()].flatMap((file) => file.pending).sort((a, b) => a.order - b.order);
}

/** The directory as a power cut would leave it. Nothing is copied until a file's bytes are asked for. */
export function imageOf(disk: Disk, keep: Keep): StateImage {
  const entries: Entries = { names: new Map(disk.entries.names), directories: new Set(disk.entries.directories) };
  for (const { change } of disk.pendingEntries.slice(0, keep.entries)) applyEntry(entries, change);
  const files = [...entries.names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, file]) => stateFile(path, fileAt(disk, file), keep));
  const listing = [...entries.directories].sort().map((path) => `${path}/`).concat(files.map(({ path, digest }) => `${path}\0${digest}`));
  return { directories: entries.directories, files, digest: hash('sha256', listing.join('\n')) };
}

function stateFile(path: string, file: DiskFile, keep: Keep): StateFile {
  const kept = file.pending.map(({ order, change }) => ({ change, kept: keep.of({ order, change }) })).filter((one) => one.kept !== 'none');
  if (kept.length === 0) {
    const { buffer, size } = file.durable;
    file.digest ??= hash('sha256', buffer.subarray(0, size));
    return { path, digest: file.digest, bytes: () => copyOf(file.durable, size).buffer.subarray(0, size) };
  }
  const ends = kept.map(({ change }) => (change.kind === 'write' ? change.offset + change.bytes.length : change.size));
  const room = ends.reduce((most, end) => Math.max(most, end), 0);
  const bytes = copyOf(file.durable, room);
  for (const one of kept) applyChange(bytes, one.change, one.kept);
  const whole = bytes.buffer.subarray(0, bytes.size);
  return { path, digest: hash('sha256', whole), bytes: () => whole };
}

function fileAt(disk: Disk, file: FileNumber): DiskFile {
  const found = disk.files.get(file);
  if (found === undefined) throw new Error(`disk: file ${file} does not exist`);
  return found;
}

function settle(file: DiskFile): void {
  if (file.pending.length === 0) return;
  for (const { change } of file.pending) applyChange(file.durable, change, 'all');
  file.pending = [];
  file.digest = undefined;
}

/** A copy with room for `room` bytes, in memory of its own so that it can be handed to another thread. */
function copyOf(bytes: Bytes, room: number): Bytes {
  const buffer = Buffer.allocUnsafeSlow(Math.max(room, bytes.size));
  bytes.buffer.copy(buffer, 0, 0, bytes.size);
  return { buffer, size: bytes.size };
}

function applyChange(bytes: Bytes, change: FileChange, kept: Kept): void {
  if (kept === 'none') return;
  if (change.kind === 'resize') resize(bytes, change.size);
  else if (kept === 'all') put(bytes, change.offset, change.bytes);
  else {
    const end = change.offset + change.bytes.length;
    if (kept.growsWhole && end > bytes.size) resize(bytes, end);
    for (let at = change.offset; at < end; ) {
      const sector = Math.floor(at / sectorBytes);
      const stop = Math.min(end, (sector + 1) * sectorBytes);
      if (kept.sector(sector)) put(bytes, at, change.bytes.subarray(at - change.offset, stop - change.offset));
      at = stop;
    }
  }
}

function put(bytes: Bytes, offset: number, piece: Uint8Array): void {
  if (offset + piece.length > bytes.size) resize(bytes, offset + piece.length);
  bytes.buffer.set(piece, offset);
}

/** Growing fills with zeros, as a file system does for blocks it never wrote. */
function resize(bytes: Bytes, size: number): void {
  if (size > bytes.buffer.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(size, 2 * bytes.buffer.length));
    bytes.buffer.copy(larger, 0, 0, bytes.size);
    bytes.buffer = larger;
  }
  if (size > bytes.size) bytes.buffer.fill(0, bytes.size, size);
  bytes.size = size;
}
