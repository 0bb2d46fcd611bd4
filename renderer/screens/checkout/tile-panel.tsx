/** Selling by touch while nothing is searched: what lies at hand, what was rung up last, and the categories. Sells nothing itself. */
import { Clock3, LayoutGrid, Star } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import { KeyCap } from '../../parts/button.tsx';
import { useWhenIdle } from '../../parts/use-when-idle.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { shownTab, tilesStore, type TileTab } from '../../stores/tiles.ts';
import { useWords } from '../../words/words.ts';
import { Categories } from './categories.tsx';
import { PinningToggle } from './pin-button.tsx';
import { Tile } from './tile.tsx';
import { TileGrid } from './tile-grid.tsx';

const tabs: readonly TileTab[] = ['favourites', 'recent', 'categories'];
const icons: Readonly<Record<TileTab, ReactNode>> = {
  favourites: <Star size={17} aria-hidden="true" />, recent: <Clock3 size={17} aria-hidden="true" />,
  categories: <LayoutGrid size={17} aria-hidden="true" />,
};

export function TilePanel() {
  const tab = tilesStore.use(shownTab);
  return (
    <section className="tiles" data-testid="tiles">
      <TileTabs tab={tab} />
      <div id="tile-panel" className="tile-panel" role="tabpanel" aria-labelledby={`tile-tab-${tab}`}>
        {tab === 'favourites' && <Favourites />}
        {tab === 'recent' && <Recent />}
        {tab === 'categories' && <Categories />}
      </div>
    </section>
  );
}

function TileTabs({ tab }: { readonly tab: TileTab }) {
  const { t } = useWords();
  const row = useRef<HTMLDivElement>(null);
  const wanted = tilesStore.use((tiles) => tiles.focusWanted);
  useEffect(() => {
    if (!wanted) return;
    row.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    tilesStore.dispatch({ type: 'focus_wanted', wanted: false });
  }, [wanted]);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (by === 0) return event.currentTarget.closest('.tiles')?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus();
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab;
    tilesStore.dispatch({ type: 'tab', tab: next });
    event.currentTarget.querySelector<HTMLElement>(`#tile-tab-${next}`)?.focus();
  };
  return (
    <div className="tile-tabs-row">
      <div ref={row} className="tile-tabs" role="tablist" aria-label={t('tiles.label')} data-arrows onKeyDown={move}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tile-tab-${name}`}
            aria-selected={name === tab}
            aria-controls="tile-panel"
            tabIndex={name === tab ? 0 : -1}
            data-testid={`tiles-${name}`}
            onClick={() => tilesStore.dispatch({ type: 'tab', tab: name })}
          >
            {icons[name]}
            <span>{t(`tiles.${name}`)}</span>
          </button>
        ))}
      </div>
      <KeyCap>F5</KeyCap>
    </div>
  );
}

function Favourites() {
  const { t } = useWords();
  const items = tilesStore.use((tiles) => tiles.favourites);
  if (items.length === 0) return <p className="tiles-none">{t('tiles.favouritesNone')}</p>;
  return (
    <>
      <div className="tiles-head">
        <span className="tiles-title">{t('tiles.count', { n: items.length })}</span>
        <PinningToggle />
      </div>
      <ItemTiles items={items} label={t('tiles.favourites')} />
    </>
  );
}

function Recent() {
  const { t } = useWords();
  const items = useWhenIdle(checkoutStore.use((checkout) => checkout.recent));
  if (items.length === 0) return <p className="tiles-none">{t('find.recentNone')}</p>;
  return <ItemTiles items={items} label={t('tiles.recent')} />;
}

function ItemTiles({ items, label }: { readonly items: readonly ItemView[]; readonly label: string }) {
  const pinning = tilesStore.use((tiles) => tiles.pinning);
  return (
    <TileGrid
      count={items.length}
      label={label}
      draw={(place, stops) => {
        const item = items[place];
        return item !== undefined && <Tile key={item.id} item={item} place={place} stops={stops} pinned={pinning ? true : null} />;
      }}
    />
  );
}
