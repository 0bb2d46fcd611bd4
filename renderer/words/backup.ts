/** Words of the card about backups, in both languages. */
import type { Texts } from './people.ts';

export const backupKo = {
  title: '백업', place: '백업을 둘 폴더', placeHint: '다른 디스크의 폴더를 전체 경로로 넣어요. 비우면 백업하지 않아요.', save: '저장', saved: '저장했어요. 이제 여기에 백업해요.',
  off: '이제 백업하지 않아요.', now: '지금 백업', good: '정상', none: '안 함', wrong: '확인 필요',
  noPlace: '아직 백업하지 않아요. 이 기기가 고장 나면 장부를 잃어요.', noneYet: '아직 백업이 없어요.',
  last: '마지막 백업 {{day}} {{time}}', size: '{{size}} · {{n}}번째 기록까지 모두 확인했어요', behind: '그 뒤로 기록 {{n}}건이 더 있어요', all: '모든 기록이 들어 있어요',
  sameDisk: '장부와 같은 디스크예요. 디스크가 고장 나면 백업도 함께 잃으니 다른 디스크를 골라 주세요.',
  looking: '폴더를 보고 있어요. 판매는 계속할 수 있어요.', copying: '베끼고 있어요. 판매는 계속할 수 있어요.', checking: '백업을 처음부터 끝까지 확인하고 있어요. 판매는 계속할 수 있어요.',
  rule: '영업 중에는 한 시간마다, 마감할 때마다 백업해요. 24시간·35일·12개월치를 남겨요.', loading: '불러오고 있어요',
  place_missing: '백업 폴더가 없어요. 디스크를 꽂고 다시 해 주세요.', place_inside: '계산대 폴더 안이에요. 다른 디스크의 폴더를 골라 주세요.',
  place_unwritable: '백업 폴더에 쓸 수 없어요. 폴더의 권한을 확인해 주세요.', place_full: '백업 디스크가 가득 찼어요. 자리를 비우고 다시 해 주세요.',
  place_slow: '백업 폴더가 대답하지 않아요. 연결을 확인해 주세요.', ledger_damaged: '장부에 맞지 않는 곳이 있어 백업하지 않았어요. 전 백업은 그대로이니 본사에 알려 주세요.',
  backup_failed: '백업하지 못했어요. 다시 해 보고, 또 그러면 본사에 알려 주세요.',
} as const;

export const backupEn: Texts<typeof backupKo> = {
  title: 'Backup', place: 'Folder for backups', placeHint: 'The whole path of a folder on another disk. Empty for no backups.', save: 'Save', saved: 'Saved. Backups go here now.',
  off: 'No backups from now on.', now: 'Back up now', good: 'fine', none: 'off', wrong: 'needs a look',
  noPlace: 'There are no backups. If this machine breaks, the ledger is lost.', noneYet: 'There is no backup yet.',
  last: 'Last backup {{day}} {{time}}', size: '{{size}} · checked, all of it, up to entry {{n}}', behind: '{{n}} entries since then', all: 'Holds every entry',
  sameDisk: 'This is the disk of the ledger. If it breaks, both are lost: please choose another disk.',
  looking: 'Looking at the folder. You can sell meanwhile.', copying: 'Copying. You can sell meanwhile.', checking: 'Checking the backup from its first entry to its last. You can sell meanwhile.',
  rule: 'Every hour while the till is used, and at each close. Kept for 24 hours, 35 days and 12 months.', loading: 'Loading',
  place_missing: 'The backup folder is not there. Plug the disk in and try again.', place_inside: 'That is inside the till’s own folder. Please choose one on another disk.',
  place_unwritable: 'The backup folder cannot be written. Please check its permissions.', place_full: 'The backup disk is full. Make room and try again.',
  place_slow: 'The backup folder does not answer. Please check its connection.',
  ledger_damaged: 'Something in the ledger does not fit, so nothing was backed up. Earlier backups stay; please tell head office.',
  backup_failed: 'No backup could be made. Try again, and tell head office if it stays.',
};
