/** The shop's rules of the drawer and the day, as settings: texts in the ledger, numbers here. */
import type { Settings } from './facts.ts';
import { won, type Won } from './money.ts';

export type DayRules = {
  /** From how much cash in the drawer the screen asks to take some to the safe; 0 for never. */
  readonly cashLimit: Won;
  /** From how much over or short a close needs a manager's leave; 0 for never. */
  readonly closeLimit: Won;
  /** The hour of the morning at which a trading day ends, 0 to 9, Asia/Seoul. */
  readonly dayTurns: number;
};

export const usualDayRules: DayRules = { cashLimit: won(1_000_000), closeLimit: won(10_000), dayTurns: 5 };
/** The latest hour at which a trading day can end: a shop that opens at ten must not sell into yesterday. */
export const dayTurnsMax = 9;

/** The rules as the ledger's settings say; what was never set is as usual. */
export function dayRulesOf(setting: (name: keyof Settings) => string): DayRules {
  return {
    cashLimit: won(numberIn(setting('cash_limit'), usualDayRules.cashLimit)),
    closeLimit: won(numberIn(setting('close_limit'), usualDayRules.closeLimit)),
    dayTurns: numberIn(setting('day_turns'), usualDayRules.dayTurns),
  };
}

/** The settings that differ between two sets of rules, as an entry writes them. */
export function changedDayRules(before: DayRules, after: DayRules): Settings {
  return {
    ...(before.cashLimit === after.cashLimit ? {} : { cash_limit: String(after.cashLimit) }),
    ...(before.closeLimit === after.closeLimit ? {} : { close_limit: String(after.closeLimit) }),
    ...(before.dayTurns === after.dayTurns ? {} : { day_turns: String(after.dayTurns) }),
  };
}

function numberIn(text: string, usual: number): number {
  return /^\d{1,11}$/.test(text) ? Number(text) : usual;
}
