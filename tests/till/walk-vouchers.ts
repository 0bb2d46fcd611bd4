/** The store's own vouchers, screen by screen: sold, looked at, spent, cashed, taken back; and store credit instead of money. */
import { readVoucher } from '../../src/domain/voucher.ts';
import type { Walk } from './show.ts';

const goods = ['2000014000070', '2000014000087', '2000014000070'] as const;
const cheap = 'SDM00101';
const serialOf = (text: string | null): string => readVoucher(text ?? '')?.serial ?? '';

/** A cashier is signed in and nothing is in the cart; so at the end. */
export async function walkVouchers(walk: Walk, managerPin: string): Promise<void> {
  const serial = await walkSelling(walk);
  await walkBalance(walk, serial, managerPin);
  await walkSpending(walk, serial);
  await walkCredit(walk, managerPin);
  await sellPlainly(walk);
}

/** Whoever walks on finds a sale in cash as the newest receipt. */
async function sellPlainly({ till }: Walk): Promise<void> {
  const { keys, page } = till;
  await keys.scans(goods.slice(0, 2));
  await page.getByTestId('cart-row').nth(1).waitFor();
  await keys.press('F8');
  await till.until('take');
  await keys.press('F8');
  await keys.press('Enter');
  await till.until('done');
  await keys.press('Enter');
  await till.until('cart-empty');
}

async function walkSelling({ till, show }: Walk): Promise<string> {
  const { keys, page, relay } = till;
  await keys.press('Control+g');
  await till.until('voucher-dialog');
  await show('voucher-look');
  await page.getByTestId('voucher-number').fill('8801234567893');
  await keys.press('Enter');
  await page.locator('.field.wrong').waitFor();
  await show('voucher-unknown');
  await till.click('voucher-sell');
  await till.until('voucher-none');
  await show('voucher-sell-empty');
  await keys.press('F4');
  await keys.press('F2');
  await keys.type('10500');
  await keys.press('Enter');
  await till.until('voucher-refused');
  await show('voucher-sell-refused');
  for (let presses = 0; presses < 5; presses += 1) await keys.press('Backspace');
  await show('voucher-sell');
  await keys.press('Enter');
  await till.until('take');
  await keys.type('100000');
  await show('voucher-money');
  relay.hold('voucher.sell');
  await keys.press('Enter');
  await page.locator('.button-busy').first().waitFor();
  await show('voucher-money-busy');
  relay.hold(null);
  await till.until('voucher-sold');
  await show('voucher-sold');
  const serial = serialOf(await page.getByTestId('voucher-serial').first().getAttribute('data-serial'));
  await keys.press('Enter');
  await till.until('cart-empty');
  return serial;
}

async function walkBalance({ till, show }: Walk, serial: string, managerPin: string): Promise<void> {
  const { keys, page, relay } = till;
  relay.hold('voucher.read');
  await keys.scan(serial);
  await till.until('voucher-dialog');
  await page.waitForTimeout(350);
  await show('voucher-reading');
  relay.hold(null);
  await till.until('voucher-face');
  await keys.press('Control+p');
  await till.until('voucher-said');
  await show('voucher-balance');
  await till.click('voucher-cancel');
  await till.until('voucher-cancel-dialog');
  await show('voucher-cancel');
  await page.getByTestId('voucher-reason').fill('잘못 골랐어요');
  await keys.press('Enter');
  await till.until('consent-dialog');
  await show('voucher-cancel-consent');
  await keys.type(managerPin.slice(0, 1));
  await keys.press('Escape');
  await till.until('voucher-cancel-dialog');
  await keys.press('Escape');
  await till.until('voucher-face');
  await keys.press('Escape');
  await till.until('voucher-dialog', 'hidden');
}

async function walkSpending({ till, show }: Walk, serial: string): Promise<void> {
  const { keys, page } = till;
  await keys.scans(goods);
  await page.getByTestId('cart-row').nth(1).waitFor();
  await till.kept();
  await keys.scan(serial);
  await till.until('voucher-pay');
  await show('voucher-balance-cart');
  await keys.press('Escape');
  await keys.press('F8');
  await till.until('take');
  await keys.press('F9');
  await till.until('voucher-number');
  await show('tender-voucher');
  await page.getByTestId('voucher-number').fill('12345678901');
  await keys.press('Enter');
  await till.until('tender-refused');
  await show('tender-voucher-unknown');
  await page.getByTestId('voucher-number').fill(serial.slice(7));
  await keys.press('Enter');
  await till.until('voucher-after');
  await page.getByTestId('tender-amount').fill('20000');
  await show('tender-voucher-part');
  await page.getByTestId('tender-amount').fill('40000');
  await till.until('voucher-cash-rest');
  await keys.press('F7');
  await page.locator('[data-testid=voucher-cash-rest][aria-pressed=true]').waitFor();
  await show('tender-voucher-rest');
  await keys.press('Enter');
  await till.until('take-back-0');
  await show('tender-voucher-split');
  await keys.press('F8');
  await keys.press('Enter');
  await till.until('done');
  await show('done-voucher');
  await keys.press('Enter');
  await till.until('cart-empty');
}

/** Goods back for store credit by choice, and what a present leaves over. */
async function walkCredit({ till, shop, show }: Walk, managerPin: string): Promise<void> {
  const { keys } = till;
  await till.click('tab-receipts');
  await till.until('receipt-detail');
  const { receipts: [newest] } = await shop.ask('receipt.list', { most: 1 });
  const { code } = await shop.ask('gift.print', { saleId: newest?.saleId ?? ('' as never), places: [1] });
  await keys.press('F10');
  await till.until('return');
  await keys.press('F6');
  await till.click('leg-as-credit');
  await till.until('leg-credit');
  await show('return-as-credit');
  await keys.press('Escape');
  await till.until('receipt-detail');
  await keys.scan(code);
  await till.until('return-by-gift');
  await keys.press('ArrowRight');
  await till.click('return-reason-gift');
  await keys.press('F9');
  await till.until('exchange-strip');
  await keys.scan(cheap);
  await till.until('cart-row');
  await keys.press('F8');
  await till.until('leg-credit');
  await show('exchange-credit');
  await keys.press('F8');
  await till.page.getByTestId('consent-dialog').filter({ hasText: /24,900/ }).waitFor();
  await keys.type(managerPin);
  await till.until('done');
  await show('done-credit');
  await keys.press('Enter');
  await till.until('cart-empty');
}
