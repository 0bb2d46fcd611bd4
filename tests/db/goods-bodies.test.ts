/** Goods in bodies that a till sealed wrongly: what the tables take all the same, verify finds. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { GoodsLine, GoodsMovedBody, ItemSetBody } from '../../src/domain/goods-facts.ts';
import type { BusinessDate, ItemId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import { movedGoods, priceSet } from './goods-facts.ts';
import { settleAll } from './settle.ts';
import { openShop, tillKey, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
});
afterEach(() => shop.end());

function found(): string {
  const reader = openReader(shop.directory);
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return findings.map(({ what }) => what).join('\n');
}

type Moved = Parameters<typeof movedGoods>[1];
function altered(of: Moved, change: Partial<GoodsMovedBody>, ofLine: Partial<GoodsLine> = {}): Fact {
  const { body } = movedGoods('g1', of) as Extract<Fact, { kind: 'goods_moved' }>;
  return { kind: 'goods_moved', body: { ...body, lines: body.lines.map((line) => ({ ...line, ...ofLine })), ...change } };
}
const itemSet = (change: Partial<ItemSetBody>): Fact => {
  const { body } = priceSet(1, 16_000) as Extract<Fact, { kind: 'item_set' }>;
  return { kind: 'item_set', body: { ...body, ...change } };
};
const lost: Moved = { how: 'lost', item: 1, pieces: 2 };
const came: Moved = { how: 'received', item: 1, pieces: 2 };
const counted: Moved = { how: 'counted', item: 1, pieces: 2 };

test('what the house does is whole, and a statement has what is owed for what is gone', () => {
  shop.append(movedGoods('g1', came), movedGoods('g2', lost), movedGoods('g3', counted), priceSet(1, 16_000));
  shop.closeShift(0);
  settleAll(shop, 1, '2026-11-22');
  expect(found()).toBe('');
  const statement = must(shop.ledger.lastStatements().get(1 as never), 'the statement');
  // Two lost and two missed, 15,000 won at 20 %.
  expect(statement.closing).toBe(48_000);
  expect(shop.ledger.stock(1 as ItemId)).toBe(8);
});

const wrong: [string, () => Fact, string][] = [
  ['more pieces lost than found', () => altered(lost, {}, { quantity: 2 }), 'line 1 moves 2 pieces'],
  ['pieces that came and go', () => altered(came, {}, { quantity: -2 }), 'line 1 moves -2 pieces'],
  ['a count of no difference', () => altered(counted, {}, { quantity: 0 }), 'line 1 moves 0 pieces'],
  ['another compensation', () => altered(lost, {}, { compensation: won(1) }), 'the compensation of line 1 is 1, it comes to 24000'],
  ['compensation though the maker bears it', () => altered(lost, { bearer: 'maker' }), 'the compensation of line 1 is 24000, it comes to 0'],
  ['compensation for what came', () => altered(came, {}, { compensation: won(5) }), 'the compensation of line 1 is 5, it comes to 0'],
  ['an adjustment for no reason', () => altered(came, { move: 'adjusted' }), 'adjusted for no reason'],
  ['a reason for what came', () => altered(came, { reason: 'lost' }), 'received for lost'],
  ['a count that says not what was counted', () => altered(came, { move: 'counted' }), 'counted says what was counted wrongly'],
  ['nothing moved', () => altered(came, { lines: [] }), 'nothing was moved'],
  ['an item twice', () => { const fact = altered(came, {}) as Extract<Fact, { kind: 'goods_moved' }>; return { ...fact, body: { ...fact.body, lines: [...fact.body.lines, ...fact.body.lines] } }; },
    'an item is moved twice'],
  ['terms that its maker never had', () => altered(came, {}, { contract: { kind: 'consign', version: 9, rateBp: 1, base: 'maker', vatMode: 'included' } }), 'carries terms that maker 1 never had'],
  ['a change of yesterday', () => itemSet({ from: '2026-11-21' as BusinessDate }), 'the change begins on 2026-11-21, the entry is of 2026-11-22'],
  ['a change that says not what was', () => itemSet({ was: {} }), 'what was replaced is not what was set'],
];
test.each(wrong)('%s', (_what, fact, sentence) => {
  shop.append(fact());
  expect(found()).toContain(sentence);
});

test('a movement twice, and one without leave', () => {
  shop.append(movedGoods('g1', came), movedGoods('g1', came));
  shop.by('02');
  shop.append(movedGoods('g2', came));
  expect(found()).toContain('the movement g1 is there twice');
  expect(found()).toContain('02 did receive_goods without a consent');
});

test('compensation outside of any shift', () => {
  shop.closeShift(0);
  shop.append(movedGoods('g1', lost));
  expect(found()).toContain('a maker is owed something outside of any shift');
});
