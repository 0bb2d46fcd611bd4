/** Taking money by one or several means: what is left, what is registered, what is taken now. One press records one sale. */
import { ArrowLeft } from 'lucide-react';
import type { ReceiptView } from '../../../src/contract/shapes.ts';
import { settledBy, smallestCoin } from '../../../src/domain/tender.ts';
import { amountMax, roundTo, sum, type Won } from '../../../src/domain/money.ts';
import { restOf } from '../../../src/domain/split.ts';
import { piecesIn } from '../../../src/domain/cart.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf, unkeyed } from '../../digits.ts';
import { leaveTender, useRegistered } from '../../flows/pay.ts';
import { chooseMeans, takeFilled } from '../../flows/tenders.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { dueOf, pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';
import { NoticeBar } from '../checkout/notice-bar.tsx';
import { ScansWaiting } from '../checkout/scans-waiting.tsx';
import { TaxSplitLine } from '../checkout/tax-split-line.tsx';
import { CardForm } from './card-form.tsx';
import { CashPad } from './cash-pad.tsx';
import { MeansTabs } from './means-tabs.tsx';
import { SettledPad } from './settled-pad.tsx';
import { Split } from './split.tsx';
import { TransferForm } from './transfer-form.tsx';
import { VoucherForm } from './voucher-form.tsx';
import './tender.css';

export function TenderScreen() {
  const { means, correcting, selling } = tenderStore.use();
  const taken = useRegistered();
  const cartTotal = checkoutStore.use((checkout) => dueOf(checkout.cart));
  const total = selling === null ? (correcting?.total ?? cartTotal) : sum(selling);
  const rest = restOf(total, taken);
  const settled = rest === 0 && taken.length > 0;
  return (
    <div className="tender">
      <Due total={total} rest={rest} />
      <div className="tender-taking">
        <MeansTabs off={settled} />
        {settled && <SettledPad />}
        {!settled && means === 'cash' && <Cash rest={rest} />}
        {!settled && means === 'card' && <CardForm rest={rest} />}
        {!settled && means === 'transfer' && <TransferForm rest={rest} />}
        {!settled && means === 'voucher' && <VoucherForm rest={rest} />}
      </div>
    </div>
  );
}

/** Cash settles what is left: F8 is the exact sum, Enter takes it. */
function Cash({ rest }: { readonly rest: Won }) {
  const desk = useDesk();
  const stopped = useStopped();
  const least = roundTo(rest, smallestCoin, 'down');
  const set = (digits: string): void => {
    if (tenderStore.get().busy === 'no' && !stopped) tenderStore.dispatch({ type: 'typed', digits });
  };
  const type = (more: string): void => set(keyed(tenderStore.get().digits, more, amountMax));
  const erase = (): void => set(unkeyed(tenderStore.get().digits));
  const exact = (): void => set(String(least));
  const take = (): void => void takeFilled(desk);
  useKeys('screen', {
    typed: type,
    keys: {
      Enter: take, Escape: leaveTender, Backspace: erase, Delete: () => set(''), F8: exact, F6: () => chooseMeans('card'),
      F9: () => chooseMeans('voucher'),
    },
  });
  return (
    <CashPad
      least={least}
      total={rest}
      onExact={exact}
      onType={type}
      onErase={erase}
      onClear={() => set('')}
      onAdd={(amount) => set(String(Math.min(amountMax, numberOf(tenderStore.get().digits) + amount)))}
      onTake={take}
    />
  );
}

/** What a press of the filled button does, in words. */
const after = { cash: 'tender.after', card: 'tender.afterOther', transfer: 'tender.afterOther', voucher: 'voucher.after' } as const;

type DueProps = { readonly total: Won; readonly rest: Won };

function Due({ total, rest }: DueProps) {
  const words = useWords();
  const { t } = words;
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { busy, means, correcting, selling } = tenderStore.use();
  const taken = useRegistered();
  const off = busy !== 'no';
  const ofCart = correcting === null && selling === null;
  const counted = selling !== null ? t('voucher.count', { count: selling.length })
    : correcting === null ? t('cart.count', { lines: cart.lines.length, pieces: piecesIn(cart) }) : correcting.receiptNumber;
  return (
    <section className="tender-due" aria-label={t('pay.due')}>
      <div className="tender-back">
        <button type="button" className="back-button" aria-disabled={off || undefined} onClick={leaveTender} data-testid="tender-back">
          <ArrowLeft size={20} aria-hidden="true" />
          {selling !== null ? t('voucher.toAmounts') : correcting === null ? t('tender.back') : t('tender.backToReceipts')}
          <KeyCap>Esc</KeyCap>
        </button>
        <span className="count-tag plain">{counted}</span>
      </div>
      <h1>
        {taken.length > 0 ? t('tender.left') : correcting === null ? t('pay.due') : t('tender.correct')}
        {taken.length > 0 && <small>{t('tender.of', { amount: grouped(total) })}</small>}
      </h1>
      <div className="tender-total" aria-live="polite">
        <Money amount={rest} size="left" testId="tender-due" />
      </div>
      {ofCart && cart.exchange !== undefined && (
        <p className="tender-was" data-testid="tender-exchange">
          {t('exchange.sum', { goods: grouped(pricedOf(cart).total), back: grouped(cart.exchange.total) })}
        </p>
      )}
      {taken.length === 0 && selling === null && cart.exchange === undefined && <TaxSplitLine tax={correcting ?? pricedOf(cart).tax} />}
      {correcting !== null && <p className="tender-was">{t('tender.was', { means: meansOf(correcting, words) })}</p>}
      <NoticeBar />
      <ScansWaiting />
      {taken.length > 0 && <Split total={total} rest={rest} />}
      {selling !== null && <p className="tender-was">{t('voucher.noTax')}</p>}
      {ofCart && taken.length === 0 ? <TenderLines /> : <div className="tender-room" />}
      <p className="tender-after">
        {correcting !== null ? t('tender.correctSays') : t(after[means])}
      </p>
    </section>
  );
}

/** How a receipt was paid, as far as the house knows now. */
function meansOf({ tenders }: ReceiptView, words: ReturnType<typeof useWords>): string {
  return tenders.map((tender) => `${tenderWords(tender, words)} ${grouped(settledBy(tender))}`).join(', ');
}

/** What is being paid for, newest last; a long list scrolls in itself. */
function TenderLines() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { lines } = cart;
  const priced = pricedOf(cart);
  return (
    <ul className="tender-lines" aria-label={t('tender.lines')} tabIndex={0}>
      {lines.map((line, index) => (
        <li key={line.id}>
          <Name>{line.name}</Name>
          <span className="tender-quantity">{line.quantity > 1 ? `× ${line.quantity}` : ''}</span>
          <strong>{grouped(priced.lines[index]?.net ?? 0)}</strong>
        </li>
      ))}
    </ul>
  );
}
