/** Backups on a manager's press. Decides nothing; the house says how they stand. */
import type { Answer } from '../../src/contract/client.ts';
import type { Desk } from '../desk.ts';

/** How the backups stand. */
export function askBackup(desk: Desk): Promise<Answer<'backup.state'>> {
  return desk.call('backup.state', {});
}

/** Begins one now. */
export function runBackup(desk: Desk): Promise<Answer<'backup.run'>> {
  return desk.call('backup.run', {});
}

/** Names the folder for backups; an empty one for none. */
export function setBackupPlace(desk: Desk, place: string): Promise<Answer<'backup.place'>> {
  return desk.call('backup.place', { place });
}
