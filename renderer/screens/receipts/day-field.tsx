/** The business day of a search: typed as digits, or stepped by touch. In the till's way of writing it, whatever the browser's is. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { isDay } from '../../../src/domain/calendar.ts';
import { dayBeside, dayTyped } from '../../day-text.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

/** `2026-11-23` is ten characters. */
const dayLength = 10;

type Props = {
  readonly day: string; readonly onDay: (day: string) => void;
  /** What day it is, where it is not the one of a search. */
  readonly label?: string; readonly testId?: string;
};

/** `onDay` is told a whole day, or an empty text once the field is empty; half a day is nobody's question. */
export function DayField({ day, onDay, label, testId = 'receipt-day' }: Props) {
  const { t } = useWords();
  const name = label ?? t('receipts.day');
  const named = (word: string): string => (label === undefined ? word : `${label}: ${word}`);
  const [typed, setTyped] = useState<string | null>(null);
  const today = tillStore.use(({ state }) => state?.today ?? '');
  const shown = typed ?? day;
  const wrong = shown.length === dayLength && !isDay(shown);
  const type = (text: string): void => {
    // A hyphen that is erased takes the digit before it along; else it would come back at once.
    const next = dayTyped(shown.startsWith(text) && shown.endsWith('-') ? text.slice(0, -1) : text);
    const whole = next === '' || isDay(next);
    setTyped(whole ? null : next);
    if (whole) onDay(next);
  };
  const step = (by: number): void => {
    setTyped(null);
    onDay(isDay(day) ? dayBeside(day, by) : today);
  };
  return (
    <div className={wrong ? 'receipt-day wrong' : 'receipt-day'} role="group" aria-label={name}>
      <button
        type="button" className="icon-button" aria-label={named(t('receipts.dayBefore'))} onClick={() => step(-1)} data-testid="day-before"
      >
        <ChevronLeft size={20} aria-hidden="true" />
      </button>
      <input
        value={shown}
        inputMode="numeric"
        maxLength={dayLength + 2}
        autoComplete="off"
        spellCheck={false}
        aria-label={name}
        aria-invalid={wrong}
        placeholder={t('receipts.dayHint')}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        data-testid={testId}
      />
      <button
        type="button" className="icon-button" aria-label={named(t('receipts.dayAfter'))} onClick={() => step(1)} data-testid="day-after"
      >
        <ChevronRight size={20} aria-hidden="true" />
      </button>
    </div>
  );
}
