/** The rows about backups of the ledger; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { backupPhases, backupTroubles } from '../domain/backup.ts';
import { row } from './rows.ts';
import { textOf } from './shapes.ts';

const nothing = z.strictObject({});

/** How the backups stand. */
const BackupShape = z.strictObject({
  /** The folder that takes them; empty for none. */
  place: z.string(),
  phase: z.enum(backupPhases),
  /** The newest that was read back whole; `bytes` long, `at` in ms, up to entry `seq`. */
  last: z.nullable(z.strictObject({ name: z.string(), at: z.int(), bytes: z.int(), seq: z.int() })),
  /** Entries that it does not hold. */
  behind: z.int(),
  /** What came of the last try; null when it was good. */
  trouble: z.nullable(z.enum(backupTroubles)),
  isSameDisk: z.boolean(),
  triedAt: z.nullable(z.int()),
});

export const backupRows = {
  'backup.state': row({ needs: 'see_devices', input: nothing, output: BackupShape, refusals: [] }),
  /** Sets the folder, by its whole path; an empty one for none. It is looked at first. */
  'backup.place': row({
    needs: 'set_backup', isLong: true, input: z.strictObject({ place: textOf(500) }), output: BackupShape, refusals: backupTroubles,
  }),
  /** Begins a backup now, behind the selling. Answered at once; the state tells what came of it. */
  'backup.run': row({ needs: 'set_backup', input: nothing, output: BackupShape, refusals: ['no_backup_place', 'backup_running'] }),
} as const;
