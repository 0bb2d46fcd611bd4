/**
 * Turns recorded events into a history of one directory: which file (not which inode or path) each write went to, and
 * how many acknowledgements were complete at each point. Never touches a disk; never drops an event it cannot place.
 */
import type { TraceEvent } from './trace.ts';

/** A directory as it stands: sub-directories and files by relative path ('ledger.sqlite', 'drafts/drafts.sqlite'). */
export type DirectoryImage = { readonly directories: ReadonlySet<string>; readonly files: ReadonlyMap<string, Uint8Array> };

/** A file is a number, for one path can be several files in turn, and an inode is used again. */
export type FileNumber = number;

/** A change of directory entries. These form one ordered domain: a power cut keeps a prefix of them. */
export type EntryChange =
  | { readonly kind: 'create'; readonly path: string; readonly file: FileNumber }
  | { readonly kind: 'unlink' | 'mkdir' | 'rmdir'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

/** A change of one file's bytes. Until the file is synced, a power cut may keep, drop or tear it. */
export type FileChange =
  | { readonly kind: 'write'; readonly file: FileNumber; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly file: FileNumber; readonly size: number };

export type Operation =
  | FileChange
  | { readonly kind: 'entry'; readonly change: EntryChange }
  | { readonly kind: 'sync'; readonly file: FileNumber }
  | { readonly kind: 'syncEntries' }
  | { readonly kind: 'ack'; readonly complete: number };

export type History = {
  readonly initial: DirectoryImage;
  readonly operations: readonly Operation[];
  /** Every complete acknowledgement line; an 'ack' operation says how many of them had been given by then. */
  readonly acks: readonly string[];
};

/** Which file each path is, and which directories exist. */
export type Entries = { readonly names: Map<string, FileNumber>; readonly directories: Set<string> };

/** The entries of an image; its files are numbered from 0 in the map's order. */
export function entriesOf(image: DirectoryImage): Entries {
  return { names: new Map([...image.files.keys()].map((path, file) => [path, file])), directories: new Set(image.directories) };
}

/** Carries out one change of entries. Throws when it makes no sense: then an earlier change was missed. */
export function applyEntry({ names, directories }: Entries, change: EntryChange): void {
  const { path } = change;
  switch (change.kind) {
    case 'create': names.set(path, change.file); return;
    case 'mkdir': directories.add(path); return;
    case 'unlink': if (!names.delete(path)) throw new Error(`history: ${path} is unlinked but was never created`); return;
    case 'rmdir': if (!directories.delete(path)) throw new Error(`history: ${path} is removed but was never made`); return;
    case 'rename': {
      const file = names.get(path);
      if (file !== undefined) {
        names.delete(path);
        names.set(change.to, file);
      } else renameDirectory({ names, directories }, path, change.to);
    }
  }
}

function renameDirectory({ names, directories }: Entries, from: string, to: string): void {
  if (!directories.has(from)) throw new Error(`history: ${from} is renamed but was never created`);
  const isInside = (path: string): boolean => path === from || path.startsWith(`${from}/`);
  const moved = (path: string): string => to + path.slice(from.length);
  for (const path of [...directories].filter(isInside)) {
    directories.delete(path);
    directories.add(moved(path));
  }
  for (const [path, file] of [...names].filter(([path]) => isInside(path))) {
    names.delete(path);
    names.set(moved(path), file);
  }
}

/** The history that begins with `initial` (the directory before the writer ran) and goes through `events`. */
export function historyOf(initial: DirectoryImage, events: readonly TraceEvent[]): History {
  const entries = entriesOf(initial);
  const files = new Map<number, FileNumber>();
  let nextFile = entries.names.size;
  let unfinished = '';
  const decoder = new TextDecoder();
  const operations: Operation[] = [];
  const acks: string[] = [];
  const changeEntry = (change: EntryChange): void => {
    applyEntry(entries, change);
    operations.push({ kind: 'entry', change });
  };
  const fileOf = (inode: number): FileNumber => {
    const file = files.get(inode);
    if (file === undefined) throw new Error(`history: a write to inode ${inode}, which was never seen opened`);
    return file;
  };
  for (const event of events) {
    switch (event.kind) {
      case 'open': {
        if (event.created) changeEntry({ kind: 'create', path: event.path, file: nextFile++ });
        const file = entries.names.get(event.path);
        if (file === undefined) throw new Error(`history: ${event.path} is opened but was never created`);
        files.set(event.inode, file);
        if (event.truncated) operations.push({ kind: 'resize', file, size: 0 });
        break;
      }
      case 'write': operations.push({ kind: 'write', file: fileOf(event.inode), offset: event.offset, bytes: event.bytes }); break;
      case 'resize': operations.push({ kind: 'resize', file: fileOf(event.inode), size: event.size }); break;
      case 'sync': operations.push({ kind: 'sync', file: fileOf(event.inode) }); break;
      case 'syncDirectory': operations.push({ kind: 'syncEntries' }); break;
      case 'ack': {
        const lines = (unfinished + decoder.decode(event.bytes, { stream: true })).split('\n');
        unfinished = lines.pop() ?? '';
        acks.push(...lines);
        operations.push({ kind: 'ack', complete: acks.length });
        break;
      }
      default: changeEntry(event);
    }
  }
  if (unfinished !== '') throw new Error(`history: the last acknowledgement "${unfinished}" has no line end`);
  return { initial, operations, acks };
}
