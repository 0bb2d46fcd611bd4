/** The report of a period: over random days as an oracle adds up the documents, the same total by whatever it is split, and as the Zs say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLongReads } from '../../db/long-reads.ts';
import { openReader } from '../../db/ledger.ts';
import { readBooks } from '../../db/books-reads.ts';
import { readBehind } from '../../db/period-behind-reads.ts';
import { readPeriod } from '../../db/period-reads.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { periodFigureOf } from '../../src/domain/period-figure.ts';
import { must } from '../../src/domain/result.ts';
import { dimensions, salesReport, shortened, type Names, type SalesReport, type SalesRow } from '../../src/domain/sales-report.ts';
import { accountantSheets, landlordSheets, nameOfFigure, type Cell } from '../../src/domain/table-file.ts';
import { histories, live } from './history.ts';
import { wantedOf, type Doc } from './period-oracle.ts';
import { items, openShop, type Shop } from './shop.ts';
import { rounds } from '../rounds.ts';

const categoryOf = (id: number | null): string => items.find((item) => item.id === id)?.category ?? '';
const names: Names = {
  item: (id) => ({ name: `item ${id}`, category: categoryOf(id) }), maker: (id) => `maker ${id}`, operator: (id) => `person ${id}`,
  hour: (hour) => (hour + 9) % 24,
};

function reportOf(shop: Shop, from: string, to: string): SalesReport {
  const reader = openReader(shop.directory);
  const period = { from: from as BusinessDate, to: to as BusinessDate };
  const report = salesReport(period, readPeriod(reader, period), names, true);
  reader.close();
  return report;
}

/** Every document of the shifts that were opened on a day of the period. */
function docsOf(shop: Shop, from: string, to: string): Doc[] {
  let day = '';
  const docs: Doc[] = [];
  for (let seq = 1; seq <= shop.ledger.head().seq; seq += 1) {
    const { at, operator, businessDate, fact } = shop.ledger.entry(seq);
    if (fact.kind === 'shift_opened') day = businessDate;
    docs.push({ kind: fact.kind, at, operator, day, body: JSON.parse(JSON.stringify(fact.body)) });
  }
  return docs.filter((doc) => doc.day >= from && doc.day <= to && doc.day !== '');
}

const cells = (rows: readonly SalesRow[]): object => Object.fromEntries(rows.map((row) => (
  [row.key, [row.sold, row.back, row.gross, row.discounts, row.refunds]])));
const withoutNothing = (rows: object): object => Object.fromEntries(Object.entries(rows).filter(([, row]) => (row as number[]).some((each) => each !== 0)));
const total = (rows: readonly SalesRow[], of: 'gross' | 'discounts' | 'refunds' | 'net'): number => rows.reduce((all, row) => all + row[of], 0);

/** Opens numbers of a report: their entries sum to them, and are entries of these days. Answers how many were opened. */
function opened(shop: Shop, from: string, to: string, report: SalesReport, turn: number): number {
  const reader = openReader(shop.directory);
  const itemsOf = (category: string): number[] => items.filter((item) => (item.category ?? '') === category).map(({ id }) => id);
  const numbers = [
    ...report.figures.map(({ key, amount }) => [key, amount] as const),
    ...dimensions.flatMap((name) => report.by[name].map(({ key, net }) => [`${name}|${key}`, net] as const)),
  ];
  // Every fifth, others each time: each is a read of the whole period.
  const chosen = numbers.filter((_, at) => (at + turn) % 5 === 0);
  for (const [key, amount] of chosen) {
    const figure = must(periodFigureOf(key, itemsOf), key);
    const behind = readBehind(reader, report.period, figure);
    expect([behind.amount, behind.entries.reduce((all, each) => all + each.amount, Number(behind.rest))], key).toEqual([amount, amount]);
    expect(behind.entries.every(({ day }) => day >= from && day <= to), key).toBe(true);
  }
  reader.close();
  return chosen.length;
}

const periods = [['2026-11-21', '2027-01-01'], ['2026-11-22', '2026-11-22'], ['2026-11-22', '2026-11-23'], ['2027-02-01', '2027-02-02']] as const;

