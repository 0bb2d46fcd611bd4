/** One sealed receipt: its facts, its lines, its sums. */
import { ArrowDown, CreditCard, Printer, ScrollText, Undo2 } from 'lucide-react';
import type { Output } from '../../../src/contract/contract.ts';
import { settledBy } from '../../../src/domain/tender.ts';
import { useDesk } from '../../desk.ts';
import { reprintReceipt, showAsPaper } from '../../flows/paper.ts';
import { beginReturn } from '../../flows/returning.ts';
import { beginCorrection } from '../../flows/tenders.ts';
import { clockSeconds, day, grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useRowsBelow } from '../../parts/use-rows-below.ts';
import { historyStore } from '../../stores/history.ts';
import { tillStore } from '../../stores/till.ts';
import { tenderDetail, tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';
import { ReceiptPaper } from './receipt-paper.tsx';
import { TaxSplitLine } from '../checkout/tax-split-line.tsx';

type Detail = Output<'receipt.read'>;

export function ReceiptDetail() {
  const { t } = useWords();
  const { detail, selected, reprinted, asPaper } = historyStore.use();
  if (detail === null || detail.receipt.saleId !== selected) return <section className="receipt-detail" aria-busy="true" />;
  const { receipt } = detail;
  const refund = receipt.kind === 'refund';
  return (
    <section className="receipt-detail" data-testid="receipt-detail">
      <header className="receipt-head">
        <div>
          <h2>{receipt.receiptNumber}</h2>
          <p>
            {day(receipt.at)} {clockSeconds(receipt.at)} · {receipt.operator} · {t('receipts.hash')} {receipt.hash8}
          </p>
        </div>
        {refund && <Tag tone="bad">{t('receipts.refund')}</Tag>}
        {receipt.copies > 0 && <Tag tone="plain">{t('receipts.copies', { count: receipt.copies })}</Tag>}
      </header>
      {asPaper ? <ReceiptPaper /> : <Lines detail={detail} />}
      {!asPaper && <Sums detail={detail} />}
      {reprinted !== null && reprinted.receiptNumber === receipt.receiptNumber && (
        <Note tone="info" testId="reprinted">
          {t('receipts.reprinted', { copy: reprinted.copy })}
        </Note>
      )}
      <Actions detail={detail} asPaper={asPaper} />
    </section>
  );
}

/** Printing again, the paper on the screen, and putting the means of payment of a sale of the open shift right. */
function Actions({ detail: { receipt }, asPaper }: { readonly detail: Detail; readonly asPaper: boolean }) {
  const { t } = useWords();
  const desk = useDesk();
  const openShift = tillStore.use(({ state }) => state?.shift?.number ?? null);
  const correctable = receipt.kind === 'sale' && receipt.shift === openShift;
  return (
    <div className="receipt-actions">
      <Button
        large
        icon={<ScrollText size={20} aria-hidden="true" />}
        pressed={asPaper}
        testId="as-paper"
        onPress={() => showAsPaper(desk, !asPaper)}
      >
        {asPaper ? t('receipts.asLines') : t('receipts.asPaper')}
      </Button>
      {correctable && (
        <Button large icon={<CreditCard size={20} aria-hidden="true" />} testId="correct" onPress={() => beginCorrection(receipt)}>
          {t('tender.correct')}
        </Button>
      )}
      {receipt.kind === 'sale' && openShift !== null && (
        <Button
          large
          cap="F10"
          icon={<Undo2 size={20} aria-hidden="true" />}
          testId="return-selected"
          onPress={() => void beginReturn(desk, { saleId: receipt.saleId })}
        >
          {t('receipts.refund')}
        </Button>
      )}
      <Button
        kind="filled"
        large
        cap="Enter"
        icon={<Printer size={20} aria-hidden="true" />}
        testId="reprint-selected"
        onPress={() => void reprintReceipt(desk, receipt.saleId)}
      >
        {t('receipts.reprint')}
      </Button>
    </div>
  );
}

function Lines({ detail: { lines, receipt } }: { readonly detail: Detail }) {
  const { t } = useWords();
  const sign = receipt.kind === 'refund' ? -1 : 1;
  const { frame, below, look } = useRowsBelow(lines);
  return (
    <div className="receipt-lines">
      <div className="receipt-scroll" tabIndex={0} role="region" aria-label={t('receipts.item')} ref={frame} onScroll={look}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('receipts.item')}</th>
              <th scope="col">{t('receipts.unit')}</th>
              <th scope="col">{t('cart.quantity')}</th>
              <th scope="col">{t('cart.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.lineId}>
                <td>
                  <Name full>{line.name}</Name>
                  <small>
                    {line.maker !== '' && <Name>{line.maker}</Name>}
                    {line.taxClass === 'exempt' && <Tag tone="plain">{t('mark.exempt')}</Tag>}
                  </small>
                  {line.note !== '' && <Name full className="receipt-note">{`✎ ${line.note}`}</Name>}
                </td>
                <td>{grouped(line.unit)}</td>
                <td>{line.quantity}</td>
                <td>
                  <strong className={sign < 0 ? 'bad' : ''}>{grouped(sign * line.net)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {below > 0 && (
        <p className="receipt-below" data-testid="receipt-below">
          <ArrowDown size={15} aria-hidden="true" />
          {t('cart.below', { count: below })}
        </p>
      )}
    </div>
  );
}

function Sums({ detail: { receipt, reason } }: { readonly detail: Detail }) {
  const { t } = useWords();
  const refund = receipt.kind === 'refund';
  return (
    <div className="receipt-sums">
      <div className={refund ? 'due-line bad' : 'due-line'}>
        <span>{t('receipts.total')}</span>
        <Money amount={refund ? -receipt.total : receipt.total} size="due" />
      </div>
      <TaxSplitLine tax={receipt} back={refund} />
      <Tenders receipt={receipt} />
      {receipt.note !== '' && (
        <p className="receipt-paid">
          <Name full className="receipt-note">{`✎ ${receipt.note}`}</Name>
        </p>
      )}
      {reason !== '' && (
        <p className="receipt-paid">
          <span>
            {t('receipts.reason')}: <Name>{reason}</Name>
          </span>
        </p>
      )}
    </div>
  );
}

/** Every means of payment, as it stands after corrections. */
function Tenders({ receipt }: { readonly receipt: Detail['receipt'] }) {
  const words = useWords();
  const { t } = words;
  return (
    <ul className="receipt-tenders" data-testid="receipt-tenders">
      {receipt.tenders.map((tender, place) => (
        <li key={place}>
          <strong>{tenderWords(tender, words)}</strong>
          {(tender.kind === 'card' || tender.kind === 'card_back') && <Tag tone="warn">{t('tender.manual')}</Tag>}
          <Name>{tender.kind === 'cash' ? cashWords(receipt, t) : tenderDetail(tender, words)}</Name>
          <strong>{grouped(movedBy(tender, receipt.kind))}</strong>
        </li>
      ))}
      {receipt.corrections > 0 && <li className="receipt-corrected">{t('receipts.corrected', { count: receipt.corrections })}</li>}
    </ul>
  );
}

/** What a means of payment moved, in won: of goods taken back, below zero. */
function movedBy(tender: Detail['receipt']['tenders'][number], kind: Detail['receipt']['kind']): number {
  if (tender.kind === 'cash_back') return -tender.paid;
  return kind === 'refund' || tender.kind === 'credit_back' ? -settledBy(tender) : settledBy(tender);
}

function cashWords({ given, change }: Detail['receipt'], t: ReturnType<typeof useWords>['t']): string {
  return `${t('receipts.given')} ${grouped(given)} · ${t('receipts.change')} ${grouped(change)}`;
}
