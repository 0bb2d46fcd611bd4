/** The categories as tiles, and the items of the one that was opened: only those in sight are asked for. Sells nothing itself. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useDesk } from '../../desk.ts';
import { wantItems } from '../../flows/tiles.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { pageSize, tilesStore, type Category } from '../../stores/tiles.ts';
import { useWords } from '../../words/words.ts';
import { PinningToggle } from './pin-button.tsx';
import { Tile } from './tile.tsx';
import { TileGrid } from './tile-grid.tsx';

export function Categories() {
  const { t } = useWords();
  const categories = tilesStore.use((tiles) => tiles.categories);
  const open = tilesStore.use((tiles) => tiles.open);
  if (open !== null) return <CategoryItems key={open.name} category={open} />;
  return (
    <>
      {!categories.some(({ name }) => name !== '') && <p className="tiles-none">{t('tiles.categoriesNone')}</p>}
      <TileGrid
        count={categories.length}
        label={t('tiles.categories')}
        short
        draw={(place, stops) => {
          const category = categories[place];
          return category !== undefined && <CategoryTile key={category.name} category={category} place={place} stops={stops} />;
        }}
      />
    </>
  );
}

type TileProps = { readonly category: Category; readonly place: number; readonly stops: boolean };

function CategoryTile({ category, place, stops }: TileProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="tile category-tile"
      data-testid="category"
      data-place={place}
      tabIndex={stops ? 0 : -1}
      onClick={() => tilesStore.dispatch({ type: 'opened', category })}
    >
      <Name className="category-name">{category.name === '' ? t('tiles.unsorted') : category.name}</Name>
      <small>{grouped(category.count)}</small>
      <ChevronRight size={18} aria-hidden="true" />
    </button>
  );
}

function CategoryItems({ category }: { readonly category: Category }) {
  const { t } = useWords();
  const desk = useDesk();
  const name = category.name === '' ? t('tiles.unsorted') : category.name;
  const { pages, change, pinning, favourites } = tilesStore.use();
  // A change of the till asks anew for what is in sight; until it is answered the older tiles stay.
  const onSight = useCallback((from: number, end: number) => void (change >= 0 && wantItems(desk, from, end)), [desk, change]);
  useEffect(() => wantItems(desk, 0, 1), [desk, change]);
  return (
    <>
      <div className="tiles-head">
        <Button
          icon={<ChevronLeft size={18} aria-hidden="true" />}
          onPress={() => tilesStore.dispatch({ type: 'opened', category: null })}
          testId="categories-back"
        >
          {t('tiles.back')}
        </Button>
        <Name className="tiles-title">{name}</Name>
        <small>{t('tiles.count', { n: grouped(category.count) })}</small>
        <PinningToggle />
      </div>
      <TileGrid
        count={category.count}
        label={name}
        onSight={onSight}
        draw={(place, stops) => {
          const item = pages.get(Math.floor(place / pageSize))?.items[place % pageSize];
          if (item === undefined) return <span key={`waits-${place}`} className="tile waits" />;
          const pinned = pinning ? favourites.some(({ id }) => id === item.id) : null;
          return <Tile key={item.id} item={item} place={place} stops={stops} pinned={pinned} />;
        }}
      />
    </>
  );
}
