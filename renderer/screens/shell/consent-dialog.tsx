/** A second person's leave for one thing: what it is, for how much, who consents, and their PIN. Nobody is signed in by it. */
import { mayConsent } from '../../../src/domain/permissions.ts';
import { consentMs } from '../../../src/domain/consent.ts';
import { subtract } from '../../../src/domain/money.ts';
import { giveConsent } from '../../flows/consent.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { useSecondsLeft } from '../../parts/use-seconds-left.ts';
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
  const left = useSecondsLeft(consentMs);
  const isOver = left.seconds === 0;
  const chosen = useChosen(consenting, 'dialog');
  const id = isOver ? null : chosen;
  const pin = usePin(id, onClose, giveConsent);
  const again = (): void => (left.restart(), pin.clear());
  return (
    <Over title={t('consent.title')} wide onClose={onClose} {...(isOver ? { onConfirm: again } : {})} testId="consent-dialog">
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
            <PersonTiles operators={consenting} chosen={chosen} onChoose={(next) => personStore.dispatch({ type: 'chosen', id: next })} />
          )}
          <TimeLeft seconds={left.seconds} onAgain={again} />
        </div>
        <PinPad pin={pin} level="dialog" hint={t('consent.pin')} ready={id !== null} />
      </div>
    </Over>
  );
}

/** The seconds that are left, read out twice and at the end; then that nothing happened, and the way to ask once more. */
function TimeLeft({ seconds, onAgain }: { readonly seconds: number; readonly onAgain: () => void }) {
  const { t } = useWords();
  if (seconds === 0) {
    return (
      <Note tone="warn" testId="consent-over" action={<Button onPress={onAgain} testId="consent-again">{t('consent.again')}</Button>}>
        {t('consent.over')}
      </Note>
    );
  }
  const spoken = readOut.find((at) => seconds <= at);
  return (
    <div className="consent-rule">
      <p className="consent-left" role="timer" aria-live="off" data-testid="consent-left">{t('consent.left', { seconds })}</p>
      <p>{t('consent.rule')}</p>
      <span className="visually-hidden" role="status">{spoken === undefined ? '' : t('consent.left', { seconds: spoken })}</span>
    </div>
  );
}

/** At how many seconds a screen reader says what is left; every second would talk over the PIN. */
const readOut = [10, 30] as const;

function AmountSaid({ asked: { wanted, before } }: { readonly asked: Asked }) {
  const { t } = useWords();
  if (wanted.amount === 0 && before === null) return null;
  return (
    <em className="consent-amount" data-testid="consent-amount">
      {before === null
        ? t('consent.only', { amount: grouped(wanted.amount) })
        : t('consent.change', { before: grouped(before), after: grouped(subtract(before, wanted.amount)) })}
    </em>
  );
}
