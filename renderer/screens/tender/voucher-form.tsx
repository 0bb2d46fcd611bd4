/** Paying with one of the store's own vouchers: its number first, then what is left of it, how much it pays, and its rest in cash. */
import { Check, Ticket } from 'lucide-react';
import { useEffect } from 'react';
import { subtract, type Won } from '../../../src/domain/money.ts';
import { mayCashRest, printedSerial } from '../../../src/domain/voucher.ts';
import { useDesk } from '../../desk.ts';
import { leaveTender } from '../../flows/pay.ts';
import { amountOf, chooseMeans, eraseAmount, fillForm, takeFilled, typeAmount, voucherPays } from '../../flows/tenders.ts';
import { restAfter } from '../../flows/vouchers.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { voucherStore, type VoucherView } from '../../stores/voucher.ts';
import { useWords } from '../../words/words.ts';
import { AmountField } from './amount-field.tsx';
import { AmountPad } from './amount-pad.tsx';
import { TenderSentence } from './tender-sentence.tsx';

export function VoucherForm({ rest }: { readonly rest: Won }) {
  const serial = tenderStore.use((tender) => tender.form.serial);
  const view = voucherStore.use((voucher) => voucher.known.get(serial) ?? null);
  return view === null ? <Asking /> : <Paying view={view} rest={rest} />;
}

/** Scanned, or typed: the digits behind the V are enough for one of this till's. */
function Asking() {
  const { t } = useWords();
  const desk = useDesk();
  const text = voucherStore.use((voucher) => voucher.text);
  const write = (next: string): void => {
    voucherStore.dispatch({ type: 'typed', text: next.slice(0, 40) });
    fillForm({});
  };
  const type = (digits: string): void => write(`${voucherStore.get().text}${digits}`);
  const erase = (): void => write(voucherStore.get().text.slice(0, -1));
  useKeys('screen', {
    typed: type,
    keys: {
      Enter: () => void takeFilled(desk), Escape: leaveTender, Backspace: erase, Delete: () => write(''),
      F8: () => chooseMeans('cash'), F6: () => chooseMeans('card'),
    },
  });
  return (
    <section className="tender-form" aria-label={t('voucher.gift')}>
      <div className="tender-fields">
        <h2>{t('voucher.payTitle')}</h2>
        <Field
          label={t('voucher.number')} value={text} onChange={write} most={40} autoFocus hint={t('voucher.numberHint')}
          testId="voucher-number"
        />
        <TenderSentence />
        <Note tone="info">{t('voucher.scanSays')}</Note>
      </div>
      <AmountPad label={t('pay.pad')} onDigits={type} onErase={erase} take={t('voucher.read')} />
    </section>
  );
}

function Paying({ view, rest }: { readonly view: VoucherView; readonly rest: Won }) {
  const { t } = useWords();
  const desk = useDesk();
  const form = tenderStore.use((tender) => tender.form);
  const most = voucherPays(form, rest);
  const amount = amountOf(form, most);
  const left = restAfter(view, amount);
  const mayCash = mayCashRest(view, left);
  const toggle = (): void => fillForm({ cashRest: mayCash && !form.cashRest });
  // Another amount may take the right to the rest away.
  useEffect(() => {
    if (form.cashRest && !mayCash) fillForm({ cashRest: false });
  }, [form.cashRest, mayCash]);
  const another = (): void => fillForm({ serial: '', amount: null, cashRest: false });
  useKeys('screen', {
    typed: typeAmount,
    keys: {
      Enter: () => void takeFilled(desk), Escape: leaveTender, Backspace: eraseAmount, Delete: () => fillForm({ amount: '' }),
      F8: () => chooseMeans('cash'), F6: () => chooseMeans('card'), F7: toggle, F9: another,
    },
  });
  const part = { amount: grouped(amount), rest: grouped(amount > rest ? 0 : subtract(rest, amount)) };
  return (
    <section className="tender-form" aria-label={t('voucher.gift')}>
      <div className="tender-fields">
        <VoucherFace view={view} />
        <AmountField amount={amount} rest={most} />
        <p className="voucher-after" data-testid="voucher-after">
          <span>{t('voucher.leftThen')}</span> <strong>{grouped(form.cashRest ? 0 : left)}</strong>
        </p>
        {mayCash && (
          <Button
            large cap="F7" onPress={toggle} pressed={form.cashRest} testId="voucher-cash-rest"
            icon={form.cashRest ? <Check size={18} aria-hidden="true" /> : undefined}
          >
            {t('voucher.cashRest', { amount: grouped(Math.ceil(left / 10) * 10) })}
          </Button>
        )}
        {!mayCash && left > 0 && view.kind === 'gift' && <p className="voucher-says">{t('voucher.restStays')}</p>}
        <TenderSentence />
        <Button kind="quiet" cap="F9" onPress={another} testId="voucher-another">{t('voucher.another')}</Button>
      </div>
      <AmountPad
        label={t('pay.pad')}
        onDigits={typeAmount}
        onErase={eraseAmount}
        take={amount < rest ? t('tender.registerPart', part) : t('voucher.take', { amount: grouped(amount) })}
      />
    </section>
  );
}

/** A voucher as it stands: what it is, its number, and what is left of it, large. */
export function VoucherFace({ view }: { readonly view: VoucherView }) {
  const { t } = useWords();
  return (
    <div className="voucher-face" data-testid="voucher-face">
      <div className="voucher-name">
        <Ticket size={20} aria-hidden="true" />
        <strong>{t(`voucher.${view.kind}`)}</strong>
        {view.isPast && <Tag tone="warn">{t('voucher.past')}</Tag>}
      </div>
      <code>{printedSerial(view.serial)}</code>
      <div className="voucher-left">
        <span>{t('voucher.left')}</span>
        <Money amount={view.left} size="due" testId="voucher-left" />
      </div>
      <small>
        {t('voucher.issued', { amount: grouped(view.issued), day: view.issuedOn })}
        {view.until !== null && ` · ${t('voucher.until', { day: view.until })}`}
      </small>
    </div>
  );
}
