/** The rest of the hour: carts put aside, notes, undo, mistakes put right, other people, a silent printer, the other language, the close. */
import { won } from '../../src/domain/money.ts';
import { piecesOf } from '../../src/domain/tender.ts';
import { codes } from './goods.ts';
import { acceptPrice, amountIs, fillSlip, next, payCard, payExact, ring, take, type Hour } from './hour-sales.ts';
import { cashier, manager } from './shop.ts';

const park = { tap: 'park', key: 'F7' } as const;

/** Put aside, named, renamed, thrown away, taken up again. */
export async function parkAndRecall(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await ring(hour, 9_900, codes.handkerchief);
  await hands.do(park);
  await till.until('park-dialog');
  await hands.write('park-name', '파란 가방');
  await look('park');
  await hands.do({ tap: 'park-yes', key: 'Enter' });
  await till.until('cart-empty');
  await ring(hour, 1_100, codes.label);
  await hands.do(park);
  await till.until('park-dialog');
  await hands.do({ tap: 'park-yes', key: 'Enter' });
  await till.until('cart-empty');
  await ring(hour, 17_500, codes.brooch);
  await payExact(hour, 17_500);
  await hands.do(park);
  await till.until('parked');
  await look('parked');
  await hands.do({ tap: 'parked-rename', key: 'F2' });
  await hands.write('parked-name', '빨간 가방');
  await look('parked-rename');
  await hands.do({ tap: 'parked-name-keep', key: 'Enter' });
  await till.page.getByTestId('parked').filter({ hasText: '빨간 가방' }).waitFor();
  // The list may be told before the name's own answer comes; until then no other cart is marked.
  await till.page.getByTestId('parked-name').waitFor({ state: 'hidden' });
  if (hands.kind === 'keys') await till.keys.press('ArrowDown');
  else await till.page.getByTestId('parked').nth(1).tap({ position: { x: 40, y: 20 } });
  await till.page.locator('[data-testid=parked] + [data-testid=parked].marked').waitFor();
  if (hands.kind === 'keys') await till.keys.press('Delete');
  else await till.page.getByTestId('parked').nth(1).getByTestId('parked-throw').tap();
  await till.until('parked-throw-yes');
  await look('parked-throw');
  await hands.do({ tap: 'parked-throw-yes', key: 'Enter' });
  await till.page.getByTestId('parked').nth(1).waitFor({ state: 'hidden' });
  // The list may be told before the question's own answer comes; until then it takes no Enter.
  await till.page.locator('[data-testid=recall][aria-busy=true]').first().waitFor({ state: 'hidden' });
  await hands.do({ tap: 'recall', key: 'Enter' });
  await amountIs(hour, 'due', 9_900);
  await payCard(hour, 9_900, '10000005');
}

/** Notes to a line and to the sale; a removal and a step taken back; a cart emptied. */
export async function noteAndUndo(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await ring(hour, 38_000, codes.spoonSet);
  if (!(await till.sees('line-note'))) await hands.do({ tap: 'tab-keypad' });
  await hands.do({ tap: 'line-note' });
  await till.until('note-dialog');
  await hands.write('note', '보자기');
  await hands.do({ tap: 'note-save', key: 'Enter' });
  await till.until('note-dialog', 'hidden');
  await hands.do({ tap: 'order-note' });
  await hands.write('note', '선물');
  await look('note');
  await hands.do({ tap: 'note-save', key: 'Enter' });
  await till.until('note-dialog', 'hidden');
  await ring(hour, 45_000, codes.notebook);
  await hands.do({ tap: 'undo-last', key: 'Control+z' });
  await amountIs(hour, 'due', 38_000);
  await ring(hour, 38_500, codes.bag);
  if (hands.kind === 'touch' && !(await till.sees('key-remove'))) await hands.do({ tap: 'tab-keypad' });
  await hands.do({ tap: 'key-remove', key: 'Delete' });
  await till.until('undo');
  await look('removed');
  await hands.do({ tap: 'undo-button', key: 'Control+z' });
  await amountIs(hour, 'due', 38_500);
  await payExact(hour, 38_500);
  await ring(hour, 15_000, codes.book);
  await hands.do({ tap: 'void' });
  await till.until('void-dialog');
  await hands.do({ tap: 'void-yes', key: 'Enter' });
  await till.until('cart-empty');
}

