/** What goods without their receipt are worth: the house's lowest price of late is proposed, and anything else is typed. */
import type { ItemId } from '../../src/domain/ids.ts';
import type { Won } from '../../src/domain/money.ts';
import type { Desk } from '../desk.ts';
import { checkoutStore, type Panel } from '../stores/checkout.ts';

export type PricePanel = Extract<Panel, { kind: 'price' }>;

/** The price that an empty entry takes; null for none. What was never sold of late is worth what is listed. */
export function proposedPrice({ lowest, item }: PricePanel): Won | null {
  if (lowest?.state === 'asked') return null;
  return lowest?.price ?? item.price;
}

/** Opens the panel and asks for the lowest price; `accept` runs when it was to be taken before it was there. */
export async function askRefundPrice(desk: Desk, panel: PricePanel, accept: () => void): Promise<void> {
  checkoutStore.dispatch({ type: 'panel', panel: { ...panel, lowest: { state: 'asked', isTaken: false } } });
  const price = await lowestOf(desk, panel.item.id);
  const { panel: now } = checkoutStore.get();
  if (now.kind !== 'price' || now.item !== panel.item || now.lowest?.state !== 'asked') return;
  checkoutStore.dispatch({ type: 'panel', panel: { ...now, lowest: { state: 'told', price } } });
  if (now.lowest.isTaken) accept();
}

/** Without an answer there is no price of late: a person types one, or takes the listed one. */
async function lowestOf(desk: Desk, itemId: ItemId): Promise<Won | null> {
  const answer = await desk.call('return.price', { itemId });
  return answer.ok ? answer.value.price : null;
}
