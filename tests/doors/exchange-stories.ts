/** Goods for goods in the day that both doors play: after three receipts, with the newest one shown. */
import { codes } from '../till/goods.ts';
import { manager } from '../till/shop.ts';
import type { Door } from './door.ts';
import type { Story } from './story.ts';

/** One of the cups of the first receipt comes back for a spoon set: 13,100 won more, by the cashier with leave. */
async function exchange(door: Door): Promise<void> {
  const till = door.eyes();
  await till.page.getByTestId('receipt-row').filter({ hasText: '75,400' }).click();
  await till.page.getByTestId('receipt-detail').filter({ hasText: '0001-01-1-000001' }).waitFor();
  await till.keys.press('F10');
  await till.until('return');
  await till.keys.press('ArrowRight');
  await till.click('return-reason-change_of_mind');
  await till.keys.press('F9');
  await till.until('exchange-strip');
  await till.keys.scan(codes.spoonSet);
  await till.due(13_100);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.type('20000');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('done');
  await till.shows('change', 6_900);
}

/** A paper for what was just exchanged; whoever brings it gets other goods, and money back over the old means alone. */
async function presentExchanged(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('F9');
  await till.until('gift-line');
  await till.keys.press('Enter');
  await till.until('gift-printed');
  await till.keys.press('Escape');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.click('tab-receipts');
  await till.until('receipt-detail');
  await till.keys.scan('G000101-000004-1');
  await till.until('return-by-gift');
  await till.keys.press('ArrowRight');
  await till.click('return-reason-change_of_mind');
  await till.keys.press('F9');
  await till.until('exchange-strip');
  await till.keys.scan(codes.spoonSet);
  await till.due(0);
  await till.keys.press('F8');
  await till.page.locator('[data-testid=exchange-give]:not([aria-disabled])').waitFor();
  await till.keys.press('F8');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('done');
}

/** In their order. */
export const exchangeStories: readonly Story[] = [
  {
    name: 'goods for dearer goods of another maker, with the manager’s leave', play: exchange, seals: ['consent_given', 'consent_used', 'exchange'],
    papers: 1, says: ['6,900', '0001-01-1-000004'],
  },
  {
    name: 'a present exchanged by its own paper', play: presentExchanged, seals: ['gift_receipt_printed', 'consent_given', 'consent_used', 'exchange'],
    papers: 2, says: ['0001-01-1-000005'],
  },
];
