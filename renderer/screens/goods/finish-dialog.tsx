/** The end of a sheet: what is still to be said of it, what a count found, and the press that records it. */
import type { SheetView } from '../../../src/contract/goods-rows.ts';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { noteMax } from '../../../src/domain/cart.ts';
import { adjustReasons, bearers } from '../../../src/domain/goods-facts.ts';
import { noteNumberMax, valueOf } from '../../../src/domain/goods-sheet.ts';
import { useDesk } from '../../desk.ts';
import { commitSheet, goodsNeedLeave } from '../../flows/goods.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { goodsStore, type GoodsForm } from '../../stores/goods.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';

export function FinishDialog() {
  const sheet = goodsStore.use((goods) => goods.sheet);
  // While leave is asked for, that dialog alone is there.
  const isAlone = viewStore.use((view) => view.dialog === null);
  return sheet === null || sheet === undefined || !isAlone ? null : <Finishing sheet={sheet} />;
}

const change = (form: Partial<GoodsForm>): void => goodsStore.dispatch({ type: 'form', change: form });

function Finishing({ sheet }: { readonly sheet: SheetView }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const { form, refusal, busy } = goodsStore.use();
  const { move } = sheet;
  const close = (): void => goodsStore.dispatch({ type: 'finishing', finishing: false });
  const isLacking = (move === 'adjusted' && form.reason === null) || (move === 'counted' && form.words.trim() === '');
  const ready = !isLacking && !holdsCardNumber(form.note) && !holdsCardNumber(form.words);
  const commit = (): void => void (ready && commitSheet(desk));
  return (
    <Over title={t('goods.finishTitle', { what: t(`goods.${move}`) })} wide onClose={close} onConfirm={commit} testId="goods-dialog">
      <div className="goods-form">
        {move === 'counted' && <Found sheet={sheet} />}
        {move === 'received' && (
          <Field
            label={`${t('goods.noteNumber')} (${t('common.optional')})`} value={form.note} most={noteNumberMax} testId="goods-note"
            onChange={(note) => change({ note })} problem={holdsCardNumber(form.note) ? t('tender.noNumbers') : null}
          />
        )}
        {move === 'adjusted' && (
          <Choice
            label={t('goods.reason')} value={form.reason} onChange={(reason) => change({ reason })} testId="goods-reason"
            options={adjustReasons.map((value) => ({ value, word: t(`goods.${value}`) }))}
          />
        )}
        <Bearer sheet={sheet} />
        <Field
          label={move === 'counted' ? t('goods.countWords') : `${t('goods.words')} (${t('common.optional')})`}
          value={form.words} most={noteMax}
          onChange={(words) => change({ words })} problem={holdsCardNumber(form.words) ? t('tender.noNumbers') : null} testId="goods-words"
        />
        {refusal !== null && <Note tone="bad" testId="goods-not-recorded">{say(refusal)}</Note>}
      </div>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={close}>{t('goods.back')}</Button>
        <Button
          large kind="filled" cap="Enter" disabled={!ready} busy={busy} busyWord={t('common.busy')} onPress={commit}
          testId="goods-commit"
        >
          {`${t('goods.commit')}${goodsNeedLeave(move) ? ` · ${t('goods.ask')}` : ''}`}
        </Button>
      </div>
    </Over>
  );
}

/** What is gone is somebody's to bear; what is given or used up is the shop's. */
function Bearer({ sheet: { move } }: { readonly sheet: SheetView }) {
  const { t } = useWords();
  const { bearer, reason } = goodsStore.use((goods) => goods.form);
  if (move !== 'counted' && (move !== 'adjusted' || (reason !== 'damaged' && reason !== 'lost'))) return null;
  return (
    <Choice
      label={t('goods.bearer')} value={bearer} onChange={(next) => change({ bearer: next })} testId="goods-bearer"
      options={bearers.map((value) => ({ value, word: t(`goods.${value}`), says: t(`goods.${value}Says`) }))}
    />
  );
}

/** The differences of a count, and what was not counted at all. */
function Found({ sheet: { lines, left, leftCount } }: { readonly sheet: SheetView }) {
  const { t } = useWords();
  const restIsMissing = goodsStore.use((goods) => goods.form.restIsMissing);
  const differing = lines.map((line) => ({ ...line, quantity: line.counted - (line.book ?? line.counted) }))
    .filter(({ quantity }) => quantity !== 0);
  const amount = differing.reduce((all, line) => all + valueOf(line), 0);
  return (
    <>
      <Note tone={differing.length === 0 ? 'ok' : 'warn'} testId="goods-differs">
        {differing.length === 0 ? t('goods.noDifference') : t('goods.differs', { n: grouped(differing.length), amount: grouped(amount) })}
      </Note>
      {differing.length > 0 && (
        <ul className="goods-differences" tabIndex={0} aria-label={t('goods.difference')}>
          {differing.map(({ itemId, name, book, counted, quantity }) => (
            <li key={itemId}>
              <span className="one-line" title={name}>{name}</span>
              <span>{`${t('goods.book')} ${grouped(book ?? 0)} → ${grouped(counted)}`}</span>
              <strong>{quantity > 0 ? `+${grouped(quantity)}` : grouped(quantity)}</strong>
            </li>
          ))}
        </ul>
      )}
      {leftCount > 0 && (
        <>
          <Choice
            label={t('goods.restTitle')} value={restIsMissing ? 'missing' : 'keep'} testId="goods-rest"
            onChange={(next) => change({ restIsMissing: next === 'missing' })}
            options={[{ value: 'keep', word: t('goods.rest_keep') }, { value: 'missing', word: t('goods.rest_missing') }]}
          />
          <p className="goods-says">
            {`${t('goods.restSays', { n: grouped(leftCount) })} ${left.slice(0, 5).map(({ name }) => name).join(', ')}`}
          </p>
        </>
      )}
    </>
  );
}
