/** The sale is recorded: the change, legible from afar, with its notes and coins. The next scan begins the next sale. */
import { Check, Gift, NotebookTabs, PackageMinus, Printer, ReceiptText, ScanBarcode, TriangleAlert } from 'lucide-react';
import type { PrinterState } from '../../../src/contract/paper-shapes.ts';
import { sum, won, zero } from '../../../src/domain/money.ts';
import { piecesOf, settledBy } from '../../../src/domain/tender.ts';
import { useDesk } from '../../desk.ts';
import { openGift } from '../../flows/gift.ts';
import { reprintLast } from '../../flows/paper.ts';
import { nextCustomer } from '../../flows/pay.ts';
import { clockSeconds, grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { tenderStore, type Sealed } from '../../stores/tender.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';
import { NoticeBar } from '../checkout/notice-bar.tsx';
import './tender.css';

export function DoneScreen() {
  const sealed = tenderStore.use((tender) => tender.sealed);
  const desk = useDesk();
  const gift = (): boolean => {
    if (sealed === null || sealed.receipt.kind === 'refund') return false;
    void openGift(desk, sealed.receipt.saleId);
    return true;
  };
  useKeys('screen', { keys: { Enter: nextCustomer, Escape: nextCustomer, F9: gift } });
  if (sealed === null) return null;
  return (
    <div className="done" data-testid="done">
      <Change sealed={sealed} />
      <After sealed={sealed} />
    </div>
  );
}

function Change({ sealed: { receipt } }: { readonly sealed: Sealed }) {
  const words = useWords();
  const { t } = words;
  const { back: brought } = receipt;
  // Of an exchange, money went one way or the other.
  const sale = receipt.kind === 'sale' || (brought !== undefined && receipt.total >= brought.total);
  const cashed = sum(receipt.tenders.map((tender) => (tender.kind === 'voucher' ? (tender.cashed?.paid ?? zero) : zero)));
  const back = sale ? receipt.change + cashed : receipt.given;
  const change = cashed > 0 ? t('voucher.changeWithRest', { amount: grouped(cashed) }) : t('done.change');
  const title = sale ? change : t('done.back');
  const cash = cashed > 0 || receipt.tenders.some(({ kind }) => kind === 'cash' || kind === 'cash_back');
  return (
    <section className="done-change">
      <div className="done-head" role="status">
        <span className="done-check">
          <Check size={26} strokeWidth={2.5} aria-hidden="true" />
        </span>
        <div>
          <h1>{brought !== undefined ? t('exchange.done') : sale ? t('done.sale') : t('done.refund')}</h1>
          <p>
            {t('done.receiptNumber')} <strong data-testid="receipt-number">{receipt.receiptNumber}</strong> · {clockSeconds(receipt.at)}
          </p>
        </div>
      </div>
      {cash ? <ChangeBack amount={back} title={title} /> : <PaidWithoutCash receipt={receipt} />}
      <dl className="done-sums">
        <div>
          <dt>{brought !== undefined ? t('exchange.moved') : sale ? t('done.total') : t('done.refundTotal')}</dt>
          <dd>{grouped(brought === undefined ? receipt.total : receipt.total - brought.total)}</dd>
        </div>
        <div>
          <dt>{!cash ? t(sale ? 'done.means' : 'done.backBy') : sale ? t('done.given') : t('done.paid')}</dt>
          <dd>{cash ? grouped(receipt.given) : receipt.tenders.map((tender) => tenderWords(tender, words)).join(', ')}</dd>
        </div>
        <div>
          <dt>{t('done.ledger')}</dt>
          <dd className="hash">
            <NotebookTabs size={16} aria-hidden="true" />
            {receipt.hash8}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** The change, legible from afar, with its notes and coins. */
function ChangeBack({ amount, title }: { readonly amount: number; readonly title: string }) {
  const { t } = useWords();
  return (
    <div className="done-middle">
      <h3>{title}</h3>
      <Money amount={amount} size="change" testId="change" />
      <ul className="pieces">
        {piecesOf(won(amount)).map(({ face, pieces }) => (
          <li key={face}>
            <span className={`piece face-${face}`}>{grouped(face)}</span>
            <strong>×{pieces}</strong>
          </li>
        ))}
        {amount === 0 && <li className="pieces-none">{t('done.none')}</li>}
      </ul>
    </div>
  );
}

/** No cash changed hands: what was registered, and nothing to hand back. */
function PaidWithoutCash({ receipt }: { readonly receipt: Sealed['receipt'] }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="done-middle" data-testid="paid-by">
      {receipt.tenders.map((tender, place) => (
        <div key={place} className="done-tender">
          <h3>{tenderWords(tender, words)}</h3>
          <Money amount={settledBy(tender)} size={receipt.tenders.length > 1 ? 'left' : 'change'} />
        </div>
      ))}
      <p className="pieces-none">{t('done.noCash')}</p>
    </div>
  );
}

function After({ sealed }: { readonly sealed: Sealed }) {
  const { t } = useWords();
  const desk = useDesk();
  const operator = tillStore.use((till) => till.state?.operator ?? null);
  const leads = useRight('change_person');
  const refunded = sealed.receipt.kind === 'refund';
  return (
    <section className="done-after">
      <Paper />
      {!refunded && sealed.belowZero.length > 0 && <BelowZero names={sealed.belowZero} />}
      {refunded && leads && operator !== null && <Note tone="info">{t('done.managerNow', { name: operator.name })}</Note>}
      <NoticeBar />
      <div className="done-actions">
        <Button large icon={<Printer size={20} aria-hidden="true" />} cap="Ctrl P" onPress={() => void reprintLast(desk)} testId="reprint">
          {t('done.reprint')}
        </Button>
        {!refunded && (
          <Button
            large
            cap="F9"
            icon={<Gift size={20} aria-hidden="true" />}
            onPress={() => void openGift(desk, sealed.receipt.saleId)}
            testId="gift"
          >
            {t('exchange.gift')}
          </Button>
        )}
        <Button
          large
          className={refunded ? '' : 'gift-wide'}
          icon={<ReceiptText size={20} aria-hidden="true" />}
          onPress={() => viewStore.dispatch({ type: 'went', screen: 'receipts' })}
        >
          {t('done.receipts')}
        </Button>
        <Button
          kind="filled"
          large
          className="next"
          icon={<ScanBarcode size={22} aria-hidden="true" />}
          cap="Enter"
          onPress={nextCustomer}
          testId="next"
        >
          {t('done.next')}
        </Button>
      </div>
      <p className="done-hint">{t('done.scanNext')}</p>
    </section>
  );
}

/** What the paper does now, as far as the printer tells. */
function Paper() {
  const { t } = useWords();
  const printer = tillStore.use((till) => till.state?.printer ?? null);
  if (printer === null) return null;
  const none = printer.state === 'none';
  const good = printer.state === 'ready' && printer.unknown.length === 0;
  const tone = none ? '' : good ? 'ok' : 'bad';
  return (
    <div className={`paper-state ${tone}`} data-testid="paper-state">
      {good || none ? <Printer size={24} aria-hidden="true" /> : <TriangleAlert size={24} aria-hidden="true" />}
      <div>
        <strong>{printer.state === 'ready' ? t('done.paper') : t(`printer.${printer.state}Says`)}</strong>
        {!none && <PaperDoes printer={printer} />}
      </div>
      {tone === 'bad' && (
        <Button onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'printer' })}>{t('printer.look')}</Button>
      )}
    </div>
  );
}

function PaperDoes({ printer: { state, waiting, unknown } }: { readonly printer: PrinterState }) {
  const { t } = useWords();
  if (unknown.length > 0) return <span>{t('status.unsure', { count: unknown.length })}</span>;
  if (waiting === 0) return <span>{t('done.paperDone')}</span>;
  return <span>{state === 'ready' ? t('done.paperPrinting') : t('done.paperWaits', { count: waiting })}</span>;
}

function BelowZero({ names }: { readonly names: readonly string[] }) {
  const { t } = useWords();
  return (
    <div className="below-zero" role="status" data-testid="below-zero">
      <PackageMinus size={24} aria-hidden="true" />
      <div>
        <strong>{t('done.belowZero')}</strong>
        <span>{t('done.belowZeroSays')}</span>
        <ul>
          {names.map((name, index) => (
            <li key={index}>
              <Name>{name}</Name>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
