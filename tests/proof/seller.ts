/**
 * Sells as fast as the till answers: scans with a draft saved for each, then a sale or a refund. Remembers what was sent
 * and what was answered, so that a kill at any instant can be judged. Stops at the first call that gets no answer.
 */
import type { Client } from '../../src/contract/client.ts';
import type { ItemView } from '../../src/contract/shapes.ts';
import type { Cart } from '../../src/domain/cart.ts';
import type { Chance } from '../power-cut/random.ts';
import { cartSteps, commitOf, refundOf, screenId, totalOf } from './counter.ts';

/** A sale or refund that was sent to be sealed. */
export type Asked = { readonly cart: Cart };

export type Memory = {
  /** Acknowledged: its answer came. */
  readonly sealed: Map<string, { readonly total: number; readonly receiptNumber: string }>;
  /** Sent to be sealed, and no answer came. */
  asked: Asked | null;
  /** The last cart: its states after each scan, how many of them were sent as drafts, and how many of those were answered. */
  cart: { readonly steps: readonly Cart[]; sent: number; saved: number } | null;
};

export type Selling = {
  readonly client: Client;
  readonly memory: Memory;
  readonly items: readonly ItemView[];
  readonly chance: Chance;
  /** What the ids of its sales begin with. */
  readonly prefix: string;
  /** Called at once after a sale was sent, and after it was answered; with how many were answered before, and so far. */
  readonly asked: (sold: number) => void;
  readonly answered: (sold: number) => void;
};

/** A seller's memory before its first sale. */
export function newMemory(): Memory {
  return { sealed: new Map(), asked: null, cart: null };
}

/** Sells until a call gets no answer. Throws when the till refuses something: nothing here is to be refused. */
export async function sell(selling: Selling): Promise<void> {
  const { client, memory, items, chance, prefix } = selling;
  for (let sold = 0; ; sold += 1) {
    const kind = chance.below(8) === 0 ? 'refund' : 'sale';
    const steps = cartSteps(`${prefix}-${sold + 1}`, 1 + chance.below(5), items, chance, kind);
    memory.cart = { steps, sent: 0, saved: 0 };
    for (const cart of steps) {
      memory.cart.sent += 1;
      const saved = await client.call('draft.save', { screenId, cart });
      if (!isAnswered(saved, cart)) return;
      memory.cart.saved += 1;
    }
    const cart = steps.at(-1);
    if (cart === undefined) throw new Error('a cart without a scan');
    memory.asked = { cart };
    const asking = kind === 'sale' ? client.call('sale.commit', commitOf(cart)) : client.call('refund.commit', refundOf(cart));
    selling.asked(sold);
    const answer = await asking;
    if (!isAnswered(answer, cart)) return;
    if (!answer.ok) throw new Error(`${cart.saleId} has no answer`);
    memory.sealed.set(cart.saleId, { total: totalOf(cart), receiptNumber: answer.value.receipt.receiptNumber });
    memory.asked = null;
    selling.answered(sold + 1);
  }
}

type Reply = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } };

/** False when the link went; throws on any other refusal. */
function isAnswered(reply: Reply, cart: Cart): boolean {
  if (reply.ok) return true;
  if (reply.refusal.code === 'no_answer') return false;
  throw new Error(`${cart.saleId} was refused: ${reply.refusal.code}`);
}