test('a report says what the documents of its shifts say, by whatever it is split', () => {
  let rows = 0;
  let explained = 0;
  fc.assert(fc.property(histories(40), (history) => {
    const shop = openShop();
    try {
      live(shop, history);
      for (const [from, to] of periods) {
        const docs = docsOf(shop, from, to);
        const report = reportOf(shop, from, to);
        const wanted = wantedOf(docs, categoryOf);
        const figure = (key: string): number => report.figures.find((each) => each.key === key)?.amount ?? 0;
        for (const name of dimensions) {
          expect(cells(report.by[name]), name).toEqual(withoutNothing(wanted.by[name] ?? {}));
          for (const of of ['gross', 'discounts', 'refunds', 'net'] as const) expect(total(report.by[name], of), `${of} by ${name}`).toBe(figure(of));
          rows += report.by[name].length;
        }
        const { receipts, returns, pieces } = wanted;
        expect(report.basket).toMatchObject({ receipts, returns, pieces });
        expect(report.basket.average).toBe(receipts === 0 ? 0 : Math.round((figure('gross') - figure('discounts')) / receipts));
        const off = report.figures.filter(({ key }) => key.startsWith('discount|')).map(({ key, amount }) => [key.slice('discount|'.length), amount]);
        expect(Object.fromEntries(off)).toEqual(wanted.off);
        explained += opened(shop, from, to, report, explained);
        // I1, I2 and I4 of the ledger's rules.
        const tenders = report.figures.filter(({ key }) => key.startsWith('tender')).reduce((all, { amount }) => all + amount, 0);
        expect(tenders).toBe(figure('net') + figure('excess') - figure('rounding'));
        expect(figure('supply') + figure('vat') + figure('exempt')).toBe(figure('net'));
        expect(figure('gross') - figure('discounts') - figure('refunds')).toBe(figure('net'));
        expect(report.figures.filter(({ key }) => /^cash|expected|over_short/.test(key))).toEqual([]);
      }
    } finally {
      shop.end();
    }
  }), { seed: 20261130, numRuns: rounds(20, 60) });
  expect(rows).toBeGreaterThan(rounds(500, 1_500));
  expect(explained).toBeGreaterThan(rounds(250, 800));
}, 240_000);

test('the days of a report are the sum of their Zs', () => {
  const shop = openShop();
  for (const day of ['2026-11-22', '2026-11-22', '2026-11-23']) {
    shop.day(day);
    shop.openShift(100_000);
    shop.sale([{ item: 1, quantity: 2, off: { percent: 10, funder: 'store' } }, { item: 2 }], undefined, undefined, 40);
    shop.refund([{ item: 3 }], true);
    shop.move('pay_out', 5_000);
    shop.closeShift(-50);
  }
  const zs = [1, 2, 3].map((number) => {
    const { fact } = shop.ledger.entry(shop.ledger.closedShift(number)?.entry ?? 0);
    return fact.kind === 'shift_closed' ? (fact.body.report?.figures ?? []) : [];
  });
  const report = reportOf(shop, '2026-11-22', '2026-11-23');
  expect(report).toMatchObject({ shifts: 3, openShift: null });
  for (const { key, amount, taken } of report.figures) {
    const said = zs.map((z) => z.find((each) => each.key === key));
    expect(said.reduce((all, each) => all + (each?.amount ?? 0), 0), key).toBe(amount);
    if (taken !== undefined) expect(said.reduce((all, each) => all + (each?.taken ?? 0), 0), key).toBe(taken);
  }
  expect(report.by.day.map(({ key }) => key)).toEqual(['2026-11-22', '2026-11-23']);
  shop.end();
});

test('the cash is left out where it is not asked for, and rows that are left out are summed up', () => {
  const shop = openShop();
  shop.openShift(100_000);
  shop.sale([{ item: 1 }, { item: 2 }, { item: 3 }], undefined, undefined, 50);
  const reader = openReader(shop.directory);
  const period = { from: '2026-11-22' as BusinessDate, to: '2026-11-22' as BusinessDate };
  const sums = readPeriod(reader, period);
  reader.close();
  expect(sums.openShift).toBe(1);
  const keys = salesReport(period, sums, names, false).figures.map(({ key }) => key);
  expect(keys).toContain('tender|card|manual|비씨');
  expect(keys.filter((key) => key.includes('cash'))).toEqual([]);
  const { by } = salesReport(period, sums, names, true);
  const short = shortened(by.item, 1);
  expect(short).toMatchObject({ left: 2, rest: { sold: 2, net: by.item.slice(1).reduce((all, { net }) => all + net, 0) } });
  expect(shortened(by.item, 3)).toEqual({ rows: by.item, rest: null, left: 0 });
  shop.end();
});

