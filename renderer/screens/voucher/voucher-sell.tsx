/** Gift vouchers to sell, each of its own amount; and, once they are paid for, their numbers and the change. */
import { Check, Ticket, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { printedSerial, vouchersMax } from '../../../src/domain/voucher.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf, unkeyed } from '../../digits.ts';
import { addVoucher, dropVoucher, payForVouchers } from '../../flows/vouchers.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { voucherStore } from '../../stores/voucher.ts';
import { useWords } from '../../words/words.ts';

/** Amounts that are asked for most, in won; each with the key beside it. */
const usual = [10_000, 30_000, 50_000, 100_000] as const;
const usualKeys = ['F2', 'F3', 'F4', 'F5'] as const;
const digitsMost = 9_999_999;

type SellProps = { readonly onClose: () => void; readonly kinds: ReactNode };

export function SellVouchers({ onClose, kinds }: SellProps) {
  const { t, say } = useWords();
  const desk = useDesk();
  const { amounts, digits, refusal } = voucherStore.use();
  const total = amounts.reduce((all, amount) => all + amount, 0);
  const set = (next: string): void => voucherStore.dispatch({ type: 'digits', digits: next });
  const type = (more: string): void => set(keyed(digits, more, digitsMost));
  const confirm = (): void => (digits === '' ? payForVouchers(desk) : addVoucher(desk));
  const add = (amount: number) => (): void => addVoucher(desk, amount);
  const quick = Object.fromEntries(usual.map((amount, place) => [usualKeys[place] ?? '', add(amount)]));
  const erase = (): void => set(unkeyed(digits));
  useKeys('dialog', { typed: type, keys: { Backspace: erase, Delete: () => dropVoucher(amounts.length - 1), ...quick } });
  return (
    <Over title={t('voucher.title')} wide onClose={onClose} onConfirm={confirm} testId="voucher-dialog">
      {kinds}
      <div className="voucher-sell">
        <div className="voucher-asked">
          <div className="voucher-usual" role="group" aria-label={t('voucher.usual')}>
            {usual.map((amount, place) => (
              <Button key={amount} large cap={usualKeys[place] ?? ''} onPress={add(amount)} testId={`voucher-usual-${amount}`}>
                {grouped(amount)}
              </Button>
            ))}
          </div>
          <Chosen amounts={amounts} />
          {refusal !== null && <Note tone="bad" testId="voucher-refused">{say(refusal)}</Note>}
        </div>
        <div className="voucher-keys">
          <div className="price-typed">
            <span>{t('voucher.other')}</span>
            <span data-testid="voucher-typed"><Money amount={numberOf(digits)} size="due" /></span>
          </div>
          <PadKeys order="money" label={t('pay.pad')} lastRow={['00', '0']} onDigits={type} onErase={erase} />
        </div>
      </div>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose}>{t('common.close')}</Button>
        <Button large kind="filled" cap="Enter" disabled={amounts.length === 0 && digits === ''} onPress={confirm} testId="voucher-go">
          {digits === '' ? t('voucher.toPay', { amount: grouped(total) }) : t('voucher.add', { amount: grouped(numberOf(digits)) })}
        </Button>
      </div>
    </Over>
  );
}

/** Those to be sold, each to be taken out again. */
function Chosen({ amounts }: { readonly amounts: readonly number[] }) {
  const { t } = useWords();
  if (amounts.length === 0) {
    return <p className="voucher-says" data-testid="voucher-none">{t('voucher.sellSays', { most: vouchersMax })}</p>;
  }
  return (
    <ul className="voucher-chosen" tabIndex={0} aria-label={t('voucher.chosen')}>
      {amounts.map((amount, place) => (
        <li key={place} data-testid="voucher-chosen">
          <Ticket size={18} aria-hidden="true" />
          <strong>{grouped(amount)}</strong>
          <button
            type="button"
            className="icon-button"
            aria-label={t('voucher.takeOut', { amount: grouped(amount) })}
            onClick={() => dropVoucher(place)}
            data-testid={`voucher-out-${place}`}
          >
            <X size={18} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** They are paid for, and only now have their numbers. */
export function SoldVouchers({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const sold = voucherStore.use((voucher) => voucher.sold);
  if (sold === null) return null;
  const cash = sold.tenders.find((tender) => tender.kind === 'cash');
  return (
    <Over title={t('voucher.soldTitle')} onClose={onClose} onConfirm={onClose} testId="voucher-sold">
      <Note tone="ok">{t('voucher.soldSays', { count: sold.vouchers.length, amount: grouped(sold.total) })}</Note>
      {cash?.kind === 'cash' && (
        <div className="voucher-change">
          <span>{t('done.change')}</span>
          <Money amount={cash.change} size="left" testId="voucher-change" />
        </div>
      )}
      <ul className="voucher-chosen" tabIndex={0} aria-label={t('voucher.soldTitle')}>
        {sold.vouchers.map(({ serial, amount }) => (
          <li key={serial} data-testid="voucher-serial" data-serial={serial}>
            <Check size={18} aria-hidden="true" />
            <code>{printedSerial(serial)}</code>
            <strong>{grouped(amount)}</strong>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button large kind="filled" cap="Enter" onPress={onClose} testId="voucher-next">{t('voucher.next')}</Button>
      </div>
    </Over>
  );
}
