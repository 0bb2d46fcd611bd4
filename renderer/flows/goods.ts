/** Working on a sheet of goods: what is scanned goes onto it at once, in order; its end asks for leave where that is needed. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { MoveId } from '../../src/domain/day-facts.ts';
import type { GoodsMove } from '../../src/domain/goods-facts.ts';
import { goodsMoves } from '../../src/domain/goods-facts.ts';
import { goodsActions, sheetPiecesMax, valueOf, wantedForGoods, type Mark } from '../../src/domain/goods-sheet.ts';
import type { ItemId, MakerId } from '../../src/domain/ids.ts';
import { sum, won } from '../../src/domain/money.ts';
import type { Desk } from '../desk.ts';
import { keyed, numberOf, unkeyed } from '../digits.ts';
import { goodsStore, type GoodsTab } from '../stores/goods.ts';
import { viewStore } from '../stores/view.ts';
import { askUntilKnown } from './ask-again.ts';
import { askLeave, needsLeave } from './consent.ts';

/** Which tab is a movement; null for the others. */
export function moveOf(tab: GoodsTab): GoodsMove | null {
  return goodsMoves.find((move) => move === tab) ?? null;
}

/** Shows a part of the screen, with the sheet that the house keeps for it. */
export async function openGoods(desk: Desk, tab: GoodsTab): Promise<void> {
  goodsStore.dispatch({ type: 'tab', tab });
  await readSheet(desk);
}

