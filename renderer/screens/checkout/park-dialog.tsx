/** Putting the cart aside under a name. The house keeps it, with what was already paid of it. */
import { useState } from 'react';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { takenFor } from '../../../src/domain/cart.ts';
import { parkedNameMax } from '../../../src/domain/parking.ts';
import { useDesk } from '../../desk.ts';
import { parkCart, showParked } from '../../flows/park.ts';
import { grouped, shownName } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { useAsked } from './use-asked.ts';

export function ParkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [name, setName] = useState('');
  const [{ busy, refusal }, run] = useAsked();
  const others = tillStore.use(({ state }) => state?.parked.length ?? 0);
  const first = checkoutStore.use((checkout) => checkout.cart.lines[0]?.name ?? '');
  const paid = checkoutStore.use((checkout) => takenFor(checkout.cart));
  const wrong = holdsCardNumber(name);
  const leave = (): void => (busy ? undefined : onClose());
  const park = (): void => (wrong ? undefined : run(() => parkCart(desk, name)));
  return (
    <Over title={t('park.title')} onClose={leave} onConfirm={park} testId="park-dialog">
      <p className="dialog-says">{t('park.says')}</p>
      <Field
        label={`${t('park.name')} (${t('common.optional')})`}
        value={name}
        onChange={setName}
        most={parkedNameMax}
        autoFocus
        hint={t('park.nameHint', { name: shownName(first) })}
        problem={wrong ? t('tender.noNumbers') : null}
        testId="park-name"
      />
      {paid > 0 && <Note tone="info" testId="park-paid">{t('park.keepsPaid', { amount: grouped(paid) })}</Note>}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <div className="dialog-actions">
        <Button large disabled={others === 0 || busy} onPress={showParked} testId="park-list">
          {t('park.recall')}
        </Button>
        <Button large kind="filled" cap="Enter" disabled={wrong} busy={busy} busyWord={t('common.busy')} onPress={park} testId="park-yes">
          {t('park.park')}
        </Button>
      </div>
    </Over>
  );
}
