/**
 * What a refund by receipt must say, recomputed from the sale's own body and the refunds before it: every line's
 * difference, where the money went, which goods. Reads no projection.
 */
import { canonicalText, type Canonical } from '../src/domain/canonical.ts';
import { passedOn, takenByPassing } from '../src/domain/exchange.ts';
import type { BroughtBack, ExchangeBody, RefundBody, Returned, SealedLine } from '../src/domain/facts.ts';
import { moneyBack, takenAfter, type LegBack, type LegTaken } from '../src/domain/money-back.ts';
import { won, type Won } from '../src/domain/money.ts';
import { changeOf, legsOf, type Original, type Taken } from '../src/domain/refund.ts';
import { settledBy, type Tender } from '../src/domain/tender.ts';
import { differs } from './differs.ts';
import { legOf } from './tender-rows.ts';

/** Finds a sealed receipt in the journal, with the means of payment that hold; null when it has none of that id. */
export type FindOriginal = (saleId: string) => Original | null;

export type ReturnCheck = {
  readonly refund: (body: RefundBody, returned: Returned) => string[];
  readonly exchange: (body: ExchangeBody) => string[];
};

/** What came back, whether money or other goods went for it. */
type Half = Pick<BroughtBack, 'lines' | 'total' | 'supply' | 'vat' | 'exempt'> & { readonly original: string };
/** Where what came back went: money over the receipt's means, and what of them passed to other goods. */
type Went = { readonly wrong: string[]; readonly legs: readonly LegTaken[] };

/** Starts before the first entry; keeps what is back of each sale that anything came back of. */
export function openReturnCheck(find: FindOriginal): ReturnCheck {
  const known = new Map<string, Taken>();
  const check = (body: Half, returned: Returned, where: (legs: readonly Tender[], taken: Taken) => Went): string[] => {
    const original = find(returned.saleId);
    if (original === null) return [`the sale ${returned.saleId} that goods come back from is not in the journal`];
    const taken = known.get(returned.saleId) ?? { pieces: [], legs: [] };
    const pieces = original.body.lines.map((_, index) => piecesOf(body, returned, index + 1));
    const wrong = saleFaults(original, body, returned, taken, pieces);
    if (wrong.length > 0) return wrong;
    const { wrong: ofMoney, legs } = where(legsOf(original), taken);
    known.set(returned.saleId, { pieces: pieces.map((count, index) => count + (taken.pieces[index] ?? 0)), legs });
    return [...lineFaults(original, body, returned, taken, pieces), ...ofMoney];
  };
  return {
    refund: (body, returned) => check({ ...body, original: body.original ?? '' }, returned, (legs, taken) => {
      const back = backOf(legs, taken.legs, body.total, body.tenders);
      return { wrong: tenderFaults(body.tenders, back), legs: takenAfter(taken.legs, back, legs.length) };
    }),
    exchange: (body) => check(body.back, body.back.returned, (legs, taken) => exchanged(body, legs, taken)),
  };
}

/** The difference alone went back, if there was one to give back; the rest passed to the new goods. */
function exchanged({ back: { total }, total: sold, tenders, passed }: ExchangeBody, legs: readonly Tender[], taken: Taken): Went {
  const owed = won(Math.max(0, total - sold));
  const back = backOf(legs, taken.legs, owed, tenders);
  const after = takenAfter(taken.legs, back, legs.length);
  const expected = passedOn(legs, after, won(total - owed));
  const parts = takenByPassing(expected).map((part): LegBack => ({ ...part, means: 'cash' }));
  return {
    wrong: [
      ...(sold < total ? tenderFaults(tenders, back) : []),
      differs('what passes to the new goods', textOf(passed), textOf(expected)),
    ],
    legs: takenAfter(after, parts, legs.length),
  };
}

function piecesOf(body: Half, { lines }: Returned, place: number): number {
  const index = lines.findIndex((line) => line.place === place);
  return index < 0 ? 0 : (body.lines[index]?.quantity ?? 0);
}

function saleFaults(
  { kind, body: sale, businessDate }: Original, body: Half, returned: Returned, taken: Taken, pieces: readonly number[],
): string[] {
  const places = [...returned.lines, ...returned.shifted].map(({ place }) => place);
  const isPlaced = returned.lines.length === body.lines.length && new Set(places).size === places.length
    && places.every((place) => sale.lines[place - 1] !== undefined);
  const over = sale.lines.findIndex(({ quantity }, index) => (pieces[index] ?? 0) + (taken.pieces[index] ?? 0) > quantity);
  return [
    kind === 'refund' ? 'goods come back from what is no sale' : '',
    differs('the original', body.original, sale.receiptNumber),
    differs('the day of the sale', returned.soldOn, businessDate),
    isPlaced ? '' : 'its lines are not those of the sale',
    over < 0 ? '' : `more of line ${over + 1} came back than was sold`,
  ].filter((each) => each !== '');
}

function lineFaults(
  { body: sale }: Original, body: Half, returned: Returned, taken: Taken, pieces: readonly number[],
): string[] {
  const change = changeOf(sale, taken.pieces, pieces);
  const expected = sale.lines.flatMap((line, index) => {
    const { pieces: quantity = 0, ...amounts } = change.lines[index] ?? {};
    const changed = { ...line, ...amounts, quantity };
    return quantity === 0 && changed.vat === 0 ? [] : [{ ...changed, place: index + 1 }];
  });
  const found = [
    ...body.lines.map((line, index): SealedLine & { place: number } => ({ ...line, place: returned.lines[index]?.place ?? 0 })),
    ...returned.shifted,
  ].sort((a, b) => a.place - b.place);
  const damage = returned.lines.some(({ damaged }, index) => damaged !== undefined && damaged.pieces > (body.lines[index]?.quantity ?? 0));
  return [
    differs('what its lines lose', textOf(found), textOf(expected)),
    differs('the total', body.total, change.total),
    differs('supply', body.supply, change.supply),
    differs('VAT', body.vat, change.vat),
    differs('exempt', body.exempt, change.exempt),
    damage ? 'more is broken than came back' : '',
  ];
}

/** Over which means `owed` won went; what the receipt says was handed out in cash or became store credit is taken as said. */
function backOf(legs: readonly Tender[], taken: Taken['legs'], owed: Won, tenders: readonly Tender[]): readonly LegBack[] {
  const inCash = tenders.flatMap((tender) => (
    tender.kind === 'cash_back' && tender.leg !== undefined && legs[tender.leg - 1]?.kind !== 'cash' ? [tender.leg] : []));
  const asCredit = tenders.flatMap((tender) => (tender.kind === 'credit_back' && tender.leg !== undefined ? [tender.leg] : []));
  return moneyBack(legs, taken, owed, inCash, asCredit);
}

const meansOf: Readonly<Partial<Record<Tender['kind'], LegBack['means']>>> = {
  card_back: 'card', transfer_back: 'transfer', voucher_back: 'voucher', credit_back: 'credit',
};

function tenderFaults(tenders: readonly Tender[], back: readonly LegBack[]): string[] {
  const found = tenders.map((tender) => {
    if (tender.kind === 'cash_back') return { leg: tender.leg ?? 0, means: 'cash', exact: tender.exact, paid: tender.paid };
    const means = meansOf[tender.kind];
    const amount = settledBy(tender);
    return means === undefined ? { leg: 0, means: tender.kind } : { leg: legOf(tender), means, exact: amount, paid: amount };
  });
  return [differs('how the money goes back', textOf(found), textOf(back))];
}

function textOf(value: readonly object[]): string {
  return canonicalText(value as Canonical);
}
