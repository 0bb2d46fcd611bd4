/** A day in the demo store, screen by screen. Only the person's own keys and touches; troubles come through the relay. */
import { demoOperators } from '../../src/domain/demo.ts';
import { walkClock, type Walk } from './show.ts';
import { walkDrawer } from './walk-drawer.ts';
import { walkDiscounts } from './walk-discounts.ts';
import { walkTiles } from './walk-tiles.ts';
import { walkReturn, walkTroubles } from './walk-rest.ts';
import { walkTenders } from './walk-tenders.ts';
import { walkVouchers } from './walk-vouchers.ts';

/** Codes of the demo store. */
const six = ['2000002000013', '2000014000070', '2000014000087', 'SDM00110', '2000248000013', 'SDM00101'] as const;
const noPrice = 'SDM00113';
const onTwoItems = '8809419090013';
const pinOf = (name: string): string => demoOperators.find((operator) => operator.name === name)?.pin ?? '';
const cashier = pinOf('계산원 1');

/** From the sign-in to the troubles. */
export async function walkDay(walk: Walk): Promise<void> {
  await walkOpening(walk);
  await walkCheckout(walk);
  await walkTiles(walk);
  await walkDiscounts(walk);
  await walkDrawer(walk, pinOf('점장'));
  await walkPaying(walk);
  await walkTenders(walk, pinOf('점장'));
  await walkVouchers(walk, pinOf('점장'));
  await walkReturn(walk, pinOf('점장'));
  await walkTroubles(walk, cashier);
}

async function walkOpening({ till, show }: Walk): Promise<void> {
  const { keys } = till;
  await till.until('pin-dots');
  await keys.type('13');
  await show('sign-in');
  await keys.type('1111');
  await till.page.locator('.pin-says.bad').waitFor();
  await show('sign-in-wrong');
  // After a wrong PIN the next one waits a second.
  walkClock.at += 1_500;
  till.relay.hold('operator.sign_in');
  await keys.type(cashier);
  await till.page.waitForTimeout(400);
  await show('sign-in-busy');
  till.relay.hold(null);
  await till.until('open-shift');
  await keys.press('ArrowDown');
  await keys.type('5');
  await keys.press('ArrowDown');
  await keys.type('6');
  await keys.press('ArrowDown');
  await keys.type('20');
  await show('float');
  await till.click('tab-receipts');
  await till.until('receipts-empty');
  await show('receipts-empty');
  await till.click('tab-manage');
  await till.until('manage');
  await show('manage-cashier');
  await till.click('tab-sale');
  await till.until('open-shift');
  await till.click('open-till');
  await till.until('cart-empty');
}

async function walkCheckout({ till, show }: Walk): Promise<void> {
  const { keys, page } = till;
  await show('checkout-empty');
  await keys.scans(six);
  await page.getByTestId('cart-row').nth(5).waitFor();
  await keys.scan(six[1]);
  await page.getByTestId('row-quantity').filter({ hasText: '2' }).waitFor();
  await keys.press('End');
  await show('checkout');
  await keys.press('F1');
  await till.until('help-dialog');
  await show('help');
  await keys.press('Escape');
  await keys.press('F3');
  await page.keyboard.insertText('청자');
  await till.until('hit');
  await show('search');
  await keys.press('Control+A');
  await page.keyboard.insertText('없는작품이름');
  await till.until('no-hit');
  await show('search-no-hit');
  await keys.press('Control+A');
  await page.keyboard.insertText('소주쟌');
  await till.until('nearest');
  await show('search-nearest');
  await keys.press('Escape');
  await keys.scan('2000014000999');
  await till.until('near');
  await show('unknown-code');
  await keys.press('Escape');
  await keys.scan(onTwoItems);
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await page.waitForTimeout(200);
  await show('choose');
  await keys.press('Escape');
  await keys.scan(noPrice);
  await till.until('price-panel');
  await keys.type('2500');
  await keys.scan(six[3]);
  await till.until('scans-waiting');
  await show('price');
  await keys.press('Enter');
  await keys.press('F9');
  await till.until('open-name');
  await show('open-price');
  await keys.press('Escape');
  await keys.press('F2');
  await keys.type('12');
  await show('quantity');
  await keys.press('Escape');
  await keys.press('Delete');
  await till.until('undo');
  await show('removed');
  await keys.press('Control+z');
  await keys.scan(six[0]);
  await till.until('notice-one_off_held');
  await show('one-off-held');
  await till.click('void');
  await till.until('void-dialog');
  await show('void');
  await keys.press('Escape');
}

async function walkPaying({ till, show }: Walk): Promise<void> {
  const { keys, relay } = till;
  await keys.press('F8');
  await till.until('take');
  await show('tender');
  await keys.type('1000');
  await keys.press('Enter');
  await till.until('tender-refused');
  await show('tender-short');
  await keys.press('Delete');
  await keys.type('500000');
  await show('tender-typed');
  relay.hold('sale.commit');
  await keys.press('Enter');
  await till.page.locator('.button-busy').first().waitFor();
  await show('tender-busy');
  relay.hold(null);
  await till.until('done');
  await show('done');
  await keys.press('Control+p');
  await till.until('notice-reprinted');
  await show('done-reprinted');
  await keys.press('Enter');
  await till.until('last-receipt');
  await show('checkout-after-sale');
}
