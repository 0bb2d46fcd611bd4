/** Taking cash: what is due, what was given, what goes back. One press records one sale. */
import { ArrowLeft } from 'lucide-react';
import { smallestCoin } from '../../../src/domain/tender.ts';
import { amountMax, roundTo } from '../../../src/domain/money.ts';
import { piecesIn } from '../../../src/domain/cart.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf, unkeyed } from '../../digits.ts';
import { leaveTender, takeKeyedCash } from '../../flows/pay.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { NoticeBar } from '../checkout/notice-bar.tsx';
import { TaxSplitLine } from '../checkout/tax-split-line.tsx';
import { CashPad } from './cash-pad.tsx';
import './tender.css';

export function TenderScreen() {
  const desk = useDesk();
  const total = checkoutStore.use((checkout) => pricedOf(checkout.cart.lines).total);
  const stopped = useStopped();
  const least = roundTo(total, smallestCoin, 'down');
  const set = (digits: string): void => {
    if (tenderStore.get().busy === 'no' && !stopped) tenderStore.dispatch({ type: 'typed', digits });
  };
  const type = (more: string): void => set(keyed(tenderStore.get().digits, more, amountMax));
  const erase = (): void => set(unkeyed(tenderStore.get().digits));
  const exact = (): void => set(String(least));
  useKeys('screen', {
    typed: type,
    keys: { Enter: () => void takeKeyedCash(desk), Escape: leaveTender, Backspace: erase, Delete: () => set(''), F8: exact },
  });
  return (
    <div className="tender">
      <Due />
      <CashPad
        least={least}
        total={total}
        onExact={exact}
        onType={type}
        onErase={erase}
        onClear={() => set('')}
        onAdd={(amount) => set(String(Math.min(amountMax, numberOf(tenderStore.get().digits) + amount)))}
        onTake={() => void takeKeyedCash(desk)}
      />
    </div>
  );
}

function Due() {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  const { total, tax } = pricedOf(cart.lines);
  return (
    <section className="tender-due" aria-label={t('pay.due')}>
      <div className="tender-back">
        <button type="button" className="back-button" aria-disabled={busy || undefined} onClick={leaveTender} data-testid="tender-back">
          <ArrowLeft size={20} aria-hidden="true" />
          {t('tender.back')}
          <KeyCap>Esc</KeyCap>
        </button>
        <span className="count-tag plain">{t('cart.count', { lines: cart.lines.length, pieces: piecesIn(cart) })}</span>
      </div>
      <h1>{t('pay.due')}</h1>
      <div className="tender-total" aria-live="polite">
        <Money amount={total} size="left" testId="tender-due" />
      </div>
      <TaxSplitLine tax={tax} />
      <NoticeBar />
      <TenderLines />
      <p className="tender-after">{t('tender.after')}</p>
    </section>
  );
}

/** What is being paid for, newest last; a long list scrolls in itself. */
function TenderLines() {
  const { t } = useWords();
  const lines = checkoutStore.use((checkout) => checkout.cart.lines);
  const priced = pricedOf(lines);
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
