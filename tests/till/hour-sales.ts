/** What one customer after the other does in an hour, by whichever hands: every kind of sale the till knows. */
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import type { Hands } from './hands.ts';
import type { Shop } from './shop.ts';

/** What was rung up so far, as the test adds it up itself, in won. */
export type Sums = { sales: number; gross: number; cash: number; card: number; transfer: number; refunds: number };

export type Hour = {
  readonly till: TillWindow;
  readonly hands: Hands;
  readonly shop: Shop;
  readonly sums: Sums;
  /** Looks at the screen, under a name. */
  readonly look: (name: string) => Promise<void>;
};

export const next = { tap: 'next', key: 'Enter' } as const;
export const cash = { tap: 'cash', key: 'F8' } as const;
export const card = { tap: 'card', key: 'F6' } as const;
export const take = { tap: 'take', key: 'Enter' } as const;
const exact = { tap: 'exact', key: 'F8' } as const;

/** Waits until an amount on the screen is `wanted` won. */
export async function amountIs({ till }: Pick<Hour, 'till'>, testId: string, wanted: number): Promise<void> {
  await till.page.locator(`[data-testid="${testId}"][data-amount="${wanted}"]`).first().waitFor();
}

/** Scans a cart of so many won. */
export async function ring(hour: Hour, due: number, ...texts: readonly string[]): Promise<void> {
  await hour.till.keys.scans(texts);
  await amountIs(hour, 'due', due);
}

/** Counts a sale of so many won, by means. */
export function sold({ sums }: Hour, paid: { readonly cash?: number; readonly card?: number; readonly transfer?: number }): void {
  const { cash: inCash = 0, card: byCard = 0, transfer = 0 } = paid;
  sums.sales += 1;
  sums.gross += inCash + byCard + transfer;
  sums.cash += inCash;
  sums.card += byCard;
  sums.transfer += transfer;
}

/** Takes what is due in exact cash. */
export async function payExact(hour: Hour, due: number): Promise<void> {
  await hour.hands.do(cash);
  await hour.till.until('exact');
  await hour.hands.do(exact);
  await hour.hands.do(take);
  await hour.till.until('done');
  sold(hour, { cash: due });
  await hour.hands.do(next);
  await hour.till.until('cart-empty');
}

/** Takes the price that was keyed: on a narrow screen the keypad, which covers the panel, has the button. */
export async function acceptPrice({ till, hands }: Hour): Promise<void> {
  await hands.do({ tap: (await till.sees('price-accept')) ? 'price-accept' : 'key-enter', key: 'Enter' });
}

/** Fills a card's slip; a part of the due where an amount is given. */
export async function fillSlip({ till, hands }: Hour, approval: string, issuer: string, amount?: number): Promise<void> {
  await till.until('approval');
  await hands.do({ tap: `issuer-${issuer}` });
  await hands.write('approval', approval);
  if (amount !== undefined) await hands.write('tender-amount', String(amount));
}

/** Takes the whole on a card. */
export async function payCard(hour: Hour, due: number, approval: string, issuer = '신한'): Promise<void> {
  await hour.hands.do(card);
  await fillSlip(hour, approval, issuer);
  await hour.hands.do(take);
  await hour.till.until('done');
  sold(hour, { card: due });
  await hour.hands.do(next);
  await hour.till.until('cart-empty');
}

/** Cash of every kind: exact, given, quick notes; scans, search, quantity, prices, a choice, an unknown code. */
export async function sellForCash(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await ring(hour, 22_000, codes.notebook, codes.book);
  await look('cart');
  await payExact(hour, 22_000);
  await ring(hour, 24_900, codes.cup);
  await hands.do(cash);
  await hands.digits('50000');
  await amountIs(hour, 'change-now', 25_100);
  await look('cash');
  await hands.do(take);
  await till.until('done');
  await look('done');
  sold(hour, { cash: 24_900 });
  await hands.do(next);
  await ring(hour, 500, codes.bag);
  await hands.do({ tap: hands.kind === 'touch' && !(await till.sees('key-quantity')) ? 'tab-keypad' : 'key-quantity', key: 'F2' });
  if (hands.kind === 'touch') await hands.do({ tap: 'key-quantity' });
  await hands.digits('12');
  await look('quantity');
  await hands.do({ tap: 'key-enter', key: 'Enter' });
  await amountIs(hour, 'due', 6_000);
  await payExact(hour, 6_000);
  await sellByPrice(hour);
  await sellTheOdd(hour);
}

