/** The receipts whose lines and bytes are pinned: sealed by the real functions, each for one thing that can go wrong. */
import { noContract, type Item, type MakerRef, type TaxClass } from '../../src/domain/catalog.ts';
import type { AskedForLine, AskedForOrder } from '../../src/domain/discount.ts';
import type { ItemId, LineId, MakerId, SaleId } from '../../src/domain/ids.ts';
import { usualDiscountLimits } from '../../src/domain/limits.ts';
import { won } from '../../src/domain/money.ts';
import { price, usualPolicy, type PricingPolicy } from '../../src/domain/pricing.ts';
import { receiptOf, type Receipt, type ReceiptContext } from '../../src/domain/receipt.ts';
import { must, type Result } from '../../src/domain/result.ts';
import { usualReturns, type ReturnPolicy } from '../../src/domain/return-policy.ts';
import { sealRefund, sealSale, type SaleFacts } from '../../src/domain/sale.ts';
import type { Store } from '../../src/domain/store.ts';
import { hostileNames } from './hostile-names.ts';
import { returnPaper } from './return-case.ts';

/** One line of a case: name, unit price in won, and what differs from one taxable piece of the shop's own. */
export type Goods = {
  readonly name: string;
  readonly price: number;
  readonly quantity?: number;
  readonly taxClass?: TaxClass;
  readonly maker?: string;
  readonly category?: string;
  readonly asked?: readonly AskedForLine[];
  /** What the line froze of the maker besides the name. */
  readonly mark?: Pick<MakerRef, 'code' | 'businessNumber' | 'print'>;
};

/** What differs from the usual case: a real store, exact cash, the first paper. */
export type Telling = {
  readonly cash?: number;
  readonly refund?: string;
  readonly store?: Partial<Store>;
  readonly context?: Partial<ReceiptContext>;
  readonly seq?: number;
  readonly asked?: readonly AskedForOrder[];
  readonly policy?: PricingPolicy;
  readonly returns?: ReturnPolicy;
};

const usualStore: Store = {
  name: '소담상회 인사점', businessNumber: '1234567891', representative: 'OOO', address: '서울 종로구 인사동길 44 쌈지길', phone: '02-000-0000',
  storeCode: '0001', tillCode: '01', practice: false,
};

function item(goods: Goods, id: number): Item {
  return {
    id: id as ItemId, code: `C${id}`, name: goods.name, price: won(goods.price), taxClass: goods.taxClass ?? 'taxable', stocked: true,
    oneOff: false, category: goods.category ?? '', contract: noContract, maker: goods.maker === undefined ? null : { id: id as MakerId, name: goods.maker, ...goods.mark },
  };
}

function sealed<T>(result: Result<T, string>): T {
  return must(result.ok ? result.value : null, 'a case that seals');
}

/** Seals goods as one sale or refund and gives its receipt. */
export function receiptOfGoods(goods: readonly Goods[], telling: Telling = {}): Receipt {
  const store = { ...usualStore, ...telling.store };
  const policy = telling.policy ?? usualPolicy;
  const items = goods.map((each, index) => item(each, index + 1));
  const facts: SaleFacts = {
    store, epoch: 1, nextReceiptSeq: telling.seq ?? 42, shiftOpen: true, item: (id) => items[id - 1], policy,
    rights: { role: 'manager', limits: usualDiscountLimits, isGranted: () => false }, wasShown: () => false, returns: telling.returns ?? usualReturns,
    voucher: () => null,
  };
  const priced = goods.map((each) => (
    { listPrice: won(each.price), typedPrice: null, quantity: each.quantity ?? 1, taxClass: each.taxClass ?? 'taxable', asked: each.asked }));
  const { total } = price(priced, telling.asked, policy);
  const isRefund = telling.refund !== undefined;
  const proposal = {
    saleId: 'golden' as SaleId, requestHash: '0'.repeat(64), expectedTotal: won(total),
    lines: goods.map((each, index) => ({
      lineId: `L${index}` as LineId, itemId: (index + 1) as ItemId, open: null, quantity: each.quantity ?? 1,
      typedPrice: isRefund ? won(each.price) : null, note: '', asked: each.asked,
    })),
    note: '', asked: telling.asked,
  };
  const context: ReceiptContext = {
    store, operatorName: '계산원 1', localTime: '2026-11-22 14:05:31', entryHash: `7f3a9c01${'0'.repeat(56)}`, copy: 0, correction: 0, ...telling.context,
  };
  const fact = isRefund
    ? sealed(sealRefund(proposal, { reason: telling.refund, restock: true }, facts))
    : sealed(sealSale(proposal, [{ kind: 'cash', given: won(telling.cash ?? total) }], facts));
  if (fact.kind === 'refund') return receiptOf(fact.body, 'refund', fact.body.reason, context);
  if (fact.kind === 'sale') return receiptOf(fact.body, 'sale', '', context);
  throw new Error('a case seals a sale or a refund');
}

const spoons: Goods = { name: '옻칠 수저 세트', price: 15_000, maker: '칠몽' };
const essay: Goods = { name: '손글씨 에세이 (도서)', price: 12_000, taxClass: 'exempt', maker: '느린서재' };
const pouch: Goods = { name: '누빔 파우치', price: 8_900, maker: '바늘이야기' };

const openCoupon: AskedForOrder = { kind: 'coupon', off: { unit: 'won', amount: 3_000 }, funder: 'mall', name: '오픈쿠폰', reason: '' };
const override: AskedForLine = { kind: 'override', price: won(12_000), reason: '진열품' };

function name(text: string, price = 10_000): Goods {
  return { name: text, price };
}

