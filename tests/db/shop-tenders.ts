/** A card for its part and cash for the rest, as the shop of the tests pays. Holds no assertion. */
import { won } from '../../src/domain/money.ts';
import type { ProposedTender } from '../../src/domain/split.ts';

/** What goes on the card, in won. */
export function cardPart(total: number, onCard: number): number {
  return Math.floor((total * onCard) / 100);
}

/** A card for its part and cash for the rest. */
export function tendersOf(total: number, onCard: number, given: number, approval: string): ProposedTender[] {
  const amount = cardPart(total, onCard);
  const card: ProposedTender = { kind: 'card', amount: won(amount), approval, issuer: '신한', acquirer: '비씨', months: 0 };
  const cash: ProposedTender = { kind: 'cash', given: won(given) };
  return [...(amount > 0 ? [card] : []), ...(amount < total || amount === 0 ? [cash] : [])];
}
