/**
 * X and Z over random days: the figures against an oracle that reads the sold documents alone (no postings, no code of the
 * product), the identities of the ledger, and the same report however its entries are grouped.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { amountOf, figure, termsOf } from '../../src/domain/figures.ts';
import { canonicalText, type Canonical } from '../../src/domain/canonical.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { reportOfEntries } from '../../src/domain/shift-report.ts';
import type { ShiftReport } from '../../src/domain/report-values.ts';
import { must } from '../../src/domain/result.ts';
import { frozenCategories, partsBehind } from '../../src/domain/shift-split.ts';
import { histories, live } from '../db/history.ts';
import { items, openShop, tillKey, type Shop } from '../db/shop.ts';
import { rounds } from '../rounds.ts';

type Doc = { kind: string; body: Record<string, unknown> };
type Totals = Record<string, number>;
type Paid = Record<string, number | string> & { cashed?: { exact: number; paid: number } };

/** Adds up what the documents of a shift say, by hand. */
function oracle(docs: readonly object[]): Totals {
  const of: Totals = { gross: 0, discounts: 0, refunds: 0, net: 0, vat: 0, exempt: 0, supply: 0, card: 0, cash: 0, rounding: 0, drawer: 0, voucher: 0, sold: 0 };
  const add = (name: string, amount: number): void => void (of[name] = (of[name] ?? 0) + amount);
  const pay = ({ cashed = { exact: 0, paid: 0 }, ...tender }: Paid, sign: number): void => {
    const n = (name: string): number => Number(tender[name] ?? 0);
    if (tender['kind'] === 'cash') {
      add('cash', sign * (n('given') - n('change')));
      add('rounding', sign * (n('due') - n('given') + n('change')));
    }
    if (tender['kind'] === 'cash_back') {
      add('cash', -sign * n('paid'));
      add('rounding', sign * (n('paid') - n('exact')));
    }
    if (tender['kind'] === 'voucher') {
      add('voucher', sign * (n('amount') + cashed.exact));
      add('cash', -sign * cashed.paid);
      add('rounding', sign * (cashed.paid - cashed.exact));
    }
    if (tender['kind'] === 'voucher_back' || tender['kind'] === 'credit_back') add('voucher', -sign * n('amount'));
    if (tender['kind'] === 'card') add('card', sign * n('amount'));
    if (tender['kind'] === 'card_back') add('card', -sign * n('amount'));
  };
  const tenders = (list: unknown, sign: number): void => (list as Paid[]).forEach((tender) => pay(tender, sign));
  for (const { kind, body } of docs.map((doc): Doc => JSON.parse(JSON.stringify(doc)) as Doc)) {
    const n = (name: string): number => Number(body[name] ?? 0);
    if (kind === 'exchange') {
      // Goods for goods: what came back is taken off, what went out is sold.
      const back = body['back'] as Record<string, number>;
      add('refunds', back['total'] ?? 0);
      for (const [name, of] of [['net', 'total'], ['vat', 'vat'], ['exempt', 'exempt'], ['supply', 'supply']] as const) add(name, -(back[of] ?? 0));
    }
    if (kind === 'sale' || kind === 'refund' || kind === 'exchange') {
      const s = kind === 'refund' ? -1 : 1;
      const lines = body['lines'] as { gross: number; discounts: { amount: number }[] }[];
      if (s === 1) {
        for (const { gross, discounts } of lines) {
          add('gross', gross);
          for (const { amount } of discounts) add('discounts', amount);
        }
      } else add('refunds', n('total'));
      add('net', s * n('total'));
      add('vat', s * n('vat'));
      add('exempt', s * n('exempt'));
      add('supply', s * n('supply'));
      tenders(body['tenders'], 1);
    }
    if (kind === 'tender_corrected') {
      tenders(body['before'], -1);
      tenders(body['after'], 1);
    }
    if (kind === 'voucher_sold' || kind === 'voucher_cancelled') {
      add('voucher', kind === 'voucher_sold' ? -n('total') : n('total'));
      add('sold', kind === 'voucher_sold' ? n('total') : -n('total'));
      tenders(body['tenders'], 1);
    }
    if (kind === 'shift_opened') add('drawer', n('counted'));
    if (kind === 'cash_moved') add('drawer', body['move'] === 'pay_in' ? n('amount') : -n('amount'));
  }
  return { ...of, drawer: (of['drawer'] ?? 0) + (of['cash'] ?? 0) };
}

type Line = {
  maker: { id: number } | null; contract: { kind: string }; gross: number; net: number; vat: number; fee?: number;
  discounts: { funder: string; amount: number }[];
};
type Parts = { due: number; vat: number; margin: number; mall: number; makers: Record<string, number> };

