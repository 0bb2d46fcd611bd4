/** The part of the story in which a manager names a place for backups and makes one. */
import { backupTroubles } from '../../src/domain/backup.ts';
import { step, type Step } from './step.ts';

/** Its steps; a manager is signed in. */
export const backups: readonly Step[] = [
  step('backup.state', 'ok', {}, { shows: { place: '', phase: 'idle', last: null, trouble: null } }),
  step('backup.run', 'no_backup_place'),
  ...backupTroubles.map((trouble) => step('backup.place', trouble, { place: `/${trouble}` })),
  step('backup.place', 'bad_input', { place: 'x'.repeat(501) }),
  step('backup.place', 'ok', { place: ' /media/second ' }, { shows: { place: '/media/second' } }),
  step('backup.run', 'ok', {}, { shows: { phase: 'copying' } }),
  step('backup.run', 'backup_running'),
  step('backup.state', 'ok', {}, { shows: { place: '/media/second', phase: 'copying', last: null } }),
  step('backup.place', 'ok', { place: '' }, { shows: { place: '' } }),
];
