/** The card terminal's totals, typed in from its slip, beside what was registered by hand; what differs is said per acquirer. */
import { useState } from 'react';
import { amountMax, won } from '../../../src/domain/money.ts';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf } from '../../digits.ts';
import type { Report } from '../../flows/reports.ts';
import { grouped, signed } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';

type Row = Output<'terminal.check'>['rows'][number];

export function TerminalCheck({ shift, report }: { readonly shift: number; readonly report: Report }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const known = report.figures.flatMap(({ key, amount }) => {
    const [what, account, kind, acquirer = ''] = key.split('|');
    return what === 'tender' && account === 'card' && kind === 'manual' ? [{ acquirer, amount }] : [];
  });
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const check = async (): Promise<void> => {
    const totals = known.map(({ acquirer }) => ({ acquirer, amount: won(numberOf(typed[acquirer] ?? '')) }));
    const answer = await desk.call('terminal.check', { shift, totals });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setRows(answer.value.rows);
  };
  if (known.length === 0) return <Note tone="info">{t('day.noCards')}</Note>;
  return (
    <form className="day-terminal" onSubmit={(event) => event.preventDefault()} data-testid="terminal">
      {known.map(({ acquirer, amount }) => {
        const row = rows?.find((each) => each.acquirer === acquirer);
        const off = row === undefined || row.difference === 0 ? null : t('day.differs', { amount: signed(row.difference) });
        return (
          <Field
            key={acquirer}
            label={`${acquirer} · ${t('day.registered', { amount: grouped(amount) })}`}
            value={typed[acquirer] ?? ''}
            numeric
            most={12}
            onChange={(text) => (setRows(null), setTyped({ ...typed, [acquirer]: keyed('', text.replaceAll(',', ''), amountMax) }))}
            problem={off}
            good={row !== undefined && off === null ? t('day.agrees') : null}
            testId={`terminal-${acquirer}`}
          />
        );
      })}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <Button submit onPress={() => void check()} testId="terminal-check">{t('day.compare')}</Button>
    </form>
  );
}
