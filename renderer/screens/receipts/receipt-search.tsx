/** Looking for past receipts: a number, an amount, an approval's last four, goods; a day. Lists nothing itself. */
import { Search, X } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { searchReceipts } from '../../flows/paper.ts';
import { KeyCap } from '../../parts/button.tsx';
import { historyStore } from '../../stores/history.ts';
import { useWords } from '../../words/words.ts';
import { DayField } from './day-field.tsx';

export function ReceiptSearchBar() {
  const { t } = useWords();
  const desk = useDesk();
  const { text, day } = historyStore.use((history) => history.query);
  return (
    <div className="receipt-search" role="search">
      <label className="search">
        <Search size={20} aria-hidden="true" />
        <input
          value={text}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('receipts.search')}
          placeholder={t('receipts.searchHint')}
          onChange={(event) => searchReceipts(desk, { text: event.target.value })}
          data-testid="receipt-text"
        />
        {(text !== '' || day !== '') && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('receipts.clear')}
            onClick={() => searchReceipts(desk, { text: '', day: '' })}
            data-testid="receipt-clear"
          >
            <X size={20} aria-hidden="true" />
          </button>
        )}
        <KeyCap>F3</KeyCap>
      </label>
      <DayField day={day} onDay={(wanted) => searchReceipts(desk, { day: wanted })} />
    </div>
  );
}
