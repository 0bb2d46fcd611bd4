/** Beside a code that nobody knows: items whose code nearly is it. Rings nothing up. */
import type { Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';

/** How many of the last characters a near code may differ in. */
const nearTail = 3;
const nearShown = 4;

/** Items whose code begins the same: a digit misread or mistyped is mostly near the end. */
export async function showNear(desk: Desk, code: string): Promise<void> {
  if (code.length < nearTail + 4) return;
  const answer = await desk.call('catalog.search', { text: code.slice(0, -nearTail), most: nearShown });
  const { panel } = checkoutStore.get();
  if (!answer.ok || panel.kind !== 'unknown' || panel.code !== code) return;
  checkoutStore.dispatch({ type: 'panel', panel: { ...panel, near: answer.value.items } });
}
