/** One sealed receipt: its facts, its lines, its sums. */
import { ArrowDown, CreditCard, Gift, Printer, ScrollText, Undo2 } from 'lucide-react';
import type { Output } from '../../../src/contract/contract.ts';
import { settledBy } from '../../../src/domain/tender.ts';
import { useDesk } from '../../desk.ts';
import { reprintReceipt, showAsPaper } from '../../flows/paper.ts';
import { openGift } from '../../flows/gift.ts';
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
  const { kind } = receipt;
  return (
    <section className="receipt-detail" data-testid="receipt-detail">
      <header className="receipt-head">
        <div>
          <h2>{receipt.receiptNumber}</h2>
          <p>
            {day(receipt.at)} {clockSeconds(receipt.at)} · {receipt.operator} · {t('receipts.hash')} {receipt.hash8}
          </p>
        </div>
        {kind === 'refund' && <Tag tone="bad">{t('receipts.refund')}</Tag>}
        {kind === 'exchange' && <Tag tone="warn">{t('exchange.name')}</Tag>}
        {detail.gifts > 0 && <Tag tone="plain">{t('exchange.gifts', { count: detail.gifts })}</Tag>}
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
      {receipt.kind !== 'refund' && (
        <Button
          large
          cap="F9"
          icon={<Gift size={20} aria-hidden="true" />}
          testId="gift-selected"
          onPress={() => void openGift(desk, receipt.saleId)}
        >
          {t('exchange.gift')}
        </Button>
      )}
      {receipt.kind !== 'refund' && openShift !== null && (
        <Button
          large
          cap="F10"
          icon={<Undo2 size={20} aria-hidden="true" />}
          testId="return-selected"
          onPress={() => void beginReturn(desk, { saleId: receipt.saleId })}
        >
          {t('exchange.returnOr')}
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

function Lines({ detail: { lines, back, receipt } }: { readonly detail: Detail }) {
  const { t } = useWords();
  const sold = lines.map((line) => ({ ...line, sign: receipt.kind === 'refund' ? -1 : 1 }));
  const rows = [...back.map((line) => ({ ...line, sign: -1 })), ...sold];
  const { frame, below, look } = useRowsBelow(rows);
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
            {rows.map((line) => (
              <tr key={`${line.sign} ${line.lineId}`}>
                <td>
                  <Name full>{line.name}</Name>
                  <small>
                    {line.maker !== '' && <Name>{line.maker}</Name>}
                    {line.sign < 0 && receipt.kind === 'exchange' && <Tag tone="warn">{t('exchange.back')}</Tag>}
                    {line.taxClass === 'exempt' && <Tag tone="plain">{t('mark.exempt')}</Tag>}
                  </small>
                  {line.note !== '' && <Name full className="receipt-note">{`✎ ${line.note}`}</Name>}
                </td>
                <td>{grouped(line.unit)}</td>
                <td>{line.quantity}</td>
                <td>
                  <strong className={line.sign < 0 ? 'bad' : ''}>{grouped(line.sign * line.net)}</strong>
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
  const amount = movedBy(receipt);
  return (
    <div className="receipt-sums">
      {receipt.back !== undefined && (
        <p className="receipt-paid" data-testid="receipt-exchange">
          <span>{t('exchange.of', { number: receipt.back.original })}</span>
          <span>{t('exchange.sum', { goods: grouped(receipt.total), back: grouped(receipt.back.total) })}</span>
        </p>
      )}
      <div className={amount < 0 ? 'due-line bad' : 'due-line'}>
        <span>{receipt.back === undefined ? t('receipts.total') : t('exchange.difference')}</span>
        <Money amount={amount} size="due" />
      </div>
      {receipt.back !== undefined && <TaxSplitLine tax={receipt.back} back />}
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
          <strong>{grouped(movedOver(tender))}</strong>
        </li>
      ))}
      {receipt.corrections > 0 && <li className="receipt-corrected">{t('receipts.corrected', { count: receipt.corrections })}</li>}
    </ul>
  );
}

/** What a receipt moved, in won: of goods taken back, below zero; of an exchange, the difference. */
export function movedBy({ kind, total, back }: Detail['receipt']): number {
  if (back !== undefined) return total - back.total;
  return kind === 'refund' ? -total : total;
}

const wentBack: readonly Detail['receipt']['tenders'][number]['kind'][] = ['card_back', 'transfer_back', 'voucher_back', 'credit_back'];

/** What a means of payment moved, in won: what went back, below zero. */
function movedOver(tender: Detail['receipt']['tenders'][number]): number {
  if (tender.kind === 'cash_back') return -tender.paid;
  return wentBack.includes(tender.kind) ? -settledBy(tender) : settledBy(tender);
}

function cashWords({ given, change }: Detail['receipt'], t: ReturnType<typeof useWords>['t']): string {
  return `${t('receipts.given')} ${grouped(given)} · ${t('receipts.change')} ${grouped(change)}`;
}
