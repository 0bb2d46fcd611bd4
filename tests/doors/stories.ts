/** A day at the till as stories, each told once and played at any door. Knows no door by name. */
import { codes, goods } from '../till/goods.ts';
import { cashier, manager } from '../till/shop.ts';
import type { Door } from './door.ts';
import { exchangeStories } from './exchange-stories.ts';
import type { Story } from './story.ts';

async function firstStart(door: Door): Promise<void> {
  const till = door.eyes();
  const { page, keys } = till;
  await till.click('new-store');
  await till.until('step-store');
  for (const [testId, text] of [
    ['store-name', '소담상회 인사점'], ['business-number', '123-45-67891'], ['representative', '대표자'], ['address', '서울 종로구 인사동길 44'],
    ['phone', '02-000-0000'],
  ] as const) await page.getByTestId(testId).fill(text);
  await keys.press('Enter');
  await till.until('step-manager');
  for (const [testId, text] of [['manager-name', manager.name], ['manager-pin', manager.pin], ['manager-pin-again', manager.pin]] as const) {
    await page.getByTestId(testId).fill(text);
  }
  await keys.press('Enter');
  await till.until('step-items');
  await page.getByTestId('file').setInputFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(goods) });
  await till.until('file-rows');
  await keys.press('Enter');
  await till.until('step-printer');
  await till.click('printer-network');
  await page.getByTestId('printer-address').fill(`tcp://127.0.0.1:${door.printer.port}`);
  await keys.press('Enter');
  await till.until('made');
}

async function signIn(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('Enter');
  await till.until('pin-dots');
  await till.keys.type('000000');
  await till.page.locator('.pin-says.bad').waitFor();
  await till.keys.type(manager.pin);
  await till.click('tab-manage');
  for (const [testId, text] of [['person-name', cashier.name], ['person-pin', cashier.pin], ['person-pin-again', cashier.pin]] as const) {
    await till.page.getByTestId(testId).fill(text);
  }
  await till.keys.press('Enter');
  await till.until('person-added');
  await till.keys.press('Control+l');
  await till.until('pin-dots');
  await till.keys.press('ArrowRight');
  await till.keys.type(cashier.pin);
  await till.click('tab-sale');
  await till.until('open-shift');
}

async function countFloat(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('ArrowDown');
  await till.keys.type('10');
  await till.shows('float-total', 100_000);
  await till.keys.press('Enter');
  await till.until('cart-empty');
}

async function scan(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.scans([codes.cup, codes.notebook, codes.cup], { gapMs: 2 });
  await till.keys.scan(codes.label, { suffix: 'Tab' });
  await till.due(57_900);
  await till.keys.scan('8809999999990');
  await till.until('unknown-code');
  await till.keys.press('Escape');
  await till.until('unknown-code', 'hidden');
}

async function search(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('F3');
  await till.page.keyboard.insertText('ㅈㅂㄹ');
  await till.until('no-hit');
  await till.keys.press('Control+A');
  await till.page.keyboard.insertText('ㅁㄷㅂㄹㅊ');
  await till.until('hit');
  await till.keys.press('Enter');
  await till.due(75_400);
  await till.keys.press('Escape');
}

async function payCash(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.type('1000');
  await till.keys.press('Enter');
  await till.until('tender-refused');
  await till.keys.press('Delete');
  await till.keys.type('80000');
  await till.shows('change-now', 4_600);
  await till.keys.press('Enter');
  await till.until('done');
  await till.shows('change', 4_600);
}

async function parkAndRecall(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.keys.scan(codes.book);
  await till.due(15_000);
  await till.keys.press('F7');
  await till.page.getByTestId('park-name').fill('파란 가방');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.keys.scan(codes.board);
  await till.due(52_000);
  await till.keys.press('F7');
  await till.until('park-dialog');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.page.getByTestId('park-count').filter({ hasText: '2' }).waitFor();
  await till.keys.press('F7');
  await till.until('parked');
  await till.page.getByText('파란 가방').first().waitFor();
  await till.keys.press('Enter');
  await till.until('cart-row');
  await till.due(15_000);
}

/** Registers a card from its slip; null takes all that is due. */
async function registerCard(door: Door, approval: string, amount: string | null): Promise<void> {
  const till = door.eyes();
  await till.keys.press('F6');
  await till.page.getByTestId('approval').fill(approval);
  await till.click('issuer-우리');
  if (amount !== null) await till.page.getByTestId('tender-amount').fill(amount);
  await till.keys.press('Enter');
}

async function payCard(door: Door): Promise<void> {
  const till = door.eyes();
  await registerCard(door, '30012345', null);
  await till.until('done');
}

async function paySplit(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.keys.press('F7');
  await till.until('parked');
  await till.keys.press('Enter');
  await till.due(52_000);
  await registerCard(door, '30099999', '20000');
  await till.until('take-back-0');
  await till.shows('tender-due', 32_000);
  await till.until('exact');
  await till.keys.type('40000');
  await till.shows('change-now', 8_000);
  await till.keys.press('Enter');
  await till.until('done');
  await till.shows('change', 8_000);
}

