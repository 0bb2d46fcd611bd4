import { describe, expect, test } from 'vitest';
import {
  backupEveryMs, backupName, backupRetryMs, backupStamp, backupsOf, backupsToDrop, isBackupDue, readBackupName, type BackupState,
} from '../../src/domain/backup.ts';

const named = (seq: number, stamp: string, epoch = 1, till = '0001-01'): string => backupName({ till, epoch, seq, stamp });

describe('the name of a backup', () => {
  test('says till, epoch, last entry and time, and is read back', () => {
    const name = named(120, backupStamp('2026-11-30 20:31:07'));
    expect(name).toBe('sodam-0001-01-1-120-20261130-203107.sqlite');
    expect(readBackupName(name)).toEqual({ till: '0001-01', epoch: 1, seq: 120, stamp: '20261130-203107' });
  });

  test.each(['ledger.sqlite', 'sodam-20261130-203107.part', 'sodam-1-01-1-120-20261130-203107.sqlite', `${named(1, '20261130-203107')}.bak`])(
    '%s is none', (name) => expect(readBackupName(name)).toBeNull());

  test('the one that holds most comes first, whatever the clock said', () => {
    const jumped = named(9, '20160101-000000');
    const older = named(8, '20261130-203107');
    const restored = named(3, '20261129-000000', 2);
    expect(backupsOf([older, restored, jumped, 'other.txt', named(99, '20261130-203107', 1, '0001-02')], '0001-01')).toEqual([restored, jumped, older]);
  });
});

describe('which backups are kept', () => {
  const two = (n: number): string => String(n).padStart(2, '0');

  test('of one hour the newest', () => {
    const names = [named(1, '20261130-100000'), named(2, '20261130-103000'), named(3, '20261130-110000')];
    expect(backupsToDrop(names, '0001-01')).toEqual([named(1, '20261130-100000')]);
  });

  test('24 hours, 35 days and 12 months of a year in which the till was used every hour', () => {
    const names: string[] = [];
    for (let month = 1; month <= 14; month += 1) {
      for (let day = 1; day <= 28; day += 1) {
        for (let hour = 10; hour < 20; hour += 1) {
          const [year, at] = month <= 12 ? [2026, month] : [2027, month - 12];
          names.push(named(names.length + 1, `${year}${two(at)}${two(day)}-${two(hour)}0000`));
        }
      }
    }
    const dropped = new Set(backupsToDrop(names, '0001-01'));
    const kept = names.filter((name) => !dropped.has(name)).map((name) => readBackupName(name)?.stamp ?? '');
    const hours = kept.slice(-24);
    expect(hours[0]).toBe('20270226-160000');
    const days = new Set(kept.filter((stamp) => stamp >= '20270122').map((stamp) => stamp.slice(0, 8)));
    expect(days.size).toBe(35);
    expect(new Set(kept.map((stamp) => stamp.slice(0, 6))).size).toBe(12);
    // 24 hours lie in 3 days, 35 days lie in 2 months.
    expect(kept).toHaveLength(24 + (35 - 3) + (12 - 2));
  });

  test('a year without any takes none away, and another till’s are not touched', () => {
    const old = named(1, '20250101-100000');
    expect(backupsToDrop([old, named(2, '20261130-100000'), named(1, '20261130-100000', 1, '0001-02')], '0001-01')).toEqual([]);
  });
});

describe('when a backup is due', () => {
  const at = 1_000_000_000_000;
  const idle: BackupState = { phase: 'idle', last: { name: 'a', at, bytes: 1, seq: 10 }, trouble: null, isSameDisk: false, triedAt: at };
  test.each<[string, Partial<BackupState>, number, number, boolean, boolean]>([
    ['none was made', { last: null }, 0, 10, false, true],
    ['an hour went by', {}, backupEveryMs, 11, false, true],
    ['an hour went by and nothing was entered', {}, backupEveryMs, 10, true, false],
    ['less than an hour', {}, backupEveryMs - 1, 11, false, false],
    ['the day was closed', {}, 1, 11, true, true],
    ['one is under way', { phase: 'checking' }, backupEveryMs, 11, true, false],
    ['the last try failed a moment ago', { trouble: 'place_full' }, backupRetryMs - 1, 11, true, false],
    ['the last try failed a while ago', { trouble: 'place_full' }, backupRetryMs, 11, false, true],
    ['the clock went back by a year', {}, -31_536_000_000, 11, false, true],
  ])('%s', (_name, change, later, entries, hasClosed, due) => {
    expect(isBackupDue({ ...idle, ...change }, at + later, { entries, hasClosed })).toBe(due);
  });
});
