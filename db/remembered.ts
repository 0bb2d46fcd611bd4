/**
 * Reads that every sale asks and hardly any entry changes, answered from memory: only the till that holds the lock writes,
 * so what was read stays so until its own next append. Remembers nothing of an append before that is on the disk.
 */
import type { Entry } from '../src/domain/journal.ts';
import { won } from '../src/domain/money.ts';
import { cashMovedBy } from '../src/domain/tender.ts';
import { movesOf } from './projections.ts';
import type { Reads } from './reads.ts';

export type Remembered = {
  readonly reads: Reads;
  /** Takes up entries that are on the disk. */
  readonly appended: (entries: readonly Entry[]) => void;
  /** Drops everything: the next answers come from the tables. */
  readonly forget: () => void;
};

/** Puts a memory before the reads of an open ledger. */
export function remembered(reads: Reads): Remembered {
  const store = kept(reads.store);
  const operators = kept(reads.operators);
  const openShift = kept(reads.openShift);
  const nextReceiptSeq = kept(reads.nextReceiptSeq);
  const promotions = kept(reads.promotions);
  const cashNow = kept(reads.cashNow);
  const stock = new Map<number, number>();
  const forget = (): void => {
    for (const { drop } of [store, operators, openShift, nextReceiptSeq, promotions, cashNow]) drop();
    stock.clear();
  };
  return {
    reads: {
      ...reads,
      store: store.read,
      operators: operators.read,
      openShift: openShift.read,
      nextReceiptSeq: nextReceiptSeq.read,
      promotions: promotions.read,
      cashNow: cashNow.read,
      stock: (id) => {
        const known = stock.get(id) ?? reads.stock(id);
        stock.set(id, known);
        return known;
      },
    },
    appended: (entries) => {
      if (!entries.every(isSealed)) {
        forget();
        return;
      }
      nextReceiptSeq.change((next) => next + entries.length);
      for (const entry of entries) {
        cashNow.change((cash) => won(cash + cashOf(entry)));
        for (const { itemId, quantity } of movesOf(entry)) {
          const known = stock.get(itemId);
          if (known !== undefined) stock.set(itemId, known + quantity);
        }
      }
    },
    forget,
  };
}

/** A sale, a refund or an exchange: it takes the next receipt number, moves stock, and changes nothing else that is remembered here. */
function isSealed({ fact }: Entry): boolean {
  return fact.kind === 'sale' || fact.kind === 'refund' || fact.kind === 'exchange';
}

/** What a sale or refund puts into the drawer, less what it takes out, in won. */
function cashOf({ fact }: Entry): number {
  const tenders = fact.kind === 'sale' || fact.kind === 'refund' || fact.kind === 'exchange' ? fact.body.tenders : [];
  let cash = 0;
  for (const tender of tenders) cash += cashMovedBy(tender);
  return cash;
}

/** One remembered answer; `change` leaves one that is not known alone. */
type Kept<T> = { readonly read: () => T; readonly change: (by: (value: T) => T) => void; readonly drop: () => void };

function kept<T>(ask: () => T): Kept<T> {
  let known: { readonly value: T } | null = null;
  return {
    read: () => (known ??= { value: ask() }).value,
    change: (by) => {
      if (known !== null) known = { value: by(known.value) };
    },
    drop: () => void (known = null),
  };
}
