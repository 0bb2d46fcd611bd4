/** X and Z → the paper (정산지), in the blocks of 마감정산서. No bytes, no width of a paper, no printer. */
import type { Carried, HandedOverBody, ShiftClosedBody } from './day-facts.ts';
import { figure } from './figures.ts';
import type { DiscountKind } from './facts.ts';
import { printedHash, type Totals } from './journal.ts';
import { negate, subtract, sum } from './money.ts';
import { center, left, pair, printedWon, rule, type Block, type Receipt } from './receipt.ts';
import type { Figure, Happened, ShiftReport, SplitRow } from './report-values.ts';
import { practice, signature, slipHead, type SlipContext } from './slip.ts';

/** What a Z shows beside its body. */
export type ZContext = SlipContext & {
  /** When the shift opened, as `localTime`, and who opened it. */
  readonly openedAt: string;
  readonly openedBy: string;
  /** Running grand totals at the close, never reset. */
  readonly totals: Totals;
  readonly seq: number;
  /** 0 for the first paper, else the number of the reprint. */
  readonly copy: number;
  readonly makerName: MakerName;
};
/** A maker's name by the id, as text. */
type MakerName = (id: string) => string;

/** So many makers and categories are printed; what the others come to is one line. The screen has all of them. */
const splitRowsMost = 20;

const kinds: Readonly<Record<DiscountKind, string>> = {
  line: '작품', coupon: '전체', staff: '직원', points: '적립금', override: '가격 변경', promo: '행사', truncation: '끝자리 절사',
};
const funders: Readonly<Record<string, string>> = { store: '매장', maker: '작가', mall: '몰' };
const cashWords: Readonly<Record<string, string>> = {
  float: '준비금', sale: '현금 받은돈', change: '거스름돈', refund: '현금 반품', voucher_change: '상품권 거스름', pay_in: '입금', pay_out: '출금',
  drop: '중간출금(금고)', correction: '지난 마감 정정', opening: '개점 과부족', close: '마감 과부족',
};
const tenderNames: Readonly<Record<string, string>> = {
  transfer: '계좌이체', voucher_held: '상품권', 'voucher_own gift': '자체 상품권', 'voucher_own credit': '보관금', 'mall_due tender': '몰 적립금',
  tourist_due: '즉시환급',
};
const carriedWords: Readonly<Record<Carried['kind'], string>> = { parked: '보류', paid: '보류(일부 결제)', paper: '미출력' };

/** What a figure is called on paper. */
export function figureWord(key: string): string {
  const [what = '', first = '', second = '', third = ''] = key.split('|');
  if (what === 'discount') return `  ${kinds[first as DiscountKind] ?? first} (${funders[second] ?? second})`;
  if (what === 'tender' && first === 'card') return `카드 ${third}${second === 'manual' ? ' 수기' : ''}`;
  if (what === 'tender') return tenderNames[`${first} ${second}`.trim()] ?? first;
  return key === 'vouchers_sold' ? '상품권 판매' : (cashWords[first] ?? first);
}

/** The Z: a shift's close with all of its figures, frozen. */
export function zPaper(body: ShiftClosedBody, report: ShiftReport, context: ZContext): Receipt {
  const marks = context.copy > 0 ? [center(`** 재발행 ${context.copy} **`, true)] : [];
  return {
    blocks: [
      ...slipHead(`마감정산 Z ${body.shift}`, context), ...marks,
      pair('개점', `${context.openedAt} ${context.openedBy}`), pair('마감', `${context.localTime} ${context.operatorName}`), rule(),
      ...salesBlocks(report.figures), ...tenderBlocks(report.figures), ...cashBlocks(body, report.figures),
      ...splitBlocks(report, context.makerName), ...happenedBlocks(report.happened), ...carriedBlocks(body), ...totalBlocks(context),
      { type: 'qr', text: zCode(body, report, context) },
      center(`${context.number}  장부 ${printedHash(context.entryHash)}`), ...marks, ...practice(context.store),
    ],
  };
}

/** The X: the figures of the open shift so far, without what the drawer should hold. */
export function xPaper(shift: number, report: ShiftReport, context: SlipContext, makerName: MakerName): Receipt {
  return {
    blocks: [
      ...slipHead(`중간정산 X (${shift}번째 교대)`, context), ...salesBlocks(report.figures), ...tenderBlocks(report.figures),
      ...splitBlocks(report, makerName), ...happenedBlocks(report.happened), left('현금은 마감 때 세고 나서 나와요.'), rule(),
      center(`${context.number}  장부 ${printedHash(context.entryHash)}`), ...practice(context.store),
    ],
  };
}

/** The slip of a hand-over: what both counted, and two lines to sign on. */
export function handOverSlip(body: HandedOverBody, people: { readonly from: string; readonly to: string }, context: SlipContext): Receipt {
  return {
    blocks: [
      ...slipHead('교대 인수인계', context),
      ...body.counts.map(({ face, pieces }) => pair(`${grouped(face)} x ${pieces}`, grouped(face * pieces))), rule(),
      pair('센 금액', printedWon(body.counted), true), rule(),
      ...signature(`넘기는 사람 ${people.from}`), ...signature(`받는 사람 ${people.to}`),
      center(`${context.number}  장부 ${printedHash(context.entryHash)}`), ...practice(context.store),
    ],
  };
}

/** What the QR of a Z says, so that it can be compared with the ledger: till, Z, day, net, over or short, grand total, place and hash. */
export function zCode({ shift, counted, expected }: ShiftClosedBody, { figures }: ShiftReport, context: ZContext): string {
  const { store, businessDate, totals, seq, entryHash } = context;
  return [
    'SODAM-Z1', `${store.storeCode}-${store.tillCode}`, shift, businessDate, figure(figures, 'net'), counted - expected,
    totals.perpetual, seq, entryHash,
  ].join('|');
}

