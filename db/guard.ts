/**
 * Lets writes through as long as their files are the ones that were opened and no write met an I/O error. A later success
 * after a failed fsync proves nothing about the pages of the earlier one, and a deleted file takes writes silently.
 */
import { lstatSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { ledgerStopped, sqliteCode } from './refusal.ts';

export type Guard = {
  /** Runs a write. Throws a LedgerStopped when its disk failed or a file is gone, and from then on always; `undo` runs after a fault. */
  readonly writing: <T>(write: () => T, undo?: () => void) => T;
};

/** A change of a directory can leave its time as it is when both fall within one tick of its clock: 2 s on FAT. */
export const tickMostMs = 2_500;

/** What a path leads to, and when that last changed, in ms since 1970; undefined for nothing. */
export type Look = (path: string) => Pick<Stats, 'dev' | 'ino' | 'ctimeMs'> | undefined;

/** Guards files of a directory, as they are now. `now` is the clock that the directory's times come from, in ms since 1970. */
export function openGuard(directory: string, files: readonly string[], now: () => number = Date.now, look: Look = lookAt): Guard {
  const firstGone = namesIn(directory, files, now, look);
  let stopped: Error | null = null;
  const stop = (reason: string, cause?: unknown): Error => (stopped = ledgerStopped(reason, cause));
  return {
    writing: (write, undo) => {
      if (stopped !== null) throw stopped;
      let written;
      try {
        written = write();
      } catch (fault) {
        undo?.();
        const code = sqliteCode(fault);
        const isFatal = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((kind) => code.startsWith(kind));
        if (isFatal) throw stop(`the ledger's disk failed: ${code}`, fault);
        throw fault;
      }
      const gone = firstGone();
      if (gone !== null) throw stop(`the ledger's file was taken away: ${gone}`);
      return written;
    },
  };
}

/**
 * Looks for the first name that no longer stands for the file it stood for. No name leaves or changes hands without a change
 * of its directory: while that stands as it did when the names were last looked at, one question answers for all of them.
 */
function namesIn(directory: string, files: readonly string[], now: () => number, look: Look): () => string | null {
  const names = files.map((file) => {
    const path = join(directory, file);
    return { path, opened: look(path) };
  });
  // What a link leads to lies elsewhere.
  const areHere = names.every(({ path }) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true);
  let looked: ReturnType<Look>;
  return () => {
    const found = look(directory);
    if (found !== undefined && looked !== undefined && isSame(found, looked) && found.ctimeMs === looked.ctimeMs) return null;
    for (const { path, opened } of names) if (!isSame(look(path), opened)) return path;
    looked = areHere && found !== undefined && now() - found.ctimeMs > tickMostMs ? found : undefined;
    return null;
  };
}

function lookAt(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function isSame(one: ReturnType<Look>, other: ReturnType<Look>): boolean {
  return one?.ino === other?.ino && one?.dev === other?.dev;
}
