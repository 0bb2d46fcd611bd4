/** Writing a note to a line or to the whole sale. It is kept with the cart and printed nowhere but where the house says. */
import { useState } from 'react';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { noteMax } from '../../../src/domain/cart.ts';
import { selectedLine, writeNote } from '../../flows/cart.ts';
import { shownName } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Over } from '../../parts/over.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';

export function NoteDialog({ whole, onClose }: { readonly whole: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const [line] = useState(() => (whole ? undefined : selectedLine()));
  const [note, setNote] = useState(() => (whole ? checkoutStore.get().cart.note : (line?.note ?? '')));
  const wrong = holdsCardNumber(note);
  const save = (): void => (wrong ? undefined : writeNote(line?.id ?? null, note));
  return (
    <Over title={whole ? t('note.order') : t('note.line')} onClose={onClose} onConfirm={save} testId="note-dialog">
      <Field
        label={whole ? t('note.orderLabel') : shownName(line?.name ?? '')}
        value={note}
        onChange={setNote}
        most={noteMax}
        autoFocus
        hint={t('note.hint', { count: note.length, most: noteMax })}
        problem={wrong ? t('tender.noNumbers') : null}
        testId="note"
      />
      <div className="dialog-actions">
        <Button large disabled={note === ''} onPress={() => setNote('')} testId="note-clear">
          {t('tender.clear')}
        </Button>
        <Button large kind="filled" cap="Enter" disabled={wrong} onPress={save} testId="note-save">
          {t('note.save')}
        </Button>
      </div>
    </Over>
  );
}
