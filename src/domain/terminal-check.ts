/** The card terminal's own totals against the cards registered by hand: per acquirer, with the difference. Asks no terminal. */
import { amountOf, type PostingSum } from './figures.ts';
import { subtract, zero, type Won } from './money.ts';
import type { TerminalRow } from './report-values.ts';

/** The most acquirers that a check takes. */
export const acquirersMax = 40;

/** Every acquirer that either side knows, by name; one the terminal does not name has 0 there. */
export function checkTerminal(
  sums: readonly PostingSum[], typed: readonly { readonly acquirer: string; readonly amount: Won }[],
): TerminalRow[] {
  const known = sums.filter(({ account, kind }) => account === 'card' && kind === 'manual').map(({ party }) => party);
  const names = [...new Set([...known, ...typed.map(({ acquirer }) => acquirer)])].sort();
  return names.map((acquirer) => ({
    acquirer,
    ledger: amountOf([{ sign: 1, account: 'card', kinds: ['manual'], party: acquirer }], sums),
    terminal: typed.find((row) => row.acquirer === acquirer)?.amount ?? zero,
  }));
}

/** Minus: the terminal took less than was registered. */
export function differenceOf({ ledger, terminal }: TerminalRow): Won {
  return subtract(terminal, ledger);
}
