/**
 * Judges falsified ledgers: one ledger of some sixty entries is made, and each case falsifies a copy of it in memory and
 * has it verified. `npm test` runs some of the cases of every kind, `npm run proof` can run any number.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { signatureCheck, verifyLedger, type Verdict } from '../../db/verify.ts';
import type { CheckSignature } from '../../db/verify-epochs.ts';
import type { BusinessDate, MakerId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { seededChance, type Chance } from '../power-cut/random.ts';
import { reportOf } from '../../src/domain/shift-report.ts';
import { checkTerminal } from '../../src/domain/terminal-check.ts';
import { must } from '../../src/domain/result.ts';
import { lostGoods, movedGoods, priceSet } from './goods-facts.ts';
import { payPart, settleAll } from './settle.ts';
import { takeBack, trade } from './take-back.ts';
import { keyOf, newDirectory, openShop, tillKey, type Shop } from './shop.ts';
import { copyVoucher, paying, sell, takeVouchersBack, vouchersOf } from './shop-vouchers.ts';
import {
  append, coveredColumns, cut, edit, insert, insertBetween, remove, rewriteAll, rewriteTail, swap, tables, unguarded, type Tamper,
} from './tamper.ts';

/** One way to falsify a ledger, and what it is a way of. */
export type Kind = {
  readonly name: string;
  readonly group: 'journal column' | 'column' | 'remove' | 'swap' | 'insert' | 'rewrite';
  readonly tamper: Tamper;
};

export type Falsifier = {
  readonly kinds: readonly Kind[];
  /** Falsifies and verifies `cases` copies by a seed; throws at the first that is not found or names another entry. */
  readonly run: (kind: Kind, cases: number, seed: number) => void;
  /** The verdict on the ledger as it was made. */
  readonly untouched: () => Verdict;
  /** Turns one bit of the file: the verdict, and whether every row that verify answers for can be read as it was. */
  readonly flip: (chance: Chance) => { readonly verdict: Verdict; readonly isSame: boolean };
};

/** Makes the ledger and every kind. */
export function openFalsifier(): Falsifier {
  const image = ledgerImage();
  const checkSignature = remembered(signatureCheck(tillKey.publicKey));
  const rowsBefore = rowsOf(image);
  const judged = (tamper: Tamper | null, chance: Chance): { expected: number | null; verdict: Verdict } => {
    const database: Connection = new Database(Buffer.from(image));
    try {
      const expected = tamper === null ? null : unguarded(database, () => tamper(database, chance));
      return { expected, verdict: verifyLedger(database, tillKey.publicKey, checkSignature) };
    } finally {
      database.close();
    }
  };
  return {
    kinds: kindsOn(new Database(Buffer.from(image))),
    untouched: () => judged(null, seededChance(0)).verdict,
    flip: (chance) => {
      const damaged = Buffer.from(image);
      const at = chance.below(damaged.length);
      damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << chance.below(8)), at);
      const database: Connection = new Database(damaged);
      try {
        return { verdict: verifyLedger(database, tillKey.publicKey, checkSignature), isSame: coveredRows(database) === rowsBefore };
      } finally {
        database.close();
      }
    },
    run: (kind, cases, seed) => {
      const chance = seededChance(seed);
      for (let number = 1; number <= cases; number += 1) {
        const { expected, verdict } = judged(kind.tamper, chance);
        if (verdict.wrong > 0 && verdict.firstBad === expected) continue;
        const found = JSON.stringify(verdict.findings.slice(0, 4));
        throw new Error(`${kind.name}, case ${number}: entry ${expected} should be named first; found ${found}`);
      }
    },
  };
}

function rowsOf(image: Buffer): string {
  const database: Connection = new Database(Buffer.from(image));
  const rows = coveredRows(database);
  database.close();
  return rows;
}

