/** Settles and pays on a shop's ledger as the house does. Holds no assertion. */
import type { MakerId } from '../../src/domain/ids.ts';
import { won, zero } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import { payable, payMaker, settleMaker, termsOf } from '../../src/domain/settlement.ts';
import { makers, type Shop } from './shop.ts';

/** Makes the statements of all makers up to a closed shift; answers how many there were. */
export function settleAll({ ledger, append }: Shop, shift: number, day: string): number {
  const sums = ledger.lifeSums(shift);
  const versions = ledger.contractVersions();
  let made = 0;
  for (const { id, name } of makers) {
    const body = settleMaker({
      makerId: id, name, previous: ledger.lastStatements().get(id) ?? null, paidSoFar: ledger.paidSoFar().get(id) ?? zero, shift,
      day: day as never,
      keys: sums.filter(({ makerId }) => makerId === id).map(({ version, tax, sums: of }) => (
        { terms: termsOf(versions.filter(({ makerId }) => makerId === id), version), tax, sums: of })),
    });
    if (!body.ok) continue;
    append({ kind: 'maker_settled', body: body.value });
    made += 1;
  }
  return made;
}

/** Pays a maker a part of what is owed, in hundredths; nothing where nothing is. */
export function payPart({ ledger, append }: Shop, maker: number, hundredths: number): void {
  const id = maker as MakerId;
  const owed = payable(ledger.lastStatements().get(id) ?? null, ledger.paidSoFar().get(id) ?? zero);
  const amount = won(Math.floor((owed * Math.min(100, hundredths)) / 100));
  if (amount <= 0) return;
  const paid = payMaker({ makerId: id, amount, withheld: won(Math.floor(amount / 30)), note: '' }, owed);
  append({ kind: 'maker_paid', body: must(paid.ok ? paid.value : null, 'a payout') });
}
