/** Statements on a real ledger: what they freeze, what comes back later, and that all comes to nothing in the end. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { MakerSettledBody } from '../../src/domain/settlement-body.ts';
import { histories, live } from './history.ts';
import { judgeDays } from './settlement-days.ts';
import { payPart, settleAll } from './settle.ts';
import { newDirectory, openShop, tillKey, type Shop } from './shop.ts';
import { picked, takeBack } from './take-back.ts';
import { rounds } from '../rounds.ts';

const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const first = 1 as MakerId;

describe('a maker’s statements', () => {
  let shop: Shop;
  beforeEach(() => {
    shop = openShop();
    shop.day('2026-11-22');
    shop.openShift(0);
  });
  afterEach(() => shop.end());

  const findings = (): string[] => {
    const reader = openReader(shop.directory);
    const { findings: found } = verifyLedger(reader, tillKey.publicKey);
    reader.close();
    return found.map(({ what }) => what);
  };
  const statements = (): readonly MakerSettledBody[] => shop.ledger.statements(first);
  const due = (): number => shop.ledger.makerSums().filter(({ makerId }) => makerId === 1).reduce((all, { due: owed }) => all + owed, 0);

  test('a month of 20 %: owed what was sold less the commission; a return of later takes back in the next', () => {
    shop.sale([{ item: 1, quantity: 2 }], undefined, 'one');
    shop.closeShift(0);
    expect(settleAll(shop, 1, '2026-11-22')).toBe(1);
    expect(statements()[0]).toMatchObject({ number: 1, after: 0, shift: 1, afterDay: '', day: '2026-11-22', opening: 0, paid: 0, closing: 24_000 });
    expect(due()).toBe(24_000);
    payPart(shop, 1, 100);
    expect(due()).toBe(0);

    shop.day('2026-11-23');
    shop.openShift(0);
    takeBack(shop, 'one' as never, [1]);
    shop.closeShift(0);
    settleAll(shop, 2, '2026-11-23');
    expect(statements()[0]).toMatchObject({ number: 2, after: 1, shift: 2, afterDay: '2026-11-22', opening: 24_000, paid: 24_000, closing: -12_000 });
    expect(due()).toBe(-12_000);
    // The first is as it was.
    expect(statements()[1]).toMatchObject({ number: 1, closing: 24_000 });
    expect(findings()).toEqual([]);
  });

  test('what an open shift sells is in no statement, nor what shifts behind the named one sold', () => {
    shop.sale([{ item: 1 }]);
    shop.closeShift(0);
    shop.day('2026-11-23');
    shop.openShift(0);
    shop.sale([{ item: 6 }]);
    shop.closeShift(0);
    shop.openShift(0);
    shop.sale([{ item: 1, quantity: 3 }]);
    expect(shop.ledger.lastShiftBy('2026-11-22' as never)).toEqual({ shift: 1, day: '2026-11-22' });
    settleAll(shop, 1, '2026-11-22');
    expect(statements()[0]?.closing).toBe(12_000);
    expect(settleAll(shop, 1, '2026-11-22')).toBe(0);
    settleAll(shop, 2, '2026-11-23');
    // 20 % of 187,777 is 37,555.4: the part of a won is carried on.
    expect(statements()[0]).toMatchObject({ opening: 12_000, closing: 12_000 + 187_777 - 37_555 });
    expect(statements()[0]?.rows[0]?.now.fraction).toBe(4_000);
    expect(findings()).toEqual([]);
  });

  test('a statement that says another won, a payout of more than is owed, and a shift that is open are found', () => {
    shop.sale([{ item: 1 }]);
    shop.closeShift(0);
    settleAll(shop, 1, '2026-11-22');
    const [body] = statements();
    if (body === undefined) return expect.fail('no statement');
    shop.append({ kind: 'maker_settled', body: { ...body, number: 2, after: 1, afterDay: body.day, shift: 2, closing: won(body.closing + 1) } });
    shop.append({ kind: 'maker_paid', body: { makerId: first, amount: won(999_999), withheld: won(0) } });
    expect(findings()).toEqual(['shift 2 is settled and not closed', '999999 won were paid to maker 1, 12001 are owed']);
  });

  test('one more won on a statement of its own sales is found', () => {
    shop.sale([{ item: 1 }]);
    shop.closeShift(0);
    settleAll(shop, 1, '2026-11-22');
    const [body] = statements();
    if (body === undefined) return expect.fail('no statement');
    shop.openShift(0);
    shop.sale([{ item: 1 }]);
    shop.closeShift(0);
    const [row] = body.rows;
    if (row === undefined) return expect.fail('no row');
    const now = { ...row.now, charge: won(row.now.charge + 1) };
    shop.append({ kind: 'maker_settled', body: {
      ...body, number: 2, after: 1, afterDay: body.day, shift: 2, rows: [{ ...row, before: row.now, now }], opening: body.closing,
      closing: won(body.closing - 1),
    } });
    expect(findings()).toEqual(['the statement of maker 1 is not what its sales come to']);
  });
});

test('some hundred random days: every statement is what the documents come to, and all of it verifies', { timeout: 240_000 }, () => {
  const { days, statements } = judgeDays(50, 20261130, scratch);
  expect(days).toBeGreaterThan(100);
  expect(statements).toBeGreaterThan(60);
});

/** Balances of a ledger by account. */
function balances(shop: Shop): Map<string, number> {
  const reader = openReader(shop.directory);
  const rows = reader.prepare<[], [string, number]>('SELECT account, sum(amount) FROM posting GROUP BY account').raw().all();
  reader.close();
  return new Map(rows);
}

test('I8: all returned and all settled, every account of goods and makers is empty', { timeout: 240_000 }, () => {
  fc.assert(fc.property(histories(12), fc.nat(9), (history, pick) => {
    const shop = openShop(newDirectory(scratch));
    try {
      const { ledger } = shop;
      live(shop, history.filter(({ type }) => type !== 'refund' && type !== 'reprint' && type !== 'day'));
      if (ledger.openShift() !== null && pick % 2 === 0) shop.closeShift(0);
      const closed = ledger.lastShiftBy('2026-11-22' as never);
      if (closed !== null && pick % 3 !== 0) settleAll(shop, closed.shift, closed.day);
      if (ledger.openShift() === null) shop.openShift(0);
      for (const { kind, body } of ledger.lastSealed(1_000).toReversed()) {
        if (kind === 'refund') continue;
        const sold = body.lines.map(({ quantity }) => quantity);
        const taken = ledger.returned(body.saleId).pieces;
        const left = picked(sold, taken, sold.map((quantity, index) => quantity - (taken[index] ?? 0)));
        if (left !== null) takeBack(shop, body.saleId, left);
      }
      shop.closeShift(0);
      settleAll(shop, ledger.nextShift() - 1, '2026-11-22');
      const left = balances(shop);
      for (const account of ['sales', 'discount', 'recovery', 'vat', 'vat_price', 'maker_share', 'commission', 'mall_due']) {
        expect([account, left.get(account) ?? 0]).toEqual([account, 0]);
      }
      // What the shop broke it owes the maker all the same.
      expect((left.get('maker_due') ?? 0) + (left.get('damage') ?? 0)).toBe(0);
    } finally {
      shop.end();
    }
  }), { seed: 20261130, numRuns: rounds(20, 40) });
});
