/** Backups: where they go, how the last one stands, and one on a manager's press. Makes none itself and waits for none. */
import type { Handlers } from '../../contract/serve.ts';
import { backupStamp } from '../../domain/backup.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

type BackupRow = 'backup.state' | 'backup.place' | 'backup.run';

/** Handlers of the backup rows. */
export function backupCommands(desk: Desk): Pick<Handlers, BackupRow> {
  const { backups, ledger, clock } = desk.ports;
  const state = () => {
    const { last, ...rest } = backups.state();
    const behind = ledger.head().seq - (last?.seq ?? 0);
    return { ...rest, place: ledger.setting('backup_place'), last: last === null ? null : { ...last }, behind };
  };
  return {
    'backup.state': () => ok(state()),
    'backup.place': async ({ place: typed }) => {
      const place = typed.trim();
      if (place !== '') {
        const looked = await backups.look(place);
        if (!looked.ok) return refuse(looked.refusal.code);
      }
      if (place !== ledger.setting('backup_place')) desk.append([{ kind: 'settings_changed', body: { backup_place: place } }]);
      backups.use(place);
      return ok(state());
    },
    'backup.run': () => {
      if (ledger.setting('backup_place') === '') return refuse('no_backup_place');
      if (backups.state().phase !== 'idle') return refuse('backup_running');
      backups.run(backupStamp(clock.localTime(clock.now())));
      return ok(state());
    },
  };
}
