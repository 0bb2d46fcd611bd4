// The demo catalogue as rows, a pure function of its seed: who sells what, at which price, under which code.
// It never reads a file, a clock or the platform's randomness; the words come from the lists beside it.
import { BOOKS } from './books.ts';
import { CERAMICS } from './ceramics.ts';
import { chooseNames, stylesOf } from './choose.ts';
import { openCodeBook } from './codes.ts';
import type { CodeBook, MakerCodes } from './codes.ts';
import type { Slots } from './fill.ts';
import { FOOD } from './food.ts';
import { DOLLS, FANS, KNOTS, LEATHER } from './gifts.ts';
import { JEWELLERY } from './jewellery.ts';
import { PAPER } from './paper.ts';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import { SCENT } from './scent.ts';
import { OWN_GOODS, SHOWPIECES } from './showpieces.ts';
import { TEXTILES } from './textiles.ts';
import { WOOD } from './wood.ts';
import type { Category, ContractKind, Craft, Line, LineKind, Maker } from './words.ts';

/** One line of the file. Null is an empty cell: price typed at the till, not stocked, own goods, bought outright. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly maker: string;
  readonly price: number | null;
  readonly taxClass: 'taxable' | 'exempt';
  readonly stock: number | null;
  readonly isOneOff: boolean;
  readonly contractKind: ContractKind | null;
  readonly rate: number | null;
  readonly category: string;
}

/** The categories in the order of the file. */
export const CATEGORIES: readonly Category[] = [
  CERAMICS, TEXTILES, WOOD, JEWELLERY, PAPER, FOOD, BOOKS, SCENT, KNOTS, FANS, DOLLS, LEATHER,
];

/** What all makers of one run share: the numbers, the codes, and the names somebody already sells. */
interface Shop {
  readonly random: Random;
  readonly codes: CodeBook;
  readonly usedNames: Set<string>;
}

/** The whole catalogue. The same seed gives the same rows on every machine. */
export function demoCatalog(seed: number): Row[] {
  const random = randomFrom(seed);
  const shop: Shop = { random, codes: openCodeBook(random), usedNames: new Set() };
  const own = OWN_GOODS.map(([name, price, stock, category]): Row => ({
    code: shop.codes.short(), name, maker: '', price, taxClass: 'taxable', stock, isOneOff: false,
    contractKind: null, rate: null, category,
  }));
  const made = CATEGORIES.flatMap(({ name, crafts }) =>
    crafts.flatMap((craft) => craftRows(craft, shop)).map((row): Row => ({ ...row, category: name })));
  return [...own, ...made];
}

const SAME_NAME_SHARE = 0.08;
const SHORT_CODE_SHARE = 0.016;
const CHARM_SHARE = 0.25;

/** A row before its category is known. */
type Goods = Omit<Row, 'category'>;

function craftRows(craft: Craft, shop: Shop): Goods[] {
  const styles = stylesOf(craft, shop.random);
  return craft.makers.flatMap((maker, seat) => makerRows(maker, craft.lines, styles[seat] ?? {}, shop));
}

function makerRows(maker: Maker, lines: readonly Line[], slots: Slots, shop: Shop): Goods[] {
  const { random, codes } = shop;
  const numbers = codes.forMaker();
  const shown = showpieceRows(maker, numbers, codes);
  const isCharmPriced = random.chance(CHARM_SHARE);
  const isShown = (name: string): boolean => shown.some((row) => row.name === name);
  const isNewInShop = (name: string): boolean => !shop.usedNames.has(name) || random.chance(SAME_NAME_SHARE);
  const isFree = (name: string): boolean => !isShown(name) && isNewInShop(name);
  const chosen = chooseNames(lines, slots, isFree, random);
  for (const { filled } of chosen) shop.usedNames.add(filled.name);
  const bases = new Map(lines.map((line) => [line, random.between(line.low, line.high)]));
  const rows = chosen.map(({ line, filled }): Goods => {
    const isPricedAlone = line.kind === 'piece' || (line.kind === 'exempt' && line.form.endsWith('!}』'));
    const base = isPricedAlone ? random.between(line.low, line.high) : bases.get(line) ?? line.low;
    const price = tidyPrice(base, isCharmPriced && line.kind !== 'piece') + filled.extra;
    return {
      code: codeFor(maker, line.kind, numbers, codes, random),
      name: filled.name,
      maker: maker.name,
      price: line.kind === 'visit' ? null : price,
      taxClass: line.kind === 'exempt' ? 'exempt' : 'taxable',
      stock: stockOf(line.kind, price, random),
      isOneOff: line.kind === 'piece',
      contractKind: maker.contractKind,
      rate: maker.rate,
    };
  });
  return [...shown, ...rows];
}

function showpieceRows(maker: Maker, numbers: MakerCodes, codes: CodeBook): Goods[] {
  return SHOWPIECES.filter((work) => work.maker === maker.name).map((work): Goods => {
    const ownOrStore = maker.hasOwnCodes && work.isOneOff === undefined ? numbers.own : numbers.store;
    return {
      code: work.box === undefined ? ownOrStore() : codes.box(work.box),
      name: work.name,
      maker: maker.name,
      price: work.price,
      taxClass: work.isExempt === true ? 'exempt' : 'taxable',
      stock: work.stock,
      isOneOff: work.isOneOff === true,
      contractKind: maker.contractKind,
      rate: maker.rate,
    };
  });
}

function codeFor(maker: Maker, kind: LineKind, numbers: MakerCodes, codes: CodeBook, random: Random): string {
  const isPrinted = kind !== 'piece' && kind !== 'visit';
  if (maker.hasOwnCodes && isPrinted) return numbers.own();
  return isPrinted && random.chance(SHORT_CODE_SHARE) ? codes.short() : numbers.store();
}

/** A price as a shop writes it: coarser the higher, and for some makers a hundred won below the round number. */
function tidyPrice(raw: number, isCharmPriced: boolean): number {
  const step = raw < 3_000 ? 100 : raw < 20_000 ? 500 : raw < 100_000 ? 1_000 : raw < 300_000 ? 5_000 : 10_000;
  const round = Math.round(raw / step) * step;
  return isCharmPriced && round >= 6_000 && round < 100_000 && round % 1_000 === 0 ? round - 100 : round;
}

/** Few of what is dear and takes days, many of what is printed, one of a piece; now and then none is left. */
function stockOf(kind: LineKind, price: number, random: Random): number | null {
  if (kind === 'visit') return null;
  if (kind === 'piece') return 1;
  if (random.chance(0.05)) return 0;
  if (kind === 'small') return random.between(6, 60);
  if (kind === 'exempt') return random.between(3, 30);
  const most = price >= 100_000 ? 4 : price >= 50_000 ? 9 : 24;
  return Math.min(random.between(1, most), random.between(1, most));
}
