/** Somebody else takes the place of who is signed in, without locking first: anybody, or one who may manage. The cart stays. */
import { useEffect } from 'react';
import { rightTo } from '../../../src/domain/permissions.ts';
import { useDesk } from '../../desk.ts';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { personStore } from '../../stores/person.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PersonTiles } from '../sign-in/person-tiles.tsx';
import { PinPad } from '../sign-in/pin-pad.tsx';
import { useChosen } from '../sign-in/use-chosen.ts';
import { usePin } from '../sign-in/use-pin.ts';
import './shell.css';

type Props = { readonly managing: boolean; readonly onClose: () => void };

export function ManagerDialog({ managing, onClose }: Props) {
  const { t } = useWords();
  const desk = useDesk();
  const operator = tillStore.use((till) => till.state?.operator ?? null);
  const operators = tillStore.use((till) => till.state?.operators) ?? [];
  const others = operators.filter(({ id, role }) => id !== operator?.id && (!managing || rightTo(role, 'change_person') === 'yes'));
  const id = useChosen(others, 'dialog');
  const pin = usePin(id, onClose);
  useEffect(() => desk.sound('consent'), [desk]);
  return (
    <Over title={t(managing ? 'manager.title' : 'change.title')} wide onClose={onClose} testId="manager-dialog">
      <div className="manager-dialog">
        <div className="manager-why">
          <p className="dialog-says">{t(managing ? 'manager.manageSays' : 'change.says')}</p>
          {others.length === 0 ? (
            <Note tone="warn">{t('change.nobody')}</Note>
          ) : (
            <PersonTiles operators={others} chosen={id} onChoose={(next) => personStore.dispatch({ type: 'chosen', id: next })} />
          )}
          {managing && <Note tone="info">{t('manager.switches')}</Note>}
        </div>
        <PinPad pin={pin} level="dialog" hint={t('signIn.pin')} ready={id !== null} />
      </div>
    </Over>
  );
}
