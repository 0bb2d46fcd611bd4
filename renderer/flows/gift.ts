/** Papers for presents: opened from a receipt or right after its sale, for all of its goods or some. */
import type { SaleId } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';
import { giftStore } from '../stores/gift.ts';
import { historyStore } from '../stores/history.ts';
import { viewStore } from '../stores/view.ts';
import { readReceipt } from './paper.ts';

/** Asks for which lines of a receipt; those that are back already are not offered. */
export async function openGift(desk: Desk, saleId: SaleId): Promise<void> {
  giftStore.dispatch({ type: 'began' });
  viewStore.dispatch({ type: 'dialog', dialog: 'gift' });
  const answer = await desk.call('return.read', { saleId });
  if (answer.ok) giftStore.dispatch({ type: 'read', reading: answer.value });
  else giftStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Prints one for the chosen lines. A second press while the first is under way does nothing. */
export async function printGift(desk: Desk): Promise<void> {
  const { reading, chosen, busy } = giftStore.get();
  if (busy || reading === null) return;
  const places = reading.lines.flatMap(({ lineId }, index) => (chosen.has(lineId) ? [index + 1] : []));
  if (places.length === 0) return giftStore.dispatch({ type: 'refused', refusal: { code: 'nothing_chosen' } });
  giftStore.dispatch({ type: 'printing' });
  const { saleId } = reading.receipt;
  const answer = await desk.call('gift.print', { saleId, places });
  if (!answer.ok) {
    desk.sound('unknown');
    return giftStore.dispatch({ type: 'refused', refusal: answer.refusal });
  }
  giftStore.dispatch({ type: 'printed', printed: answer.value });
  if (historyStore.get().selected === saleId) await readReceipt(desk, saleId);
}