async function correct(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('Enter');
  await till.click('tab-receipts');
  await till.page.getByTestId('receipt-text').fill('2345');
  await till.until('receipt-tenders');
  await till.page.getByTestId('receipt-tenders').filter({ hasText: '30012345' }).waitFor();
  await till.click('correct');
  await till.until('means-card');
  await till.keys.press('F8');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.page.getByTestId('receipt-tenders').filter({ hasText: '현금' }).waitFor();
}

async function reprint(door: Door): Promise<void> {
  const till = door.eyes();
  await till.click('receipt-clear');
  await till.page.getByTestId('receipt-row').filter({ hasText: '52,000' }).click();
  await till.page.getByTestId('receipt-detail').filter({ hasText: '0001-01-1-000003' }).waitFor();
  await till.click('reprint-selected');
  await till.until('reprinted');
}

async function giveBack(door: Door): Promise<void> {
  const till = door.eyes();
  await till.click('tab-sale');
  await till.until('cart-empty');
  await till.keys.press('F10');
  await till.until('refund-total');
  await till.keys.scan(codes.handkerchief);
  await till.until('price-panel');
  await till.keys.type('9000');
  await till.keys.press('Enter');
  await till.shows('refund-total', -9_000);
  await till.click('reason-defect');
  await till.click('restock-no');
  await till.keys.press('F8');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('done');
}

async function comeBack(door: Door): Promise<void> {
  const before = door.eyes();
  await before.keys.press('Enter');
  await before.until('cart-empty');
  await before.keys.scans([codes.notebook, codes.book, codes.book]);
  await before.due(37_000);
  await before.kept();
  await door.reload();
  const till = door.eyes();
  await till.due(37_000);
  await till.keys.scan(codes.bag);
  await till.due(37_500);
}

async function speakEnglish(door: Door): Promise<void> {
  const till = door.eyes();
  await till.click('language-en');
  await till.page.locator('html[lang=en]').waitFor();
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
}

async function lookAtManage(door: Door): Promise<void> {
  const till = door.eyes();
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.click('tab-manage');
  await till.click('sign-in-manager');
  await till.until('manager-dialog');
  await till.keys.type(manager.pin);
  await till.page.getByTestId('update-card').filter({ hasText: 'does not update itself' }).waitFor();
}

async function close(door: Door): Promise<void> {
  const till = door.eyes();
  await till.click('language-ko');
  await till.click('tab-close');
  await till.until('close');
  for (const pieces of ['10', '5', '1']) {
    await till.keys.type(pieces);
    await till.keys.press('ArrowDown');
  }
  await till.click('close-till');
  await till.until('close-result');
}

/** In the order of a day; each goes on where the one before it ended. */
export const stories: readonly Story[] = [
  {
    name: 'the first start makes a new store', play: firstStart, seals: ['store_opened', 'settings_changed', 'catalog_imported', 'operator_added'],
    papers: 0, says: ['매장을 만들었어요'],
  },
  {
    name: 'a wrong PIN, the right one, a second person', play: signIn, papers: 0, says: [cashier.name],
    seals: ['sign_in_refused', 'signed_in', 'operator_added', 'signed_out', 'signed_in'],
  },
  { name: 'the float', play: countFloat, seals: ['shift_opened'], papers: 0, says: ['판매'] },
  { name: 'scans, one of them unknown', play: scan, seals: [], papers: 0, says: ['청자 소주잔', '57,900'] },
  { name: 'a search by initials', play: search, seals: [], papers: 0, says: ['매듭 브로치', '75,400'] },
  { name: 'cash, too little and then enough', play: payCash, seals: ['sale'], papers: 1, says: ['4,600', '0001-01-1-000001'] },
  { name: 'two carts put aside, one taken up', play: parkAndRecall, seals: [], papers: 0, says: ['도록 한 권', '15,000'] },
  { name: 'a card registered by hand', play: payCard, seals: ['sale'], papers: 1, says: ['0001-01-1-000002'] },
  { name: 'a card and cash for the rest', play: paySplit, seals: ['sale'], papers: 1, says: ['8,000', '0001-01-1-000003'] },
  { name: 'a wrong means of payment corrected', play: correct, seals: ['consent_given', 'consent_used', 'tender_corrected'], papers: 1, says: ['0001-01-1-000002'] },
  { name: 'a receipt printed again', play: reprint, seals: ['receipt_reprinted'], papers: 1, says: ['0001-01-1-000003'] },
  ...exchangeStories,
  { name: 'a return, with the manager’s leave', play: giveBack, seals: ['consent_given', 'consent_used', 'refund'], papers: 1, says: ['9,000'] },
  { name: 'a page that is gone comes back with its cart', play: comeBack, seals: [], papers: 0, says: ['도록 한 권', '37,500'] },
  { name: 'the other language', play: speakEnglish, seals: ['sale'], papers: 1, says: ['Change'] },
  { name: 'the manage screen, and no updates', play: lookAtManage, seals: ['signed_out', 'signed_in'], papers: 0, says: ['comes with the program', 'in a protected file'] },
  { name: 'the count and the close', play: close, seals: ['shift_counted', 'shift_closed'], papers: 1, says: ['마감'] },
];
