/** A second person's leave for one thing: what it is, for how much, who consents, and their PIN. Nobody is signed in by it. */
import { mayConsent } from '../../../src/domain/permissions.ts';
import { consentMs } from '../../../src/domain/consent.ts';
import { giveConsent } from '../../flows/consent.ts';
import { grouped } from '../../format.ts';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { consentStore, type Asked } from '../../stores/consent.ts';
import { personStore } from '../../stores/person.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PersonTiles } from '../sign-in/person-tiles.tsx';
import { PinPad } from '../sign-in/pin-pad.tsx';
import { useChosen } from '../sign-in/use-chosen.ts';
import { usePin } from '../sign-in/use-pin.ts';
import './shell.css';

export function ConsentDialog({ onClose }: { readonly onClose: () => void }) {
  const asked = consentStore.use((consent) => consent.asked);
  return asked === null ? null : <Asking asked={asked} onClose={onClose} />;
}

function Asking({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = useWords();
  const operator = tillStore.use((till) => till.state?.operator ?? null);
  const operators = tillStore.use((till) => till.state?.operators) ?? [];
  const { action } = asked.wanted;
  const consenting = operators.filter(({ id, role }) => id !== operator?.id && mayConsent(role, action));
  const id = useChosen(consenting, 'dialog');
  const pin = usePin(id, onClose, giveConsent);
  return (
    <Over title={t('consent.title')} wide onClose={onClose} testId="consent-dialog">
      <div className="manager-dialog">
        <div className="manager-why">
          <div className="consent-what" data-testid="consent-what">
            <span>{t('consent.says', { name: operator?.name ?? '' })}</span>
            <strong>{t(`action.${action}`)}</strong>
            <AmountSaid asked={asked} />
          </div>
          {consenting.length === 0 ? (
            <Note tone="warn">{t('consent.nobody')}</Note>
          ) : (
            <PersonTiles operators={consenting} chosen={id} onChoose={(next) => personStore.dispatch({ type: 'chosen', id: next })} />
          )}
          <Note tone="info">{t('consent.rule', { seconds: consentMs / 1_000 })}</Note>
        </div>
        <PinPad pin={pin} level="dialog" hint={t('consent.pin')} ready={id !== null} />
      </div>
    </Over>
  );
}

function AmountSaid({ asked: { wanted, before } }: { readonly asked: Asked }) {
  const { t } = useWords();
  if (wanted.amount === 0 && before === null) return null;
  const amount = grouped(wanted.amount);
  return (
    <em className="consent-amount" data-testid="consent-amount">
      {before === null ? t('consent.only', { amount }) : t('consent.change', { before: grouped(before), after: amount })}
    </em>
  );
}
