/** The goods of the shop's open shift, split as the till does it. */
import type { OpenLedger } from '../../db/ledger.ts';
import type { ShiftSplit } from '../../src/domain/report-values.ts';
import { must } from '../../src/domain/result.ts';
import { splitOf } from '../../src/domain/shift-split.ts';
import { openItemBook } from '../../src/host/item-book.ts';

export function splitNow(ledger: OpenLedger, shift: number): ShiftSplit {
  const { businessDate } = must(ledger.openShift(), 'an open shift');
  const categories = new Map<number, string>(openItemBook(ledger).all(businessDate).map(({ id, category }) => [id, category]));
  return splitOf(ledger.shiftSold(shift), (item) => categories.get(item) ?? '');
}
