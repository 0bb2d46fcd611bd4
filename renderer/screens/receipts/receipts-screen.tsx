/** Past receipts, newest first; the selected one in full, to be printed again. Changes nothing else. */
import { useEffect } from 'react';
import { ReceiptText } from 'lucide-react';
import type { ReceiptView } from '../../../src/contract/shapes.ts';
import { useDesk } from '../../desk.ts';
import { openGift } from '../../flows/gift.ts';
import { listReceipts, readReceipt, reprintReceipt } from '../../flows/paper.ts';
import { beginReturn } from '../../flows/returning.ts';
import { clock, day, grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { focusedField } from '../../scan/field.ts';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { historyStore } from '../../stores/history.ts';
import { tillStore } from '../../stores/till.ts';
import { tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';
import { movedBy, ReceiptDetail } from './receipt-detail.tsx';
import { ReceiptSearchBar } from './receipt-search.tsx';
import './receipts.css';

export function ReceiptsScreen() {
  const { t, say } = useWords();
  const desk = useDesk();
  const { receipts, selected, refusal } = historyStore.use();
  const last = tillStore.use((till) => till.state?.lastReceipt?.saleId ?? null);
  useEffect(() => void listReceipts(desk), [desk, last]);
  const move = (by: number) => (): void => {
    const at = receipts?.findIndex((receipt) => receipt.saleId === selected) ?? -1;
    const next = receipts?.[Math.max(0, Math.min(receipts.length - 1, at + by))];
    if (next !== undefined) void readReceipt(desk, next.saleId);
  };
  useKeys('screen', {
    keys: {
      ArrowUp: move(-1), ArrowDown: move(1), F3: () => document.querySelector<HTMLInputElement>('.receipt-search input')?.focus(),
      F10: () => returnSelected(desk),
      F9: () => giftSelected(desk),
      Enter: () => (selected === null || focusedField() !== null ? false : void reprintReceipt(desk, selected)),
    },
  });
  const looking = historyStore.use(({ query }) => query.text !== '' || query.day !== '');
  if (receipts === null) return <Empty says={refusal === null ? t('receipts.loading') : say(refusal)} title="" />;
  if (receipts.length === 0 && !looking) return <Empty title={t('receipts.empty')} says={t('receipts.emptySays')} />;
  return (
    <div className="receipts">
      <section className="receipt-list" aria-label={t('receipts.list')}>
        <h1>
          {t('receipts.title')} <small>{t(looking ? 'receipts.foundCount' : 'receipts.newest', { count: receipts.length })}</small>
          <small className="receipts-hint">{t('receipts.findHint')}</small>
        </h1>
        <ReceiptSearchBar />
        {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
        {receipts.length === 0 && <Note tone="info" testId="receipts-none">{t('receipts.none')}</Note>}
        <div className="receipt-rows" role="listbox" aria-label={t('receipts.list')} tabIndex={0} data-testid="receipt-list">
          {receipts.map((receipt) => (
            <Row
              key={receipt.saleId}
              receipt={receipt}
              chosen={receipt.saleId === selected}
              onChoose={() => void readReceipt(desk, receipt.saleId)}
            />
          ))}
        </div>
      </section>
      {receipts.length === 0 ? <section className="receipt-detail" /> : <ReceiptDetail />}
    </div>
  );
}

/** A chosen sale is taken back; with another receipt the key means what it means everywhere. */
function returnSelected(desk: ReturnType<typeof useDesk>): boolean {
  const { receipts, selected } = historyStore.get();
  const chosen = receipts?.find((receipt) => receipt.saleId === selected);
  if (chosen === undefined || chosen.kind === 'refund' || tillStore.get().state?.shift === null) return false;
  void beginReturn(desk, { saleId: chosen.saleId });
  return true;
}

/** A paper for a present, of a receipt that sold something. */
function giftSelected(desk: ReturnType<typeof useDesk>): boolean {
  const { receipts, selected } = historyStore.get();
  const chosen = receipts?.find((receipt) => receipt.saleId === selected);
  if (chosen === undefined || chosen.kind === 'refund') return false;
  void openGift(desk, chosen.saleId);
  return true;
}

function Empty({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <div className="empty-screen" role="status" data-testid="receipts-empty">
      <ReceiptText size={56} strokeWidth={1.5} aria-hidden="true" />
      <h1>{title}</h1>
      <p>{says}</p>
    </div>
  );
}

type RowProps = { readonly receipt: ReceiptView; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ receipt, chosen, onChoose }: RowProps) {
  const words = useWords();
  const { t } = words;
  const means = [...new Set(receipt.tenders.map((tender) => tenderWords(tender, words)))];
  const refund = receipt.kind === 'refund';
  const amount = movedBy(receipt);
  return (
    <div
      className="receipt-row"
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      onClick={onChoose}
      data-testid="receipt-row"
      ref={(row) => {
        if (chosen) row?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className="receipt-time">
        <strong>{clock(receipt.at)}</strong>
        <small>{day(receipt.at).slice(5)}</small>
      </span>
      <span className="receipt-words">
        <span className="receipt-first">
          {refund && <Tag tone="bad">{t('receipts.refund')}</Tag>}
          {receipt.kind === 'exchange' && <Tag tone="warn">{t('exchange.name')}</Tag>}
          <Name>{receipt.firstLine}</Name>
          {receipt.lineCount > 1 && <small className="receipt-more">{t('receipts.more', { count: receipt.lineCount - 1 })}</small>}
        </span>
        <small>
          {receipt.receiptNumber} · {receipt.operator} · {means.join(' + ')}
        </small>
      </span>
      <strong className={amount < 0 ? 'receipt-total bad' : 'receipt-total'}>{grouped(amount)}</strong>
    </div>
  );
}
