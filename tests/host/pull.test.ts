/** What the mall says comes to the till: goods, prices by day, stock of the store, people; carts that were shown stay as they are. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { valueText, priceKey, type CatalogValue } from '../../src/mall/rows.ts';
import { emptyCart, reduceCart, type CartItem } from '../../src/domain/cart.ts';
import type { BusinessDate, LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { moveStock } from '../../src/mall/effects.ts';
import type { TestHouse } from '../contract/house.ts';
import { manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
let house: TestHouse;
beforeEach(async () => {
  shop = await openShop();
  ({ house } = shop);
  house.mall.letIn('0001-01', 'ABCD2345');
  await shop.ask('operator.sign_in', manager);
  await shop.ask('mall.enrol', { address: 'https://mall.example', code: 'ABCD2345' });
  await ticks(40);
});
afterEach(() => house.close());

async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) {
    house.time.now += 250;
    await house.host.tick(house.time.now);
  }
}
/** Long enough that the mall is asked again how it stands. */
const pulled = (): Promise<void> => ticks(140);
const codeOf = (id: number): string => house.ledger.items().find((item) => item.id === id)?.code ?? '';
const row = (sku: string): CatalogValue => JSON.parse(house.mall.memory.rowOf('catalog', sku) ?? 'null') as CatalogValue;
const scan = async (text: string) => (await shop.ask('catalog.scan', { text })).items[0];
const imports = (): number => house.ledger.head().seq;

test('what the till told comes back as it was and makes no entry', async () => {
  const before = imports();
  await pulled();
  expect(imports()).toBe(before);
  expect(row(codeOf(1))).toMatchObject({ code: codeOf(1), price: 15_000, stocked: true });
});

test('a new item, its maker with terms, and another name of a known one: found, scanned, with their own ids', async () => {
  const { memory } = house.mall;
  const contract = { kind: 'consign', version: 4, rateBp: 2_500, base: 'maker', vatMode: 'included' } as const;
  memory.setRow('catalog', '8809999999990', valueText({
    code: '8809999999990', name: '달항아리', price: 88_000, taxClass: 'taxable', stocked: true, oneOff: true, category: '도자',
    maker: { name: '먼 가마', contract },
  }));
  const known = row(codeOf(1));
  memory.setRow('catalog', codeOf(1), valueText({ ...known, name: '옻칠 수저 한 벌' }));
  await pulled();
  expect(await scan('8809999999990')).toMatchObject({ name: '달항아리', price: 88_000, oneOff: true, stock: 0, maker: { name: '먼 가마' } });
  expect(await scan(codeOf(1))).toMatchObject({ id: 1, name: '옻칠 수저 한 벌', price: 15_000 });
  const maker = house.ledger.makers().find(({ name }) => name === '먼 가마');
  expect(maker?.contract).toMatchObject({ kind: 'consign', rateBp: 2_500, version: 1 });
});

test('the till\'s own terms of a maker that it knows stand', async () => {
  const known = row(codeOf(1));
  const before = house.ledger.makers();
  if (known.maker === null) throw new Error('the first item has a maker');
  const contract = { ...known.maker.contract, rateBp: 1 };
  house.mall.memory.setRow('catalog', codeOf(1), valueText({ ...known, name: '새 이름', maker: { ...known.maker, contract } }));
  await pulled();
  expect((await scan(codeOf(1)))?.name).toBe('새 이름');
  expect(house.ledger.makers()).toEqual(before);
});

test('22 a tombstone: neither scanned nor found; a cart that holds it keeps its line and is sold', async () => {
  const item = await scan(codeOf(1));
  const taken = row(codeOf(1));
  house.mall.memory.setRow('catalog', codeOf(1), null);
  await pulled();
  expect(await shop.code('catalog.scan', { text: codeOf(1) })).toBe('unknown_code');
  expect((await shop.ask('catalog.search', { text: item?.name ?? '', most: 10 })).items.map(({ id }) => id)).not.toContain(1);
  expect(await shop.code('sale.commit', saleOf('kept'))).toBe('ok');
  // The mall has it again.
  house.mall.memory.setRow('catalog', codeOf(1), valueText(taken));
  await pulled();
  expect(await scan(codeOf(1))).toMatchObject({ id: 1, name: item?.name });
});

