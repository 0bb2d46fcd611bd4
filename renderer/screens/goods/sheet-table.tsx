/** The lines of a sheet: what was read last is chosen; pieces by buttons, by keys, by scanning on. */
import { Minus, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SheetLineView, SheetView } from '../../../src/contract/goods-rows.ts';
import type { GoodsMove } from '../../../src/domain/goods-facts.ts';
import { useDesk } from '../../desk.ts';
import { chooseBeside, markItem } from '../../flows/goods.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { useWords } from '../../words/words.ts';
import { FindItem } from './find-item.tsx';

const countedWords = { received: 'goods.received_n', returned: 'goods.pieces_n', adjusted: 'goods.pieces_n',
  counted: 'goods.counted_n' } as const;

export function SheetTable({ sheet }: { readonly sheet: SheetView }) {
  const { t } = useWords();
  const desk = useDesk();
  const chosen = goodsStore.use((goods) => goods.chosen);
  const list = useRef<HTMLDivElement>(null);
  const line = sheet.lines.find(({ itemId }) => itemId === chosen);
  useKeys('screen', {
    keys: {
      ArrowUp: () => chooseBeside(-1), ArrowDown: () => chooseBeside(1),
      Delete: () => (line === undefined ? undefined : void markItem(desk, line.itemId, 'drop', 0)),
    },
  });
  useEffect(() => void list.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  return (
    <>
      <FindItem />
      {sheet.lines.length === 0 && <Note tone="info" testId="goods-empty">{t('goods.empty')}</Note>}
      {sheet.lines.length > 0 && (
        <div className="goods-table" ref={list} tabIndex={0} role="region" aria-label={t(`goods.${sheet.move}`)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('goods.item')}</th>
                {sheet.move === 'received' && <th scope="col">{t('goods.note')}</th>}
                <th scope="col">{t(countedWords[sheet.move])}</th>
                <th scope="col"><span className="visually-hidden">{t('goods.remove')}</span></th>
              </tr>
            </thead>
            <tbody>
              {sheet.lines.map((each) => <Row key={each.itemId} line={each} move={sheet.move} chosen={each.itemId === chosen} />)}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

type RowProps = { readonly line: SheetLineView; readonly move: GoodsMove; readonly chosen: boolean };

function Row({ line, move, chosen }: RowProps) {
  const { t } = useWords();
  const desk = useDesk();
  const { itemId, code, name, expected, counted, isUnsure } = line;
  const set = (pieces: number) => (): void => void (pieces >= 0 && markItem(desk, itemId, 'set', pieces));
  return (
    <tr
      className={chosen ? 'chosen' : ''} aria-current={chosen || undefined} data-testid={`goods-line-${itemId}`}
      onClick={() => goodsStore.dispatch({ type: 'chosen', itemId })}
    >
      <th scope="row">
        <Name>{name}</Name>
        <small>{code}{isUnsure && <Tag tone="warn">{t('goods.unsure')}</Tag>}</small>
      </th>
      {move === 'received' && <td><Expected expected={expected} counted={counted} /></td>}
      <td>
        <span className="goods-pieces">
          <button type="button" className="icon-button" aria-label={`${name} ${t('goods.less')}`} onClick={set(counted - 1)}>
            <Minus size={18} aria-hidden="true" />
          </button>
          <strong>{grouped(counted)}</strong>
          <button type="button" className="icon-button" aria-label={`${name} ${t('goods.more')}`} onClick={set(counted + 1)}>
            <Plus size={18} aria-hidden="true" />
          </button>
        </span>
      </td>
      <td>
        <button type="button" className="icon-button" aria-label={`${name} ${t('goods.remove')}`} onClick={() => void markItem(desk,
          itemId, 'drop', 0)}>
          <Trash2 size={18} aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
}

/** What the note says, and how what came differs from it, in words. */
function Expected({ expected, counted }: { readonly expected: number | null; readonly counted: number }) {
  const { t } = useWords();
  if (expected === null) return <>—</>;
  const more = counted - expected;
  const word = more === 0 ? t('goods.same') : more > 0 ? t('goods.tooMuch', { n: more }) : t('goods.missing', { n: -more });
  return (
    <>
      {grouped(expected)}
      <small className={more === 0 ? 'goods-same' : 'goods-differs'}>{word}</small>
    </>
  );
}
