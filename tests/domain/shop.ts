/** A small shop for table tests: one item of each kind that prices, taxes or posts differently. */
import { noContract, type Contract, type Item } from '../../src/domain/catalog.ts';
import type { ItemId, LineId, MakerId, SaleId } from '../../src/domain/ids.ts';
import { usualDiscountLimits } from '../../src/domain/limits.ts';
import { won } from '../../src/domain/money.ts';
import { usualPolicy } from '../../src/domain/pricing.ts';
import type { ProposedLine, SaleFacts, SaleProposal } from '../../src/domain/sale.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import type { Store } from '../../src/domain/store.ts';

export const store: Store = {
  name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
  storeCode: '0001', tillCode: '01', practice: false,
};

export const consigned: Contract = { kind: 'consign', version: 1, rateBp: 2_000, base: 'maker', vatMode: 'included' };
export const special: Contract = { kind: 'special', version: 1, rateBp: 2_000, base: 'maker', vatMode: 'included' };

function item(id: number, name: string, price: number | null, change: Partial<Item>): Item {
  return {
    id: id as ItemId, code: `C${id}`, name, maker: null, price: price === null ? null : won(price), taxClass: 'taxable', stocked: true,
    oneOff: false, category: '', contract: noContract, ...change,
  };
}

export const shop = {
  spoons: item(1, '옻칠 수저 세트', 15_000, { maker: { id: 1 as MakerId, name: '칠몽' }, contract: consigned }),
  essay: item(2, '손글씨 에세이', 12_000, { maker: { id: 2 as MakerId, name: '느린서재' }, contract: special, taxClass: 'exempt' }),
  pouch: item(3, '누빔 파우치', 8_900, {}),
  vase: item(4, '백자 달항아리', 120_000, { maker: { id: 1 as MakerId, name: '칠몽' }, contract: consigned, oneOff: true }),
  mending: item(5, '수선', null, { stocked: false }),
} as const;

const byId = new Map<ItemId, Item>(Object.values(shop).map((one) => [one.id, one]));

export function facts(change: Partial<SaleFacts> = {}): SaleFacts {
  return {
    store, epoch: 1, nextReceiptSeq: 42, shiftOpen: true, item: (id) => byId.get(id), policy: usualPolicy,
    rights: { role: 'manager', limits: usualDiscountLimits, isGranted: () => false }, wasShown: () => false, voucher: () => null,
    ...change,
  };
}

export function proposed(what: Item, quantity = 1, typedPrice: number | null = null): ProposedLine {
  return {
    lineId: `L${what.id}` as LineId, itemId: what.id, open: null, quantity, typedPrice: typedPrice === null ? null : won(typedPrice), note: '',
  };
}

export function openLine(name: string, price: number | null, quantity = 1): ProposedLine {
  return {
    lineId: 'open' as LineId, itemId: null, open: { name, taxClass: 'taxable' }, quantity, typedPrice: price === null ? null : won(price), note: '',
  };
}

export function proposal(expectedTotal: number, ...lines: ProposedLine[]): SaleProposal {
  return { saleId: 'sale-1' as SaleId, requestHash: 'f'.repeat(64), lines, note: '', expectedTotal: won(expectedTotal) };
}

/** All of it in cash. */
export function cash(given: number): ProposedTender[] {
  return [{ kind: 'cash', given: won(given) }];
}
