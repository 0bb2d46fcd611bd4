/** Bags and packing, always in sight while ringing up: one touch is one more. Shows nothing where the shop sells none. */
import { useRef, type KeyboardEvent } from 'react';
import { useDesk } from '../../desk.ts';
import { takeTile } from '../../flows/scans.ts';
import { grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { tilesStore } from '../../stores/tiles.ts';
import { useWords } from '../../words/words.ts';

export function BagStrip() {
  const { t } = useWords();
  const desk = useDesk();
  const row = useRef<HTMLDivElement>(null);
  const bags = tilesStore.use((tiles) => tiles.bags);
  if (bags.length === 0) return null;
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = [...(row.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    all[all.findIndex((bag) => bag === document.activeElement) + by]?.focus();
  };
  return (
    <div ref={row} className="bags" role="group" aria-label={t('tiles.bags')} data-testid="bags" data-arrows onKeyDown={move}>
      {bags.map((bag) => (
        <button
          key={bag.id}
          type="button"
          className="bag"
          onClick={() => takeTile(desk, bag)}
          data-testid="bag"
          data-item={bag.id}
          data-name={bag.name}
        >
          <Name>{bag.name}</Name>
          <small>{bag.price === null ? t('find.priceTyped') : grouped(bag.price)}</small>
        </button>
      ))}
    </div>
  );
}
