/** The store's own vouchers over whatever screen is shown: what is left of one, some to sell, what was sold, a purchase taken back. */
import { Printer, Undo2 } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { beginTender } from '../../flows/pay.ts';
import { fillForm } from '../../flows/tenders.ts';
import { beginCancel, readOne, reprintVoucher } from '../../flows/vouchers.ts';
import { clock, day, signed } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { isEmptyCart, type Cart } from '../../../src/domain/cart.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { viewStore } from '../../stores/view.ts';
import { useRight } from '../../stores/till.ts';
import { voucherStore, type VoucherView } from '../../stores/voucher.ts';
import { useWords } from '../../words/words.ts';
import { VoucherFace } from '../tender/voucher-form.tsx';
import { CancelPurchase } from './voucher-cancel.tsx';
import { SellVouchers, SoldVouchers } from './voucher-sell.tsx';
import './voucher.css';

type Props = { readonly onClose: () => void };

export function VoucherDialog({ onClose }: Props) {
  const mode = voucherStore.use((voucher) => voucher.mode);
  if (mode === 'sell') return <SellVouchers onClose={onClose} kinds={<Kinds />} />;
  if (mode === 'sold') return <SoldVouchers onClose={onClose} />;
  if (mode === 'cancel') return <CancelPurchase />;
  return <Look onClose={onClose} />;
}

/** To look at one, or to sell. */
function Kinds() {
  const { t } = useWords();
  const mode = voucherStore.use((voucher) => voucher.mode);
  const maySell = useRight('sell_voucher');
  if (!maySell) return null;
  return (
    <Choice
      label={t('voucher.title')}
      hideLabel
      value={mode === 'sell' ? 'sell' : 'look'}
      onChange={(next) => voucherStore.dispatch({ type: 'opened', mode: next })}
      testId="voucher"
      options={[{ value: 'look', word: t('voucher.look') }, { value: 'sell', word: t('voucher.sell') }]}
    />
  );
}

function Look({ onClose }: Props) {
  const { t } = useWords();
  const desk = useDesk();
  const { view, text } = voucherStore.use();
  const read = (): void => void (text.trim() === '' || readOne(desk, text));
  // Goods that were scanned before it may come into the cart behind the dialog.
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const pay = payWith(desk, view, cart);
  const confirm = (): void => (view === null || text.trim() !== '' ? read() : pay === null ? onClose() : pay());
  return (
    <Over title={t('voucher.title')} wide onClose={onClose} onConfirm={confirm} testId="voucher-dialog">
      <Kinds />
      <div className="voucher-look">
        <div className="voucher-asked">
          {view !== null && <VoucherFace view={view} />}
          <Asked />
        </div>
        {view === null ? <p className="voucher-says">{t('voucher.lookSays')}</p> : <Moves view={view} />}
      </div>
      <div className="dialog-actions voucher-actions">
        {view !== null && <Again />}
        {(view?.cancellable ?? null) !== null && (
          <Button large icon={<Undo2 size={18} aria-hidden="true" />} onPress={() => beginCancel(desk)} testId="voucher-cancel">
            {t('voucher.cancel')}
          </Button>
        )}
        {view === null && <Button large kind="filled" cap="Enter" onPress={read} testId="voucher-read">{t('voucher.read')}</Button>}
        {view !== null && pay !== null && (
          <Button large kind="filled" cap="Enter" onPress={pay} testId="voucher-pay">{t('voucher.payWith')}</Button>
        )}
      </div>
    </Over>
  );
}

/** With something in the cart, the voucher that is shown may pay for it at once; null where it cannot. */
function payWith(desk: ReturnType<typeof useDesk>, view: VoucherView | null, cart: Cart): (() => void) | null {
  if (view === null || view.left === 0 || cart.kind !== 'sale' || isEmptyCart(cart)) return null;
  return () => {
    viewStore.dispatch({ type: 'dialog', dialog: null });
    beginTender(desk, 'voucher');
    if (viewStore.get().screen === 'tender') fillForm({ serial: view.serial });
  };
}

/** The number of another one. */
function Asked() {
  const { t, say } = useWords();
  const { text, refusal, said, view, busy } = voucherStore.use();
  return (
    <>
      <Field
        label={view === null ? t('voucher.number') : t('voucher.anotherNumber')}
        value={text}
        onChange={(next) => voucherStore.dispatch({ type: 'typed', text: next })}
        most={40}
        autoFocus={view === null}
        hint={t('voucher.numberHint')}
        problem={refusal === null ? null : say(refusal)}
        testId="voucher-number"
      />
      {busy && <p role="status" className="voucher-says">{t('common.busy')}</p>}
      {said === 'cancelled' && <Note tone="ok" testId="voucher-said">{t('voucher.cancelled')}</Note>}
      {said !== null && said !== 'cancelled' && (
        <Note tone="info" testId="voucher-said">{t('voucher.reprinted', { copy: said.copy })}</Note>
      )}
    </>
  );
}

function Again() {
  const { t } = useWords();
  const desk = useDesk();
  const busy = voucherStore.use((voucher) => voucher.busy);
  const may = useRight('reprint');
  useKeys('dialog', { keys: { 'Ctrl+P': () => void (may && reprintVoucher(desk)) } });
  if (!may) return null;
  return (
    <Button
      large cap="Ctrl P" icon={<Printer size={18} aria-hidden="true" />} busy={busy} busyWord={t('common.busy')}
      onPress={() => void reprintVoucher(desk)} testId="voucher-reprint"
    >
      {t('voucher.reprint')}
    </Button>
  );
}

/** What moved on it, newest first. */
function Moves({ view }: { readonly view: VoucherView }) {
  const { t } = useWords();
  return (
    <section className="voucher-moves" aria-label={t('voucher.moves')}>
      <h3>{t('voucher.moves')}</h3>
      <ul tabIndex={0} aria-label={t('voucher.moves')}>
        {view.moves.map(({ kind, at, amount, receiptNumber, operator }, place) => (
          <li key={place}>
            <span>{t(`voucher.move_${wordOf(kind)}`)}</span>
            <small>{day(at)} {clock(at)} · {receiptNumber === '' ? operator : receiptNumber}</small>
            <strong>{signed(amount)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

const moveWords = ['voucher_sold', 'voucher_cancelled', 'sale', 'refund', 'exchange', 'tender_corrected'] as const;
type MoveWord = (typeof moveWords)[number];

function wordOf(kind: string): MoveWord {
  return moveWords.find((known) => known === kind) ?? 'tender_corrected';
}