function salesBlocks(figures: readonly Figure[]): Block[] {
  const row = (word: string, key: string, bold = false): Block => pair(word, printedWon(figure(figures, key)), bold);
  return [
    row('총매출', 'gross'), pair('할인', printedWon(negate(figure(figures, 'discounts')))),
    ...figures.filter(({ key }) => key.startsWith('discount|')).map(({ key, amount }) => pair(figureWord(key), printedWon(negate(amount)))),
    pair('반품', printedWon(negate(figure(figures, 'refunds')))), row('순매출', 'net', true), rule(),
    row('과세 공급가액', 'supply'), row('부가세', 'vat'), row('면세', 'exempt'), rule(),
  ];
}

function tenderBlocks(figures: readonly Figure[]): Block[] {
  const cash = figures.some(({ key }) => key === 'tender:cash') ? [pair('현금', printedWon(figure(figures, 'tender:cash')))] : [];
  const others = figures.filter(({ key }) => key.startsWith('tender|')).flatMap(({ key, amount, taken = 0, back = 0 }) => [
    pair(figureWord(key), printedWon(amount)), pair(`  승인 ${taken}건`, `취소 ${back}건`),
  ]);
  const excess = figure(figures, 'excess');
  const sold = figures.filter(({ key }) => key === 'vouchers_sold').flatMap(({ key, amount, taken = 0, back = 0 }) => [
    pair(figureWord(key), printedWon(amount)), pair(`  판매 ${taken}장`, `취소 ${back}장`),
  ]);
  return [
    ...cash, ...others, ...sold, ...(excess === 0 ? [] : [pair('상품권 잔액(손님이 둔 돈)', printedWon(excess))]),
    pair('10원 미만 정리', printedWon(negate(figure(figures, 'rounding')))), rule(),
  ];
}

/** How the expected amount is made, what was counted, and the difference: minus is short. */
function cashBlocks({ counted, expected, keep }: ShiftClosedBody, figures: readonly Figure[]): Block[] {
  const rows = (what: string): Block[] => (
    figures.filter(({ key }) => key.startsWith(what)).map(({ key, amount }) => pair(figureWord(key), printedWon(amount))));
  return [
    ...rows('cash|'), pair('있어야 할 현금', printedWon(expected)), pair('센 현금', printedWon(counted)),
    pair('과부족', printedWon(subtract(counted, expected)), true), ...rows('over_short|'), pair('돈통에 남김', printedWon(keep)),
    pair('금고로', printedWon(subtract(counted, keep))), rule(),
  ];
}

function happenedBlocks(happened: Happened): Block[] {
  const rows: [string, number][] = [
    ['결제수단 정정', happened.corrections], ['영수증 재발행', happened.reprints], ['돈통만 열기', happened.openings],
    ['현금 넣고 빼기', happened.moves],
    ['현금 센 횟수', happened.counts], ['교대', happened.handOvers], ['허락', happened.consents], ['마감 전 현금 열람', happened.seen],
  ];
  const span = happened.firstReceipt === '' ? [] : [pair('영수증', happened.firstReceipt), pair('', `~ ${happened.lastReceipt}`)];
  return [
    pair(`판매 ${happened.sales}건`, `반품 ${happened.refunds}건`), ...span,
    pair(`계산 전 취소 ${happened.voids}건`, printedWon(happened.voided)),
    ...rows.filter(([, times]) => times > 0).map(([word, times]) => pair(word, `${times}회`)), rule(),
  ];
}

/** Net sales by hour, category and maker, each summing to them. */
function splitBlocks({ by }: ShiftReport, makerName: MakerName): Block[] {
  if (by === undefined) return [];
  const block = (title: string, rows: readonly SplitRow[], word: (key: string) => string): Block[] => {
    const shown = rows.length > splitRowsMost ? rows.slice(0, splitRowsMost - 1) : rows;
    const others = rows.slice(shown.length);
    return rows.length === 0 ? [] : [
      left(title), ...shown.map(({ key, amount }) => pair(`  ${word(key)}`, printedWon(amount))),
      ...(others.length === 0 ? [] : [pair(`  그 밖 ${others.length}`, printedWon(sum(others.map(({ amount }) => amount))))]),
    ];
  };
  const all = [
    ...block('시간대별 순매출', by.hour, (key) => `${key}시`), ...block('분류별 순매출', by.category, (key) => (key === '' ? '분류 없음' : key)),
    ...block('작가별 순매출', by.maker, (key) => (key === '' ? '자체 상품' : makerName(key))),
  ];
  return all.length === 0 ? [] : [...all, rule()];
}

function carriedBlocks({ carried = [], undelivered = 0 }: ShiftClosedBody): Block[] {
  if (carried.length === 0 && undelivered === 0) return [];
  const things = carried.map(({ kind, name, amount }) => pair(`${carriedWords[kind]} ${name}`, amount === 0 ? '' : printedWon(amount)));
  return [left('다음으로 넘김'), ...things, ...(undelivered > 0 ? [pair('몰 미전송', `${undelivered}건`)] : []), rule()];
}

function totalBlocks({ totals }: ZContext): Block[] {
  return [
    pair('누계 판매', printedWon(totals.sales)), pair('누계 반품', printedWon(negate(totals.refunds))),
    pair('누계', printedWon(totals.perpetual)), rule(),
  ];
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
