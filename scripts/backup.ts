/**
 * `npm run backup`: one backup of a ledger, also while the till sells: copied, synced, read back and verified, then named.
 * Exit 0: made. Exit 1: not made, and why. Exit 2: the command line makes no sense.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../db/backup.ts';
import { backupStamp, type BackupTrouble } from '../src/domain/backup.ts';
import type { Refusal } from '../src/domain/result.ts';
import { systemClock } from '../src/adapters/system.ts';

const usage = `usage: npm run backup -- --data DIR --to DIR
  --data DIR   the till's data directory
  --to DIR     the folder that takes the backup; it is there already, on another disk`;

/** One sentence for each way in which there is no backup. */
const sentences: Readonly<Record<BackupTrouble, (place: string, reason: string) => string>> = {
  place_missing: (place) => `There is no folder ${place}, or no till in the data directory.`,
  place_inside: (place) => `${place} is the till's own directory or lies in it: a backup belongs elsewhere.`,
  place_unwritable: (place) => `Nothing may be written into ${place}.`,
  place_full: (place) => `There is no room left in ${place}; the older backups are as they were.`,
  place_slow: (place) => `${place} does not answer.`,
  ledger_damaged: (_place, reason) => (
    `The ledger is not whole (${reason}), so no backup was made and no older one was dropped; run npm run verify.`),
  backup_failed: (_place, reason) => `The backup could not be made: ${reason}.`,
};

function say({ code, facts = {} }: Refusal<BackupTrouble>, place: string): string {
  return sentences[code](place, String(facts['reason'] ?? ''));
}

function run(args: readonly string[]): number {
  const given = readOptions(args);
  if (given === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const clock = systemClock();
  const made = backUp({ ...given, stamp: backupStamp(clock.localTime(clock.now())) });
  if (!made.ok) {
    process.stdout.write(`${say(made.refusal, given.place)}\n`);
    return 1;
  }
  const { name, bytes, seq } = made.value;
  process.stdout.write(`Backed up to ${name}: ${bytes} bytes, whole up to entry ${seq}.\n`);
  return 0;
}

function readOptions(args: readonly string[]): { readonly directory: string; readonly place: string } | null {
  try {
    const { values: { data, to } } = parseArgs({ args: [...args], options: { data: { type: 'string' }, to: { type: 'string' } } });
    return data === undefined || to === undefined ? null : { directory: resolve(data), place: resolve(to) };
  } catch {
    return null;
  }
}

process.exitCode = run(process.argv.slice(2));
