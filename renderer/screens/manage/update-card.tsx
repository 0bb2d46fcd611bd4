/** Newer programs: what there is, and one button for the next step. Nothing happens by itself, and installing is asked twice. */
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal, Result } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { askUpdate, checkUpdate, fetchUpdate, installUpdate } from '../../flows/update.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

type Update = Output<'update.state'>;
type Told = { readonly update: Update | null; readonly refusal: Refusal | null };

export function UpdateCard() {
  const { t, say } = useWords();
  const desk = useDesk();
  // Told anew with every change of the till: there is nothing about updates that the till does not tell.
  const state = tillStore.use((till) => till.state);
  const [told, setTold] = useState<Told>({ update: null, refusal: null });
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [step, setStep] = useState<'none' | 'asked' | 'installing'>('none');
  useEffect(() => {
    let isHere = true;
    void askUpdate(desk).then((answer) => {
      if (isHere) setTold(answer.ok ? { update: answer.value, refusal: null } : { update: null, refusal: answer.refusal });
    });
    return () => void (isHere = false);
  }, [desk, state]);
  const run = async (ask: Promise<Result<unknown, string>>): Promise<boolean> => {
    const answer = await ask;
    setRefused(answer.ok ? null : answer.refusal);
    return answer.ok;
  };
  const install = async (version: string): Promise<void> => {
    setStep('installing');
    if (!(await run(installUpdate(desk, version)))) setStep('none');
  };
  const { update, refusal } = told;
  return (
    <section className="card update" data-testid="update-card">
      <h2>
        {t('manage.updates')}
        {update !== null && <Tag tone="plain">{t('manage.updateRunning', { version: update.running })}</Tag>}
      </h2>
      {refusal !== null && <p className="update-says">{say(refusal)}</p>}
      {update !== null && (
        <>
          <Stands update={update} isInstalling={step === 'installing'} />
          {refused !== null && <Note tone="bad" testId="update-refused">{say(refused)}</Note>}
          <Next
            update={update}
            isInstalling={step === 'installing'}
            onCheck={() => void run(checkUpdate(desk))}
            onFetch={() => void run(fetchUpdate(desk, update.offered))}
            onInstall={() => setStep('asked')}
          />
          {step === 'asked' && (
            <Confirm version={update.offered} onClose={() => setStep('none')} onConfirm={() => void install(update.offered)} />
          )}
        </>
      )}
    </section>
  );
}

/** How far it is, in a sentence, and what it waits for. */
function Stands({ update, isInstalling }: { readonly update: Update; readonly isInstalling: boolean }) {
  const { t, say } = useWords();
  const { phase, offered, percent, waitsFor } = update;
  return (
    <>
      <p className={phase === 'untrusted' ? 'update-says bad' : 'update-says'} role="status" data-testid={`update-${phase}`}>
        {isInstalling ? t('manage.update_installing') : t(`manage.update_${phase}`, { version: offered })}
      </p>
      {phase === 'fetching' && (
        <progress className="update-progress" value={percent} max={100} aria-label={t('manage.update_fetching', { version: offered })} />
      )}
      {phase === 'ready' && !isInstalling && waitsFor !== null && (
        <Note tone="info" testId="update-waits">
          {say({ code: waitsFor.code, facts: waitsFor.facts ?? {} })}
        </Note>
      )}
    </>
  );
}

type NextProps = {
  readonly update: Update;
  readonly isInstalling: boolean;
  readonly onCheck: () => void;
  readonly onFetch: () => void;
  readonly onInstall: () => void;
};

/** The one button that leads on. */
function Next({ update: { phase, offered, waitsFor }, isInstalling, onCheck, onFetch, onInstall }: NextProps) {
  const { t } = useWords();
  if (phase === 'ready') {
    return (
      <Button
        kind="filled"
        disabled={waitsFor !== null}
        busy={isInstalling}
        busyWord={t('common.busy')}
        onPress={onInstall}
        testId="update-install"
      >
        {t('manage.updateInstall', { version: offered })}
      </Button>
    );
  }
  if (phase === 'fetching') return null;
  if (phase === 'offered') {
    return (
      <Button kind="filled" onPress={onFetch} testId="update-fetch">
        {t('manage.updateFetch', { version: offered })}
      </Button>
    );
  }
  return (
    <Button busy={phase === 'asking'} busyWord={t('common.busy')} onPress={onCheck} testId="update-check">
      {t('manage.updateCheck')}
    </Button>
  );
}

type ConfirmProps = { readonly version: string; readonly onClose: () => void; readonly onConfirm: () => void };

/** The till closes by this, so it is asked. */
function Confirm({ version, onClose, onConfirm }: ConfirmProps) {
  const { t } = useWords();
  return (
    <Over title={t('manage.updateTitle', { version })} alert onClose={onClose} onConfirm={onConfirm} testId="update-dialog">
      <p className="dialog-says">{t('manage.updateSays')}</p>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose} testId="update-no">
          {t('manage.updateNo')}
        </Button>
        <Button large kind="filled" cap="Enter" onPress={onConfirm} testId="update-yes">
          {t('manage.updateYes')}
        </Button>
      </div>
    </Over>
  );
}
