/** A maker's last statement, line by line, and registering what was paid by it. */
import { useEffect, useState } from 'react';
import type { SettledMaker, StatementView } from '../../../src/contract/settlement-rows.ts';
import { won, type Won } from '../../../src/domain/money.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { payMaker, readStatement } from '../../flows/settlement.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** Figures of a row, in the order in which they add up. */
const figures = [
  'sales', 'refunds', 'discountStore', 'discountMaker', 'discountMall', 'base', 'charge', 'vat', 'inputVat', 'compensation',
] as const;

export function StatementDialog({ maker, onClose }: { readonly maker: SettledMaker; readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const mayPay = useRight('pay_makers');
  const [statement, setStatement] = useState<StatementView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const number = maker.last?.number ?? 0;
  useEffect(() => {
    if (number === 0) return;
    void readStatement(desk, { makerId: maker.id, number }).then((answer) => {
      if (answer.ok) setStatement(answer.value);
      else setRefusal(answer.refusal);
    });
  }, [desk, maker.id, number]);
  const title = number === 0 ? maker.name : t('settlement.dialog', { name: maker.name, number });
  return (
    <Over wide title={title} onClose={onClose} testId="statement-dialog">
      <div className="statement">
        {number === 0 && <Note tone="info">{t('settlement.noStatement')}</Note>}
        {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
        {statement !== null && <Figures statement={statement} />}
        {statement !== null && mayPay && <Payment maker={maker} />}
        <div className="dialog-actions">
          <Button large cap="Esc" onPress={onClose} testId="statement-close">{t('settlement.close')}</Button>
        </div>
      </div>
    </Over>
  );
}

function Figures({ statement }: { readonly statement: StatementView }) {
  const { t } = useWords();
  const { afterDay, day, rows, opening, paid, closing } = statement;
  const amount = (value: number): string => t('settlement.won', { amount: grouped(value) });
  return (
    <>
      <p className="makers-says">
        {afterDay === '' ? t('settlement.first', { to: day }) : t('settlement.period', { from: afterDay, to: day })}
      </p>
      <dl className="statement-figures" data-testid="statement-figures">
        <div><dt>{t('settlement.opening')}</dt><dd>{amount(opening)}</dd></div>
      </dl>
      {rows.map((row) => (
        <section key={`${row.version}${row.tax}`}>
          <h3>{t(`makers.kind_${row.kind}`)} {row.rateBp / 100} % · {t(row.tax === 'T' ? 'settlement.taxable' : 'settlement.exempt')}</h3>
          <dl className="statement-figures">
            {figures.filter((name) => row.figures[name] !== 0 || name === 'sales' || name === 'charge').map((name) => (
              <div key={name}><dt>{t(`settlement.${name}`)}</dt><dd>{amount(row.figures[name])}</dd></div>
            ))}
          </dl>
          {row.fraction !== 0 && <p className="makers-says">{t('settlement.carried', { part: (row.fraction / 10_000).toFixed(4) })}</p>}
        </section>
      ))}
      <dl className="statement-figures">
        <div><dt>{t('settlement.paid')}</dt><dd>{amount(paid)}</dd></div>
        <div><dt>{t('settlement.closing')}</dt><dd data-testid="statement-closing">{amount(closing)}</dd></div>
      </dl>
    </>
  );
}

/** Money that left the bank already; the house refuses more than is owed. */
function Payment({ maker }: { readonly maker: SettledMaker }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [now, setNow] = useState<{ readonly payable: Won; readonly paidSoFar: Won }>(maker);
  const [amount, setAmount] = useState(String(Math.max(0, maker.payable)));
  const [withheld, setWithheld] = useState('0');
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<Refusal | 'paid' | 'busy' | null>(null);
  if (now.payable <= 0 && said !== 'paid') return <p className="makers-says" data-testid="statement-nothing">{t('settlement.notNow')}</p>;
  const save = async (): Promise<void> => {
    setSaid('busy');
    const answer = await payMaker(desk, {
      makerId: maker.id, amount: won(Number(amount || '0')), withheld: won(Number(withheld || '0')), note, paidSoFar: now.paidSoFar,
    });
    setSaid(answer.ok ? 'paid' : answer.refusal);
    if (!answer.ok) return;
    setNow(answer.value);
    setAmount(String(Math.max(0, answer.value.payable)));
  };
  return (
    <form className="contract-fields" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={t('settlement.amount')} value={amount} onChange={(next) => (setSaid(null), setAmount(digitsOf(next)))} numeric most={10}
        hint={t('settlement.payable', { amount: grouped(now.payable) })} testId="payment-amount"
      />
      <Field
        label={t('settlement.withheld')} value={withheld} onChange={(next) => (setSaid(null), setWithheld(digitsOf(next)))} numeric
        most={10} testId="payment-withheld"
      />
      <Field label={t('settlement.note')} value={note} onChange={setNote} most={100} testId="payment-note" />
      <Button kind="filled" submit busy={said === 'busy'} busyWord={t('common.busy')} onPress={() => void save()} testId="payment-save">
        {t('settlement.pay')}
      </Button>
      {said === 'paid' && <Note tone="ok" testId="payment-said">{t('settlement.paidSaid', { amount: grouped(now.payable) })}</Note>}
      {said !== null && typeof said === 'object' && <Note tone="bad" testId="payment-refused">{say(said)}</Note>}
    </form>
  );
}
