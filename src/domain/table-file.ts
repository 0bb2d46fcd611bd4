/**
 * Tables as files for people outside of the shop: what stands in which cell, in both languages, of the sales report, the
 * landlord's daily report and the accountant's month. Lays out what it is given; writes no file.
 */
import { amountOf, termsOf, type PostingSum } from './figures.ts';
import type { BusinessDate } from './ids.ts';
import { sum, won, type Won } from './money.ts';
import type { Period, SalesReport, SalesRow } from './sales-report.ts';
import { dimensions, type Dimension } from './sales-report.ts';
import type { MakerPaidBody, MakerSettledBody } from './settlement-body.ts';
import { figuresOf } from './settlement.ts';

export type Cell = string | number;
/** One table: its name (at most 31 characters, as spreadsheets want it), then its rows, the headings first. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** The kinds of files. */
export const exportKinds = ['sales', 'landlord', 'accountant'] as const;
export type ExportKind = (typeof exportKinds)[number];
export const fileForms = ['csv', 'xlsx'] as const;
export type FileForm = (typeof fileForms)[number];

/** A closed shift with its sums of postings, and what was made for makers meanwhile. */
export type ShiftSums = {
  readonly number: number; readonly day: BusinessDate; readonly receipts: number; readonly returns: number;
  readonly postings: readonly PostingSum[];
};
/** Goods by whose sale it is by law (the shop's, or a consigning maker's) and by tax. */
export type SellerSum = { readonly seller: 'store' | 'maker'; readonly tax: 'T' | 'E'; readonly net: Won; readonly vat: Won };
/** What the accountant needs of a period: its closed shifts, and what was settled with makers and paid to them on its days. */
export type Books = {
  readonly shifts: readonly ShiftSums[];
  readonly sellers: readonly SellerSum[];
  readonly settled: readonly { readonly day: BusinessDate; readonly body: MakerSettledBody }[];
  readonly paid: readonly { readonly day: BusinessDate; readonly body: MakerPaidBody }[];
};

const splitNames: Readonly<Record<Dimension, string>> = {
  hour: '시간 Hour', day: '날짜 Day', operator: '사람 Person', maker: '작가 Maker', category: '분류 Category', item: '작품 Item',
};
const amounts = ['총매출 Gross', '할인 Discounts', '반품 Returns', '순매출 Net'] as const;

/** The sales report, a sheet for each way it is split; `only` is the one sheet of a form that holds one. */
export function salesSheets(report: SalesReport, only: Dimension | null): Sheet[] {
  const chosen = only === null ? dimensions : [only];
  const split = chosen.map((name): Sheet => {
    const isCountedByReceipt = name === 'hour' || name === 'day' || name === 'operator';
    const counts = isCountedByReceipt ? ['판매 건 Sales', '반품 건 Returned'] : ['판매 점 Pieces', '반품 점 Back'];
    const rows = report.by[name];
    return {
      name: splitNames[name],
      rows: [['번호 Key', splitNames[name], ...counts, ...amounts], ...rows.map(rowCells), ['', '합계 Total', ...totalCells(rows)]],
    };
  });
  return only === null ? [figureSheet(report), ...split] : split;
}

function rowCells({ key, name, sold, back, gross, discounts, refunds, net }: SalesRow): Cell[] {
  return [key, name, sold, back, gross, discounts, refunds, net];
}

function totalCells(rows: readonly SalesRow[]): Cell[] {
  return (['sold', 'back', 'gross', 'discounts', 'refunds', 'net'] as const).map((of) => rows.reduce((all, row) => all + row[of], 0));
}

function figureSheet({ period, figures, basket }: SalesReport): Sheet {
  return {
    name: '합계 Totals',
    rows: [
      ['기간 Period', `${period.from} ~ ${period.to}`], ['판매 건 Sales', basket.receipts], ['반품 건 Returned', basket.returns],
      ['판매 점 Pieces', basket.pieces], ['한 건 평균 A sale', basket.average],
      ...figures.map(({ key, amount }): Cell[] => [nameOfFigure(key), amount]),
    ],
  };
}

const figureNames: Readonly<Record<string, string>> = {
  gross: amounts[0], discounts: amounts[1], refunds: amounts[2], net: amounts[3],
  supply: '과세 공급가액 Taxable', vat: '부가세 VAT', exempt: '면세 Exempt',
  excess: '상품권 잔액 Voucher excess', rounding: '10원 미만 Rounding', 'tender:cash': '현금 Cash',
};
const partNames: Readonly<Record<string, string>> = {
  card: '카드 Card', transfer: '계좌이체 Transfer', voucher_held: '상품권 Vouchers', voucher_own: '자체 상품권 Own vouchers', mall_due: '몰 Mall',
  tourist_due: '즉시환급 Tax refund', line: '줄 할인 Line', coupon: '쿠폰 Coupon', staff: '직원 Staff', points: '포인트 Points', override: '가격 변경 Price',
  promo: '행사 Promotion', truncation: '절사 Cut', store: '매장 Store', maker: '작가 Maker', mall: '몰 Mall', manual: '', van: 'VAN', tender: '',
};

