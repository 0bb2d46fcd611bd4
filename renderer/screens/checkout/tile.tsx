/** One item to touch: its name, maker and price, and whether there is one, or none, left. Asks the house for nothing. */
import { Ban, Star } from 'lucide-react';
import { memo } from 'react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import { useDesk } from '../../desk.ts';
import { takeTile } from '../../flows/scans.ts';
import { toggleFavourite } from '../../flows/tiles.ts';
import { grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useWords } from '../../words/words.ts';

type Props = {
  readonly item: ItemView;
  /** Its number among the tiles, and whether the Tab key stops at it: one of them takes the keyboard for all. */
  readonly place: number;
  readonly stops: boolean;
  /** A press pins or unpins; null rings up. */
  readonly pinned: boolean | null;
};

/** Drawn once per thing: a scan only moves the others on. */
export const Tile = memo(function Tile({ item, place, stops, pinned }: Props) {
  const { t } = useWords();
  const desk = useDesk();
  const out = item.stock !== null && item.stock <= 0;
  return (
    <button
      type="button"
      className={pinned === null ? 'tile' : 'tile pinning'}
      data-testid="tile"
      data-place={place}
      data-item={item.id}
      data-name={item.name}
      tabIndex={stops ? 0 : -1}
      aria-pressed={pinned ?? undefined}
      onClick={() => (pinned === null ? takeTile(desk, item) : void toggleFavourite(desk, item))}
    >
      <Name className="tile-name">{item.name}</Name>
      <span className="tile-line">
        {pinned !== null && <Star size={16} aria-hidden="true" fill={pinned ? 'currentColor' : 'none'} />}
        {out ? (
          <Tag tone="bad" icon={<Ban size={13} aria-hidden="true" />}>
            {t('find.soldOut')}
          </Tag>
        ) : (
          item.oneOff && <Tag tone="seal">{t('mark.oneOff')}</Tag>
        )}
        {item.maker !== null && <Name className="tile-maker">{item.maker.name}</Name>}
        <strong>{item.price === null ? t('find.priceTyped') : grouped(item.price)}</strong>
      </span>
    </button>
  );
});
