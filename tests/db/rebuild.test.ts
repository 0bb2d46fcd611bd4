import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { verifyLedger } from '../../db/verify.ts';
import { histories, live } from './history.ts';
import { expectedOf } from './oracle.ts';
import type { Expected } from './oracle-book.ts';
import { firstFacts, items, makers, newDirectory, openShop, tillKey } from './shop.ts';
import { rounds } from '../rounds.ts';

/** Memory where there is any: three hundred ledgers need no disk to be judged. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function rows(reader: Connection, sql: string): unknown[][] {
  return reader.prepare<[], unknown[]>(sql).raw().all();
}

/** Vouchers by the order of their issue: serials are chance. */
function namesOf(reader: Connection): (row: unknown[]) => unknown[] {
  const serials = rows(reader, `
    SELECT voucher.serial FROM voucher JOIN voucher_move ON voucher_move.entry = voucher.entry AND voucher_move.serial = voucher.serial
    ORDER BY voucher.entry, n`).flat();
  const names = new Map(serials.map((serial, index) => [serial, `v${index + 1}`]));
  return (row) => row.map((value) => names.get(value) ?? value);
}

function foundVouchers(reader: Connection, named: (row: unknown[]) => unknown[]) {
  const of = (sql: string): unknown[][] => rows(reader, sql).map(named);
  return {
    vouchers: of(`SELECT serial, entry, kind, issued, balance, (SELECT count(*) FROM voucher_reprint WHERE voucher_reprint.serial = voucher.serial)
      FROM voucher`).sort(byName).map(([name, entry, kind, issued, left, copies]) => ({ name, entry, kind, issued, left, copies })),
    voucherMoves: of('SELECT entry, serial, amount FROM voucher_move').sort(byText),
    voucherSales: of(`SELECT bought.entry, bought.total, cancelled.entry FROM voucher_sale AS bought
      LEFT JOIN voucher_sale AS cancelled ON cancelled.sale_id = bought.cancels ORDER BY bought.entry`),
    voucherCopies: of('SELECT entry, serial, copy FROM voucher_reprint ORDER BY entry'),
  } as Pick<Expected, 'vouchers' | 'voucherMoves' | 'voucherSales' | 'voucherCopies'>;
}

const byText = (a: unknown[], b: unknown[]): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const byName = ([a]: unknown[], [b]: unknown[]): number => Number(String(a).slice(1)) - Number(String(b).slice(1));

/** The moves of one voucher in one entry as one; what comes to nothing is none. */
function summed(moves: Expected['voucherMoves']): Expected['voucherMoves'] {
  const sums = new Map<string, [number, string, number]>();
  for (const [entry, name, amount] of moves) sums.set(`${entry} ${name}`, [entry, name, amount + (sums.get(`${entry} ${name}`)?.[2] ?? 0)]);
  return [...sums.values()].filter(([, , amount]) => amount !== 0).sort(byText);
}

/** The tables as the oracle writes them. */
function found(reader: Connection): Expected {
  const named = namesOf(reader);
  const head = reader.prepare<[], { seq: number; sales: number; refunds: number }>(
    'SELECT seq, total_sales AS sales, total_refunds AS refunds FROM journal ORDER BY seq DESC LIMIT 1').get();
  return {
    entries: head?.seq ?? 0,
    totals: { sales: head?.sales ?? 0, refunds: head?.refunds ?? 0 },
    sales: rows(reader,
      'SELECT entry, receipt_seq, kind, receipt_number, business_day, shift, total, supply, vat, exempt FROM sale ORDER BY entry'),
    lines: rows(reader,
      'SELECT entry, line, item_id, maker, contract, tax, unit, quantity, gross, net, vat FROM sale_line ORDER BY entry, line'),
    tenders: rows(reader, 'SELECT entry, n, kind, due, given, handed_back, rounding, party, approval, leg FROM tender ORDER BY entry, n').map(named),
    back: rows(reader, 'SELECT entry, line, sale_entry, quantity, damaged, gross, net, vat FROM refund_line ORDER BY entry, line'),
    moves: rows(reader, 'SELECT entry, n, item_id, quantity FROM stock_move ORDER BY entry, n'),
    postings: rows(reader, 'SELECT entry, account, kind, amount, party, line, item, maker, contract, tax, seller, flow FROM posting').map(named),
    ...foundVouchers(reader, named),
    stock: new Map(rows(reader, 'SELECT item_id, quantity FROM stock') as [number, number][]),
    corrections: rows(reader, 'SELECT entry, sale_entry, number FROM correction ORDER BY entry'),
    reprints: rows(reader, 'SELECT entry, sale_entry, copy FROM reprint ORDER BY entry'),
    exchanges: rows(reader, 'SELECT entry, sale_entry, total, supply, vat, exempt FROM exchange ORDER BY entry'),
    passed: rows(reader, 'SELECT entry, n, leg, exact, paid FROM passed_leg ORDER BY entry, n'),
    gifts: rows(reader, 'SELECT entry, sale_entry, number, code FROM gift_receipt ORDER BY entry'),
    shifts: rows(reader, 'SELECT entry, number, counted, kept, added FROM shift ORDER BY entry'),
    closes: rows(reader, 'SELECT entry, number, counted, expected, keep FROM shift_close ORDER BY entry'),
    signIns: new Map(rows(reader, 'SELECT operator_id, entry, wrong FROM sign_in').map(([id, ...rest]) => [String(id), rest])),
    papers: rows(reader, 'SELECT entry FROM print_job ORDER BY entry').flat() as number[],
    printer: String(rows(reader, "SELECT value FROM setting WHERE name = 'printer'")[0]?.[0]),
  };
}

const inOrder = (postings: readonly unknown[][]): string[] => postings.map((row) => JSON.stringify(row)).sort();

const played = rounds(80, 300);

test(`${played} seeded histories: the tables are as the rules say, entries sum to 0, verify does not alarm`, { timeout: 240_000 }, () => {
  fc.assert(fc.property(histories(24), (history) => {
    const shop = openShop(newDirectory(scratch));
    try {
      live(shop, history);
      const reader = openReader(shop.directory);
      const { postings, ...rest } = found(reader);
      const { postings: expectedPostings, ...expectedRest } = expectedOf(history, items, makers, firstFacts().length);
      expect(rest).toEqual({ ...expectedRest, voucherMoves: summed(expectedRest.voucherMoves) });
      expect(inOrder(postings)).toEqual(inOrder(expectedPostings));
      expect(rows(reader, 'SELECT entry FROM posting GROUP BY entry HAVING sum(amount) <> 0')).toEqual([]);
      expect(rows(reader, 'SELECT entry FROM outbox').length).toBe(rest.entries);
      const verdict = verifyLedger(reader, tillKey.publicKey);
      expect(verdict.findings).toEqual([]);
      expect([verdict.wrong, verdict.entries, verdict.sales + verdict.refunds + verdict.exchanges]).toEqual([0, rest.entries, rest.sales.length]);
      reader.close();
    } finally {
      shop.end();
    }
  }), { seed: 20261122, numRuns: played });
});
