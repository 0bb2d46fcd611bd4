/** Backups: where they go, the last good one, and how far the next is. Nothing here makes selling wait. */
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { askBackup, runBackup, setBackupPlace } from '../../flows/backup.ts';
import { bytesText, clock, day, grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tillStore, useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './backup.css';

type Backup = Output<'backup.state'>;

export function BackupCard() {
  const { t, say } = useWords();
  const desk = useDesk();
  const mayChange = useRight('set_backup');
  // Told anew with every change of the till: the house says so whenever a backup moves on.
  const state = tillStore.use((till) => till.state);
  const [backup, setBackup] = useState<Backup | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  useEffect(() => {
    let isHere = true;
    void askBackup(desk).then((answer) => {
      if (!isHere) return;
      setRefused(answer.ok ? null : answer.refusal);
      if (answer.ok) setBackup(answer.value);
    });
    return () => void (isHere = false);
  }, [desk, state]);
  const run = async (): Promise<void> => {
    const answer = await runBackup(desk);
    setRefused(answer.ok ? null : answer.refusal);
    if (answer.ok) setBackup(answer.value);
  };
  return (
    <section className="card" data-testid="backup-card">
      <h2>
        {t('backup.title')}
        {backup !== null && <Tag tone={toneOf(backup)}>{t(`backup.${wordOf(backup)}`)}</Tag>}
      </h2>
      {refused !== null && <Note tone="bad" testId="backup-refused">{say(refused)}</Note>}
      {backup === null && refused === null && <p role="status" className="backup-says">{t('backup.loading')}</p>}
      {backup !== null && (
        <>
          <Stands backup={backup} />
          {mayChange && backup.place !== '' && (
            <Button busy={backup.phase !== 'idle'} busyWord={t('common.busy')} onPress={() => void run()} testId="backup-run">
              {t('backup.now')}
            </Button>
          )}
          {mayChange ? <Place backup={backup} onSet={setBackup} /> : <p className="manage-fact">{backup.place}</p>}
          <p className="backup-says">{t('backup.rule')}</p>
        </>
      )}
    </section>
  );
}

function wordOf({ place, trouble, isSameDisk }: Backup): 'none' | 'wrong' | 'good' {
  if (place === '') return 'none';
  return trouble !== null || isSameDisk ? 'wrong' : 'good';
}

function toneOf(backup: Backup): 'warn' | 'bad' | 'ok' {
  return ({ none: 'warn', wrong: 'bad', good: 'ok' } as const)[wordOf(backup)];
}

/** The last good backup, what is wrong, and what is under way. */
function Stands({ backup: { place, phase, last, behind, trouble, isSameDisk } }: { readonly backup: Backup }) {
  const { t } = useWords();
  if (place === '') return <Note tone="warn" testId="backup-none">{t('backup.noPlace')}</Note>;
  return (
    <>
      {trouble !== null && phase === 'idle' && <Note tone="bad" testId="backup-trouble">{t(`backup.${trouble}`)}</Note>}
      {last === null ? (
        phase === 'idle' && trouble === null && <p className="backup-says">{t('backup.noneYet')}</p>
      ) : (
        <div className="backup-last" data-testid="backup-last">
          <strong>{t('backup.last', { day: day(last.at), time: clock(last.at) })}</strong>
          <span>{t('backup.size', { size: bytesText(last.bytes), n: grouped(last.seq) })}</span>
          <span>{behind === 0 ? t('backup.all') : t('backup.behind', { n: grouped(behind) })}</span>
        </div>
      )}
      {phase !== 'idle' && (
        <div className="backup-phase" role="status" data-testid={`backup-${phase}`}>
          <span>{t(`backup.${phase}`)}</span>
          <progress className="update-progress" aria-label={t(`backup.${phase}`)} />
        </div>
      )}
      {isSameDisk && <Note tone="warn" testId="backup-same-disk">{t('backup.sameDisk')}</Note>}
    </>
  );
}

/** The folder, looked at before it is taken. */
function Place({ backup, onSet }: { readonly backup: Backup; readonly onSet: (backup: Backup) => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState<Refusal | 'saved' | 'off' | 'asking' | null>(null);
  const place = typed ?? backup.place;
  const save = async (): Promise<void> => {
    setSaid('asking');
    const answer = await setBackupPlace(desk, place);
    setSaid(answer.ok ? (answer.value.place === '' ? 'off' : 'saved') : answer.refusal);
    if (!answer.ok) return;
    setTyped(null);
    onSet(answer.value);
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void save())}>
      <Field
        label={t('backup.place')}
        value={place}
        onChange={(next) => (setTyped(next), setSaid(null))}
        most={500}
        hint={t('backup.placeHint')}
        problem={said !== null && typeof said === 'object' ? say(said) : null}
        good={said === 'saved' || said === 'off' ? t(`backup.${said}`) : null}
        testId="backup-place"
        side={
          <Button busy={said === 'asking'} busyWord={t('common.busy')} onPress={() => void save()} testId="backup-save">
            {t('backup.save')}
          </Button>
        }
      />
    </form>
  );
}
