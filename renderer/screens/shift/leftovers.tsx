/** What is open before a close: each thing is settled where it is, or goes over into the next shift under its name. */
import { ArrowRightLeft, FileWarning, PauseCircle } from 'lucide-react';
import { acceptLeftovers } from '../../flows/shift.ts';
import { grouped, shownName } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { closeCounts, type Leftovers } from '../../stores/counts.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import './shift.css';

export function LeftoversList({ left }: { readonly left: Leftovers }) {
  const { t } = useWords();
  const go = (): void => acceptLeftovers();
  const back = (): void => viewStore.dispatch({ type: 'went', screen: 'sale' });
  useKeys('screen', { keys: { Enter: go, Escape: back } });
  const settle = (kind: Leftovers['things'][number]['kind']): void => {
    if (kind !== 'paper') back();
    viewStore.dispatch({ type: 'dialog', dialog: kind === 'paper' ? 'printer' : 'parked' });
  };
  return (
    <div className="leftovers" data-testid="leftovers">
      <h1>{t('leftovers.title')}</h1>
      <p className="counting-says">{t('leftovers.says')}</p>
      <ul className="leftover-rows" tabIndex={0} aria-label={t('leftovers.title')}>
        {left.things.map(({ key, kind, name, amount }) => (
          <li key={key} className="leftover">
            <span className="leftover-icon" aria-hidden="true">
              {kind === 'paper' ? <FileWarning size={20} /> : <PauseCircle size={20} />}
            </span>
            <span className="leftover-words">
              <small>{t(`leftovers.kind_${kind}`)}</small>
              <strong className="one-line">{shownName(name)}</strong>
            </span>
            <span className="leftover-amount">{amount === 0 ? '' : grouped(amount)}</span>
            <Button onPress={() => settle(kind)} testId={`settle-${key}`}>
              {t(`leftovers.settle_${kind}`)}
            </Button>
          </li>
        ))}
      </ul>
      {left.undelivered > 0 && <Note tone="info">{t('leftovers.undelivered', { count: left.undelivered })}</Note>}
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={back}>
          {t('leftovers.back')}
        </Button>
        <Button
          kind="filled"
          large
          cap="Enter"
          icon={<ArrowRightLeft size={20} aria-hidden="true" />}
          onPress={go}
          testId="carry-over"
        >
          {t('leftovers.carry', { count: left.things.length })}
        </Button>
      </div>
    </div>
  );
}

/** Whether the list stands before the count. */
export function useLeftovers(): Leftovers | null {
  return closeCounts.use(({ left, carried }) => (left !== null && left.things.length > 0 && carried === null ? left : null));
}
