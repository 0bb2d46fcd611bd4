/** The paper of the selected receipt, line by line as the house gives it. Lays nothing out anew. */
import { historyStore } from '../../stores/history.ts';
import { useWords } from '../../words/words.ts';

export function ReceiptPaper() {
  const { t } = useWords();
  const { paper, selected } = historyStore.use();
  if (paper === null || paper.saleId !== selected) return <div className="receipt-lines" aria-busy="true" />;
  return (
    <div className="paper-frame" tabIndex={0} role="region" aria-label={t('receipts.paper')} data-testid="receipt-paper">
      <div className="paper" data-columns={paper.columns} lang="ko">
        {paper.lines.map(({ kind, text, bold }, place) =>
          kind === 'barcode' ? (
            <div key={place} className="paper-barcode" role="img" aria-label={`${t('receipts.barcode')} ${text}`}>
              {text}
            </div>
          ) : (
            <pre key={place} className={bold ? 'paper-line bold' : 'paper-line'}>
              {text === '' ? ' ' : cellsOf(text)}
            </pre>
          ),
        )}
      </div>
    </div>
  );
}

/** Two columns for whatever a receipt printer gives two, whichever typeface this machine has. */
function cellsOf(text: string): React.ReactNode[] {
  const parts = text.split(/([^\u0020-\u007e])/u);
  return parts.map((part, place) => (/^[^\u0020-\u007e]$/u.test(part) ? <span key={place}>{part}</span> : part));
}
