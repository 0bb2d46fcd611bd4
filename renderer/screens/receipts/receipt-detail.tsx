/** One sealed receipt: its facts, its lines, its sums. */
import { ArrowDown, Printer } from 'lucide-react';
import type { Output } from '../../../src/contract/contract.ts';
import { useDesk } from '../../desk.ts';
import { reprintReceipt } from '../../flows/paper.ts';
import { clockSeconds, day, grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useRowsBelow } from '../../parts/use-rows-below.ts';
import { historyStore } from '../../stores/history.ts';
import { useWords } from '../../words/words.ts';
import { TaxSplitLine } from '../checkout/tax-split-line.tsx';

type Detail = Output<'receipt.read'>;

export function ReceiptDetail() {
  const { t } = useWords();
  const desk = useDesk();
  const { detail, selected, reprinted } = historyStore.use();
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
      <Lines detail={detail} />
      <Sums detail={detail} />
      {reprinted !== null && reprinted.receiptNumber === receipt.receiptNumber && (
        <Note tone="info" testId="reprinted">
          {t('receipts.reprinted', { copy: reprinted.copy })}
        </Note>
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
    </section>
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
      <p className="receipt-paid">
        {refund
          ? `${t('receipts.paid')} ${grouped(receipt.given)}`
          : `${t('receipts.given')} ${grouped(receipt.given)} · ${t('receipts.change')} ${grouped(receipt.change)}`}
        {reason !== '' && (
          <span>
            {t('receipts.reason')}: <Name>{reason}</Name>
          </span>
        )}
      </p>
    </div>
  );
}