test('a withdrawn item takes no place among the hits and on the tiles', async () => {
  const text = '함';
  for (const [code, name] of [['T1', '함 하나'], ['T2', '함 둘'], ['T3', '함 셋']] as const) {
    house.mall.memory.setRow('catalog', code, valueText({ ...row(codeOf(1)), code, name, category: '함' }));
  }
  await pulled();
  const before = await shop.ask('catalog.search', { text, most: 2 });
  const sku = before.items[0]?.code ?? '';
  house.mall.memory.setRow('catalog', sku, null);
  await pulled();
  const after = await shop.ask('catalog.search', { text, most: 2 });
  expect([after.found, after.items.length]).toEqual([before.found - 1, 2]);
  expect((await shop.ask('tiles.list', { category: '함', from: 0, most: 9 })).items.map(({ code }) => code)).not.toContain(sku);
});

test('new makers and other terms of the mall\'s leave the catalogue as one read anew would be, and read nothing anew', async () => {
  const { memory } = house.mall;
  const before = house.ledger.items().length;
  const known = row(codeOf(1));
  let reads = 0;
  const all = house.ledger.items;
  Object.assign(house.ledger, { items: () => ((reads += 1), all.call(house.ledger)) });
  for (let index = 0; index < 30; index += 1) {
    const contract = { kind: 'consign', version: 1, rateBp: 1_000 + index, base: 'maker', vatMode: 'included' } as const;
    const maker = { name: `가마 ${index}`, contract };
    memory.setRow('catalog', `N${index}`, valueText({ ...known, code: `N${index}`, name: `새 그릇 ${index}`, maker }));
  }
  await pulled();
  expect(reads).toBe(0);
  expect(house.ledger.items().length).toBe(before + 30);
  expect(await scan('N29')).toMatchObject({ name: '새 그릇 29', maker: { name: '가마 29' } });
  expect((await shop.ask('catalog.search', { text: '가마 17', most: 9 })).items.map(({ code }) => code)).toEqual(['N17']);
  const [line] = (await shop.ask('catalog.scan', { text: 'N7' })).items;
  expect(house.ledger.makers().find(({ name }) => name === line?.maker?.name)?.contract.rateBp).toBe(1_007);
});

test('a price holds from its day, the newest that has come; a withdrawn one gives way; the price before is kept by the cart', async () => {
  const { memory } = house.mall;
  const sku = codeOf(1);
  const set = (from: string, price: number | null): void => memory.setRow('price', priceKey({ sku, from }), price === null ? null : valueText({ sku, from, price }));
  await shop.ask('screen.open', { screenId: 's' });
  const item = await scan(sku);
  if (item === undefined) throw new Error('the item is there');
  const cart = reduceCart(emptyCart('shown' as SaleId), { type: 'item_added', lineId: 'L1' as LineId, item: item as CartItem, typedPrice: null });
  await shop.ask('draft.save', { screenId: 's', cart });
  set('2026-11-20', 14_000);
  set('2026-11-22', 13_000);
  set('2026-11-24', 11_000);
  await pulled();
  expect((await scan(sku))?.price).toBe(13_000);
  set('2026-11-21', 12_500);
  await pulled();
  expect((await scan(sku))?.price).toBe(13_000);
  set('2026-11-22', null);
  await pulled();
  expect((await scan(sku))?.price).toBe(12_500);
  expect((await shop.ask('screen.open', { screenId: 's' })).draft?.lines[0]?.listPrice).toBe(15_000);
});

