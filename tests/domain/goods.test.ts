import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/adapters/escpos/layout.ts';
import type { Item } from '../../src/domain/catalog.ts';
import type { GoodsMove, GoodsMovedBody } from '../../src/domain/goods-facts.ts';
import { markLine, sealGoods, wantedForGoods, type GoodsProposal, type Mark, type Sheet, type SheetLine } from '../../src/domain/goods-sheet.ts';
import { goodsSlip } from '../../src/domain/goods-slip.ts';
import type { ItemId, MakerId, SaleId } from '../../src/domain/ids.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { stockMovesOf } from '../../src/domain/stock-moves.ts';
import { consigned, shop, special, store } from './shop.ts';

const { spoons, essay, pouch, vase, mending } = shop;
const all: readonly Item[] = [spoons, essay, pouch, vase, mending];
const line = (item: Item, counted: number, change: Partial<SheetLine> = {}): SheetLine => (
  { itemId: item.id, expected: null, counted, book: 10, isUnsure: false, ...change });
const sheet = (move: GoodsMove, lines: readonly SheetLine[], change: Partial<Sheet> = {}): Sheet => (
  { id: 'g1' as SaleId, move, makerId: null, category: null, startedAt: 0, lines, ...change });
const said = (change: Partial<GoodsProposal> = {}): GoodsProposal => (
  { note: '', reason: 'damaged', bearer: 'store', words: '월말', restIsMissing: false, ...change });
const facts = (stock = 10, isShiftOpen = true) => ({
  item: (id: ItemId) => all.find((each) => each.id === id), stock: () => stock, inScope: () => all.filter(({ stocked }) => stocked),
  makerName: () => '칠몽', isShiftOpen,
});

function seal(of: Sheet, proposal: Partial<GoodsProposal> = {}, stock = 10): GoodsMovedBody {
  const sealed = sealGoods(of, said(proposal), facts(stock));
  if (!sealed.ok || sealed.value.kind !== 'goods_moved') throw new Error(JSON.stringify(sealed));
  return sealed.value.body;
}
const moved = (body: GoodsMovedBody): number[] => stockMovesOf({ kind: 'goods_moved', body }).map(({ quantity }) => quantity);
const posted = (body: GoodsMovedBody): string[] => (
  postingsOf({ kind: 'goods_moved', body }).map(({ account, kind, amount }) => `${account}[${kind}] ${amount}`));

describe('which way pieces go', () => {
  test.each<[GoodsMove, Partial<GoodsProposal>, number[]]>([
    ['received', {}, [3, 2]],
    ['returned', {}, [-3, -2]],
    ['adjusted', { reason: 'lost' }, [-3, -2]],
    ['adjusted', { reason: 'given' }, [-3, -2]],
    ['adjusted', { reason: 'found' }, [3, 2]],
    ['counted', {}, [-7, -8]],
  ])('%s %o', (move, proposal, pieces) => expect(moved(seal(sheet(move, [line(spoons, 3), line(pouch, 2)]), proposal))).toEqual(pieces));

  test('of what a delivery note names and nobody got, nothing comes and the difference stands in the entry', () => {
    const body = seal(sheet('received', [line(spoons, 0, { expected: 4 }), line(pouch, 2, { expected: 1 })]), { note: ' 납품-7 ' });
    expect(body).toMatchObject({ note: '납품-7', lines: [{ expected: 4, quantity: 0 }, { expected: 1, quantity: 2 }] });
    expect(body.lines.map(({ quantity }) => quantity)).toEqual([0, 2]);
  });
});

