/** A manager signs in, so that something only a manager may do can go on. It says that the person at the till changes. */
import { useEffect, useState } from 'react';
import type { OperatorId } from '../../../src/domain/ids.ts';
import { useDesk } from '../../desk.ts';
import { grouped } from '../../format.ts';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { pricedOf } from '../../priced.ts';
import { backOf } from '../../flows/returning.ts';
import { returningStore } from '../../stores/returning.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { PersonTiles } from '../sign-in/person-tiles.tsx';
import { PinPad } from '../sign-in/pin-pad.tsx';
import { usePin } from '../sign-in/use-pin.ts';
import './shell.css';

export function ManagerDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const operators = tillStore.use((till) => till.state?.operators) ?? [];
  const managers = operators.filter((operator) => operator.role === 'manager');
  const [chosen, setChosen] = useState<OperatorId | null>(null);
  const id = chosen ?? managers[0]?.id ?? null;
  const pin = usePin(id, onClose);
  const screen = viewStore.use((view) => view.screen);
  const back = returningStore.use((returning) => backOf(returning).total);
  const total = checkoutStore.use((checkout) => pricedOf(checkout.cart).total);
  const says = screen === 'refund' ? t('manager.refundSays', { amount: grouped(total) })
    : screen === 'return' ? t('manager.returnSays', { amount: grouped(back) }) : t('manager.manageSays');
  useEffect(() => desk.sound('consent'), [desk]);
  return (
    <Over title={t('manager.title')} wide onClose={onClose} testId="manager-dialog">
      <div className="manager-dialog">
        <div className="manager-why">
          <p className="dialog-says">{says}</p>
          <PersonTiles operators={managers} chosen={id} onChoose={(next) => (pin.clear(), setChosen(next))} />
          <Note tone="info">{t('manager.switches')}</Note>
        </div>
        <PinPad pin={pin} level="dialog" hint={t('signIn.pin')} ready={id !== null} />
      </div>
    </Over>
  );
}
