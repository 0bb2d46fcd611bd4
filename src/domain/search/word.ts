/** One word of a query, made ready: what it may mean in a text, in a code and as a price. Looks at no catalogue. */
import { literalPattern, patternsOf, type Pattern, type PatternOptions } from './pattern.ts';
import { boundary, textOfSpelling, unitsOf } from './units.ts';

export type Word = {
  readonly units: Uint16Array;
  /** Its meanings in a name or a maker, the plainest first. */
  readonly patterns: readonly Pattern[];
  /** Every unit as it stands: how parts of codes are compared. */
  readonly literal: Pattern;
  /** The same up to the end of a text. */
  readonly ending: Pattern;
  /** The digits of a price in won, also with 원 or its beginning behind them; null for other words. */
  readonly won: string | null;
  /** Is it the whole price, since 원 was written? */
  readonly isWholePrice: boolean;
};

const wonUnit = unitsOf('원')[0] ?? 0;

/** Makes a word of its units. */
export function wordOf(units: Uint16Array, options: PatternOptions): Word {
  return preparedWord(units, patternsOf(units, options));
}

/** Makes a word whose meanings are known already. */
export function preparedWord(units: Uint16Array, patterns: readonly Pattern[]): Word {
  const digits = units.findIndex((unit) => !isDigit(unit));
  const hasWon = digits > 0 && digits === units.length - 1 && patterns.some((pattern) => endsInWon(pattern, units.length));
  const won = units.length > 0 && digits < 0 ? textOfSpelling(units) : hasWon ? textOfSpelling(units.subarray(0, digits)) : null;
  return {
    units, patterns, literal: literalPattern(units), ending: literalPattern(Uint16Array.of(...units, boundary)), won, isWholePrice: hasWon,
  };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function endsInWon({ low, high }: Pattern, length: number): boolean {
  return low.length === length && (low.at(-1) ?? 0) <= wonUnit && (high.at(-1) ?? 0) >= wonUnit;
}
