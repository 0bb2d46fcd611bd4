/**
 * A small shop for the ledger's tests: a fixed key, a clock that is a counter, makers of all three contract kinds and
 * items with odd prices. Holds no assertion.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type OpenLedger } from '../../db/ledger.ts';
import type { Item } from '../../src/domain/catalog.ts';
import { noContract } from '../../src/domain/catalog.ts';
import { correctTenders } from '../../src/domain/correction.ts';
import type { Move } from '../../src/domain/day-facts.ts';
import { moveCash, moveReasons, openDrawer } from '../../src/domain/drawer.ts';
import type { AskedForLine, AskedForOrder } from '../../src/domain/discount.ts';
import type { Fact, ImportedItem, ImportedMaker } from '../../src/domain/facts.ts';
import { giveGiftReceipt } from '../../src/domain/gift.ts';
import type { BusinessDate, ItemId, LineId, MakerId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { usualDiscountLimits } from '../../src/domain/limits.ts';
import { won } from '../../src/domain/money.ts';
import { price, usualPolicy, type PricedInput, type PricingPolicy } from '../../src/domain/pricing.ts';
import { must } from '../../src/domain/result.ts';
import { sealRefund, sealSale, type ProposedLine, type SaleFacts } from '../../src/domain/sale.ts';
import { closeShift, openShift } from '../../src/domain/shift.ts';
import type { ShiftReport } from '../../src/domain/report-values.ts';
import { reportOf } from '../../src/domain/shift-report.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import type { Store } from '../../src/domain/store.ts';
import { piecesOf } from '../../src/domain/tender.ts';
import { voucherSerial } from '../../src/domain/voucher.ts';
import type { Hash, Signer } from '../../src/host/ports.ts';
import { splitNow } from './shop-split.ts';
import { cardPart, tendersOf } from './shop-tenders.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/** An Ed25519 key from one repeated byte: the same on every run. */
export function keyOf(byte: number): Signer {
  const seed = Buffer.alloc(32, byte);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { publicKey, sign: (hash) => sign(null, Buffer.from(hash, 'utf8'), key).toString('base64') };
}

export const tillKey = keyOf(7);

export const store: Store = {
  name: '소담상회 시험점', businessNumber: '1234567891', representative: '시험용', address: '서울 종로구 인사동길 44',
  phone: '02-000-0000', storeCode: '0001', tillCode: '01', practice: true,
};

export const makers: readonly ImportedMaker[] = [
  { id: 1 as MakerId, name: '흙과 불', contract: { kind: 'consign', version: 1, rateBp: 2000, base: 'maker', vatMode: 'included' } },
  { id: 2 as MakerId, name: '책방 고래', contract: { kind: 'special', version: 3, rateBp: 2500, base: 'net', vatMode: 'included' } },
  { id: 3 as MakerId, name: '나무결', contract: { kind: 'outright', version: 1, rateBp: 0, base: 'maker', vatMode: 'included' } },
];

const item = (id: number, name: string, makerId: number | null, price: number | null, more: Partial<ImportedItem> = {}): ImportedItem => ({
  id: id as ItemId, code: `SD-${String(id).padStart(4, '0')}`, name, makerId: makerId as MakerId | null,
  price: price === null ? null : won(price), taxClass: 'taxable', stocked: true, oneOff: false, stock: 10, ...more,
});

export const items: readonly ImportedItem[] = [
  item(1, '백자 머그', 1, 15_000),
  item(2, '그림책', 2, 12_000, { taxClass: 'exempt' }),
  item(3, '나무 수저', 3, 8_900),
  item(4, '에코백', null, 3_333, { stock: 0 }),
  item(5, '선물 포장', null, 1_000, { stocked: false, stock: 0 }),
  item(6, '달항아리', 1, 187_777, { oneOff: true, stock: 1, category: '도자' }),
  item(7, '손글씨 엽서', 2, 1_501, { category: '종이·문구' }),
  item(8, '원데이 수업', null, null, { stocked: false, stock: 0 }),
  item(9, '말린 나물', 3, 7_007, { taxClass: 'exempt', stock: 3 }),
];

export const firstAt = Date.UTC(2026, 10, 22, 1, 0, 0);