/** Every value verify answers for, as one text; empty when it cannot be read. */
function coveredRows(database: Connection): string {
  try {
    return JSON.stringify(coveredColumns(database).map(([table, column]) => database.prepare(`SELECT ${column} FROM ${table}`).all()));
  } catch {
    return '';
  }
}

function kindsOn(database: Connection): Kind[] {
  const theirs = keyOf(99);
  const all = Object.keys(tables);
  const but = (...left: readonly string[]): string[] => all.filter((table) => !left.includes(table));
  const rewrites: [string, Tamper][] = [
    ['the tail is chained again and keeps its signatures', rewriteTail(null)],
    ['the tail is chained again and signed by another key', rewriteTail(theirs)],
    ['all of it is signed by another key, which lies beside the rows', rewriteAll(tillKey, theirs)],
    ['the middle is cut out with all its rows', cut(false)],
    ['the middle is cut out and the rest numbered anew', cut(true)],
    ['an entry is put between two', insertBetween(false)],
    ['an entry is put between two and the rest chained again', insertBetween(true)],
    ['a forged entry stands behind the last', append(theirs)],
  ];
  const kinds = [
    ...coveredColumns(database).map(([table, column]): Kind => (
      { name: `${table}.${column} is altered`, group: table === 'journal' ? 'journal column' : 'column', tamper: edit(table, column) })),
    ...all.map((table): Kind => ({ name: `a row of ${table} is taken away`, group: 'remove', tamper: remove(table) })),
    // The others hold one row, or rows that say the same under every key.
    ...but(
      'store', 'setting', 'operator', 'sign_in', 'stock', 'posting_class', 'print_job', 'outbox', 'contract_version', 'maker_mark', 'tax_terms',
      'maker_sum',
    ).map((table): Kind => (
      { name: `two rows of ${table} are swapped`, group: 'swap', tamper: swap(table) })),
    ...but('journal', 'posting_class').map((table): Kind => (
      { name: `a row is added to ${table}`, group: 'insert', tamper: insert(table) })),
    ...rewrites.map(([name, tamper]): Kind => ({ name, group: 'rewrite', tamper })),
  ];
  database.close();
  return kinds;
}

/** A ledger with every kind of fact. */
function ledgerImage(): Buffer {
  const shop = openShop(newDirectory());
  for (let shift = 1; shift <= 3; shift += 1) liveShift(shop, shift);
  shop.append({ kind: 'sign_in_refused', body: { operatorId: '02' as OperatorId, wrong: 4 } });
  shop.append({ kind: 'contract_set', body: {
    makerId: 1 as MakerId, version: 2, from: '2026-12-01' as BusinessDate, until: '2027-11-30' as BusinessDate,
    terms: { kind: 'consign', rateBp: 2_250, base: 'net', vatMode: 'added', scope: 'line', taxType: 'simplified' },
    mark: { code: 'A-7', businessNumber: '2208162517', print: 'code' },
  } });
  shop.append({ kind: 'tax_terms_set', body: { from: '2027-01-01' as BusinessDate, terms: { rateBp: 1_100, rounding: 'floor' } } });
  shop.append({ kind: 'settings_changed', body: { printer: '' } });
  shop.append({ kind: 'signed_in', body: { operatorId: '02' as OperatorId } });
  shop.append({ kind: 'signed_out', body: { operatorId: '02' as OperatorId } });
  shop.close();
  const reader = openReader(shop.directory);
  const image = reader.serialize();
  reader.close();
  rmSync(shop.directory, { recursive: true });
  // A copy in memory has no WAL: bytes 18 and 19 say so.
  image[18] = 1;
  image[19] = 1;
  return image;
}

