/** Goods beside sales: what comes, goes back, is lost, is counted; what is few; items. One part is shown at a time. */
import { useEffect } from 'react';
import { goodsMoves } from '../../../src/domain/goods-facts.ts';
import { useDesk } from '../../desk.ts';
import { moveOf, openGoods } from '../../flows/goods.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useLate } from '../../parts/use-late.ts';
import { goodsStore, type GoodsTab } from '../../stores/goods.ts';
import { useWords } from '../../words/words.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { ItemEditor } from './item-editor.tsx';
import { LowList } from './low-list.tsx';
import { PastMovements } from './past-movements.tsx';
import { SheetBegin } from './sheet-begin.tsx';
import { SheetSide } from './sheet-side.tsx';
import { SheetTable } from './sheet-table.tsx';

const tabs: readonly GoodsTab[] = [...goodsMoves, 'low', 'items'];

export function GoodsScreen() {
  const { t } = useWords();
  const desk = useDesk();
  const { tab, finishing } = goodsStore.use();
  useEffect(() => void openGoods(desk, goodsStore.get().tab), [desk]);
  return (
    <div className="goods" data-testid="goods">
      <aside className="goods-side">
        <h1 className="visually-hidden">{t('goods.title')}</h1>
        <nav className="goods-tabs" aria-label={t('goods.parts')}>
          {tabs.map((each) => (
            <Button key={each} pressed={tab === each} onPress={() => void openGoods(desk, each)} testId={`goods-${each}`}>
              {t(`goods.${each}`)}
            </Button>
          ))}
        </nav>
        {moveOf(tab) !== null && <MoveSide />}
      </aside>
      <section className="goods-main" aria-label={t(`goods.${tab}`)}>
        {moveOf(tab) !== null && <MoveMain />}
        {tab === 'low' && <LowList />}
        {tab === 'items' && <ItemEditor />}
      </section>
      {finishing && <FinishDialog />}
    </div>
  );
}

function MoveSide() {
  const { t, say } = useWords();
  const { tab, sheet, refusal, done, finishing } = goodsStore.use();
  const move = moveOf(tab);
  const late = useLate(sheet === undefined && refusal === null, 300);
  if (move === null) return null;
  return (
    <>
      {refusal !== null && !finishing && <Note tone="bad" testId="goods-refused">{say(refusal)}</Note>}
      {done !== null && <Done />}
      {late && <p className="sales-reading" role="status">{t('goods.loading')}</p>}
      {sheet === null && <SheetBegin key={move} move={move} />}
      {sheet !== null && sheet !== undefined && <SheetSide sheet={sheet} />}
    </>
  );
}

function Done() {
  const { t } = useWords();
  const done = goodsStore.use((goods) => goods.done);
  if (done === null) return null;
  const owes = done.compensation === 0 ? '' : ` ${t('goods.doneOwes', { amount: grouped(done.compensation) })}`;
  return <Note tone="ok" testId="goods-done">{`${t('goods.done', { number: done.number })}.${owes}`}</Note>;
}

function MoveMain() {
  const sheet = goodsStore.use((goods) => goods.sheet);
  if (sheet === undefined) return null;
  return sheet === null ? <PastMovements /> : <SheetTable sheet={sheet} />;
}
