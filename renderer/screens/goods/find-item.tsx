/** Finding an item by name where it cannot be scanned: a field and what it finds, as tiles. */
import { useEffect, useRef, useState } from 'react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import { useDesk } from '../../desk.ts';
import { takeItem } from '../../flows/goods.ts';
import { grouped } from '../../format.ts';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { useWords } from '../../words/words.ts';

/** Tiles that are shown: more letters narrow them. */
const shown = 6;

export function FindItem() {
  const { t } = useWords();
  const desk = useDesk();
  const choices = goodsStore.use((goods) => goods.choices);
  const [text, setText] = useState('');
  const found = useFound(text);
  const take = (item: ItemView): void => {
    setText('');
    goodsStore.dispatch({ type: 'choices', choices: [] });
    void takeItem(desk, item.id);
  };
  const isNone = found !== null && found.length === 0 && text.trim() !== '';
  const tiles = choices.length > 0 ? choices : (found ?? []);
  return (
    <form
      className="goods-find"
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = tiles;
        if (first !== undefined) take(first);
      }}
    >
      <Field
        label={t('goods.find')} value={text} most={100} onChange={setText}
        hint={isNone ? t('goods.none') : t('goods.findSays')} testId="goods-find"
      />
      {choices.length > 0 && <Note tone="warn" testId="goods-choose">{t('goods.choose')}</Note>}
      {tiles.length > 0 && (
        <div className="goods-tiles" role="group" aria-label={t('goods.find')}>
          {tiles.map((item) => (
            <button key={item.id} type="button" className="pick-tile" onClick={() => take(item)} data-testid={`goods-hit-${item.id}`}>
              <span className="goods-hit">
                <Name>{item.name}</Name>
                <small>{`${item.code} · ${item.price === null ? t('goods.priceTyped') : grouped(item.price)}`}</small>
              </span>
            </button>
          ))}
        </div>
      )}
    </form>
  );
}

/** What the newest text finds; null while nothing is asked. An answer that comes late is not shown. */
function useFound(text: string): readonly ItemView[] | null {
  const desk = useDesk();
  const [told, setTold] = useState<{ readonly text: string; readonly items: readonly ItemView[] } | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (text.trim() === '') return;
    void desk.call('catalog.search', { text, most: shown }).then((answer) => {
      if (mine === asked.current && answer.ok) setTold({ text, items: answer.value.items });
    });
  }, [desk, text]);
  return text.trim() === '' || told?.text !== text ? null : told.items;
}