test('a price set by hand stands until the mall says something newer of the item; one that begins later still comes', async () => {
  const { memory } = house.mall;
  const [item] = (await shop.ask('catalog.scan', { text: codeOf(1) })).items;
  if (item === undefined) throw new Error('the item is there');
  const { name, category, taxClass } = item;
  const set = (from: string, price: number) => shop.ask('item.set', {
    itemId: item.id, from: from as BusinessDate, values: { name, category, taxClass, price: won(price), low: null },
  });
  await set('2026-11-22', 16_000);
  await pulled();
  expect((await scan(codeOf(1)))?.price).toBe(16_000);
  const { later } = await set('2026-12-24', 18_000);
  memory.setRow('catalog', codeOf(1), valueText({ ...row(codeOf(1)), price: 15_500 }));
  await pulled();
  expect((await scan(codeOf(1)))?.price).toBe(15_500);
  expect((await shop.ask('item.read', { itemId: item.id })).later).toEqual(later);
});

test('stock is this till\'s moves and what others moved; the opening is counted once', async () => {
  const { memory } = house.mall;
  const sku = codeOf(1);
  const before = (await scan(sku))?.stock ?? 0;
  moveStock(memory, { store: '0001', sku, quantity: -2, cause: 'theirs', by: '0001-02' });
  moveStock(memory, { store: '0001', sku, quantity: 5, cause: 'online', by: 'mall' });
  moveStock(memory, { store: '0002', sku, quantity: 100, cause: 'elsewhere', by: '0002-01' });
  await pulled();
  expect((await scan(sku))?.stock).toBe(before + 3);
  await shop.ask('sale.commit', saleOf('mine'));
  expect((await scan(sku))?.stock).toBe(before + 2);
  await pulled();
  expect((await scan(sku))?.stock).toBe(before + 2);
});

test('people come, change and leave by the mall\'s word; the last who leads stays', async () => {
  const { memory } = house.mall;
  const set = (name: string, role: 'cashier' | 'manager', hasLeft = false): void => (
    memory.setRow('staff 0001', name, valueText({ name, role, hasLeft })));
  set('먼 데서 온 사람', 'cashier');
  set('계산원 1', 'manager');
  await pulled();
  expect(house.ledger.operators().map(({ name, role }) => [name, role])).toContainEqual(['먼 데서 온 사람', 'cashier']);
  expect(house.ledger.operators().find(({ name }) => name === '계산원 1')?.role).toBe('manager');
  const newcomer = house.ledger.operators().find(({ name }) => name === '먼 데서 온 사람');
  expect(await shop.code('operator.sign_in', { operatorId: newcomer?.id ?? '', pin: '123456' })).toBe('unknown_operator');
  set('계산원 1', 'manager', true);
  set('점장', 'cashier');
  set('먼 데서 온 사람', 'cashier', true);
  await pulled();
  expect(house.ledger.operators().map(({ name, role, hasLeft = false }) => [name, role, hasLeft])).toEqual([
    ['점장', 'manager', false], ['계산원 1', 'manager', true], ['먼 데서 온 사람', 'cashier', true],
  ]);
});

test('a mall restored from an old backup: its feed stands behind, so everything is pulled again; what it lost of goods the till tells it', async () => {
  const { memory } = house.mall;
  const backup = memory.backup();
  memory.setRow('catalog', codeOf(1), null);
  memory.setRow('catalog', 'LATER1', valueText({ ...row(codeOf(2)), code: 'LATER1', name: '나중 것' }));
  await pulled();
  expect((await scan('LATER1'))?.name).toBe('나중 것');
  memory.restore(backup);
  await pulled();
  expect((await scan(codeOf(1)))?.id).toBe(1);
  await pulled();
  expect(row('LATER1')).toMatchObject({ name: '나중 것' });
  expect((await scan('LATER1'))?.name).toBe('나중 것');
  expect(house.log).toContain('warn mall.feed_back');
});
