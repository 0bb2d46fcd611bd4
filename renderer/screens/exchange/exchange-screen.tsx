/** An exchange of which nothing is to be paid: both halves, the difference in words, over which means it goes back, and the button. */
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import type { CartExchange } from '../../../src/domain/cart.ts';
import { useDesk } from '../../desk.ts';
import { leaveExchange, legsBack, readOld } from '../../flows/exchange.ts';
import { refuseTender, takeExchange } from '../../flows/pay.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { differenceOf, pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { exchangeStore } from '../../stores/exchange.ts';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { wayOf } from '../checkout/exchange-due.tsx';
import { NoticeBar } from '../checkout/notice-bar.tsx';
import { ExchangeLeg } from './exchange-leg.tsx';
import '../return/return.css';
import './exchange.css';

export function ExchangeScreen() {
  const desk = useDesk();
  const exchange = checkoutStore.use(({ cart }) => cart.exchange);
  const give = (): void => giveIt(desk);
  useKeys('screen', { keys: { Escape: leaveExchange, F8: give, Enter: give } });
  useEffect(() => void readOld(desk), [desk]);
  if (exchange === undefined) return null;
  return (
    <div className="return" data-testid="exchange">
      <Halves exchange={exchange} />
      <Giving exchange={exchange} onGive={give} />
    </div>
  );
}

/** A number that is missing is said beside the button, and its field is gone to. */
function giveIt(desk: ReturnType<typeof useDesk>): void {
  const exchange = exchangeStore.get();
  if (tenderStore.get().busy !== 'no' || exchange.reading === null) return;
  const missing = legsBack(exchange).some(({ means, leg }) => means === 'card' && (exchange.approvals.get(leg) ?? '').trim() === '');
  if (missing) {
    document.querySelector<HTMLInputElement>('[data-cancel]:placeholder-shown')?.focus();
    return refuseTender(desk, { code: 'approval_missing' });
  }
  void takeExchange(desk);
}

function Halves({ exchange }: { readonly exchange: CartExchange }) {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const priced = pricedOf(cart);
  return (
    <section className="return-goods" aria-label={t('exchange.title')}>
      <header className="return-head">
        <div>
          <h1>{t('exchange.title')}</h1>
          <p>{t('exchange.of', { number: exchange.receiptNumber })} · {exchange.reason}</p>
        </div>
        <Button cap="Esc" icon={<ArrowLeft size={18} aria-hidden="true" />} testId="exchange-leave" onPress={leaveExchange}>
          {t('exchange.toGoods')}
        </Button>
      </header>
      <h2 className="exchange-half">{t('exchange.back')}<strong>{grouped(-exchange.total)}</strong></h2>
      <ul className="exchange-rows" tabIndex={0} aria-label={t('exchange.back')}>
        {exchange.lines.map(({ lineId, name, pieces }) => (
          <li key={lineId}><Name full>{name}</Name><span>× {pieces}</span></li>
        ))}
      </ul>
      <h2 className="exchange-half">{t('exchange.goods')}<strong>{grouped(priced.total)}</strong></h2>
      <ul className="exchange-rows" tabIndex={0} aria-label={t('exchange.goods')}>
        {cart.lines.map((line, index) => (
          <li key={line.id}>
            <Name full>{line.name}</Name>
            <span>× {line.quantity}</span>
            <strong>{grouped(priced.lines[index]?.net ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

type GivingProps = { readonly exchange: CartExchange; readonly onGive: () => void };

function Giving({ exchange, onGive }: GivingProps) {
  const { t, say } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const state = exchangeStore.use();
  const { busy, refusal } = tenderStore.use();
  const stopped = useStopped();
  const difference = differenceOf(cart);
  const off = stopped || busy !== 'no' || state.reading === null;
  const said = refusal ?? state.refusal;
  return (
    <section className="return-pay" aria-label={t('exchange.difference')}>
      <div className="due-card">
        <dl className="due-discounts">
          <div><dt>{t('exchange.goods')}</dt><dd>{grouped(pricedOf(cart).total)}</dd></div>
          <div className="taken-off"><dt>{t('exchange.back')}</dt><dd>−{grouped(exchange.total)}</dd></div>
        </dl>
        <div className={difference < 0 ? 'due-line bad' : 'due-line'}>
          <span>{t(`exchange.${wayOf(difference)}`)}</span>
          <Money amount={Math.abs(difference)} size="due" testId="exchange-difference" />
        </div>
        {state.reading === null && state.refusal === null && <p className="gift-reading" role="status">{t('common.busy')}</p>}
        <ul className="return-legs">
          {legsBack(state).map((leg) => <ExchangeLeg key={leg.leg} leg={leg} />)}
        </ul>
        {difference === 0 && <p className="exchange-even">{t('exchange.evenSays')}</p>}
      </div>
      <NoticeBar />
      <div className="give">
        {said !== null && <Note tone="bad" testId="exchange-refused">{say(said)}</Note>}
        {busy === 'checking' && <Note tone="warn">{t('tender.checking')}</Note>}
        <button
          type="button"
          className="cash-button"
          aria-disabled={off || undefined}
          aria-busy={busy !== 'no' || undefined}
          data-testid="exchange-give"
          onClick={() => {
            if (!off) onGive();
          }}
        >
          <span className="cash-word">{busy === 'no' ? t('exchange.do') : t('refund.givingBack')}</span>
          <span className="cash-key">
            {difference < 0 && <strong>{grouped(difference)}</strong>}
            <KeyCap>F8</KeyCap>
          </span>
        </button>
      </div>
    </section>
  );
}