/** A till at work on a ledger: appends facts as the house does, one stamp a second. */
export type Shop = {
  readonly ledger: OpenLedger;
  readonly directory: string;
  readonly append: (...facts: readonly Fact[]) => void;
  /** Every fact that was appended through this shop, oldest first. */
  readonly facts: () => readonly Fact[];
  readonly today: () => BusinessDate;
  /** Sets the business date of what follows. */
  readonly day: (date: string) => void;
  /** Sets who does what follows; the manager until then. */
  readonly by: (operator: string) => void;
  readonly openShift: (float: number) => void;
  /** Closes with `difference` won more than expected, keeping at most 100,000. */
  readonly closeShift: (difference: number) => void;
  /** `onCard` percent of it go on a card, the rest is paid in cash of `given` won. */
  readonly sale: (lines: readonly ShopLine[], given?: number, saleId?: string, onCard?: number, whole?: ShopWhole) => void;
  /** The same, paid by these means. */
  readonly salePaid: (lines: readonly ShopLine[], whole: ShopWhole, tenders: readonly ProposedTender[]) => void;
  /** What a sale of these lines comes to, in won. */
  readonly due: (lines: readonly ShopLine[], whole: ShopWhole) => number;
  /** Says that the last sale was paid so: `onCard` percent of it by card, the rest in cash; or by other means. */
  readonly correct: (onCard: number, tenders?: readonly ProposedTender[]) => void;
  /** `asCredit`: for store credit instead of cash. */
  readonly refund: (lines: readonly ShopLine[], restock: boolean, asCredit?: boolean) => void;
  /** What a sale of these lines proposes, and what is known to seal it. */
  readonly proposing: (lines: readonly ShopLine[], saleId: string) => [SaleProposalOf, SaleFacts];
  /** A paper without prices for the first line of the newest receipt. */
  readonly gift: () => void;
  readonly reprint: () => void;
  readonly move: (move: Move, amount: number) => void;
  readonly noSale: () => void;
  readonly close: () => void;
  /** Closes the ledger and removes its directory. */
  readonly end: () => void;
};

/** Off a line: per cent or won. What a maker should bear of a thing that has none, the store bears. */
export type ShopOff = { readonly percent?: number; readonly won?: number; readonly funder: 'store' | 'maker' | 'mall' };
/** Off a whole sale, and to what its total is then cut down. */
export type ShopWhole = { readonly coupon?: number; readonly funder?: 'store' | 'mall'; readonly cut?: '10' | '100' };

/** An item by its number, or an open-price line by its name; `price` where one is typed, `instead` where a piece costs another. */
export type ShopLine = {
  readonly item?: number; readonly name?: string; readonly quantity?: number; readonly price?: number; readonly exempt?: boolean;
  readonly off?: ShopOff; readonly instead?: number;
};

/** Facts with which a store begins. */
export function firstFacts(catalog: readonly ImportedItem[] = items): Fact[] {
  return [
    { kind: 'store_opened', body: { store, publicKey: tillKey.publicKey } },
    { kind: 'settings_changed', body: { printer: 'tcp://127.0.0.1:9100' } },
    { kind: 'catalog_imported', body: { makers, items: catalog } },
    { kind: 'operator_added', body: { operator: { id: '01' as OperatorId, name: '점장', role: 'manager' } } },
    { kind: 'operator_added', body: { operator: { id: '02' as OperatorId, name: '계산원 1', role: 'cashier' } } },
  ];
}

/** A new directory with the public key beside the place of the ledger. */
export function newDirectory(parent: string = tmpdir()): string {
  const directory = mkdtempSync(join(parent, 'sodam-ledger-'));
  writeFileSync(join(directory, 'ledger-key.pub'), `${tillKey.publicKey}\n`);
  return directory;
}