/** Reads the sheet of the part that is shown; `compare` has the house say what a count finds. */
export async function readSheet(desk: Desk, compare = false): Promise<void> {
  const { tab } = goodsStore.get();
  const move = moveOf(tab);
  if (move === null) return;
  const answer = await desk.call('goods.sheet', { move, compare });
  if (goodsStore.get().tab !== tab) return;
  if (answer.ok) goodsStore.dispatch({ type: 'sheet', sheet: answer.value.sheet });
  else goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Begins a sheet for all goods, or for those of a maker or a category. */
export async function beginSheet(desk: Desk, scope: { readonly makerId: MakerId | null; readonly category: string | null }): Promise<void> {
  const move = moveOf(goodsStore.get().tab);
  if (move === null) return;
  goodsStore.dispatch({ type: 'busy', busy: true });
  const answer = await desk.call('goods.begin', { id: desk.newId() as MoveId, move, ...scope });
  if (answer.ok) goodsStore.dispatch({ type: 'sheet', sheet: answer.value });
  else goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Marks follow each other in the order of the scanner. */
let before: Promise<unknown> = Promise.resolve();

/** Marks an item on the open sheet; the house has it when the line changes. */
export function markItem(desk: Desk, itemId: ItemId, mark: Mark, pieces: number): Promise<void> {
  const mine = before.then(() => marked(desk, itemId, mark, pieces));
  before = mine.catch(() => undefined);
  return mine;
}

async function marked(desk: Desk, itemId: ItemId, mark: Mark, pieces: number): Promise<void> {
  const { sheet } = goodsStore.get();
  if (sheet === null || sheet === undefined) return;
  const answer = await desk.call('goods.mark', { id: sheet.id, move: sheet.move, itemId, mark, pieces });
  if (!answer.ok) {
    desk.sound('unknown');
    return goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
  }
  if (mark === 'scan') desk.sound('scanned');
  goodsStore.dispatch({ type: 'line', itemId, line: answer.value.line });
}

/** Does a reading belong to this screen? */
export function isGoodsShown(): boolean {
  return viewStore.get().screen === 'goods';
}

/** What was read goes onto the sheet, or shows the item; a code of several items asks which. */
export async function takeGoods(desk: Desk, find: () => Promise<Answer<'catalog.scan'>>): Promise<void> {
  const { tab, sheet, finishing } = goodsStore.get();
  const isReady = viewStore.get().dialog === null && !finishing && (tab === 'items' || (sheet !== null && sheet !== undefined));
  if (!isReady) return desk.sound('unknown');
  const answer = await find();
  if (!answer.ok) {
    desk.sound('unknown');
    return goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
  }
  const [item, ...others] = answer.value.items;
  if (item === undefined) return;
  if (others.length > 0) {
    desk.sound('consent');
    return goodsStore.dispatch({ type: 'choices', choices: answer.value.items });
  }
  await takeItem(desk, item.id);
}

/** An item that was read or chosen: one piece more on the sheet, or the item to be changed. */
export async function takeItem(desk: Desk, itemId: ItemId): Promise<void> {
  if (goodsStore.get().tab !== 'items') return markItem(desk, itemId, 'scan', 1);
  const answer = await desk.call('item.read', { itemId });
  if (answer.ok) goodsStore.dispatch({ type: 'item', item: answer.value });
  else goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Changes an item; the answer is what stands there from now on. */
export async function setItem(desk: Desk, input: Input<'item.set'>): Promise<boolean> {
  goodsStore.dispatch({ type: 'busy', busy: true });
  const answer = await desk.call('item.set', input);
  if (answer.ok) goodsStore.dispatch({ type: 'item', item: answer.value });
  else goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
  return answer.ok;
}

/** A character typed over the sheet: digits for the chosen line, + and − for one piece. */
export function typeOnSheet(desk: Desk, character: string): void {
  if (character === '+' || character === '-') addPieces(desk, character === '+' ? 1 : -1);
  else keyDigit(character);
}

function addPieces(desk: Desk, by: 1 | -1): void {
  const { sheet, chosen } = goodsStore.get();
  const line = sheet?.lines.find(({ itemId }) => itemId === chosen);
  if (line !== undefined && line.counted + by >= 0) void markItem(desk, line.itemId, 'set', line.counted + by);
}

/** A digit keyed for the chosen line. */
export function keyDigit(more: string): void {
  const { chosen, digits } = goodsStore.get();
  if (chosen !== null) goodsStore.dispatch({ type: 'digits', digits: keyed(digits, more, sheetPiecesMax) });
}

/** Takes the last digit back. */
export function eraseDigit(): void {
  goodsStore.dispatch({ type: 'digits', digits: unkeyed(goodsStore.get().digits) });
}

/** What was keyed is how many there are, or how many the note says; false while nothing is keyed. */
export function setKeyed(desk: Desk, mark: 'set' | 'expect'): boolean {
  const { chosen, digits } = goodsStore.get();
  if (chosen === null || digits === '') return false;
  void markItem(desk, chosen, mark, numberOf(digits));
  return true;
}

/** The line above or below. */
export function chooseBeside(by: 1 | -1): void {
  const { sheet, chosen } = goodsStore.get();
  const lines = sheet?.lines ?? [];
  const at = lines.findIndex(({ itemId }) => itemId === chosen) + by;
  const next = lines[Math.max(0, Math.min(lines.length - 1, at))];
  if (next !== undefined) goodsStore.dispatch({ type: 'chosen', itemId: next.itemId });
}

/** Asks for what the end of a sheet needs; a count is compared with the books first. */
export async function finishSheet(desk: Desk): Promise<void> {
  const { sheet } = goodsStore.get();
  if (sheet === null || sheet === undefined) return;
  if (sheet.move === 'counted') await readSheet(desk, true);
  goodsStore.dispatch({ type: 'finishing', finishing: true });
}

/** Must somebody else allow it? */
export function goodsNeedLeave(move: GoodsMove): boolean {
  return needsLeave(goodsActions[move]);
}

/** Seals the sheet, with a second person's leave where it is needed. Asked again it is sealed once. */
export async function commitSheet(desk: Desk): Promise<void> {
  const { sheet, form, busy } = goodsStore.get();
  if (busy || sheet === null || sheet === undefined) return;
  let consent = null;
  if (goodsNeedLeave(sheet.move)) {
    consent = await askLeave(desk, wantedForSheet());
    if (consent === null) return;
  }
  goodsStore.dispatch({ type: 'busy', busy: true });
  const answer = await askUntilKnown(desk, 'goods.commit', { id: sheet.id, move: sheet.move, ...form, consent }, () => undefined);
  if (!answer.ok) return goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
  const { number, pieces, compensation } = answer.value;
  goodsStore.dispatch({ type: 'done', done: { number, pieces, compensation } });
}

/** What the house will move, as far as the screen knows it: it must be the same for leave to hold. */
function wantedForSheet(): ReturnType<typeof wantedForGoods> {
  const { sheet, form } = goodsStore.get();
  if (sheet === null || sheet === undefined) throw new Error('no sheet');
  const differing = sheet.lines.map(({ price, counted, book }) =>
    ({ price, quantity: sheet.move === 'counted' ? counted - (book ?? counted) : counted }));
  const rest = sheet.move === 'counted' && form.restIsMissing ? sheet.leftValue : 0;
  const { action, subject, lineId } = wantedForGoods({ id: sheet.id, move: sheet.move, lines: [] });
  return { action, subject, lineId, amount: won(sum(differing.map(valueOf)) + rest) };
}

/** Throws the open sheet away. */
export async function dropSheet(desk: Desk): Promise<void> {
  const { sheet } = goodsStore.get();
  if (sheet === null || sheet === undefined) return;
  const answer = await desk.call('goods.drop', { id: sheet.id, move: sheet.move });
  if (answer.ok) goodsStore.dispatch({ type: 'sheet', sheet: null });
  else goodsStore.dispatch({ type: 'refused', refusal: answer.refusal });
}