/** What each line of the documents is to makers, to the tax and to the shop, by the table of the three kinds (ledger.md 5, I5; nothing is settled yet). */
function partsOf(docs: readonly object[]): Parts {
  const parts: Parts = { due: 0, vat: 0, margin: 0, mall: 0, makers: {} };
  const line = ({ maker, contract: { kind }, gross, net, vat, fee = 0, discounts }: Line, s: number): void => {
    const by = (funder: string): number => discounts.reduce((all, each) => all + (each.funder === funder ? each.amount : 0), 0);
    const [ds, dm, dl] = [by('store'), by('maker'), by('mall')];
    parts.due += s * (kind === 'outright' ? -dm : gross - dm - fee);
    parts.vat += kind === 'consign' ? 0 : s * vat;
    parts.margin += s * (kind === 'outright' ? net + dm + dl - vat : kind === 'special' ? fee - vat - ds : fee - ds);
    parts.mall += s * dl;
    const name = String(maker?.id ?? 0);
    parts.makers[name] = (parts.makers[name] ?? 0) + s * net;
  };
  const back = (half: Record<string, unknown>): void => {
    for (const each of half['lines'] as Line[]) line(each, -1);
    for (const each of (half['returned'] as { shifted: Line[] } | undefined)?.shifted ?? []) line(each, -1);
  };
  for (const { kind, body } of docs.map((doc): Doc => JSON.parse(JSON.stringify(doc)) as Doc)) {
    if (kind === 'sale' || kind === 'exchange') for (const each of body['lines'] as Line[]) line(each, 1);
    if (kind === 'refund') back(body);
    if (kind === 'exchange') back(body['back'] as Record<string, unknown>);
  }
  return parts;
}

type SoldBy = Record<'maker' | 'category' | 'hour', Record<string, number>>;
type Sold = Line & { itemId: number | null };

/** What lines came to by maker, by the category that the file gave their item, and by the hour of Seoul's clock. */
function soldBy(entries: readonly { at: number; fact: object }[]): SoldBy {
  const sold: SoldBy = { maker: {}, category: {}, hour: {} };
  for (const { at, fact } of entries) {
    const { kind, body } = JSON.parse(JSON.stringify(fact)) as Doc;
    const hour = new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Seoul' }).slice(0, 2);
    const count = (half: Record<string, unknown>, sign: number): void => {
      const shifted = (half['returned'] as { shifted: Sold[] } | undefined)?.shifted ?? [];
      for (const { maker, itemId, net } of [...half['lines'] as Sold[], ...shifted]) {
        const keys = { maker: maker === null ? '' : String(maker.id), category: items.find(({ id }) => id === itemId)?.category ?? '', hour };
        for (const name of ['maker', 'category', 'hour'] as const) sold[name][keys[name]] = (sold[name][keys[name]] ?? 0) + sign * net;
      }
    };
    if (kind === 'sale' || kind === 'exchange') count(body, 1);
    if (kind === 'refund') count(body, -1);
    if (kind === 'exchange') count(body['back'] as Record<string, unknown>, -1);
  }
  const some = (rows: Record<string, number>) => Object.fromEntries(Object.entries(rows).filter(([, amount]) => amount !== 0));
  return { maker: some(sold.maker), category: some(sold.category), hour: some(sold.hour) };
}

/** The same from the rows of the ledger, by the queries of ledger.md 5. */
function postedParts(reader: ReturnType<typeof openReader>, from: number, before: number): Parts {
  const bal = (where: string): number => Number(reader.prepare<[number, number], number>(
    `SELECT coalesce(sum(amount), 0) FROM posting WHERE entry >= ? AND entry < ? AND (${where})`).pluck().get(from, before));
  const makers = reader.prepare<[number, number], { maker: number; net: number }>(`
    SELECT maker, -sum(amount) AS net FROM posting WHERE entry >= ? AND entry < ? AND account IN ('sales', 'discount') GROUP BY maker`).all(from, before);
  return {
    due: 0 - bal("account = 'maker_due' AND kind IN ('proceeds', 'funded', 'charge')"),
    vat: 0 - bal("account = 'vat' AND seller = 'store'"),
    margin: 0 - bal("account IN ('sales', 'discount', 'recovery', 'maker_share', 'commission')") - bal("account = 'vat_price' AND seller = 'store'"),
    mall: bal("account = 'mall_due' AND kind = 'discount'"),
    makers: Object.fromEntries(makers.map(({ maker, net }) => [String(maker), net])),
  };
}

const withoutNothing = ({ makers, ...parts }: Parts) => (
  { ...parts, makers: Object.fromEntries(Object.entries(makers).filter(([, net]) => net !== 0)) });