/** Cash that was a card, found among past receipts and put right; a scan meanwhile; a copy of the paper; a day gone by. */
export async function putRight(hour: Hour): Promise<void> {
  const { till, hands, sums, look } = hour;
  await ring(hour, 15_000, codes.book);
  await payExact(hour, 15_000);
  await hands.do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await look('receipts');
  await hands.do({ tap: 'correct' });
  await hands.do({ tap: 'means-card' });
  await fillSlip(hour, '10000006', '현대');
  await till.keys.scan(codes.notebook);
  await till.until('notice-rung_up_behind');
  await look('correct');
  await hands.do(take);
  await till.until('consent-dialog');
  await hands.digits(manager.pin);
  await till.until('receipt-detail');
  sums.cash -= 15_000;
  sums.card += 15_000;
  await hands.do({ tap: 'as-paper' });
  await till.until('receipt-paper');
  await look('paper');
  await hands.do({ tap: 'as-paper' });
  await hands.do({ tap: 'reprint-selected' });
  await till.until('reprinted');
  await hands.do({ tap: 'day-before' });
  await hands.do({ tap: 'day-before' });
  await till.until('receipts-none');
  await look('receipts-day');
  await hands.do({ tap: 'receipt-clear' });
  await till.until('receipt-row');
  await hands.do({ tap: 'tab-sale' });
  await amountIs(hour, 'due', 7_000);
  await payExact(hour, 7_000);
}

/** Signs a person in, by the number of their tile. */
async function signIn({ till, hands }: Hour, tile: string, pin: string): Promise<void> {
  await till.until('pin-dots');
  await hands.do({ tap: tile });
  await hands.digits(pin);
  await till.until('pin-dots', 'hidden');
}

/** A return that needs a manager; then the cashier again, and a cart that two people ring up. */
export async function returnAndChange(hour: Hour): Promise<void> {
  const { till, hands, sums, look } = hour;
  await hands.do({ tap: 'tab-refund', key: 'F10' });
  await till.until('refund-total');
  await till.keys.scan(codes.notebook);
  await till.until('price-panel');
  await acceptPrice(hour);
  await till.until('cart-row');
  await hands.do({ tap: 'reason-defect' });
  await hands.do({ tap: 'restock-no' });
  await look('refund');
  await hands.do({ tap: 'give-back', key: 'F8' });
  await till.until('consent-dialog');
  await look('consent');
  await hands.digits(manager.pin);
  await till.until('done');
  sums.refunds += 7_000;
  sums.cash -= 7_000;
  await hands.do(next);
  await hands.do({ tap: 'lock', key: 'Control+l' });
  await look('locked');
  await signIn(hour, 'person-02', cashier.pin);
  await ring(hour, 24_900, codes.cup);
  await hands.do({ tap: 'lock', key: 'Control+l' });
  await signIn(hour, 'person-01', manager.pin);
  await amountIs(hour, 'due', 24_900);
  await payExact(hour, 24_900);
  await hands.do({ tap: 'lock', key: 'Control+l' });
  await signIn(hour, 'person-02', cashier.pin);
}

/** A printer that is out of paper while things are sold, and comes back; the other language for a while. */
export async function printerAndLanguage(hour: Hour): Promise<void> {
  const { till, hands, shop, look } = hour;
  shop.printer.setState({ paper: 'out' });
  await ring(hour, 15_000, codes.book);
  await payExact(hour, 15_000);
  await hands.do({ tap: 'printer-status' });
  await till.until('printer-dialog');
  await look('printer');
  shop.printer.setState({ paper: 'ok' });
  await hands.do({ tap: 'dialog-close', key: 'Escape' });
  await till.until('printer-dialog', 'hidden');
  await hands.do({ tap: 'language-en' });
  await ring(hour, 7_000, codes.notebook);
  await look('english');
  await payExact(hour, 7_000);
  await hands.do({ tap: 'language-ko' });
}

/** Counts what must be there, by the test's own sums, and closes. */
export async function close(hour: Hour): Promise<void> {
  const { till, hands, sums, look } = hour;
  await hands.do({ tap: 'tab-close' });
  await till.until('close');
  for (const { face, pieces } of piecesOf(won(100_000 + sums.cash))) await hands.write(`count-${face}`, String(pieces));
  await amountIs(hour, 'counted', 100_000 + sums.cash);
  await look('close');
  await hands.do({ tap: 'close-till' });
  await till.until('close-result');
  await look('close-result');
  await amountIs(hour, 'over-short', 0);
  await hands.do({ tap: 'close-finish', key: 'Enter' });
  await till.until('open-shift');
}
