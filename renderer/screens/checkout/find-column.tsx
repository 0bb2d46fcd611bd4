/** The left column: search, or whatever needs an answer before the cart goes on. Never covers the cart. */
import { Calculator, Search } from 'lucide-react';
import { useEffect } from 'react';
import { useDesk } from '../../desk.ts';
import { startQuantity } from '../../flows/keying.ts';
import { focusSearch } from '../../flows/find.ts';
import { refreshTiles } from '../../flows/tiles.ts';
import { KeyCap } from '../../parts/button.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { searchStore } from '../../stores/search.ts';
import { tillStore, useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PricePanel } from '../later-screens.tsx';
import { BagStrip } from './bag-strip.tsx';
import { Browse } from './browse.tsx';
import { ChoosePanel } from './choose-panel.tsx';
import { Hits } from './hits.tsx';
import { PadBlock } from './pad-block.tsx';
import { SearchBox } from './search-box.tsx';
import { StoppedPanel } from './stopped-panel.tsx';
import { UnknownPanel } from './unknown-panel.tsx';

export function FindColumn({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const width = useWidth();
  const panel = checkoutStore.use((checkout) => checkout.panel.kind);
  const tab = checkoutStore.use((checkout) => checkout.tab);
  const searching = searchStore.use((search) => search.text.trim() !== '');
  const stopped = useStopped();
  useTilesRefreshed();
  const priced = panel === 'price' || panel === 'open';
  const narrow = width === 'narrow';
  const pad = narrow && tab === 'keypad' && (panel === 'browse' || panel === 'unknown');
  if (stopped) {
    return (
      <section className="find" aria-label={t('stopped.title')}>
        <StoppedPanel />
      </section>
    );
  }
  return (
    <section className={priced ? 'find find-priced' : 'find'} aria-label={t('find.label')}>
      {narrow && !priced && <FindTabs keypad={pad} />}
      {!pad && !(narrow && priced) && <SearchBox />}
      {pad && <PadBlock onOpenPrice={onOpenPrice} />}
      {!pad && panel === 'unknown' && <UnknownPanel />}
      {panel === 'choose' && <ChoosePanel />}
      {priced && <PricePanel />}
      {!pad &&
        (panel === 'browse' || panel === 'unknown') &&
        (searching ? <Hits onOpenPrice={onOpenPrice} /> : <Browse onOpenPrice={onOpenPrice} short={panel === 'unknown'} />)}
      {(panel === 'browse' || panel === 'unknown') && <BagStrip />}
      {narrow && priced && <PadBlock onOpenPrice={onOpenPrice} />}
    </section>
  );
}

/** Whatever the till writes may change stock, prices or what lies at hand: the tiles are asked for anew behind it. */
function useTilesRefreshed(): void {
  const desk = useDesk();
  const entries = tillStore.use(({ state }) => state?.entries ?? 0);
  const signedIn = tillStore.use(({ state }) => state?.operator?.id ?? null);
  useEffect(() => {
    if (signedIn !== null) void refreshTiles(desk);
  }, [desk, entries, signedIn]);
}

/** Where there is room for one of them only. */
function FindTabs({ keypad }: { readonly keypad: boolean }) {
  const { t } = useWords();
  return (
    <div className="find-tabs" role="group" aria-label={t('find.label')}>
      <button type="button" aria-pressed={!keypad} onClick={focusSearch}>
        <Search size={18} aria-hidden="true" />
        {t('find.tabFind')}
        <KeyCap>F3</KeyCap>
      </button>
      <button
        type="button"
        aria-pressed={keypad}
        data-testid="tab-keypad"
        onClick={() => {
          checkoutStore.dispatch({ type: 'tab', tab: 'keypad' });
          startQuantity();
        }}
      >
        <Calculator size={18} aria-hidden="true" />
        {t('find.tabPad')}
        <KeyCap>F2</KeyCap>
      </button>
    </div>
  );
}
