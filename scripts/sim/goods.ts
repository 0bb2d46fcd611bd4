/** What simulated tills sell, as the oracle knows it: with its effects beside the body, so that nobody has to read the body. */
import type { FactKind } from '../../src/domain/facts.ts';

export type Sold = {
  readonly id: string;
  /** `unreadable`: the mall cannot use it. `exploding`: its store falls over it. `constraint`: its store refuses it. */
  readonly sort: 'sale' | 'refund' | 'void' | 'unreadable' | 'exploding' | 'constraint';
  readonly body: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly moves: readonly { readonly sku: string; readonly quantity: number }[];
};

export function kindOf({ sort }: Sold): FactKind {
  return sort === 'refund' || sort === 'void' ? sort : 'sale';
}

/** Can the mall make an order of it? */
export function isGood({ sort }: Sold): boolean {
  return sort === 'sale' || sort === 'refund';
}

/** The mall's store falls over one of these items and refuses the other. */
export function explodesOn(sku: string): 'fault' | 'refusal' | null {
  return sku === 'BOOM' ? 'fault' : sku === 'BROKEN' ? 'refusal' : null;
}
