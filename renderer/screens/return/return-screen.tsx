/** Goods back from a receipt: its lines with what is left of them, and beside them why, how the money goes back, and how much. */
import { ArrowLeft, ReceiptText } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { beginExchange } from '../../flows/exchange.ts';
import { backOf, commitReturn, leaveReturn, reasonOf } from '../../flows/returning.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { chosenOf, conditions, returningStore } from '../../stores/returning.ts';
import { useWords } from '../../words/words.ts';
import { ReturnLines } from './return-lines.tsx';
import { ReturnPay } from './return-pay.tsx';
import './return.css';

export function ReturnScreen() {
  const desk = useDesk();
  const reading = returningStore.use((returning) => returning.reading);
  const keys = { ...lineKeys, Escape: leaveReturn, F8: () => give(desk), F9: () => exchange(desk), F10: leaveReturn };
  useKeys('screen', { keys, typed });
  if (reading === null) return <NotRead />;
  return (
    <div className="return" data-testid="return">
      <ReturnLines reading={reading} />
      <ReturnPay onGive={() => give(desk)} onExchange={() => exchange(desk)} />
    </div>
  );
}

/** What is missing is said beside the button; leave that is needed is asked for by the flow. */
function give(desk: ReturnType<typeof useDesk>): void {
  // Who brings a gift receipt did not pay: the goods go for others.
  if (!isChosen() || (returningStore.get().reading?.gift ?? null) !== null) return;
  if (isCancelMissing()) {
    document.querySelector<HTMLInputElement>('[data-cancel]:placeholder-shown')?.focus();
    return returningStore.dispatch({ type: 'refused', refusal: { code: 'approval_missing' } });
  }
  void commitReturn(desk);
}

/** The chosen pieces for other goods, which are rung up next. */
function exchange(desk: ReturnType<typeof useDesk>): void {
  if (isChosen()) beginExchange(desk);
}

/** Is it said what comes back, and why? */
function isChosen(): boolean {
  const returning = returningStore.get();
  if (returning.busy !== 'no' || returning.reading === null) return false;
  const isAny = [...returning.chosen.values()].some(({ pieces }) => pieces > 0);
  const isWhy = reasonOf(returning) !== '';
  if (!isAny || !isWhy) returningStore.dispatch({ type: 'refused', refusal: { code: isAny ? 'reason_missing' : 'nothing_chosen' } });
  return isAny && isWhy;
}

/** Is the number of a cancelled card still to be typed? */
function isCancelMissing(): boolean {
  const returning = returningStore.get();
  return backOf(returning).legs.some(({ means, leg }) => means === 'card' && (returning.approvals.get(leg) ?? '').trim() === '');
}

/** What the keys change: the line that is marked. */
function onActive(change: (lineId: Parameters<typeof chosenOf>[1], pieces: number) => void): void {
  const returning = returningStore.get();
  const line = returning.reading?.lines[returning.active];
  if (line !== undefined && returning.busy === 'no') change(line.lineId, chosenOf(returning, line.lineId).pieces);
}

const move = (by: number) => (): void => returningStore.dispatch({ type: 'active', active: returningStore.get().active + by });
const step = (by: number) => (): void => (
  onActive((lineId, pieces) => returningStore.dispatch({ type: 'pieces', lineId, pieces: pieces + by })));

const lineKeys = {
  ArrowUp: move(-1),
  ArrowDown: move(1),
  ArrowRight: step(1),
  ArrowLeft: step(-1),
  F6: () => returningStore.dispatch({ type: 'all' }),
  F7: () => onActive((lineId) => {
    const { condition } = chosenOf(returningStore.get(), lineId);
    const next = conditions[(conditions.indexOf(condition) + 1) % conditions.length] ?? 'shelf';
    returningStore.dispatch({ type: 'condition', lineId, condition: next });
  }),
};

/** `+`, `-`, or how many pieces. */
function typed(character: string): void {
  if (character === '+') return step(1)();
  if (character === '-') return step(-1)();
  if (/^\d$/.test(character)) onActive((lineId) => returningStore.dispatch({ type: 'pieces', lineId, pieces: Number(character) }));
}

function NotRead() {
  const { t, say } = useWords();
  const refusal = returningStore.use((returning) => returning.refusal);
  return (
    <div className="empty-screen" data-testid="return-none">
      <ReceiptText size={56} strokeWidth={1.5} aria-hidden="true" />
      <h1>{t('returning.noReceipt')}</h1>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <Button large cap="Esc" icon={<ArrowLeft size={20} aria-hidden="true" />} onPress={leaveReturn}>
        {t('returning.toReceipts')}
      </Button>
    </div>
  );
}
