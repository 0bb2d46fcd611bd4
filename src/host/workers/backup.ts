/** Says when the next backup begins: every hour in which something was entered, and right after a close. Waits for none. */
import { backupStamp, isBackupDue } from '../../domain/backup.ts';
import type { Desk } from '../desk.ts';

/** Answers what to do at each tick. The place is asked for at the first one: before that, no store may be there. */
export function openBackupWatch(desk: Desk): (now: number) => void {
  const { backups, ledger, clock } = desk.ports;
  let isUsed = false;
  let hasClosed = false;
  backups.onChange(desk.touch);
  desk.listen((name, payload) => {
    if (name === 'entry.appended' && 'kind' in payload && payload.kind === 'shift_closed') hasClosed = true;
  });
  return (now) => {
    const place = ledger.setting('backup_place');
    if (!isUsed && place !== '') backups.use(place);
    isUsed = true;
    if (place === '' || !isBackupDue(backups.state(), now, { entries: ledger.head().seq, hasClosed })) return;
    hasClosed = false;
    backups.run(backupStamp(clock.localTime(now)));
  };
}
