/**
 * A cashier without hands: makes a small store, signs in, and rings up carts through the commands the screen uses. The
 * same for a till behind its socket and for one in this process. Judges nothing.
 */
import type { Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import type { ItemView } from '../../src/contract/shapes.ts';
import { emptyCart, reduceCart, type Cart } from '../../src/domain/cart.ts';
import { noContract, type Item } from '../../src/domain/catalog.ts';
import type { LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { Chance } from '../power-cut/random.ts';

export const screenId = 'proof';
const manager = { id: '01' as OperatorId, pin: '975310' };

/** A catalogue with every kind of contract and both tax classes, small enough for ten thousand ledgers. */
const catalogue = [
  'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate',
  '8801234567893,옻칠 수저 세트,칠몽,15000,taxable,300,0,consign,2000',
  'SDM00123,손글씨 에세이,느린서재,12000,exempt,100,0,special,1500',
  '2000000000015,누빔 파우치,바늘땀,8900,taxable,0,0,outright,',
  'SDM00124,종이 모빌,,3330,taxable,50,0,,',
].join('\n');
const codes = ['8801234567893', 'SDM00123', '2000000000015', 'SDM00124'] as const;

/** Calls a command and throws on a refusal: in a proof every step is meant to succeed. */
export async function must<N extends CommandName>(client: Client, name: N, input: Input<N>, timeoutMs?: number): Promise<Output<N>> {
  const answer = await client.call(name, input, timeoutMs);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.facts ?? {})}`);
  return answer.value;
}

/** Makes the store in an empty directory. */
export async function makeStore(client: Client, printer = ''): Promise<void> {
  await must(client, 'store.create', {
    profile: {
      name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울 종로구 인사동길 44',
      phone: '02-000-0000', storeCode: '0001', tillCode: '01',
    },
    manager: { name: '점장', pin: manager.pin },
    csv: catalogue,
    printer,
  });
}

/** Takes the till for this screen, signs the manager in and opens a shift when none is open. Answers the kept cart. */
export async function takeTill(client: Client): Promise<Cart | null> {
  await must(client, 'operator.sign_in', { operatorId: manager.id, pin: manager.pin }, 30_000);
  const { state, draft } = await must(client, 'screen.open', { screenId });
  if (state.shift === null) await must(client, 'shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
  return draft as Cart | null;
}

/** The items of the store, by scanning each code once. */
export async function readItems(client: Client): Promise<ItemView[]> {
  const items: ItemView[] = [];
  for (const text of codes) {
    const [item] = (await must(client, 'catalog.scan', { text })).items;
    if (item !== undefined) items.push(item);
  }
  return items;
}

/** A new cart of so many scans; each step is the cart after one more scan, as a draft would keep it. */
export function cartSteps(saleId: string, scans: number, items: readonly ItemView[], chance: Chance, kind: Cart['kind'] = 'sale'): Cart[] {
  const steps: Cart[] = [];
  let cart = emptyCart(saleId as SaleId, kind);
  for (let scan = 1; scan <= scans; scan += 1) {
    const view = items[chance.below(items.length)];
    if (view === undefined) throw new Error('the store has no items');
    const item: Item = { ...view, maker: null, category: '', contract: noContract };
    const typedPrice = kind === 'refund' ? won(1_000 + 10 * chance.below(2_000)) : null;
    cart = reduceCart(cart, { type: 'item_added', lineId: `L${scan}` as LineId, item, typedPrice });
    steps.push(cart);
  }
  return steps;
}

/** What a cart costs, by own arithmetic. */
export function totalOf(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + (line.typedPrice ?? line.listPrice ?? 0) * line.quantity, 0);
}

/** The request that seals a sale: the same text each time it is asked. */
export function commitOf(cart: Cart): Input<'sale.commit'> {
  const total = totalOf(cart);
  const tenders = [{ kind: 'cash' as const, given: Math.ceil(total / 10_000) * 10_000 }];
  return { saleId: cart.saleId, lines: proposed(cart), tenders, expectedTotal: total };
}

/** The request that takes a cart's goods back. */
export function refundOf(cart: Cart): Input<'refund.commit'> {
  return { saleId: cart.saleId, lines: proposed(cart), reason: '흠집', restock: true, expectedTotal: totalOf(cart) };
}

function proposed(cart: Cart): Input<'sale.commit'>['lines'] {
  return cart.lines.map(({ id, itemId, quantity, typedPrice }) => ({ lineId: id, itemId, open: null, quantity, typedPrice }));
}