function liveShift(shop: Shop, shift: number): void {
  shop.day(`2026-11-2${shift}`);
  shop.append({ kind: 'sign_in_refused', body: { operatorId: '02' as OperatorId, wrong: shift } });
  shop.append({ kind: 'signed_in', body: { operatorId: '01' as OperatorId } });
  shop.openShift(100_000 * shift);
  for (let sale = 1; sale <= 8; sale += 1) {
    const repair = { name: '수선', price: 1_111 * sale };
    shop.sale([{ item: 1 + ((sale + shift) % 7), quantity: 1 + (sale % 3) }, { item: 2 }, { item: 9 }, repair]);
  }
  shop.sale([{ item: 1, quantity: 2 }], 20_000, undefined, 40);
  shop.correct(100);
  shop.correct(30);
  takeBack(shop, must(shop.ledger.lastSealed(1)[0], 'the sale just put right').body.saleId, [1], 1);
  const traded = trade(shop, must(shop.ledger.lastSealed(2)[1], 'the sale put right').body.saleId, {
    pieces: [1], lines: [{ item: 3 }, { item: 5, quantity: shift }], onCard: 40, over: 0, broken: 0,
  });
  if (traded.kind === 'exchange') takeBack(shop, traded.body.saleId, [1, 0]);
  shop.gift();
  shop.gift();
  shop.refund([{ item: shift }, { item: 9, quantity: 2 }], shift !== 2);
  liveVouchers(shop, shift);
  shop.reprint();
  shop.reprint();
  shop.move('pay_in', 30_000);
  shop.move('drop', 50_000 * shift);
  shop.noSale();
  const number = must(shop.ledger.openShift(), 'an open shift').number;
  const { expected } = shop.ledger.shiftCash(number);
  shop.append({ kind: 'expected_seen', body: { shift: number, expected } });
  shop.append({ kind: 'shift_handed_over', body: {
    shift: number, counts: [{ face: 10_000, pieces: 3 }], counted: won(30_000), expected, from: '01' as OperatorId, to: '02' as OperatorId,
  } });
  shop.append({ kind: 'x_printed', body: {
    shift: number, report: reportOf(shop.ledger.shiftSums(number), shop.ledger.shiftHappened(number), false),
  } });
  shop.append({ kind: 'void', body: { saleId: `dropped-${shift}` as SaleId, lines: 2, total: won(12_000) } });
  shop.append(lostGoods(`lost-${shift}`, 1), movedGoods(`came-${shift}`, { how: 'received', item: 3, pieces: shift }), priceSet(shift, 16_000 + shift));
  shop.closeShift(10 * shift - 20);
  shop.append({ kind: 'z_reprinted', body: { shift, copy: 1 } });
  shop.append({ kind: 'terminal_checked', body: {
    shift, rows: checkTerminal(shop.ledger.shiftSums(shift), [{ acquirer: '비씨', amount: won(5_000) }]),
  } });
  settleAll(shop, shift, `2026-11-2${shift}`);
  payPart(shop, 1, 40);
}

/** Sold, taken back, spent with its rest in cash, given for goods, printed again. */
function liveVouchers(shop: Shop, shift: number): void {
  sell(shop, [20 * shift, 5], 40, 0);
  sell(shop, [30], 0, 0);
  takeVouchersBack(shop, 2 * shift - 1);
  const first = shop.due([{ item: 1, quantity: shift }], {});
  shop.salePaid([{ item: 1, quantity: shift }], {}, paying(first, 0, 0, 'S', { voucher: 0, percent: 100, rest: true }, vouchersOf(shop)));
  shop.salePaid([{ item: 3 }], {}, paying(8_900, 0, 100, 'S', { voucher: 0, percent: 50, rest: false }, vouchersOf(shop)));
  shop.refund([{ item: 3 }], true, true);
  copyVoucher(shop, shift);
}

/** The same entry is checked in thousands of ledgers; its signature is looked at once. */
function remembered(check: CheckSignature): CheckSignature {
  const known = new Map<string, boolean>();
  return (hash, signature) => {
    const key = `${hash} ${signature}`;
    const found = known.get(key) ?? check(hash, signature);
    known.set(key, found);
    return found;
  };
}
