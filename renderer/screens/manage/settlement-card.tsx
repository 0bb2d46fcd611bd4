/** What is owed to makers up to a day, statements for all of them, and each maker's last one. Closed shifts alone count. */
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { SettledMaker } from '../../../src/contract/settlement-rows.ts';
import { isDay } from '../../../src/domain/calendar.ts';
import type { BusinessDate } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { dayTyped } from '../../day-text.ts';
import { useDesk } from '../../desk.ts';
import { listSettlement, settle, settledShown } from '../../flows/settlement.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { StatementDialog } from './statement-dialog.tsx';
import './makers.css';
import './settlement.css';

type Listed = Output<'settlement.list'>;

export function SettlementCard() {
  const { t, say } = useWords();
  const desk = useDesk();
  const today = tillStore.use(({ state }) => state?.today ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [most, setMost] = useState(settledShown);
  const [step, setStep] = useState<'none' | 'asked' | 'busy'>('none');
  const [said, setSaid] = useState<{ readonly tone: 'ok' | 'bad'; readonly text: string } | null>(null);
  const [opened, setOpened] = useState<SettledMaker | null>(null);
  const shown = typed ?? today;
  const day = isDay(shown) ? shown : null;
  const { listed, refusal } = useListed(day, text, most, step === 'busy');
  const upTo = listed?.upTo ?? null;
  const settleAll = async (): Promise<void> => {
    if (day === null || upTo === null) return;
    setStep('busy');
    const answer = await settle(desk, { day, shift: upTo.shift });
    setStep('none');
    setSaid(answer.ok
      ? { tone: 'ok', text: t('settlement.settled', { n: grouped(answer.value.settled) }) }
      : { tone: 'bad', text: say(answer.refusal) });
  };
  return (
    <section className="card" data-testid="settlement-card">
      <h2>
        {t('settlement.title')}
        {listed !== null && <span className="makers-all">{t('settlement.all', { amount: grouped(listed.closing) })}</span>}
      </h2>
      <div className="two-fields">
        <Field
          label={t('settlement.day')} value={shown} numeric most={11} hint={t('settlement.dayHint')} testId="settlement-day"
          onChange={(next) => (setSaid(null), setTyped(keyedDay(shown, next)))}
          problem={shown.length === 10 && day === null ? t('settlement.badDay') : null}
        />
        <Field
          label={t('settlement.find')} value={text} onChange={(next) => (setText(next), setMost(settledShown))} most={100}
          testId="settlement-find"
        />
      </div>
      {said !== null && <Note tone={said.tone} testId="settlement-said">{said.text}</Note>}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {listed === null && refusal === null && <p className="makers-says" role="status">{t('settlement.loading')}</p>}
      {listed !== null && <Rows listed={listed} onOpen={setOpened} />}
      {listed !== null && listed.found > listed.makers.length && most < 200 && (
        <Button kind="quiet" onPress={() => setMost(most + settledShown)}>
          {t('settlement.more', { n: Math.min(settledShown, listed.found - listed.makers.length) })}
        </Button>
      )}
      {listed !== null && listed.open > 0 && (
        <Button
          kind="filled" busy={step === 'busy'} busyWord={t('common.busy')} onPress={() => setStep('asked')} testId="settlement-settle"
        >
          {t('settlement.settle', { n: grouped(listed.open) })}
        </Button>
      )}
      {step === 'asked' && listed !== null && upTo !== null && (
        <Confirm n={listed.open} day={upTo.day} onClose={() => setStep('none')} onConfirm={() => void settleAll()} />
      )}
      {opened !== null && <StatementDialog maker={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** A hyphen that is erased takes the digit before it along; else it would come back at once. */
function keyedDay(before: string, typed: string): string {
  return dayTyped(before.startsWith(typed) && before.endsWith('-') ? typed.slice(0, -1) : typed);
}

type Told = { readonly listed: Listed | null; readonly refusal: Refusal | null };

/** What the house lists for the newest question; asked anew when something is entered, but not while statements are made. */
function useListed(day: BusinessDate | null, text: string, most: number, waits: boolean): Told {
  const desk = useDesk();
  const entries = tillStore.use(({ state }) => state?.entries ?? 0);
  const [told, setTold] = useState<Told>({ listed: null, refusal: null });
  const asked = useRef(0);
  useEffect(() => {
    if (day === null || waits) return;
    asked.current += 1;
    const mine = asked.current;
    void listSettlement(desk, { day, text: text.slice(0, 100), most: Math.min(200, most) }).then((answer) => {
      if (mine !== asked.current) return;
      setTold((before) => (answer.ok ? { listed: answer.value, refusal: null } : { ...before, refusal: answer.refusal }));
    });
  }, [desk, day, text, most, waits, entries]);
  return told;
}

function Rows({ listed: { upTo, makers }, onOpen }: { readonly listed: Listed; readonly onOpen: (maker: SettledMaker) => void }) {
  const { t } = useWords();
  if (upTo === null) return <p className="makers-says" data-testid="settlement-none">{t('settlement.none')}</p>;
  if (makers.length === 0) return <p className="makers-says" data-testid="settlement-nobody">{t('settlement.nobody')}</p>;
  return (
    <>
      <p className="makers-says">{t('settlement.upTo', { day: upTo.day })}</p>
      <ul className="makers-list" aria-label={t('settlement.title')} data-testid="settlement-list">
        {makers.map((maker) => (
          <li key={maker.id}>
            <button type="button" className="maker-row" onClick={() => onOpen(maker)} data-testid={`settlement-${maker.id}`}>
              <span className="maker-words">
                <span className="maker-name"><Name>{maker.name}</Name></span>
                <span className="maker-until">
                  <Tag tone={maker.state === 'open' ? 'warn' : 'ok'}>
                    {t(maker.state === 'open' ? 'settlement.open' : 'settlement.done')}
                  </Tag>
                  {maker.last !== null && <small>{maker.last.day}</small>}
                </span>
              </span>
              <span className="maker-due">
                <small>{t('settlement.closing')}</small>
                <strong>{t('settlement.won', { amount: grouped(maker.closing) })}</strong>
              </span>
              <ChevronRight size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

type ConfirmProps = { readonly n: number; readonly day: string; readonly onClose: () => void; readonly onConfirm: () => void };

/** What is settled is never changed, so it is asked. */
function Confirm({ n, day, onClose, onConfirm }: ConfirmProps) {
  const { t } = useWords();
  return (
    <Over title={t('settlement.title2', { n: grouped(n), day })} alert onClose={onClose} onConfirm={onConfirm} testId="settlement-dialog">
      <p className="dialog-says">{t('settlement.says')}</p>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose} testId="settlement-no">{t('settlement.no')}</Button>
        <Button large kind="filled" cap="Enter" onPress={onConfirm} testId="settlement-yes">{t('settlement.yes')}</Button>
      </div>
    </Over>
  );
}
