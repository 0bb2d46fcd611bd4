/**
 * The store's own vouchers among random days: some are sold and taken back, some sales, exchanges and returns go over them
 * instead of money. Changes documents with arithmetic of its own; posts nothing.
 */
import type { Fact } from '../../../src/domain/facts.ts';
import type { BusinessDate, SaleId } from '../../../src/domain/ids.ts';
import type { Won } from '../../../src/domain/money.ts';
import type { Tender } from '../../../src/domain/tender.ts';
import type { Random, Receipt } from './world.ts';

export type Paper = Receipt | Extract<Fact, { kind: 'voucher_sold' | 'voucher_cancelled' }>;
type Held = { readonly serial: string; readonly kind: 'gift' | 'credit'; readonly issued: number; left: number; readonly purchase: string };

const w = (amount: number): Won => amount as Won;
const up10 = (amount: number): number => Math.ceil(amount / 10) * 10;
const cash = (due: number): Tender => ({ kind: 'cash', due: w(due), given: w(due - (due % 10)), change: w(0) });

/** Starts without a voucher. */
export function openPurse(random: Random) {
  const held: Held[] = [];
  const purchases = new Map<string, Extract<Paper, { kind: 'voucher_sold' }>['body']>();
  let number = 0;

  const issue = (kind: Held['kind'], issued: number, purchase = ''): Held => {
    const voucher: Held = { serial: `V${(number += 1)}`, kind, issued, left: issued, purchase };
    held.push(voucher);
    return voucher;
  };

  /** A part of what is due over a voucher, with its rest in cash where enough of it is used by then, and cash for what is left. */
  const taken = (due: number): Tender[] | null => {
    const open = held.filter(({ left }) => left > 0);
    if (due === 0 || open.length === 0 || !random.chance(40)) return null;
    const voucher = random.one(open);
    const amount = Math.min(voucher.left, random.chance(50) ? due : 1 + random.below(due));
    const rest = voucher.left - amount;
    const isFree = voucher.kind === 'gift' && rest > 0 && (voucher.issued - rest) * 100 >= voucher.issued * (voucher.issued > 10_000 ? 60 : 80);
    const cashed = isFree && random.chance(50) ? { cashed: { exact: w(rest), paid: w(up10(rest)) } } : {};
    voucher.left = 'cashed' in cashed ? 0 : rest;
    const spent: Tender = { kind: 'voucher', amount: w(amount), serial: voucher.serial, voucher: voucher.kind, ...cashed };
    return amount < due ? [spent, cash(due - amount)] : [spent];
  };

  /** Back onto a voucher of which so much is used, or in a new one. */
  const given = (owed: number): Tender[] | null => {
    if (owed === 0 || !random.chance(40)) return null;
    const used = held.find(({ issued, left }) => issued - left >= owed);
    if (used !== undefined && random.chance(50)) {
      used.left += owed;
      return [{ kind: 'voucher_back', amount: w(owed), leg: 1, serial: used.serial, voucher: used.kind }];
    }
    return [{ kind: 'credit_back', amount: w(owed), serial: issue('credit', owed).serial, leg: 1 }];
  };

  const over = (paper: Receipt): Receipt => {
    const { kind, body } = paper;
    const owed = kind === 'sale' ? body.total : kind === 'refund' ? -body.total : body.total - body.back.total;
    const tenders = owed > 0 ? taken(owed) : given(-owed);
    return tenders === null ? paper : { ...paper, body: { ...body, tenders } } as Receipt;
  };

  const sold = (): Paper => {
    const saleId = `W${(number += 1)}`;
    const vouchers = Array.from({ length: 1 + random.below(3) }, () => issue('gift', (1 + random.below(60)) * 1_000, saleId))
      .map(({ serial, issued }) => ({ serial, amount: w(issued) }));
    const total = vouchers.reduce((sum, { amount }) => sum + amount, 0);
    const body = { saleId: saleId as SaleId, requestHash: '', vouchers, total: w(total), until: '2031-11-30' as BusinessDate, tenders: [cash(total)] };
    purchases.set(saleId, body);
    return { kind: 'voucher_sold', body };
  };

  /** A purchase of which nothing is spent, if there is one. */
  const cancelled = (): Paper[] => {
    const whole = [...purchases.values()].find(({ vouchers }) => (
      vouchers.every(({ serial, amount }) => held.some((each) => each.serial === serial && each.left === amount))));
    if (whole === undefined) return [];
    purchases.delete(whole.saleId);
    for (const voucher of held) if (voucher.purchase === whole.saleId) voucher.left = 0;
    const tenders: Tender[] = [{ kind: 'cash_back', exact: whole.total, paid: whole.total, leg: 1 }];
    const { until: _until, ...rest } = whole;
    return [{ kind: 'voucher_cancelled', body: { ...rest, saleId: `${whole.saleId}-back` as SaleId, original: whole.saleId, tenders, reason: '' } }];
  };

  /** The papers of a day with vouchers among them. */
  return (papers: readonly Receipt[]): Paper[] => papers.flatMap((paper) => [
    ...(random.chance(20) ? [sold()] : []), over(paper), ...(random.chance(10) ? cancelled() : []),
  ]);
}