function shiftsOf(shop: Shop): { number: number; opening: number; entry: number; facts: Fact[]; report: unknown }[] {
  const { seq } = shop.ledger.head();
  const entries = Array.from({ length: seq }, (_, at) => shop.ledger.entry(at + 1));
  return shop.ledger.closedShifts(10_000).map(({ number, opening, entry }) => {
    const close = shop.ledger.entry(entry).fact;
    const facts = entries.filter((each) => each.seq >= opening && each.seq < entry).map(({ fact }) => fact);
    return { number, opening, entry, facts, report: close.kind === 'shift_closed' ? close.body.report : null };
  });
}

test('every Z of random days is what its documents say, holds the identities, and is made again byte for byte', () => {
  let zs = 0;
  let ofVouchers = 0;
  let ofMakers = 0;
  fc.assert(fc.property(histories(40), (history) => {
    const shop = openShop();
    live(shop, history);
    if (shop.ledger.openShift() !== null) shop.closeShift(0);
    const reader = openReader(shop.directory);
    const entries = Array.from({ length: shop.ledger.head().seq }, (_, at) => shop.ledger.entry(at + 1));
    for (const { number, opening, entry, facts, report } of shiftsOf(shop)) {
      zs += 1;
      const made = reportOfEntries(facts.map((fact) => ({ fact })));
      const { by, ...unsplit } = report as ShiftReport;
      expect(canonicalText(unsplit as Canonical)).toBe(canonicalText(made as Canonical));
      const wanted = oracle(facts);
      ofVouchers += Number(wanted['voucher'] !== 0);
      const z = (key: string): number => figure(made.figures, key);
      const over = (account: string): number => (
        made.figures.filter(({ key }) => key.startsWith(`tender|${account}`)).reduce((all, { amount }) => all + amount, 0));
      const [cards, vouchers] = [over('card'), over('voucher_own')];
      expect({
        gross: z('gross'), discounts: z('discounts'), refunds: z('refunds'), net: z('net'), vat: z('vat'), exempt: z('exempt'), supply: z('supply'),
        card: cards, voucher: vouchers, sold: z('vouchers_sold'), cash: z('tender:cash'), rounding: z('rounding'), drawer: z('expected'),
      }).toEqual(wanted);
      // I1, I2, I4, I6 of the ledger's rules.
      expect(z('tender:cash') + cards + vouchers).toBe(z('net') + z('excess') - z('rounding'));
      expect(z('supply') + z('vat') + z('exempt')).toBe(z('net'));
      expect(z('gross') - z('discounts') - z('refunds')).toBe(z('net'));
      const moves = made.figures.filter(({ key }) => key.startsWith('cash|')).reduce((all, { amount }) => all + amount, 0);
      expect(moves).toBe(z('expected'));
      // I3, I5: makers and own goods are the net; it is what is owed, the margin and the VAT, line by line as the documents have it.
      const parts = partsOf(facts);
      expect(withoutNothing(postedParts(reader, opening, entry))).toEqual(withoutNothing(parts));
      expect(Object.values(parts.makers).reduce((all, net) => all + net, 0)).toBe(z('net'));
      expect(parts.due + parts.margin + parts.vat).toBe(z('net') + parts.mall);
      // The splits of the Z are what its documents' lines are, maker by maker, hour by hour and item by item.
      const split = must(by, 'splits');
      const of = (name: 'maker' | 'category' | 'hour') => Object.fromEntries(split[name].map(({ key, amount }) => [key, amount]));
      const sold = soldBy(entries.filter(({ seq }) => seq >= opening && seq < entry));
      expect({ maker: of('maker'), category: of('category'), hour: of('hour') }).toEqual(sold);
      for (const name of ['maker', 'category', 'hour'] as const) {
        expect(split[name].reduce((all, { amount }) => all + amount, 0)).toBe(z('net'));
        for (const { key, amount } of split[name]) {
          const behind = partsBehind(`${name}|${key}`, shop.ledger.shiftSold(number), frozenCategories(split));
          expect(shop.ledger.told(behind ?? new Map()).reduce((all, each) => all + each.amount, 0), key).toBe(amount);
        }
      }
      ofMakers += Number(parts.due !== 0 && parts.mall !== 0);
      // Every figure's entries sum to it, and the ledger's rows say what the entries say.
      for (const { key, amount } of made.figures) {
        const terms = termsOf(key) ?? [];
        expect(shop.ledger.behind(number, terms).reduce((all, each) => all + each.amount, 0), key).toBe(amount);
        expect(amountOf(terms, shop.ledger.shiftSums(number)), key).toBe(amount);
      }
    }
    expect(verifyLedger(reader, tillKey.publicKey).findings).toEqual([]);
    reader.close();
    shop.end();
  }), { seed: 20261130, numRuns: rounds(30, 60) });
  expect(zs).toBeGreaterThan(rounds(30, 60));
  expect(ofVouchers).toBeGreaterThan(rounds(8, 20));
  expect(ofMakers).toBeGreaterThan(rounds(5, 10));
}, 240_000);
