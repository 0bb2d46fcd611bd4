/** Closing: the drawer is counted blind, then the difference is told. What is expected is nowhere here before the answer. */
import { EyeOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { amountMax, subtract, zero } from '../../../src/domain/money.ts';
import { useDesk } from '../../desk.ts';
import { keyed } from '../../digits.ts';
import { askLeftovers, closeShift, countedOf, keepOf, piecesOf } from '../../flows/shift.ts';
import { grouped, shortDate } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { Denominations } from '../../parts/denominations.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { closeCounts } from '../../stores/counts.ts';
import { tillStore } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { CloseResult } from './close-result.tsx';
import { LeftoversList, useLeftovers } from './leftovers.tsx';
import './shift.css';

export function CloseScreen() {
  const { t } = useWords();
  const closed = closeCounts.use((counts) => counts.result);
  const left = useLeftovers();
  // A cart that is still being rung up comes first: the count says so.
  const lines = checkoutStore.use((checkout) => checkout.cart.lines.length);
  const desk = useDesk();
  useEffect(() => void (closed === null && askLeftovers(desk)), [closed, desk]);
  // Nobody begins to count before it is known what is open.
  const waits = closeCounts.use(({ left: known, refusal }) => known === null && refusal === null);
  if (closed !== null) return <CloseResult result={closed} />;
  if (waits && lines === 0) return <p className="empty-screen" role="status">{t('receipts.loading')}</p>;
  return left === null || lines > 0 ? <Counting /> : <LeftoversList left={left} />;
}

function Counting() {
  const { t, say, language } = useWords();
  const desk = useDesk();
  const counts = closeCounts.use();
  const shift = tillStore.use((till) => till.state?.shift ?? null);
  const lines = checkoutStore.use((checkout) => checkout.cart.lines.length);
  const first = useRef<HTMLDivElement>(null);
  const counted = countedOf(counts);
  const keep = keepOf(counts, shift?.float ?? zero);
  const wrong = keep > counted;
  const off = lines > 0 || wrong;
  const close = (): void => void (off || closeShift(desk));
  useKeys('screen', { keys: { Enter: () => toNextCount() || close(), Escape: toCart } });
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  return (
    <div className="counting" data-testid="close">
      <section className="counting-left" ref={first}>
        <h1>
          {t('close.title')}{' '}
          <small>
            {shift === null ? '' : `${shortDate(shift.businessDate, language)} · ${t('close.shift', { number: shift.number })}`}
          </small>
        </h1>
        <p className="counting-says">
          {t('close.count')} · {t('close.says')}
          <span className="counting-keys">
            <KeyCap>↑</KeyCap>
            <KeyCap>↓</KeyCap>
            {t('common.move')}
            <KeyCap>Enter</KeyCap>
            {t('common.next')}
          </span>
        </p>
        <Denominations counts={closeCounts} disabled={counts.busy} withCheques />
        <div className="counting-notes">
          {lines > 0 && (
            <Note tone="warn" testId="cart-open" action={<Button onPress={toCart}>{t('close.toCart')}</Button>}>
              {t('close.cartOpen')}
            </Note>
          )}
          {counts.refusal?.code === 'far_off' && <FarOff />}
          {counts.refusal !== null && counts.refusal.code !== 'far_off' && (
            <Note tone="bad" testId="close-refused">
              {say(counts.refusal)}
            </Note>
          )}
        </div>
      </section>
      <section className="counting-right">
        <Counted />
        <ShiftTools />
        <Blind />
        <Keep keep={keep} moved={wrong ? 0 : subtract(counted, keep)} wrong={wrong} />
        <Button
          kind="filled"
          large
          cap="Enter"
          disabled={off}
          busy={counts.busy}
          busyWord={t('common.busy')}
          onPress={close}
          testId="close-till"
        >
          {t('close.confirm', { amount: grouped(counted) })}
        </Button>
      </section>
    </div>
  );
}

/** The count is a record; by how much it is off, nobody is told. */
function FarOff() {
  const { t, say } = useWords();
  const desk = useDesk();
  const recount = (): void => {
    closeCounts.dispatch({ type: 'recount' });
    document.querySelector<HTMLInputElement>('.counting input')?.focus();
  };
  return (
    <Note
      tone="warn"
      testId="far-off"
      action={
        <span className="far-off-actions">
          <Button onPress={recount} testId="recount">
            {t('close.recount')}
          </Button>
          <Button onPress={() => void closeShift(desk, true)} testId="far-off-ask">
            {t('drawer.ask')}
          </Button>
        </span>
      }
    >
      {say({ code: 'far_off' })}
    </Note>
  );
}

/** What else belongs to a shift's end: a hand-over instead of a close, and the X. */
function ShiftTools() {
  const { t } = useWords();
  return (
    <div className="far-off-actions">
      <Button onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'hand_over' })} testId="hand-over">
        {t('handOver.title')}
      </Button>
      <Button onPress={() => viewStore.dispatch({ type: 'went', screen: 'day' })} testId="to-x">
        {t('day.x')}
      </Button>
    </div>
  );
}

/** What should be there is nowhere on this screen, nor in its memory, before the count. */
function Blind() {
  const { t } = useWords();
  return (
    <div className="blind">
      <strong>
        <EyeOff size={18} aria-hidden="true" />
        {t('close.expected')}
      </strong>
      <span className="blind-dots" aria-hidden="true">
        • • • • • •
      </span>
      <p>{t('close.hidden')}</p>
    </div>
  );
}

/** Enter in a count goes on to the next one: the count is final, so no Enter too many may confirm it. */
function toNextCount(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('.counting input')];
  const at = fields.findIndex((field) => field === document.activeElement);
  const next = at < 0 ? undefined : fields[at + 1];
  next?.focus();
  return next !== undefined;
}

function toCart(): void {
  viewStore.dispatch({ type: 'went', screen: checkoutStore.get().cart.kind === 'sale' ? 'sale' : 'refund' });
}

function Counted() {
  const { t } = useWords();
  const counts = closeCounts.use();
  const pieces = piecesOf(counts);
  const of = (note: boolean): number => pieces.filter(({ face }) => face >= 1_000 === note).reduce((all, each) => all + each.pieces, 0);
  return (
    <div className="count-card">
      <div className="count-card-head">
        <span>{t('close.counted')}</span>
      </div>
      <div className="count-card-total" aria-live="polite">
        <Money amount={countedOf(counts)} size="due" testId="counted" />
      </div>
      <div className="count-card-foot">
        <span>
          {t('float.notes', { count: of(true) })} · {t('float.coins', { count: of(false) })}
        </span>
      </div>
    </div>
  );
}

type KeepProps = { readonly keep: number; readonly moved: number; readonly wrong: boolean };

/** What stays for the next shift; the rest goes to the safe. */
function Keep({ keep, moved, wrong }: KeepProps) {
  const { t } = useWords();
  const typed = closeCounts.use((counts) => counts.keep);
  return (
    <label className={wrong ? 'keep wrong' : 'keep'}>
      <span>{t('close.keep')}</span>
      <input
        value={typed ?? grouped(keep)}
        inputMode="numeric"
        autoComplete="off"
        data-testid="keep"
        maxLength={11}
        aria-invalid={wrong}
        onFocus={(event) => event.target.select()}
        onChange={(event) => closeCounts.dispatch({ type: 'keep', keep: keyed('', event.target.value.replaceAll(',', ''), amountMax) })}
      />
      <small role={wrong ? 'alert' : undefined}>{wrong ? t('close.keepMuch') : t('close.keepSays', { amount: grouped(moved) })}</small>
    </label>
  );
}