/** File name → receipt. */
export const receiptCases: Readonly<Record<string, Receipt>> = {
  'one-item': receiptOfGoods([spoons]),
  'exempt-mix': receiptOfGoods([spoons, essay, pouch], { cash: 50_000 }),
  'exempt-only': receiptOfGoods([essay]),
  'many-pieces': receiptOfGoods([{ ...pouch, quantity: 9_999 }, { ...spoons, quantity: 12 }], { cash: 100_000_000 }),
  'zero-won': receiptOfGoods([name('증정 스티커', 0)]),
  'coins-missing': receiptOfGoods([name('낱장 한지', 12_345)], { cash: 12_340 }),
  'coins-in-change': receiptOfGoods([name('낱장 한지', 12_345)], { cash: 20_000 }),
  'discount-order': receiptOfGoods([spoons, essay, pouch], { cash: 32_900, asked: [openCoupon] }),
  'discount-lines': receiptOfGoods([
    { ...spoons, quantity: 2, asked: [override, { kind: 'staff', off: { unit: 'bp', amount: 2_000 }, reason: '' }] },
    { ...essay, asked: [{ kind: 'line', off: { unit: 'won', amount: 12_000 }, funder: 'maker', reason: '작가의 선물' }] },
    pouch,
  ], { cash: 50_000, asked: [openCoupon] }),
  'discount-truncated': receiptOfGoods([
    { name: '낱장 한지', price: 12_350, asked: [{ kind: 'line', off: { unit: 'bp', amount: 1_500 }, funder: 'store', reason: '' }] },
  ], { cash: 20_000, policy: { ...usualPolicy, truncation: '10' } }),
  'largest-amount': receiptOfGoods([name('달항아리', 10_000_000_000)]),
  'return-rules': receiptOfGoods([{ ...essay, category: '도서' }, spoons], { cash: 30_000, returns: { ...usualReturns, days: 14, excluded: ['도서'] } }),
  practice: receiptOfGoods([spoons, essay], { store: { practice: true } }),
  'reprint-2': receiptOfGoods([spoons, essay, pouch], { cash: 50_000, context: { copy: 2 } }),
  refund: receiptOfGoods([spoons, essay, pouch], { refund: '단순 변심, 미사용 확인' }),
  'return-by-receipt': returnPaper(),
  'refund-coins': receiptOfGoods([name('낱장 한지', 12_345)], { refund: '색이 달라요' }),
  'refund-practice-reprint': receiptOfGoods([pouch], { refund: '흠집', store: { practice: true }, context: { copy: 1 } }),
  'long-reason': receiptOfGoods([pouch], { refund: '선물로 받았는데 같은 것이 이미 있어서 다른 작품으로 바꾸고 싶다고 하셨어요 '.repeat(2).trim() }),
  'long-heading': receiptOfGoods([spoons], {
    store: { name: '소담상회 위드 아이디어스 플레이스 인사동 쌈지길 첫걸음길점', address: '서울특별시 종로구 인사동길 44 쌈지길 지하 1층 아랫길 02호 (관훈동)', phone: '' },
    context: { operatorName: '아주 긴 이름을 가진 주말 오전 담당 계산원 두 번째' },
  }),
  'long-sequence': receiptOfGoods([spoons], { seq: 1_234_567_890 }),
  'long-maker': receiptOfGoods([{ ...spoons, maker: '바람이 머무는 언덕 위의 작은 도자기 공방과 정원' }]),
  'name-200': receiptOfGoods([name(`${'옻칠 자개 '.repeat(33)}함`), name('W'.repeat(200)), name('가a'.repeat(100))]),
  'name-nfd': receiptOfGoods([name('옻칠 수저 세트'.normalize('NFD')), name('Cafe\u0301 머그')]),
  'name-emoji': receiptOfGoods([name('🍵 녹차 👨\u200d👩\u200d👧\u200d👦 세트'), name('❤\ufe0f 머그')]),
  'name-uhc': receiptOfGoods([name('뷁 똠방각하 펲시'), name('갂갃갅')]),
  'name-rtl': receiptOfGoods([name('정가 \u202e000,51\u202c원'), name('שלום 잔')]),
  'name-commands': receiptOfGoods([name('\x1b@\x1dV\x01자르기\x10\x14\x01\x01\x05'), name('서랍\x1bp1\x19\xfa 열기\x1c.')]),
  'name-signs': receiptOfGoods([name('₩1,000 \\ — – « 다 » ½ ㉑ ™ © € £ é')]),
  'lines-200': receiptOfGoods(Array.from({ length: 200 }, (_, index) => ({
    name: `엽서 ${index + 1}번`, price: 1_000 + index * 10, quantity: 1 + (index % 3), taxClass: index % 4 === 0 ? 'exempt' : 'taxable',
  }))),
  'hostile-names': receiptOfGoods(hostileNames.map((hostile, index) => name(hostile.name, 1_000 + index))),
};

const marks: Readonly<Record<string, NonNullable<Goods['mark']>>> = {
  none: { print: 'none' }, code: { print: 'code', code: 'A-7' }, name: {}, name_bizno: { print: 'name_bizno', businessNumber: '2208162517' },
};

/** What the receipt says of makers → a receipt of two makers, one of whom has neither code nor number. */
export const makerCases: Readonly<Record<string, Receipt>> = Object.fromEntries(Object.entries(marks).map(([print, mark]) => [
  print, receiptOfGoods([{ ...spoons, mark }, { ...essay, mark: mark.print === undefined ? {} : { print: mark.print } }], { cash: 50_000 }),
]));
