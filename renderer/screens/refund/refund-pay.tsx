/** The right column of goods taken back: why, on which shelf, how much, and a manager who gives it back. */
import { Banknote, PackageCheck, PackageX, Ticket } from 'lucide-react';
import { useEffect, useState } from 'react';
import { piecesIn } from '../../../src/domain/cart.ts';
import type { Won } from '../../../src/domain/money.ts';
import { giveCashBack } from '../../../src/domain/tender.ts';
import { useDesk } from '../../desk.ts';
import { giveBack } from '../../flows/pay.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { pricedOf, usePriced } from '../../priced.ts';
import { reasonKinds } from '../../reasons.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { refundStore, type RefundWhy } from '../../stores/refund.ts';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { ko } from '../../words/ko.ts';
import { useWords } from '../../words/words.ts';
import { PadBlock } from '../checkout/pad-block.tsx';
import { TaxSplitLine } from '../checkout/tax-split-line.tsx';
import './refund.css';

/** The longest typed reason. */
const reasonMax = 100;

export function RefundPay({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const width = useWidth();
  const keying = checkoutStore.use(
    ({ panel, pad }) => panel.kind === 'price' || panel.kind === 'open' || pad.mode === 'quantity' || pad.digits !== '',
  );
  const asCredit = useAsCredit();
  return (
    <section className="pay refund-pay" aria-label={t('refund.total')}>
      <BackCard asCredit={asCredit} />
      {keying && width !== 'narrow' ? <PadBlock onOpenPrice={onOpenPrice} /> : <Why />}
      <GiveButton asCredit={asCredit} />
    </section>
  );
}

/** Does the shop give store credit for goods without their receipt, instead of money? */
function useAsCredit(): boolean {
  const desk = useDesk();
  const [asCredit, setAsCredit] = useState(false);
  useEffect(() => {
    let isHere = true;
    void desk.call('return.policy', {}).then((answer) => {
      if (isHere && answer.ok) setAsCredit(answer.value.withoutReceipt === 'credit');
    });
    return () => void (isHere = false);
  }, [desk]);
  return asCredit;
}

type Given = { readonly asCredit: boolean };

/** What is handed out: credit to the won, cash in coins that exist. */
function handedOut(total: Won, { asCredit }: Given): number {
  return asCredit ? total : giveCashBack(total).paid;
}

function BackCard({ asCredit }: Given) {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { total, tax } = usePriced(cart);
  return (
    <div className="due-card">
      <div className="due-count">
        <span>{t('refund.pieces', { count: piecesIn(cart) })}</span>
      </div>
      <div className={total > 0 ? 'due-line bad' : 'due-line'}>
        <span>{t('refund.total')}</span>
        <Money amount={-handedOut(total, { asCredit })} size="due" testId="refund-total" />
      </div>
      <TaxSplitLine tax={tax} back />
    </div>
  );
}

function Why() {
  const { t } = useWords();
  const why = refundStore.use();
  return (
    <div className="why">
      <Choice
        label={t('refund.reason')}
        value={why.kind}
        testId="reason"
        onChange={(kind) => refundStore.dispatch({ type: 'reason', kind })}
        options={reasonKinds.map((kind) => ({ value: kind, word: t(`refund.${kind}`) }))}
      />
      {why.kind === 'other' && (
        <input
          className="why-typed"
          value={why.typed}
          maxLength={reasonMax}
          aria-label={t('refund.typeReason')}
          placeholder={t('refund.typeReason')}
          autoFocus
          data-testid="reason-typed"
          onChange={(event) => refundStore.dispatch({ type: 'typed', text: event.target.value })}
        />
      )}
      <Choice
        label={t('refund.restock')}
        value={why.restock === null ? null : why.restock ? 'yes' : 'no'}
        testId="restock"
        onChange={(restock) => refundStore.dispatch({ type: 'restock', restock: restock === 'yes' })}
        options={[
          { value: 'yes', word: t('refund.restockYes'), icon: <PackageCheck size={18} aria-hidden="true" /> },
          { value: 'no', word: t('refund.restockNo'), icon: <PackageX size={18} aria-hidden="true" /> },
        ]}
      />
      <Note tone="info">{t('refund.info')}</Note>
    </div>
  );
}

function GiveButton({ asCredit }: Given) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [asked, setAsked] = useState(false);
  const why = refundStore.use();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { lines } = cart;
  const { total } = pricedOf(cart);
  const panel = checkoutStore.use((checkout) => checkout.panel.kind);
  const { busy, refusal } = tenderStore.use();
  const reason = reasonOf(why);
  const ready = reason !== '' && why.restock !== null;
  const stopped = useStopped();
  const off = stopped || lines.length === 0 || panel === 'price' || panel === 'open' || busy !== 'no';
  const give = (): void => {
    setAsked(true);
    if (!off && ready) void giveBack(desk, reason);
  };
  useKeys('screen', { keys: { F8: give } });
  return (
    <div className="give">
      {asked && !ready && lines.length > 0 && (
        <Note tone="warn" testId="refund-need">
          {t('refund.need')}
        </Note>
      )}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {busy === 'checking' && <Note tone="warn">{t('tender.checking')}</Note>}
      <button
        type="button"
        className="cash-button"
        aria-disabled={off || undefined}
        aria-busy={busy !== 'no' || undefined}
        data-testid="give-back"
        onClick={give}
      >
        <span className="cash-word">{busy !== 'no' ? t('refund.givingBack') : asCredit ? t('voucher.giveCredit') : t('refund.give')}</span>
        <span className="cash-key">
          {asCredit ? <Ticket size={20} aria-hidden="true" /> : <Banknote size={20} aria-hidden="true" />}
          <strong>{grouped(-handedOut(total, { asCredit }))}</strong>
          <KeyCap>F8</KeyCap>
        </span>
      </button>
    </div>
  );
}

/** The reason as the ledger and the paper keep it: in the shop's language, whatever the screen speaks. */
function reasonOf(why: RefundWhy): string {
  if (why.kind === null) return '';
  return why.kind === 'other' ? why.typed.trim() : ko.refund[why.kind];
}