/** Opens a shop in a directory; a new one is set up. */
export function openShop(directory: string = newDirectory(), catalog: readonly ImportedItem[] = items, signer: Signer = tillKey): Shop {
  const ledger = openLedger({ directory, signer, hash: sha256 });
  let at = firstAt + ledger.head().seq * 1000;
  let businessDate = '2026-11-22' as BusinessDate;
  let operator = '01' as OperatorId;
  let saleNumber = ledger.nextReceiptSeq() - 1;
  const stamp = (shift: number): Stamp => ({ at: (at += 1000), businessDate, till: '0001-01', shift, operator });
  const appended: Fact[] = [];
  const append = (...facts: readonly Fact[]): void => {
    ledger.append(facts, stamp(ledger.openShift()?.number ?? 0));
    appended.push(...facts);
  };
  if (ledger.store() === null) {
    const pins = [{ operatorId: '01' as OperatorId, hash: 'scrypt:one' }, { operatorId: '02' as OperatorId, hash: 'scrypt:two' }];
    ledger.appendOperators(firstFacts(catalog), stamp(0), pins);
  }
  const known = new Map(ledger.items().map((each) => [each.id, each]));
  const sealing = (lines: readonly ShopLine[], saleId: string, isRefund: boolean, whole: ShopWhole = {}): [SaleProposalOf, SaleFacts] => {
    const policy: PricingPolicy = { ...usualPolicy, truncation: whole.cut ?? 'none' };
    const facts: SaleFacts = {
      store, epoch: ledger.head().epoch, nextReceiptSeq: ledger.nextReceiptSeq(), shiftOpen: true, item: (id) => known.get(id),
      policy, rights: { role: 'manager', limits: usualDiscountLimits, isGranted: () => false }, wasShown: () => false,
      voucher: ledger.voucher,
    };
    return [{ saleId: saleId as SaleId, requestHash: sha256(saleId), note: '', ...proposed(lines, known, isRefund, whole, policy) }, facts];
  };
  return {
    ledger,
    directory,
    append,
    facts: () => appended,
    today: () => businessDate,
    day: (date) => void (businessDate = date as BusinessDate),
    by: (id) => void (operator = id as OperatorId),
    openShift: (float) => {
      const number = ledger.nextShift();
      const opened = openShift(number, piecesOf(won(float)), { shiftOpen: false, kept: ledger.kept() });
      ledger.append([valueOf(opened)], stamp(number));
    },
    closeShift: (difference) => {
      const shift = must(ledger.openShift(), 'open shift').number;
      const { expected } = ledger.shiftCash(shift);
      const counts = piecesOf(won(Math.max(0, expected + difference)));
      const counted = counts.reduce((sum, { face, pieces }) => sum + face * pieces, 0);
      append(...valueOf(closeShift(counts, won(Math.min(100_000, counted)), { shift, shiftOpen: true, expected }, { report: reportNow(ledger, shift) })).facts);
    },
    due: (lines, whole) => sealing(lines, 'asked', false, whole)[0].expectedTotal,
    sale: (lines, given, saleId = `sale-${saleNumber += 1}`, onCard = 0, whole = {}) => {
      const [proposal, facts] = sealing(lines, saleId, false, whole);
      const cash = given ?? Math.ceil(proposal.expectedTotal / 10_000) * 10_000;
      append(valueOf(sealSale(proposal, tendersOf(proposal.expectedTotal, onCard, cash, 'S'), facts)));
    },
    salePaid: (lines, whole, tenders) => {
      const [proposal, facts] = sealing(lines, `sale-${saleNumber += 1}`, false, whole);
      append(valueOf(sealSale(proposal, tenders, facts)));
    },
    correct: (onCard, by) => append(correctionOf(ledger, onCard, by)),
    refund: (lines, restock, asCredit = false) => {
      const [proposal, facts] = sealing(lines, `refund-${saleNumber += 1}`, true);
      const credit = asCredit ? { credit: () => voucherSerial('0001', '01', sha256(`credit-${ledger.head().seq}`)) } : {};
      append(valueOf(sealRefund(proposal, { reason: '마음이 바뀜', restock, ...credit }, facts)));
    },
    proposing: (lines, saleId) => sealing(lines, saleId, false),
    ...papersOf(ledger, append),
    ...drawerOf(ledger, append),
    close: () => ledger.close(),
    end: () => (ledger.close(), rmSync(directory, { recursive: true, force: true })),
  };
}

/** Another way in which the last sale was paid. */
function correctionOf(ledger: OpenLedger, onCard: number, by?: readonly ProposedTender[]): Fact {
  const last = must(ledger.lastSealed(1)[0], 'a sale');
  const { total } = last.body;
  const given = total - cardPart(total, onCard) + 1_000_000 + 10 * last.corrections;
  const now = { openShift: ledger.openShift()?.number ?? null, corrections: last.corrections, voucher: ledger.voucher };
  return valueOf(correctTenders(last, by ?? tendersOf(total, onCard, given, `K${last.corrections}`), now));
}

