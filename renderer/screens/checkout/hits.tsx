/** What a search found: the match marked, stock and price said, Enter adds the marked one. */
import { Ban, PencilLine, Search, SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import { useDesk } from '../../desk.ts';
import { ringUp } from '../../flows/cart.ts';
import { searchNearest } from '../../flows/find.ts';
import { grouped, markHits } from '../../format.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { MakerMark } from '../../parts/maker-mark.tsx';
import { MarkedName, Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { searchStore } from '../../stores/search.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PinHit } from './pin-button.tsx';

export function Hits({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const { items, found, active, answered, text, nearest } = searchStore.use();
  const marked = items[active];
  if (items.length === 0 && answered === text) return <NoHit onOpenPrice={onOpenPrice} />;
  return (
    <>
      <p className="find-head" role="status">
        <span>{answered === '' ? t('find.searching') : t('find.found', { count: found })}</span>
        <span className="find-keys">
          <KeyCap>↑</KeyCap>
          <KeyCap>↓</KeyCap>
          {t('common.pick')}
          <KeyCap>Enter</KeyCap>
          {t('common.add')}
        </span>
      </p>
      {items.length > 0 && (
        <div className="hits" id="hits" role="listbox" aria-label={t('find.results')} data-testid="hits">
          {items.map((item, index) => (
            <Hit key={item.id} item={item} query={nearest ?? answered} active={index === active} onAdd={() => ringUp(desk, item)} />
          ))}
        </div>
      )}
      {marked !== undefined && <PinHit item={marked} />}
    </>
  );
}

type HitProps = {
  readonly item: ItemView;
  readonly query: string;
  readonly active: boolean;
  readonly onAdd: () => void;
};

/** One item of a list to choose from. */
export function Hit({ item, query, active, onAdd }: HitProps) {
  const row = useRef<HTMLDivElement>(null);
  const isDoubledFound = tillStore.use(({ state }) => state?.isDoubledFound ?? true);
  const marksOf = (text: string): ReturnType<typeof markHits> => markHits(text, query, isDoubledFound);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      className="hit"
      id={`hit-${item.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onAdd}
      data-testid="hit"
    >
      <MakerMark maker={item.maker} />
      <span className="hit-words">
        <span className="hit-name">
          <MarkedName parts={marksOf(item.name)} />
          <ItemTags item={item} />
        </span>
        <small className="one-line">
          {item.maker !== null && <MarkedName parts={marksOf(item.maker.name)} />}
          {item.maker !== null && ' · '}
          <MarkedName parts={marksOf(item.code)} />
        </small>
      </span>
      <ItemPrice item={item} />
    </div>
  );
}

function ItemTags({ item }: { readonly item: ItemView }) {
  const { t } = useWords();
  return (
    <>
      {item.oneOff && <Tag tone="seal">{t('mark.oneOff')}</Tag>}
      {item.taxClass === 'exempt' && <Tag tone="plain">{t('mark.exempt')}</Tag>}
    </>
  );
}

function ItemPrice({ item }: { readonly item: ItemView }) {
  const { t } = useWords();
  const out = item.stock !== null && item.stock <= 0;
  return (
    <span className="hit-price">
      <strong>{item.price === null ? t('find.priceTyped') : grouped(item.price)}</strong>
      {out ? (
        <small className="bad">
          <Ban size={14} aria-hidden="true" />
          {t('find.soldOut')}
        </small>
      ) : (
        <small>{item.stock === null ? '' : t('find.stock', { count: item.stock })}</small>
      )}
    </span>
  );
}

/** What can be done all the same: what lies nearest, if anything does, and a price without an item. */
function NoHit({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const nearest = searchStore.use((search) => search.nearest);
  return (
    <div className="no-hit" role="status" data-testid="no-hit">
      <SearchX size={30} aria-hidden="true" />
      <strong>{t('find.none')}</strong>
      <span>{nearest === null ? t('find.noneSays') : t('find.nearestSays')}</span>
      <div className="no-hit-ways">
        {nearest !== null && (
          <Button
            kind="filled"
            cap="Enter"
            icon={<Search size={19} aria-hidden="true" />}
            onPress={() => void searchNearest(desk)}
            testId="nearest"
          >
            <Name>{t('find.nearest', { text: nearest })}</Name>
          </Button>
        )}
        <Button cap="F9" icon={<PencilLine size={19} aria-hidden="true" />} onPress={onOpenPrice} testId="no-hit-open-price">
          {t('find.openPrice')}
        </Button>
      </div>
    </div>
  );
}
