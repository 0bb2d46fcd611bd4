/**
 * A month of a shop as entries, made from a seed: two shifts a day, five who sell, two who lead; everything that happens in an
 * honest shop at an honest rate. Plants nothing and judges nothing.
 */
import type { BusinessDate, OperatorId } from '../../../src/domain/ids.ts';
import type { Watched } from '../../../src/domain/watch.ts';

export type Random = () => number;

/** Mulberry32: the same numbers for a seed on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const sellers = ['02', '03', '04', '05', '06'] as const;
export const leaders = ['01', '07'] as const;
/** Everything but its place in the journal. */
export type Happening = { readonly at: number; readonly day: string; readonly shift: number; readonly operator: string; readonly kind: string; readonly body: unknown };
export type Shift = { readonly number: number; readonly day: string; readonly from: number; readonly operator: string };

export const shiftMs = 5 * 3_600_000;
const first = Date.UTC(2026, 10, 1, 1, 30);
const dayMs = 86_400_000;

/** 28 days, two shifts each; who sells goes round. */
export function shiftsOf(): Shift[] {
  return Array.from({ length: 56 }, (_, at): Shift => {
    const day = Math.floor(at / 2);
    return {
      number: at + 1, day: new Date(first + day * dayMs).toISOString().slice(0, 10), from: first + day * dayMs + (at % 2) * shiftMs,
      operator: sellers[(at * 3 + Math.floor(at / 7)) % sellers.length] ?? '02',
    };
  });
}

let made = 0;
type LineChange = { readonly gross?: number; readonly off?: number; readonly kind?: string; readonly typed?: boolean; readonly item?: number };

export function line({ gross = 20_000, off = 0, kind = 'line', typed = false, item = 1 }: LineChange = {}): object {
  const discounts = off === 0 ? [] : [{ kind, funder: 'store', amount: off }];
  return { itemId: item, quantity: 1, gross, net: gross - off, discounts, typedPrice: typed ? gross : null };
}

export function sale(lines: readonly object[], isCash: boolean): { readonly saleId: string; readonly body: object } {
  const saleId = `s${(made += 1)}`;
  const total = lines.reduce<number>((all, each) => all + (each as { net: number }).net, 0);
  const tenders = [isCash ? { kind: 'cash', due: total, given: total, change: 0 } : { kind: 'card', amount: total }];
  return { saleId, body: { saleId, receiptNumber: saleId, lines, total, tenders } };
}

export function refund(original: string | null, total: number, item = 1): object {
  const returned = original === null ? {} : { returned: { saleId: original } };
  return { saleId: `r${(made += 1)}`, receiptNumber: 'r', total, lines: [{ itemId: item, quantity: 1 }], tenders: [{ kind: 'cash_back' }], ...returned };
}

export const leave = (by: string, asker: string): object => ({ by, asker, wanted: { action: 'discount_beyond_limit', amount: 3_000 } });
export const corrected = (from: 'cash' | 'card', total: number): object => {
  const [cash, card] = [{ kind: 'cash', due: total, given: total, change: 0 }, { kind: 'card', amount: total }];
  return { before: [from === 'cash' ? cash : card], after: [from === 'cash' ? card : cash] };
};

const receiptsOfShift = 60;
const receiptOf = (random: Random): object[] => Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
  const gross = 5_000 + Math.floor(random() * 60) * 1_000;
  const off = random() < 0.06 ? Math.floor((gross * (1 + Math.floor(random() * 10))) / 100) : 0;
  return line({ gross, off, typed: random() < 0.01, item: 1 + Math.floor(random() * 400) });
});

function receiptsOf(random: Random, of: Shift, sold: string[], put: (at: number, kind: string, body: unknown) => void): void {
  for (let n = 0; n < receiptsOfShift; n += 1) {
    const at = of.from + Math.floor(((n + random()) / receiptsOfShift) * (shiftMs - 600_000));
    const { saleId, body } = sale(receiptOf(random), random() < 0.4);
    put(at, 'sale', body);
    if (random() < 0.01) put(at + 30_000, 'refund', refund(sold[Math.floor(random() * sold.length)] ?? null, 20_000, 1 + Math.floor(random() * 400)));
    if (random() < 0.001) put(at + 40_000, 'refund', refund(null, 15_000, 1 + Math.floor(random() * 400)));
    if (random() < 0.01) put(at + 50_000, 'void', { saleId: `v${at}`, lines: 2, total: 30_000 });
    if (random() < 0.002) put(at + 20_000, 'receipt_reprinted', {});
    if (random() < 0.0005) put(at + 25_000, 'tender_corrected', corrected('cash', 20_000));
    if (random() < 0.008) put(at + 10_000, 'consent_used', leave(leaders[Math.floor(random() * 2)] ?? '01', of.operator));
    sold.push(saleId);
  }
}

/** What happens in an honest month. */
export function honestMonth(seed: number): Happening[] {
  const random = randomFrom(seed);
  const all: Happening[] = [];
  const sold: string[] = [];
  for (const of of shiftsOf()) {
    const { day, number: shift, operator, from } = of;
    const put = (at: number, kind: string, body: unknown, who = operator): void => void all.push({ at, day, shift, operator: who, kind, body });
    for (const who of [operator, ...leaders]) put(from, 'signed_in', { operatorId: who }, who);
    put(from + 1, 'shift_opened', {});
    receiptsOf(random, of, sold, put);
    if (random() < 0.3) put(from + 2 * 3_600_000, 'drawer_opened', {});
    put(from + shiftMs - 60_000, 'terminal_checked', { shift, rows: [{ acquirer: '비씨', ledger: 100_000, terminal: 100_000 }] });
    const off = random() < 0.45 ? 0 : Math.round((random() - 0.5) * 200) * 10;
    put(from + shiftMs - 1, 'shift_closed', { counted: 300_000 + off, expected: 300_000 });
  }
  return all;
}

/** Entries in the order of their times; `late` are written where they stand in the list's end, whatever their time is. */
export function journalOf(happened: readonly Happening[], late: readonly Happening[] = []): Watched[] {
  return [...happened.toSorted((a, b) => a.at - b.at), ...late].map(({ kind, body, day, operator, ...rest }, at) => ({
    ...rest, seq: at + 1, number: `E${at + 1}`, day: day as BusinessDate, operator: operator as OperatorId, fact: { kind, body } as Watched['fact'],
  }));
}