describe('who bears what is gone (ledger.md 3.3)', () => {
  // 15,000 won at 20 % leave the maker 12,000; 12,000 won at 20 % leave 9,600.
  const [damage, due] = ['damage[] 24000', 'maker_due[compensation] -24000'];
  test.each<[string, GoodsMove, Partial<GoodsProposal>, Item, string[]]>([
    ['consigned goods that the shop broke', 'adjusted', {}, spoons, [damage, due]],
    ['lost in the shop', 'adjusted', { reason: 'lost' }, spoons, [damage, due]],
    ['bought on special terms', 'adjusted', {}, essay, ['damage[] 19200', 'maker_due[compensation] -19200']],
    ['given away by the shop, whoever is said to bear it', 'adjusted', { reason: 'given', bearer: 'maker' }, spoons, [damage, due]],
    ['used by the shop', 'adjusted', { reason: 'own_use', bearer: 'maker' }, spoons, [damage, due]],
    ['borne by the maker', 'adjusted', { bearer: 'maker' }, spoons, []],
    ['goods of the shop', 'adjusted', {}, pouch, []],
    ['found', 'adjusted', { reason: 'found' }, spoons, []],
    ['gone back to the maker', 'returned', {}, spoons, []],
    ['come from the maker', 'received', {}, spoons, []],
  ])('%s', (_what, move, proposal, item, postings) => expect(posted(seal(sheet(move, [line(item, 2)]), proposal))).toEqual(postings));

  test('a count owes for what is missing, not for what is too much', () => {
    const body = seal(sheet('counted', [line(spoons, 8), line(vase, 11)]));
    expect(posted(body)).toEqual([damage, due]);
    expect(body).toMatchObject({ bearer: 'store', words: '월말', checked: { items: 2, pieces: 19 } });
  });

  test('the frozen terms say what is owed, with their VAT on top where it is added', () => {
    const added = { ...spoons, contract: { ...consigned, vatMode: 'added' as const } };
    const sealed = sealGoods(sheet('adjusted', [line(added, 1)]), said(), { ...facts(), item: () => added });
    // 20 % and its VAT: 3,000 + 300.
    expect(sealed.ok && sealed.value.body).toMatchObject({ lines: [{ compensation: 11_700 }] });
    expect(special.kind).toBe('special');
  });
});

