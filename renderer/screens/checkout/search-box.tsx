/** The search box: name, maker or code, answered at every key. A scan never stays in it. */
import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDesk } from '../../desk.ts';
import { leaveSearch, search } from '../../flows/find.ts';
import { KeyCap } from '../../parts/button.tsx';
import { searchStore } from '../../stores/search.ts';
import { useWords } from '../../words/words.ts';

export function SearchBox() {
  const { t } = useWords();
  const desk = useDesk();
  const text = searchStore.use((state) => state.text);
  const wanted = searchStore.use((state) => state.focusWanted);
  const active = searchStore.use((state) => state.items[state.active]?.id ?? null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wanted) return;
    box.current?.focus();
    box.current?.select();
    searchStore.dispatch({ type: 'focus_taken' });
  }, [wanted]);
  return (
    <div className="search">
      <Search size={20} aria-hidden="true" />
      <input
        ref={box}
        value={text}
        placeholder={t('find.placeholder')}
        aria-label={t('find.label')}
        data-testid="search"
        role="combobox"
        aria-expanded={active !== null}
        aria-controls={active === null ? undefined : 'hits'}
        aria-activedescendant={active === null ? undefined : `hit-${active}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        enterKeyHint="search"
        onChange={(event) => void search(desk, event.target.value)}
      />
      {text !== '' && (
        <button type="button" className="icon-button" aria-label={t('find.clear')} onClick={leaveSearch}>
          <X size={20} aria-hidden="true" />
        </button>
      )}
      <KeyCap>F3</KeyCap>
    </div>
  );
}
