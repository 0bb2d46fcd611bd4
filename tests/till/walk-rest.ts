/** The rest of the day: a return, past receipts, 200 lines, the close, and what can go wrong. */
import { demoOperators } from '../../src/domain/demo.ts';
import type { Walk } from './show.ts';
import { walkExchanges } from './walk-exchanges.ts';
import { walkBackup } from './walk-backup.ts';
import { walkGoods } from './walk-goods.ts';
import { walkMall } from './walk-mall.ts';
import { walkReports } from './walk-reports.ts';
import { walkReturns } from './walk-returns.ts';
import { walkConsentOver, walkRules } from './walk-rules.ts';
import { walkSettlement } from './walk-settlement.ts';
import { walkUpdates } from './walk-updates.ts';

/** A return without its receipt, by a cashier who fetches the manager. */
export async function walkReturn(walk: Walk, managerPin: string): Promise<void> {
  const { till, show } = walk;
  const { keys } = till;
  await keys.press('F10');
  await till.until('refund-total');
  await show('refund-empty');
  await keys.scan('2000014000070');
  await till.until('price-panel');
  await show('refund-price');
  await keys.press('Enter');
  await till.until('cart-row');
  await keys.press('F8');
  await till.until('refund-need');
  await show('refund-need');
  await till.click('reason-other');
  await till.page.getByTestId('reason-typed').fill('유약에 금이 갔어요');
  await till.click('restock-no');
  await show('refund');
  await keys.press('F8');
  await till.until('consent-dialog');
  await show('refund-consent');
  await walkConsentOver(walk);
  await keys.type(managerPin);
  await till.until('done');
  await show('done-refund');
  await keys.press('Enter');
  await till.click('tab-receipts');
  await till.page.getByTestId('receipt-row').nth(1).click();
  await till.until('receipt-detail');
  await show('receipts');
  await walkExchanges(walk, managerPin);
  await walkReturns(walk, managerPin);
  await till.click('tab-manage');
  await till.click('sign-in-manager');
  await till.until('manager-dialog');
  await show('manage-sign-in');
  await keys.type(managerPin);
  await till.until('person-name');
  await show('manage');
  await till.page.getByTestId('makers-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await show('manage-makers');
  await till.page.locator('.maker-row').first().click();
  await till.until('contract-dialog');
  await show('manage-contract');
  await keys.press('Escape');
  await till.click('staff-edit-02');
  await till.until('person-form');
  await show('manage-person');
  await till.click('staff-edit-02');
  await walkRules(walk);
  await walkSettlement(walk);
  await walkBackup(walk);
  await walkGoods(walk);
  await walkUpdates(walk);
  await walkMall(walk);
  await till.click('wedge-learn');
  await till.page.getByTestId('scanner-card').evaluate((card) => card.scrollIntoView({ block: 'end' }));
  await show('manage-scanner');
  await keys.press('Escape');
  await walkLongCart(walk);
  await walkClose(walk);
}

/** Codes that mean two items, which would ask. */
const shared = new Set(['8809419090013', '8809421260015', '8809460290011']);

/** 200 lines, the last of them with the longest names. */
async function walkLongCart({ till, shop, show }: Walk): Promise<void> {
  const codes = new Set<string>();
  for (const text of ['청자', '백자', '스카프', '노트', '나무', '한지', '유리', '은', '차', '엽서']) {
    const { items } = await shop.ask('catalog.search', { text, most: 40 });
    items.filter((item) => item.price !== null && !shared.has(item.code)).forEach((item) => codes.add(item.code));
  }
  await till.click('tab-sale');
  await till.keys.scans([...codes].slice(0, 198), { gapMs: 1 });
  await till.page.waitForTimeout(500);
  for (let line = await linesOf(till.page); line < 200; line = await linesOf(till.page)) {
    await till.keys.press('F9');
    await till.until('open-name');
    const name = line % 2 === 0 ? '이름이 아주 긴 작품 '.repeat(10) : 'A very long name of one piece '.repeat(6);
    await till.page.getByTestId('open-name').fill(name.trim());
    await till.click('pad-00');
    await till.click('pad-7');
    await till.click('pad-00');
    await till.click('price-accept');
    await till.page.getByTestId('price-panel').waitFor({ state: 'hidden' });
  }
  await show('lines-200');
}

async function linesOf(page: Walk['till']['page']): Promise<number> {
  return Number(await page.locator('[aria-rowcount]').getAttribute('aria-rowcount'));
}

async function walkClose(walk: Walk): Promise<void> {
  const { till, show } = walk;
  await till.click('tab-close');
  await till.until('cart-open');
  await show('close-cart-open');
  await till.keys.press('Escape');
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
  // A cashier closes: a count that is far off needs leave.
  await till.click('operator');
  await till.until('manager-dialog');
  await till.click('person-01');
  await till.keys.type(demoOperators.find(({ name }) => name === '계산원 1')?.pin ?? '');
  await till.until('manager-dialog', 'hidden');
  await till.click('tab-close');
  // The cart put aside is named first.
  await till.until('leftovers');
  await show('leftovers');
  await till.keys.press('Enter');
  await till.until('close');
  await till.click('hand-over');
  await till.until('hand-over-dialog');
  await show('hand-over');
  await till.keys.press('Escape');
  await till.page.getByTestId('count-50000').fill('12');
  await show('close');
  await till.click('close-till');
  await till.until('far-off');
  await show('close-far-off');
  await till.click('far-off-ask');
  await till.until('consent-dialog');
  await till.keys.type(demoOperators.find(({ name }) => name === '점장')?.pin ?? '');
  await till.until('close-result');
  await show('close-result');
  await till.keys.press('Enter');
  await till.until('open-shift');
  await till.click('tab-day');
  await till.until('day-figures');
  await show('day');
  await till.page.locator('[data-key=net]').click();
  await till.until('explained-sum');
  await show('day-explained');
  await walkReports(walk);
  await till.click('tab-sale');
  await till.until('open-shift');
  await till.keys.press('Enter');
  await till.until('cart-empty');
}

/** The printer, the link, another window, a stopped ledger, the lock. */
export async function walkTroubles({ till, shop, show }: Walk, pin: string): Promise<void> {
  const { keys, relay, page } = till;
  const { printer } = await shop.ask('till.state', {});
  // What the till itself has to tell by now is told before the trouble is.
  await page.waitForTimeout(600);
  await keys.scan('2000014000070');
  await till.until('cart-row');
  relay.tell('printer.changed', {
    ...printer, state: 'paper_out', waiting: 2, unknown: [{ job: 7, receiptNumber: '0001-01-1-000001', at: 1_795_324_051_000 }],
  });
  await till.click('printer-status');
  await till.until('printer-dialog');
  await show('printer');
  await keys.press('Escape');
  await keys.press('Control+l');
  await till.until('locked-says');
  await keys.scan('2000014000070');
  await page.locator('.note').first().waitFor();
  await show('locked');
  await keys.type(pin);
  await till.until('cart-row');
  relay.refuse('sale.commit', 'no_answer');
  await keys.press('F8');
  await till.until('take');
  await keys.press('F8');
  await keys.press('Enter');
  await till.until('checking');
  await show('tender-checking');
  relay.refuse(null);
  await till.until('done');
  await keys.press('Enter');
  await relay.cut();
  await till.until('lost');
  await show('link-lost');
  const asked = relay.asked('till.state');
  relay.mend();
  await till.until('lost', 'hidden');
  // The page asks how the till is; an answer that comes later would say that nothing stopped.
  while (relay.asked('till.state') === asked) await page.waitForTimeout(50);
  await page.waitForTimeout(300);
  relay.tell('ledger.stopped', { reason: 'disk' });
  await till.until('stopped');
  await show('ledger-stopped');
  await shop.ask('screen.open', { screenId: 'another-window' });
  await till.until('replaced');
  await show('taken-over');
  await relay.cut();
  await page.reload();
  await till.until('opening');
  await page.waitForTimeout(600);
  await show('opening');
}
