/** The scanner that types: three scans teach the till what it puts around a code. What is scanned here is not rung up. */
import { useEffect, useRef, useState } from 'react';
import type { TillState } from '../../../src/contract/shapes.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { scansToLearn, type KeyPress } from '../../../src/domain/scan/learn.ts';
import { useDesk } from '../../desk.ts';
import { forgetScanner, learnScanner } from '../../flows/scanner.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { recordScans, shownKeys } from '../../scan/record.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

type Wedge = NonNullable<TillState['wedge']>;
type Said = { readonly learnt: string } | { readonly refusal: Refusal } | null;

export function WedgeScanner() {
  const { t, say } = useWords();
  const desk = useDesk();
  const wedge = tillStore.use((till) => till.state?.wedge ?? null);
  const [learns, setLearns] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  const learn = async (scans: readonly (readonly KeyPress[])[]): Promise<void> => {
    setLearns(false);
    const answer = await learnScanner(desk, scans);
    setSaid(answer.ok ? { learnt: answer.value.code } : { refusal: answer.refusal });
  };
  const forget = async (): Promise<void> => {
    const answer = await forgetScanner(desk);
    setSaid(answer.ok ? null : { refusal: answer.refusal });
  };
  return (
    <section className="scanner-part">
      <h3>{t('scanner.wedge')}</h3>
      {learns ? (
        <Learning onScans={(scans) => void learn(scans)} onCancel={() => setLearns(false)} />
      ) : (
        <>
          <Now wedge={wedge} />
          {said !== null && 'learnt' in said && (
            <Note tone="ok" testId="wedge-learnt">
              {t('scanner.learnt', { code: said.learnt })}
            </Note>
          )}
          {said !== null && 'refusal' in said && (
            <Note tone="bad" testId="wedge-refused">
              {say(said.refusal)}
            </Note>
          )}
          <div className="scanner-buttons">
            {wedge !== null && (
              <Button kind="quiet" onPress={() => void forget()} testId="wedge-forget">
                {t('scanner.forget')}
              </Button>
            )}
            <Button onPress={() => (setSaid(null), setLearns(true))} testId="wedge-learn">
              {t('scanner.learn')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Now({ wedge }: { readonly wedge: Wedge | null }) {
  const { t } = useWords();
  if (wedge === null) return <p className="scanner-says" data-testid="wedge-now">{t('scanner.usual')}</p>;
  const { prefix, suffix, end, gapMs } = wedge;
  const around = prefix === '' ? (suffix === '' ? 'none' : 'after') : suffix === '' ? 'before' : 'both';
  return (
    <p className="scanner-says" data-testid="wedge-now">
      {t(`scanner.around_${around}`, { prefix, suffix })} {t(`scanner.end_${end}`)} {t('scanner.gap', { gapMs })}
    </p>
  );
}

type Scans = readonly (readonly KeyPress[])[];

function Learning({ onScans, onCancel }: { readonly onScans: (scans: Scans) => void; readonly onCancel: () => void }) {
  const { t } = useWords();
  const [scans, setScans] = useState<readonly (readonly KeyPress[])[]>([]);
  const done = useRef(onScans);
  useEffect(() => void (done.current = onScans));
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    let seen: readonly (readonly KeyPress[])[] = [];
    return recordScans((keys) => {
      seen = [...seen, keys];
      setScans(seen);
      if (seen.length === scansToLearn) done.current(seen);
    });
  }, []);
  useKeys('panel', { keys: { Escape: onCancel } });
  return (
    <div className="scanner-learning" data-testid="wedge-learning">
      <Note tone="info">{t('scanner.scanThrice')}</Note>
      <p className="scanner-says">{t('scanner.scanHint')}</p>
      <ol className="scanner-seen" aria-live="polite">
        {Array.from({ length: scansToLearn }, (_, place) => (
          <li key={place} className={scans[place] === undefined ? '' : 'seen'}>
            {shownKeys(scans[place] ?? []) || t('scanner.waiting')}
          </li>
        ))}
      </ol>
      <div className="scanner-buttons">
        <Button kind="quiet" cap="Esc" onPress={onCancel} testId="wedge-cancel">
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