/** The report of the open shift as it will be once it is counted. */
function reportNow(ledger: OpenLedger, shift: number): ShiftReport {
  const happened = ledger.shiftHappened(shift);
  return reportOf(ledger.shiftSums(shift), { ...happened, counts: happened.counts + 1 }, true, splitNow(ledger, shift));
}

/** Cash beside the sales, and the drawer opened without one. */
function drawerOf(ledger: OpenLedger, append: Shop['append']): Pick<Shop, 'move' | 'noSale'> {
  return {
    move: (move, amount) => {
      const id = `move-${ledger.head().seq}` as SaleId;
      append(valueOf(moveCash({ id, move, amount: won(amount), reason: moveReasons[move][0] ?? 'other', note: '' }, true)));
    },
    noSale: () => {
      const opened = ledger.openings(must(ledger.openShift(), 'open shift').number);
      append(valueOf(openDrawer({ id: `open-${ledger.head().seq}` as SaleId, reason: 'check', note: '' }, { opened })));
    },
  };
}

function papersOf(ledger: OpenLedger, append: Shop['append']): Pick<Shop, 'gift' | 'reprint'> {
  return {
    gift: () => {
      const { body, kind } = must(ledger.lastSealed(20).find((each) => each.kind !== 'refund'), 'a receipt of goods');
      const now = { given: ledger.gifts(body.saleId), until: '2026-12-24' as BusinessDate };
      append(valueOf(giveGiftReceipt(body, kind, [1], body.lines.map(({ quantity }) => quantity), now)));
    },
    reprint: () => {
      const last = must(ledger.lastSealed(1)[0], 'a receipt');
      const { saleId, receiptNumber } = last.body;
      append({ kind: 'receipt_reprinted', body: { saleId, receiptNumber, copy: last.copies + 1 } });
    },
  };
}

type SaleProposalOf = Parameters<typeof sealSale>[0];

function proposed(
  lines: readonly ShopLine[], known: ReadonlyMap<ItemId, Item>, isRefund: boolean, { coupon, funder = 'store' }: ShopWhole, policy: PricingPolicy,
): Pick<SaleProposalOf, 'lines' | 'asked' | 'expectedTotal'> {
  const inputs: PricedInput[] = [];
  const proposals = lines.map((line, index): ProposedLine => {
    const listed = line.item === undefined ? null : must(known.get(line.item as ItemId), `item ${line.item}`);
    const typed = line.price ?? (isRefund ? (listed?.price ?? 1_000) : null);
    const quantity = line.quantity ?? 1;
    const taxClass = listed?.taxClass ?? (line.exempt === true ? 'exempt' : 'taxable');
    const asked: AskedForLine[] = line.off === undefined ? [] : [askedOf(line.off, (listed?.maker ?? null) !== null)];
    if (line.instead !== undefined) asked.push({ kind: 'override', price: won(line.instead), reason: '진열품' });
    inputs.push({ listPrice: listed?.price ?? null, typedPrice: typed === null ? null : won(typed), quantity, taxClass, asked });
    return {
      lineId: `line-${index + 1}` as LineId, itemId: listed?.id ?? null, quantity,
      open: listed === null ? { name: line.name ?? '수선', taxClass: line.exempt === true ? 'exempt' : 'taxable' } : null,
      typedPrice: typed === null ? null : won(typed), note: '', asked,
    };
  });
  const order: AskedForOrder[] = coupon === undefined ? [] : [{ kind: 'coupon', off: { unit: 'won', amount: coupon }, funder, name: '쿠폰', reason: '' }];
  return { lines: proposals, asked: order, expectedTotal: price(inputs, order, policy).total };
}

function askedOf({ percent, won: amount = 1, funder }: ShopOff, hasMaker: boolean): AskedForLine {
  const off = percent === undefined ? { unit: 'won', amount } as const : { unit: 'bp', amount: percent * 100 } as const;
  return { kind: 'line', off, funder: funder === 'maker' && !hasMaker ? 'store' : funder, reason: '' };
}

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** An item as the catalogue has it, with its maker's contract. */
export function catalogItem(id: number): Item {
  const { makerId, stock: _stock, ...rest } = must(items.find((each) => each.id === id), `item ${id}`);
  const maker = makers.find((each) => each.id === makerId);
  const named = maker === undefined ? null : { id: maker.id, name: maker.name };
  return { ...rest, category: rest.category ?? '', maker: named, contract: maker?.contract ?? noContract };
}
