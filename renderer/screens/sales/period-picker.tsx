/** Which business days a report is of: the usual periods by one touch, any other by its first and last day. */
import { isDay } from '../../../src/domain/calendar.ts';
import { daysOf, presets, type Days } from '../../flows/sales.ts';
import { Button } from '../../parts/button.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { DayField } from '../receipts/day-field.tsx';

type Props = { readonly days: Days; readonly onDays: (days: Days) => void };

export function PeriodPicker({ days, onDays }: Props) {
  const { t } = useWords();
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? null);
  if (today === null) return null;
  // Of two days that are one the wrong way round, the one that was just given holds.
  const from = (day: string): void => void (isDay(day) && onDays({ from: day, to: day > days.to ? day : days.to }));
  const to = (day: string): void => void (isDay(day) && onDays({ from: day < days.from ? day : days.from, to: day }));
  return (
    <div className="sales-period" role="group" aria-label={t('sales.period')}>
      <div className="sales-presets">
        {presets.map((preset) => {
          const of = daysOf(preset, today);
          return (
            <Button
              key={preset} pressed={of.from === days.from && of.to === days.to} onPress={() => onDays(of)} testId={`period-${preset}`}
            >
              {t(`sales.${preset}`)}
            </Button>
          );
        })}
      </div>
      <div className="sales-day">
        <span aria-hidden="true">{t('sales.from')}</span>
        <DayField day={days.from} onDay={from} label={t('sales.from')} testId="period-from" />
      </div>
      <div className="sales-day">
        <span aria-hidden="true">{t('sales.to')}</span>
        <DayField day={days.to} onDay={to} label={t('sales.to')} testId="period-to" />
      </div>
    </div>
  );
}
