/** Cash into the drawer, out of it and to the safe, or the drawer just opened: by keys and touch, from the checkout. */
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import type { MoveId } from '../../../src/domain/day-facts.ts';
import { moveNoteMax } from '../../../src/domain/drawer.ts';
import { amountMax } from '../../../src/domain/money.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf, unkeyed } from '../../digits.ts';
import { doings, drawerNeedsLeave, isDrawerReady, reasonsOf, sendDrawer, type DrawerDoing } from '../../flows/drawer.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { drawerStore } from '../../stores/drawer.ts';
import { useWords } from '../../words/words.ts';
import './shift.css';

export function DrawerDialog({ onClose }: { readonly onClose: () => void }) {
  const done = drawerStore.use((form) => form.done);
  return done === null ? <Asking onClose={onClose} /> : <Done onClose={onClose} />;
}

function Asking({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const form = drawerStore.use();
  const { doing, digits } = form;
  const ready = isDrawerReady();
  const type = (more: string): void => drawerStore.dispatch({ type: 'typed', digits: keyed(digits, more, amountMax) });
  const erase = (): void => drawerStore.dispatch({ type: 'typed', digits: unkeyed(digits) });
  const send = (): void => void sendDrawer(desk);
  const choose = (next: DrawerDoing): void => drawerStore.dispatch({ type: 'begun', id: desk.newId() as MoveId, doing: next });
  useKeys('dialog', { typed: doing === 'no_sale' ? () => undefined : type, keys: { Backspace: erase } });
  const amount = grouped(numberOf(digits));
  return (
    <Over title={t('drawer.title')} wide onClose={onClose} onConfirm={send} testId="drawer-dialog">
      <div className="drawer">
        <div className="drawer-form">
          <Choice
            label={t('drawer.kind')}
            hideLabel
            value={doing}
            onChange={choose}
            testId="drawer"
            options={doings.map((value) => ({ value, word: t(`drawer.move_${value}`) }))}
          />
          <Why />
          {form.refusal === null ? <Note tone="info">{t(`drawer.says_${doing}`)}</Note> : <Note tone="bad">{say(form.refusal)}</Note>}
        </div>
        {doing !== 'no_sale' && (
          <div className="drawer-amount">
            <div className="price-typed">
              <span>{t('drawer.amount')}</span>
              <span className={digits === '' ? 'proposed' : ''} data-testid="drawer-typed">
                <Money amount={numberOf(digits)} size="due" />
              </span>
            </div>
            <PadKeys order="money" label={t('pay.pad')} lastRow={['00', '0']} onDigits={type} onErase={erase} />
          </div>
        )}
      </div>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose}>
          {t('common.close')}
        </Button>
        <Button
          large
          kind="filled"
          cap="Enter"
          disabled={!ready}
          busy={form.busy}
          busyWord={t('common.busy')}
          onPress={send}
          testId="drawer-send"
        >
          {`${t(`drawer.do_${doing}`, { amount })}${drawerNeedsLeave(doing) ? ` · ${t('drawer.ask')}` : ''}`}
        </Button>
      </div>
    </Over>
  );
}

/** Why, from a list, and in words where the list does not say it. */
function Why() {
  const { t } = useWords();
  const { doing, reason, note } = drawerStore.use();
  return (
    <>
      <Choice
        label={t('drawer.reason')}
        value={reason}
        onChange={(next) => drawerStore.dispatch({ type: 'reason', reason: next })}
        testId="drawer-reason"
        options={reasonsOf(doing).map((value) => ({ value, word: t(`drawer.reason_${value}`) }))}
      />
      <Field
        label={reason === 'other' ? t('drawer.note') : `${t('drawer.note')} (${t('common.optional')})`}
        value={note}
        most={moveNoteMax}
        onChange={(next) => drawerStore.dispatch({ type: 'note', note: next })}
        problem={holdsCardNumber(note) ? t('tender.noNumbers') : null}
        hint={reason === 'other' ? t('drawer.noteNeeded') : ''}
        testId="drawer-note"
      />
    </>
  );
}

/** What was written, for the paper and the hands. */
function Done({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { doing, done, digits } = drawerStore.use();
  const written = doing === 'no_sale' ? t('drawer.opened') : t('drawer.moved', { number: done?.number ?? '' });
  const says = done?.repeated === true ? t('drawer.again') : written;
  return (
    <Over title={t(`drawer.move_${doing}`)} onClose={onClose} onConfirm={onClose} testId="drawer-done">
      {doing !== 'no_sale' && <Money amount={numberOf(digits)} size="due" />}
      <Note tone="ok">{says}</Note>
      <div className="dialog-actions">
        <Button large kind="filled" cap="Enter" onPress={onClose} testId="drawer-close">
          {t('common.close')}
        </Button>
      </div>
    </Over>
  );
}
