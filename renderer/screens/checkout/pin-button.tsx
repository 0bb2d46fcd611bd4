/** The ways to pin an item by touch: the marked hit, the selected line, and all tiles in sight. Each says what it does. */
import { Star } from 'lucide-react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import type { CartLine } from '../../../src/domain/cart.ts';
import type { ItemId } from '../../../src/domain/ids.ts';
import { useDesk } from '../../desk.ts';
import { toggleFavourite } from '../../flows/tiles.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { tilesStore } from '../../stores/tiles.ts';
import { useWords } from '../../words/words.ts';

function usePinned(id: ItemId | null): boolean {
  return tilesStore.use(({ favourites }) => favourites.some((item) => item.id === id));
}

/** Pins the hit that Enter would add. */
export function PinHit({ item }: { readonly item: ItemView }) {
  const { t } = useWords();
  const desk = useDesk();
  const pinned = usePinned(item.id);
  return (
    <button type="button" className="pin-hit" aria-pressed={pinned} onClick={() => void toggleFavourite(desk, item)} data-testid="pin-hit">
      <Star size={18} aria-hidden="true" fill={pinned ? 'currentColor' : 'none'} />
      <Name className="pin-name">{item.name}</Name>
      <span className="pin-word">{pinned ? t('tiles.unpin') : t('tiles.pin')}</span>
      <KeyCap>Ctrl D</KeyCap>
    </button>
  );
}

/** Pins the item of the line that the strip names; an open-price line has none. */
export function PinLine({ line }: { readonly line: CartLine }) {
  const { t } = useWords();
  const desk = useDesk();
  const { itemId, name } = line;
  const pinned = usePinned(itemId);
  if (itemId === null) return null;
  const word = `${pinned ? t('tiles.unpin') : t('tiles.pin')} (Ctrl+D)`;
  return (
    <button
      type="button"
      className={pinned ? 'strip-note written' : 'strip-note'}
      aria-label={word}
      title={word}
      aria-pressed={pinned}
      onClick={() => void toggleFavourite(desk, { id: itemId, name })}
      data-testid="pin-line"
    >
      <Star size={19} aria-hidden="true" fill={pinned ? 'currentColor' : 'none'} />
    </button>
  );
}

/** While it is pressed, touching a tile pins or unpins it and sells nothing. */
export function PinningToggle() {
  const { t } = useWords();
  const pinning = tilesStore.use((tiles) => tiles.pinning);
  return (
    <button
      type="button"
      className="pinning-toggle"
      aria-pressed={pinning}
      onClick={() => tilesStore.dispatch({ type: 'pinning', pinning: !pinning })}
      data-testid="pinning"
    >
      <Star size={17} aria-hidden="true" fill={pinning ? 'currentColor' : 'none'} />
      <span>{pinning ? t('tiles.pinningDone') : t('tiles.pinning')}</span>
    </button>
  );
}