test('a thread of its own reads the same, one question after the other, while the till sells', async () => {
  const shop = openShop();
  shop.openShift(100_000);
  shop.sale([{ item: 1 }]);
  const period = { from: '2026-11-22' as BusinessDate, to: '2026-11-22' as BusinessDate };
  const reads = openLongReads(shop.directory);
  const first = reads.period(period);
  const second = reads.period({ from: 'x' as BusinessDate, to: 'w' as BusinessDate });
  const [one, none] = await Promise.all([first, second]);
  const reader = openReader(shop.directory);
  expect(one).toEqual(readPeriod(reader, period));
  expect(none).toMatchObject({ shifts: 0, goods: [] });
  reader.close();
  shop.sale([{ item: 2 }]);
  expect((await reads.period(period)).goods).toHaveLength(2);
  reads.close();
  const broken = openLongReads(`${shop.directory}/nowhere`);
  await expect(broken.period(period)).rejects.toThrow();
  broken.close();
  shop.end();
});

test("the landlord's days and the accountant's month come to what the Zs say", () => {
  fc.assert(fc.property(histories(40), (history) => {
    const shop = openShop();
    try {
      live(shop, history);
      if (shop.ledger.openShift() !== null) shop.closeShift(0);
      const period = { from: '2026-11-21' as BusinessDate, to: '2027-01-01' as BusinessDate };
      const reader = openReader(shop.directory);
      const books = readBooks(reader, period);
      reader.close();
      const report = reportOf(shop, period.from, period.to);
      const figure = (key: string): number => report.figures.find((each) => each.key === key)?.amount ?? 0;
      const [landlord] = landlordSheets(books);
      const [days, sellers] = accountantSheets(books);
      const column = (sheet: typeof days, name: string): Cell[] => {
        const at = sheet?.rows[0]?.indexOf(name) ?? -1;
        return sheet?.rows.slice(1).map((row) => row[at] ?? 0) ?? [];
      };
      for (const sheet of [landlord, days]) {
        for (const key of ['gross', 'discounts', 'refunds', 'net', 'tender:cash']) {
          const cells = column(sheet, nameOfFigure(key)).map(Number);
          expect(cells.at(-1), key).toBe(figure(key));
          expect(cells.slice(0, -1).reduce((all, each) => all + each, 0), key).toBe(figure(key));
        }
        expect(column(sheet, '영업일 Day').slice(0, -1)).toEqual([...new Set(books.shifts.map(({ day }) => day))].sort());
        // All means of payment are the net, but for coins that do not exist.
        const [heads = [], ...rows] = sheet?.rows ?? [];
        const means = heads.flatMap((head, at) => (/현금|카드|계좌|자체 상품권|보관금/.test(String(head)) ? [at] : []));
        const total = rows.at(-1) ?? [];
        expect(means.reduce((all, at) => all + Number(total[at]), 0)).toBe(figure('net') + figure('excess') - figure('rounding'));
      }
      for (const key of ['supply', 'vat', 'exempt', 'rounding']) expect(column(days, nameOfFigure(key)).at(-1)).toBe(figure(key));
      const of = (name: string): number => column(sellers, name).map(Number).reduce((all, each) => all + each, 0);
      expect([of('순매출 Net'), of('부가세 VAT')]).toEqual([figure('net'), figure('vat')]);
      expect(of('공급가액 Supply')).toBe(figure('supply') + figure('exempt'));
    } finally {
      shop.end();
    }
  }), { seed: 20261201, numRuns: 30 });
}, 120_000);

test('a shift that is open is in no file for the landlord or the accountant', () => {
  const shop = openShop();
  shop.openShift(100_000);
  shop.sale([{ item: 1 }]);
  shop.closeShift(0);
  shop.openShift(100_000);
  shop.sale([{ item: 2 }]);
  const reader = openReader(shop.directory);
  const books = readBooks(reader, { from: '2026-11-22' as BusinessDate, to: '2026-11-22' as BusinessDate });
  reader.close();
  expect(books.shifts.map(({ number, receipts }) => [number, receipts])).toEqual([[1, 1]]);
  expect(books.sellers.map(({ seller, tax, net, vat }) => [seller, tax, net, vat])).toEqual([['maker', 'T', 15_000, 1_364]]);
  shop.end();
});