describe('counting while goods are sold', () => {
  const mark = (before: SheetLine | null, how: Mark, pieces: number, stock: number): SheetLine | null => {
    const answer = markLine(sheet('counted', []), spoons, before, how, pieces, stock);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  test('an item is compared with the stock when it was counted, so what is sold later is no difference', () => {
    const counted = mark(mark(null, 'scan', 1, 2), 'scan', 1, 2);
    expect(counted).toEqual({ itemId: 1, expected: null, counted: 2, book: 2, isUnsure: false });
    // One is sold afterwards.
    expect(seal(sheet('counted', [counted ?? line(spoons, 0)]), {}, 1).lines).toEqual([]);
  });
  test('sold between two scans of it, it must be counted again, and said in all it is sure', () => {
    const unsure = mark(mark(null, 'scan', 1, 5), 'scan', 1, 4);
    expect(unsure?.isUnsure).toBe(true);
    expect(mark(unsure, 'scan', 1, 4)?.isUnsure).toBe(true);
    expect(sealGoods(sheet('counted', [unsure ?? line(spoons, 0)]), said(), facts())).toMatchObject({ refusal: { code: 'count_again', facts: { name: spoons.name } } });
    expect(mark(unsure, 'set', 4, 4)).toEqual({ itemId: 1, expected: null, counted: 4, book: 4, isUnsure: false });
  });
  test('what was not counted stays, unless the rest is said to be missing', () => {
    const counted = sheet('counted', [line(spoons, 10)]);
    expect(moved(seal(counted))).toEqual([]);
    expect(moved(seal(counted, { restIsMissing: true }))).toEqual([-10, -10, -10]);
  });
  test('other movements do not ask whether it was sold', () => expect(
    markLine(sheet('received', []), spoons, line(spoons, 1, { book: 5 }), 'scan', 1, 4)).toMatchObject({ value: { counted: 2, isUnsure: false } }));
});

describe('marks', () => {
  test.each<[string, Partial<Sheet>, Item, Mark, number, string]>([
    ['a service', {}, mending, 'scan', 1, 'no_stock_kept'],
    ['goods of another maker', { makerId: 2 as MakerId }, spoons, 'scan', 1, 'not_on_this_sheet'],
    ['goods of another category', { category: '도자' }, spoons, 'scan', 1, 'not_on_this_sheet'],
    ['too many', {}, spoons, 'set', 100_000, 'quantity_out_of_range'],
    ['too many on the note', {}, spoons, 'expect', 100_000, 'quantity_out_of_range'],
    ['less than none', {}, spoons, 'set', -1, 'quantity_out_of_range'],
  ])('%s is refused', (_what, scope, item, mark, pieces, code) => expect(
    markLine(sheet('received', [], scope), item, null, mark, pieces, 0)).toMatchObject({ refusal: { code } }));
  test('a note is typed before its goods are there', () => expect(
    markLine(sheet('received', []), spoons, null, 'expect', 4, 0)).toMatchObject({ value: { expected: 4, counted: 0 } }));
  test('dropped, it is off the sheet', () => expect(markLine(sheet('received', []), spoons, line(spoons, 2), 'drop', 0, 0)).toEqual({ ok: true, value: null }));
});

describe('what is not sealed', () => {
  const one = [line(spoons, 1)];
  test.each<[string, Sheet, Partial<GoodsProposal>, number, string]>([
    ['an empty sheet', sheet('received', []), {}, 10, 'nothing_on_sheet'],
    ['an empty count', sheet('counted', []), {}, 10, 'nothing_on_sheet'],
    ['lines of nothing', sheet('adjusted', [line(spoons, 0)]), {}, 10, 'nothing_on_sheet'],
    ['an adjustment for no reason', sheet('adjusted', one), { reason: null }, 10, 'reason_missing'],
    ['a count without words', sheet('counted', one), { words: ' ' }, 10, 'reason_missing'],
    ['more than is there', sheet('returned', [line(spoons, 3)]), {}, 2, 'not_in_stock'],
    ['J92 lost more than is there', sheet('adjusted', [line(spoons, 3)]), {}, 2, 'not_in_stock'],
    ['more won than an entry holds', sheet('received', [line(spoons, 99_999), line(vase, 99_999)]), {}, 10, 'amount_too_large'],
    ['a long number', sheet('received', one), { note: '가'.repeat(41) }, 10, 'note_too_long'],
    ['a card number', sheet('received', one), { words: '4111 1111 1111 1111' }, 10, 'card_number'],
  ])('%s', (_what, of, proposal, stock, code) => expect(sealGoods(of, said(proposal), facts(stock))).toMatchObject({ refusal: { code } }));

  test('outside of a shift nothing is owed to a maker, and everything else goes', () => {
    const answer = (proposal: Partial<GoodsProposal>): string => {
      const sealed = sealGoods(sheet('adjusted', one), said(proposal), facts(10, false));
      return sealed.ok ? 'ok' : sealed.refusal.code;
    };
    expect([answer({}), answer({ bearer: 'maker' }), answer({ reason: 'found' })]).toEqual(['shift_closed', 'ok', 'ok']);
  });
});

test('leave is for just these goods: the movement and what they are listed for', () => {
  const wanted = (move: GoodsMove): unknown => wantedForGoods(seal(sheet(move, [line(spoons, 3), line(pouch, 1)])));
  expect(wanted('received')).toEqual({ action: 'receive_goods', subject: 'g1', lineId: null, amount: 53_900 });
  expect(wanted('returned')).toMatchObject({ action: 'return_goods' });
  expect(wanted('adjusted')).toMatchObject({ action: 'adjust_stock' });
  expect(wanted('counted')).toMatchObject({ action: 'adjust_stock', amount: 7 * 15_000 + 9 * 8_900 });
});

describe('slips', () => {
  const context = {
    store, operatorName: '점장', localTime: '2026-11-30 14:00:00', businessDate: '2026-11-30', shift: 3, entryHash: 'ab12cd34'.repeat(8), number: '0001-01-E9',
  };
  const paper = (body: GoodsMovedBody): string => layOut(goodsSlip(body, context), 42).laid.flatMap((piece) => (piece.kind === 'line' ? [piece.text] : [])).join('\n');
  test('of a delivery: the note, what is missing and what is too much, two to sign', () => {
    const text = paper(seal(sheet('received', [line(spoons, 3, { expected: 4 }), line(pouch, 2, { expected: 1 }), line(essay, 1)], { makerId: 1 as MakerId }), { note: '납품-7' }));
    for (const part of ['입고 전표', '칠몽', '납품-7', '명세 4, 받음 3 (1 모자람)', '명세 1, 받음 2 (1 많음)', '3종 6점', '매장', '작가']) expect(text).toContain(part);
  });
  test('of a loss: why, who bears it, what the maker gets', () => {
    const text = paper(seal(sheet('adjusted', [line(spoons, 2)]), { reason: 'lost' }));
    for (const part of ['재고 조정 전표', '분실', '매장 부담', '-2', '24,000', '0001-01-E9  장부 AB12CD34']) expect(text).toContain(part);
  });
  test('of a count: what the books said and what was there, or that nothing differs', () => {
    expect(paper(seal(sheet('counted', [line(spoons, 8)])))).toContain('장부 10, 센 것 8');
    expect(paper(seal(sheet('counted', [line(spoons, 10)])))).toContain('장부와 다른 작품이 없어요.');
  });
});