async function sellByPrice(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await hands.do({ tap: 'open-price', key: 'F9' });
  await till.until('price-panel');
  await hands.digits('3000');
  await look('open-price');
  await acceptPrice(hour);
  await amountIs(hour, 'due', 3_000);
  await payExact(hour, 3_000);
  await till.keys.scan(codes.noPrice);
  await till.until('price-panel');
  await hands.digits('2500');
  await look('no-price');
  await till.keys.scan(codes.bag);
  await till.until('scans-waiting');
  await acceptPrice(hour);
  await amountIs(hour, 'due', 3_000);
  await payExact(hour, 3_000);
}

async function sellTheOdd(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await hands.do({ tap: 'search', key: 'F3' });
  await till.page.keyboard.insertText('도마');
  await till.until('hit');
  await look('search');
  await hands.addHit();
  await amountIs(hour, 'due', 52_000);
  await payCard(hour, 52_000, '10000001');
  await till.keys.scan(codes.twoItems);
  await till.until('choose');
  await look('choose');
  if (hands.kind === 'keys') await till.keys.type('2');
  else await till.page.getByRole('option').nth(1).tap();
  await amountIs(hour, 'due', 8_000);
  await payExact(hour, 8_000);
  await till.keys.scan('8800000000997');
  await till.until('unknown-code');
  await look('unknown');
  await till.keys.scan(codes.notebook);
  await till.until('unknown-code', 'hidden');
  await amountIs(hour, 'due', 7_000);
  await payExact(hour, 7_000);
  await till.keys.scans([codes.moonJar, codes.moonJar]);
  await till.until('notice-one_off_held');
  await hands.do(cash);
  if (hands.kind === 'keys') await hands.digits('150000');
  else for (const note of ['add-100000', 'add-50000']) await hands.do({ tap: note });
  await amountIs(hour, 'change-now', 30_000);
  await hands.do(take);
  await till.until('done');
  sold(hour, { cash: 120_000 });
  await hands.do(next);
}

/** Cards, instalments, transfers, split in every order, one taken back. */
export async function sellByOtherMeans(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await ring(hour, 52_000, codes.board);
  await hands.do(card);
  await fillSlip(hour, '10000002', '우리', 30_000);
  await look('slip');
  await hands.do(take);
  await amountIs(hour, 'tender-due', 22_000);
  await look('split');
  await hands.do(exact);
  await hands.do(take);
  await till.until('done');
  sold(hour, { card: 30_000, cash: 22_000 });
  await hands.do(next);
  await ring(hour, 46_000, codes.scarf);
  await hands.do(cash);
  await hands.do({ tap: 'means-transfer' });
  await look('transfer');
  await hands.do(take);
  await till.until('done');
  sold(hour, { transfer: 46_000 });
  await hands.do(next);
  await ring(hour, 83_000, codes.bowl);
  await hands.do(card);
  await fillSlip(hour, '10000003', '국민');
  await hands.do({ tap: 'months' });
  await till.until('months-list');
  await look('months');
  if (hands.kind === 'keys') await till.keys.type('3');
  await hands.do({ tap: 'months-3', key: 'Enter' });
  await hands.do({ tap: 'acquirer' });
  await till.until('acquirer-list');
  if (hands.kind === 'keys') await till.keys.type('bc');
  await hands.do({ tap: 'acquirer-비씨', key: 'Enter' });
  await till.until('acquirer-list', 'hidden');
  await hands.do(take);
  await till.until('done');
  await look('done-card');
  sold(hour, { card: 83_000 });
  await hands.do(next);
  await takeOneBack(hour);
}

async function takeOneBack(hour: Hour): Promise<void> {
  const { till, hands, look } = hour;
  await ring(hour, 38_000, codes.spoonSet);
  await hands.do(card);
  await fillSlip(hour, '10000004', '롯데', 20_000);
  await hands.do(take);
  await amountIs(hour, 'tender-due', 18_000);
  await hands.do({ tap: 'tender-back', key: 'Escape' });
  await till.until('leave-dialog');
  await look('leave');
  await hands.do({ tap: 'leave-yes' });
  await till.until('paid-so-far');
  await ring(hour, 38_500, codes.bag);
  await look('paid-so-far');
  await hands.do({ tap: 'void' });
  await till.until('paid-dialog');
  await look('paid-dialog');
  await hands.do({ tap: 'paid-go', key: 'Enter' });
  await amountIs(hour, 'tender-due', 18_500);
  await hands.do({ tap: 'take-back-0' });
  await amountIs(hour, 'tender-due', 38_500);
  await hands.do(exact);
  await hands.do(take);
  await till.until('done');
  sold(hour, { cash: 38_500 });
  await hands.do(next);
}
