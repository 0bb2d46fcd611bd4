/** An amount with its unit, the number large and the unit small. Adds nothing up. */
import { grouped, signed } from '../format.ts';
import { useWords } from '../words/words.ts';

type Props = {
  readonly amount: number;
  /** `42`, `56`, `148`: display sizes that shrink for long amounts; else the size of the text around it. */
  readonly size?: 'due' | 'left' | 'change';
  readonly sign?: boolean;
  readonly testId?: string;
};

export function Money({ amount, size, sign = false, testId }: Props) {
  const { t, language } = useWords();
  const text = sign ? signed(amount) : grouped(amount);
  const long = text.length > 11 ? 'longest' : text.length > 8 ? 'long' : '';
  return (
    <span className={`money ${size ?? ''} ${long}`} data-testid={testId} data-amount={amount}>
      <span className="money-number">{text}</span>
      <span className={language === 'ko' ? 'money-unit' : 'money-unit spaced'}>{t('unit.won')}</span>
    </span>
  );
}
