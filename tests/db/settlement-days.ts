/**
 * Random days with statements in between, judged against an oracle that reads the documents alone. `npm test` runs some,
 * `npm run proof` ten thousand. Throws at the first difference.
 */
import fc from 'fast-check';
import { openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { verifyLedger } from '../../db/verify.ts';
import { figuresOf } from '../../src/domain/settlement.ts';
import type { MakerSettledBody } from '../../src/domain/settlement-body.ts';
import { histories, live, type Action } from './history.ts';
import { payPart, settleAll } from './settle.ts';
import { expectedStatements, type Document, type Expected } from './settlement-oracle.ts';
import { newDirectory, openShop, tillKey, type Shop } from './shop.ts';

export type DaysJudged = { readonly days: number; readonly statements: number; readonly receipts: number };

/** Runs so many random shops of some days each. */
export function judgeDays(shops: number, seed: number, scratch: string): DaysJudged {
  const judged = { days: 0, statements: 0, receipts: 0 };
  const days = fc.array(histories(14), { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(days, fc.array(fc.nat(120), { minLength: 6, maxLength: 6 }), (histories_, picks) => {
    const shop = openShop(newDirectory(scratch));
    try {
      histories_.forEach((history, index) => liveDay(shop, history, index, picks[index] ?? 0));
      const reader = openReader(shop.directory);
      const { statements, receipts } = compare(reader);
      reader.close();
      judged.days += histories_.length;
      judged.statements += statements;
      judged.receipts += receipts;
    } finally {
      shop.end();
    }
  }), { seed, numRuns: shops });
  return judged;
}

/** One day: what happened, sometimes a close, sometimes statements up to some closed shift while another is open, sometimes a payout. */
function liveDay(shop: Shop, history: readonly Action[], index: number, pick: number): void {
  const day = `2026-12-${String(index + 1).padStart(2, '0')}`;
  const { ledger } = shop;
  shop.day(day);
  // The day of a history is the shop's here.
  const isOpen = ledger.openShift() !== null;
  live(shop, history.filter(({ type }, at) => type !== 'day' && !(isOpen && type === 'open' && at === history.findIndex((each) => each.type === 'open'))));
  if (pick % 3 !== 0 && ledger.openShift() !== null) shop.closeShift(0);
  const last = ledger.lastShiftBy(day as never);
  if (last !== null && pick % 2 === 0) settleAll(shop, last.shift, last.day);
  payPart(shop, 1 + (pick % 2), pick);
}

/** Compares every statement of a ledger with the oracle's, and has the whole verified. */
export function compare(reader: Connection): { statements: number; receipts: number } {
  const documents = reader.prepare<[], { seq: number; kind: string; shift: number; body: string }>(
    'SELECT seq, kind, shift, body FROM journal ORDER BY seq').all()
    .map(({ body, ...rest }): Document => ({ ...rest, body: JSON.parse(body) as Document['body'] }));
  const expected = expectedStatements(documents);
  const found = documents.filter(({ kind }) => kind === 'maker_settled').map(({ body }) => body as MakerSettledBody);
  if (found.length !== expected.length) throw new Error(`${found.length} statements, the oracle makes ${expected.length}`);
  found.forEach((body, index) => same(shapeOf(body), expected[index]));
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  // What is owed by all postings is what the last statements say, but for what was sold since, and paid since.
  return { statements: found.length, receipts: documents.filter(({ kind }) => kind === 'sale' || kind === 'refund').length };
}

function shapeOf(body: MakerSettledBody): Expected {
  return {
    maker: body.makerId, number: body.number, opening: body.opening, closing: body.closing, paid: body.paid,
    rows: Object.fromEntries(body.rows.map((row) => {
      const { sales, refunds, discountStore, discountMaker, discountMall, charge, vat, inputVat, compensation } = figuresOf(row);
      return [`${row.terms.version}${row.tax}`, {
        sales, refunds, store: discountStore, makers: discountMaker, mall: discountMall, charge, vat, input: inputVat, compensation,
      }];
    })),
  };
}

function same(found: Expected, expected: Expected | undefined): void {
  const zero = JSON.stringify({ sales: 0, refunds: 0, store: 0, makers: 0, mall: 0, charge: 0, vat: 0, input: 0, compensation: 0 });
  const text = (of: Expected | undefined): string => JSON.stringify({
    ...of, rows: Object.entries(of?.rows ?? {}).filter(([, row]) => JSON.stringify(row) !== zero).sort(([a], [b]) => (a < b ? -1 : 1)),
  });
  if (text(found) !== text(expected)) throw new Error(`a statement says ${text(found)}, the oracle ${text(expected)}`);
}
