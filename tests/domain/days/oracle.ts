/**
 * What a shop's figures are by its documents alone: nets, VAT, and what each maker is owed, written down a second time from
 * the papers a person could read. Shares no code with the product and knows no posting.
 */
import type { Contract } from '../../../src/domain/catalog.ts';
import type { Paper } from './purse.ts';
import type { Receipt } from './world.ts';

/** Figures in won over any set of documents. */
export type Figures = {
  gross: number; discounts: number; refunds: number; net: number; vat: number; supply: number; exempt: number; rounding: number;
  mallFunded: number; due: number; margin: number; storeVat: number;
  readonly dueOfMaker: Map<number, number>; readonly netOfMaker: Map<number, number>;
  /** What is left of each voucher, by its serial. */
  readonly vouchers: Map<string, number>;
};

const nothing = { gross: 0, ds: 0, dm: 0, dl: 0, v: 0, fees: 0 };
type Sums = { terms: Contract; tax: string; gross: number; ds: number; dm: number; dl: number; v: number; fees: number; maker: number };

const down = (part: bigint, whole: bigint): bigint => (part >= 0n ? part / whole : -((-part + whole - 1n) / whole));
/** To the nearest won, halves up. */
const near = (part: number, whole: number): number => Number(down(BigInt(2 * part + whole), BigInt(2 * whole)));

/** Adds documents up as they come; `figures` may be asked at any time. */
export function openOracle() {
  const totals = { gross: 0, discounts: 0, refunds: 0, net: 0, vat: 0, supply: 0, exempt: 0, rounding: 0, mallFunded: 0 };
  const keys = new Map<string, Sums>();
  const own = { ds: 0, dm: 0, dl: 0, net: 0, v: 0 };
  const nets = new Map<number, number>();
  const { vouchers, put, pay } = openPayments(totals);
  const take = (paper: Paper): void => {
    if (paper.kind === 'voucher_sold' || paper.kind === 'voucher_cancelled') {
      // Bought, or taken back: no goods, no tax.
      for (const { serial, amount } of paper.body.vouchers) put(serial, paper.kind === 'voucher_sold' ? amount : -amount);
      return pay(paper.body.tenders);
    }
    const { kind, body } = paper;
    if (kind === 'exchange') {
      // Two papers in one: what came back, and what was sold for it with all the money that moved.
      takeOne('refund', { ...body.back, tenders: [] });
      return takeOne('sale', body);
    }
    return takeOne(kind, body);
  };

  const takeOne = (kind: 'sale' | 'refund', body: Pick<Receipt['body'], 'lines' | 'total' | 'vat' | 'supply' | 'exempt' | 'tenders'>): void => {
    const sign = kind === 'sale' ? 1 : -1;
    totals.net += sign * body.total;
    totals.vat += sign * body.vat;
    totals.supply += sign * body.supply;
    totals.exempt += sign * body.exempt;
    pay(body.tenders);
    for (const line of body.lines) {
      const by = (funder: string): number => line.discounts.reduce((sum, each) => sum + (each.funder === funder ? each.amount : 0), 0);
      const [ds, dm, dl] = [by('store'), by('maker'), by('mall')];
      if (kind === 'sale') {
        totals.gross += line.gross;
        totals.discounts += ds + dm + dl;
      } else totals.refunds += line.gross - ds - dm - dl;
      totals.mallFunded += sign * dl;
      const maker = line.maker?.id ?? 0;
      const net = sign * (line.gross - ds - dm - dl);
      nets.set(maker, (nets.get(maker) ?? 0) + net);
      if (maker === 0) {
        own.net += net;
        [own.dl, own.v] = [own.dl + sign * dl, own.v + sign * line.vat];
        continue;
      }
      const key = `${maker}|${line.contract.version}|${line.taxClass}`;
      const sums = keys.get(key) ?? { ...nothing, terms: line.contract, tax: line.taxClass, maker };
      keys.set(key, sums);
      sums.gross += sign * line.gross;
      sums.ds += sign * ds;
      sums.dm += sign * dm;
      sums.dl += sign * dl;
      sums.v += sign * line.vat;
      sums.fees += sign * (line.fee ?? 0);
    }
  };

  const figures = (): Figures => {
    const dueOfMaker = new Map<number, number>();
    const all = { due: 0, margin: own.net + own.dl - own.v, storeVat: own.v };
    for (const sums of keys.values()) {
      const { due, margin, vat } = partsOf(sums);
      all.due += due;
      all.margin += margin;
      all.storeVat += vat;
      dueOfMaker.set(sums.maker, (dueOfMaker.get(sums.maker) ?? 0) + due);
    }
    return { ...totals, ...all, dueOfMaker, netOfMaker: nets, vouchers };
  };
  return { take, figures };
}

/** What means of payment say: coins that do not exist, and what each voucher gains or loses. */
function openPayments(totals: { rounding: number }) {
  const vouchers = new Map<string, number>();
  const put = (serial: string, amount: number): void => void vouchers.set(serial, (vouchers.get(serial) ?? 0) + amount);
  const pay = (tenders: Receipt['body']['tenders']): void => {
    for (const tender of tenders) {
      if (tender.kind === 'cash') totals.rounding += tender.due - tender.given + tender.change;
      if (tender.kind === 'cash_back') totals.rounding += tender.paid - tender.exact;
      if (tender.kind === 'voucher_back' || tender.kind === 'credit_back') put(tender.serial, tender.amount);
      if (tender.kind !== 'voucher') continue;
      put(tender.serial, -tender.amount - (tender.cashed?.exact ?? 0));
      totals.rounding += (tender.cashed?.paid ?? 0) - (tender.cashed?.exact ?? 0);
    }
  };
  return { vouchers, put, pay };
}

/** Due, margin and the store's VAT of one contract and tax class, as the table of the three kinds says. */
function partsOf({ terms, tax, gross, ds, dm, dl, v, fees }: Sums): { due: number; margin: number; vat: number } {
  if (terms.kind === 'outright') return { due: -dm, margin: gross - ds - dl - dm + dm + dl - v, vat: v };
  const base = terms.base === 'gross' ? gross : terms.base === 'maker' ? gross - dm : gross - ds - dm - dl;
  const c = terms.scope === 'line' ? fees : Number(down(BigInt(base) * BigInt(terms.rateBp), 10_000n));
  if (terms.kind === 'special') {
    const canBill = terms.taxType === undefined && tax === 'taxable';
    const i = canBill ? near(gross - dm - c, 11) : 0;
    return { due: gross - dm - c, margin: c + i - v - ds, vat: v - i };
  }
  const vat = near(c, terms.vatMode === 'included' ? 11 : 10);
  const charge = terms.vatMode === 'included' ? c : c + vat;
  return { due: gross - dm - charge, margin: charge - vat - ds, vat };
}
