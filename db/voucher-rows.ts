/** Entry → rows of the store's own vouchers, as pure functions: written with the entry, made again by verify. Reads no table. */
import type { Entry } from '../src/domain/journal.ts';
import { voucherMovesOf } from '../src/domain/voucher-moves.ts';
import { must } from '../src/domain/result.ts';
import type { TableRows, Values } from './rows.ts';
import { tenderRows } from './tender-rows.ts';

/** Tables whose rows are written once, with their entry. */
export const voucherTables = {
  voucher_sale: { columns: ['entry', 'sale_id', 'cancels', 'total'], order: 'entry' },
  voucher_move: { columns: ['entry', 'n', 'serial', 'amount'], order: 'entry, n' },
  voucher_reprint: { columns: ['entry', 'serial', 'copy'], order: 'entry' },
} as const;

/** The columns of `voucher`, which holds what is left now; the first is the key. */
export const voucherColumns = ['serial', 'entry', 'kind', 'issued', 'balance'] as const;

type VoucherRows = TableRows<keyof typeof voucherTables | 'tender'>;

/** Rows that only a fact of vouchers makes, those of its legs among them. */
export function voucherFactRows({ fact, header: { seq } }: Entry): VoucherRows[] {
  switch (fact.kind) {
    case 'voucher_sold':
    case 'voucher_cancelled': {
      const cancels = fact.kind === 'voucher_sold' ? null : fact.body.original;
      return [
        { table: 'voucher_sale', rows: [[seq, fact.body.saleId, cancels, fact.body.total]] },
        { table: 'tender', rows: tenderRows(seq, fact.body.tenders) },
      ];
    }
    case 'voucher_reprinted':
      return [{ table: 'voucher_reprint', rows: [[seq, fact.body.serial, fact.body.copy]] }];
    default:
      return [];
  }
}

/** What an entry moves on vouchers, + onto them. */
export function voucherMoveRows({ fact, header: { seq } }: Entry): Values[] {
  return voucherMovesOf(fact).map(({ serial, amount }, index) => [seq, index + 1, serial, amount]);
}

/** Vouchers as they are after an entry: those it issues, and those it changes, of which `known` answers the row before. */
export function voucherRowsAfter({ fact, header: { seq } }: Entry, known: (serial: string) => Values | null): Values[] {
  return voucherMovesOf(fact).map(({ serial, kind, amount, isIssue }) => {
    const before = known(serial);
    if (isIssue && before === null) return [serial, seq, kind, amount, amount];
    const [, entry = 0, was = kind, issued = 0, balance = 0] = must(before, `the voucher ${serial}`);
    return [serial, entry, was, issued, Number(balance) + amount];
  });
}
