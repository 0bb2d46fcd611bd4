/** Opening: the float is counted by denomination, and only then the till sells. */
import { Archive, CalendarDays, Check, Eraser, Hash, Printer } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { subtract } from '../../../src/domain/money.ts';
import { useDesk } from '../../desk.ts';
import { countedOf, openShift, piecesOf } from '../../flows/shift.ts';
import { longDate, signed } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { Denominations } from '../../parts/denominations.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { floatCounts } from '../../stores/counts.ts';
import { tillStore } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { letterOf } from '../sign-in/person-tiles.tsx';
import './shift.css';

export function OpenShiftScreen() {
  const { t, say } = useWords();
  const desk = useDesk();
  const { busy, refusal } = floatCounts.use();
  const scans = viewStore.use((view) => view.scansRefused);
  const first = useRef<HTMLDivElement>(null);
  const open = (): void => void openShift(desk);
  useKeys('screen', { keys: { Enter: open } });
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  return (
    <div className="counting" data-testid="open-shift">
      <section className="counting-left" ref={first}>
        <h1>{t('float.title')}</h1>
        <p className="counting-says">{t('float.says')}</p>
        <Denominations counts={floatCounts} disabled={busy} />
        <div className="counting-tools">
          <Button icon={<Eraser size={18} aria-hidden="true" />} onPress={() => floatCounts.dispatch({ type: 'cleared' })}>
            {t('float.clear')}
          </Button>
          <span className="counting-keys">
            <KeyCap>↑</KeyCap>
            <KeyCap>↓</KeyCap>
            {t('common.move')}
            <KeyCap>Tab</KeyCap>
            {t('common.next')}
          </span>
        </div>
        <div className="counting-notes">
          {scans > 0 && (
            <Note key={scans} tone="warn">
              {t('signIn.scanFirst')}
            </Note>
          )}
          {refusal !== null ? <Note tone="bad">{say(refusal)}</Note> : <Note tone="info">{t('float.info')}</Note>}
        </div>
      </section>
      <section className="counting-right">
        <Opener />
        <Total />
        <Facts />
        <Button kind="filled" large cap="Enter" busy={busy} busyWord={t('common.busy')} onPress={open} testId="open-till">
          {t('float.open')}
        </Button>
      </section>
    </div>
  );
}

function Opener() {
  const { t } = useWords();
  const operator = tillStore.use((till) => till.state?.operator ?? null);
  if (operator === null) return null;
  return (
    <div className="opener">
      <span className="signed-letter" aria-hidden="true">
        {letterOf(operator.name)}
      </span>
      <Name>{t('float.opens', { name: operator.name })}</Name>
    </div>
  );
}

function Total() {
  const { t } = useWords();
  const counts = floatCounts.use();
  const kept = tillStore.use((till) => till.state?.kept ?? null);
  const pieces = piecesOf(counts);
  const total = countedOf(counts);
  const of = (low: number, high: number): number =>
    pieces.filter(({ face }) => face >= low && face < high).reduce((all, each) => all + each.pieces, 0);
  const differs = kept === null ? 0 : subtract(total, kept);
  return (
    <div className="count-card">
      <div className="count-card-head">
        <span>{t('float.total')}</span>
        {kept !== null &&
          kept > 0 &&
          total > 0 &&
          (differs === 0 ? (
            <Tag tone="ok" icon={<Check size={14} aria-hidden="true" />}>
              {t('float.same')}
            </Tag>
          ) : (
            <Tag tone="plain">{t('float.differs', { amount: signed(differs) })}</Tag>
          ))}
      </div>
      <div className="count-card-total" aria-live="polite">
        <Money amount={total} size="due" testId="float-total" />
      </div>
      <div className="count-card-foot">
        <span>
          {t('float.notes', { count: of(1_000, Infinity) })} · {t('float.coins', { count: of(0, 1_000) })}
        </span>
      </div>
    </div>
  );
}

function Facts() {
  const { t, language } = useWords();
  const state = tillStore.use((till) => till.state);
  if (state === null) return null;
  return (
    <dl className="facts">
      <Fact icon={<CalendarDays size={18} />} name={t('float.businessDate')}>
        {longDate(state.today, language)}
      </Fact>
      <Fact icon={<Hash size={18} />} name={t('float.firstReceipt')}>
        {state.nextReceiptNumber}
      </Fact>
      <Fact icon={<Archive size={18} />} name={t('float.kept')}>
        <Money amount={state.kept} />
      </Fact>
      <Fact icon={<Printer size={18} />} name={t('float.printer')}>
        {t(`printer.${state.printer.state}`)}
      </Fact>
    </dl>
  );
}

function Fact({ icon, name, children }: { readonly icon: ReactNode; readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>
        <span aria-hidden="true">{icon}</span>
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
