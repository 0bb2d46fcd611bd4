/** Beside a sheet: what it is of, a pad for the pieces of the chosen line, its end. */
import { useState } from 'react';
import type { SheetView } from '../../../src/contract/goods-rows.ts';
import { useDesk } from '../../desk.ts';
import { dropSheet, eraseDigit, finishSheet, keyDigit, setKeyed, typeOnSheet } from '../../flows/goods.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { useWords } from '../../words/words.ts';

export function SheetSide({ sheet }: { readonly sheet: SheetView }) {
  const { t } = useWords();
  const desk = useDesk();
  const { digits, chosen } = goodsStore.use();
  const [dropping, setDropping] = useState(false);
  const pieces = sheet.lines.reduce((all, { counted }) => all + counted, 0);
  const finish = (): void => void finishSheet(desk);
  const set = (): void => void setKeyed(desk, 'set');
  useKeys('screen', {
    typed: (character) => typeOnSheet(desk, character),
    keys: {
      Backspace: eraseDigit, Enter: () => setKeyed(desk, 'set'), F8: finish,
      Escape: () => goodsStore.dispatch({ type: 'digits', digits: '' }),
    },
  });
  const off = chosen === null;
  return (
    <>
      <p className="goods-of">
        <Name>{sheet.maker === '' ? (sheet.category ?? t('goods.all')) : sheet.maker}</Name>
        <strong data-testid="goods-sum">{t('goods.sum', { items: grouped(sheet.lines.length), pieces: grouped(pieces) })}</strong>
      </p>
      <p className="goods-keyed" aria-live="polite" data-testid="goods-keyed">
        {digits === '' ? t('goods.keyFirst') : t('goods.keyed', { digits })}
      </p>
      <PadKeys order="money" label={t('goods.pieces_n')} lastRow={['00', '0']} onDigits={keyDigit} onErase={eraseDigit} off={off} />
      <div className="goods-row">
        <Button cap="Enter" disabled={off || digits === ''} onPress={set} testId="goods-set">{t('goods.set')}</Button>
        {sheet.move === 'received' && (
          <Button disabled={off || digits === ''} onPress={() => void setKeyed(desk, 'expect')} testId="goods-expect">
            {t('goods.expect')}
          </Button>
        )}
      </div>
      <div className="goods-row">
        <Button
          kind={dropping ? 'bad' : 'quiet'} onPress={() => (dropping ? void dropSheet(desk) : setDropping(true))} testId="goods-drop"
        >
          {t(dropping ? 'goods.dropSure' : 'goods.drop')}
        </Button>
        <Button kind="filled" cap="F8" disabled={sheet.lines.length === 0} onPress={finish} testId="goods-finish">
          {t('goods.finish')}
        </Button>
      </div>
    </>
  );
}