/** What a figure is called in a file; who or what it is of stands behind it. */
export function nameOfFigure(key: string): string {
  const known = figureNames[key];
  if (known !== undefined) return known;
  const [what = '', ...parts] = key.split('|');
  const said = parts.filter((part) => part !== '' && part !== '*').map((part) => partNames[part] ?? part).filter((part) => part !== '');
  return [...(what === 'discount' ? ['할인 Discount'] : []), ...said].join(' · ');
}

/** The landlord's report: what was sold on each day, by how it was paid. Closed shifts alone. */
export function landlordSheets(books: Books): Sheet[] {
  return [dayTable('일매출 Daily sales', books, ['gross', 'discounts', 'refunds', 'net', 'tender:cash'], false)];
}

/** The accountant's month: days with taxes and means of payment, sales by whose they are, statements and payouts. */
export function accountantSheets(books: Books): Sheet[] {
  const taxes = ['gross', 'discounts', 'refunds', 'net', 'supply', 'vat', 'exempt', 'excess', 'rounding', 'tender:cash'];
  return [dayTable('날짜 Days', books, taxes, true), sellerSheet(books), settledSheet(books), paidSheet(books)];
}

function dayTable(name: string, { shifts }: Books, fixed: readonly string[], isByAcquirer: boolean): Sheet {
  const tenders = [...new Set(shifts.flatMap(({ postings }) => postings.flatMap((each) => tenderKey(each, isByAcquirer))))].sort();
  const days = [...Map.groupBy(shifts, ({ day }) => day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const cells = (of: readonly ShiftSums[]): Cell[] => {
    const postings = of.flatMap((each) => each.postings);
    return [
      of.reduce((all, { receipts }) => all + receipts, 0), of.reduce((all, { returns }) => all + returns, 0),
      ...fixed.map((key) => amountOf(termsOf(key) ?? [], postings)),
      ...tenders.map((key) => sum(postings.filter((each) => tenderKey(each, isByAcquirer).includes(key)).map(({ amount }) => amount))),
    ];
  };
  return {
    name,
    rows: [
      ['영업일 Day', '판매 건 Sales', '반품 건 Returned', ...fixed.map(nameOfFigure), ...tenders.map(nameOfFigure)],
      ...days.map(([day, of]): Cell[] => [day, ...cells(of)]),
      ['합계 Total', ...cells(shifts)],
    ],
  };
}

/** Under which column a posting of a means of payment stands; cash has its own. */
function tenderKey({ account, kind, party }: PostingSum, isByAcquirer: boolean): string[] {
  if (account === 'mall_due' && kind !== 'tender') return [];
  if (account === 'card') return [isByAcquirer ? `tender|card|${party}` : 'tender|card'];
  return ['transfer', 'voucher_held', 'voucher_own', 'mall_due', 'tourist_due'].includes(account) ? [`tender|${account}`] : [];
}

const taxName = { T: '과세 Taxable', E: '면세 Exempt' } as const;

function sellerSheet({ sellers }: Books): Sheet {
  const name = { store: '매장 판매 Sold by the store', maker: '작가 판매 (위탁) Sold by makers' } as const;
  return {
    name: '공급자 Sellers',
    rows: [
      ['공급자 Seller', '과세 Tax', '순매출 Net', '공급가액 Supply', '부가세 VAT'],
      ...sellers.map(({ seller, tax, net, vat }): Cell[] => [name[seller], taxName[tax], net, won(net - vat), vat]),
    ],
  };
}

function settledSheet({ settled }: Books): Sheet {
  return {
    name: '정산 Statements',
    rows: [
      [
        '날짜 Day', '작가 번호 Maker', '작가 Name', '정산서 Statement', '계약 Contract', '과세 Tax', '수수료·마진 Charge', '그 부가세 VAT in it',
        '매입 부가세 Input VAT', '받을 돈 Earned',
      ],
      ...settled.flatMap(({ day, body }) => body.rows.map((row): Cell[] => {
        const { charge, vat, inputVat, earned } = figuresOf(row);
        return [day, body.makerId, body.name, body.number, row.terms.kind, taxName[row.tax], charge, vat, inputVat, earned];
      })),
    ],
  };
}

function paidSheet({ paid }: Books): Sheet {
  return {
    name: '지급 Payouts',
    rows: [
      ['날짜 Day', '작가 번호 Maker', '금액 Amount', '원천징수 Withheld'],
      ...paid.map(({ day, body }): Cell[] => [day, body.makerId, body.amount, body.withheld]),
    ],
  };
}

/** The name of a file, without its ending; letters and digits that every system takes. */
export function exportName(kind: ExportKind, till: string, { from, to }: Period, only: Dimension | null): string {
  return ['sodam', kind, ...(only === null ? [] : [only]), till, from, ...(from === to ? [] : [to])].join('-');
}
