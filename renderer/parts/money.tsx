/** An amount with its unit, the number large and the unit small. Adds nothing up. */
import type { CSSProperties } from 'react';
import { grouped, signed } from '../format.ts';
import { useWords } from '../words/words.ts';

type Props = {
  readonly amount: number;
  /** Display sizes, which shrink for long amounts; else the size of the text around it. */
  readonly size?: 'due' | 'left' | 'change';
  readonly sign?: boolean;
  readonly testId?: string;
};

/** How many characters there are, for a size that follows from them. */
function chars(count: number): CSSProperties {
  return { '--chars': count } as CSSProperties;
}

export function Money({ amount, size, sign = false, testId }: Props) {
  const { t, language } = useWords();
  const text = sign ? signed(amount) : grouped(amount);
  const long = text.length > 10 ? 'longest' : text.length > 8 ? 'long' : '';
  return (
    <span className={`money ${size ?? ''} ${long}`} style={chars(text.length)} data-testid={testId} data-amount={amount}>
      <span className="money-number">{text}</span>
      <span className={language === 'ko' ? 'money-unit' : 'money-unit spaced'}>{t('unit.won')}</span>
    </span>
  );
}
