/** A catalogue file taken into a running store: told first, written behind the selling, whole whatever happens, once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { must } from '../../src/domain/result.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { csv } from '../contract/story.ts';
import { manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

const header = csv.split('\n')[0] ?? '';
const many = 3_500;
const bowls = Array.from({ length: many }, (_, index) => `88${10_000 + index},백자 밥그릇 ${index},공방 ${index % 7},${1_000 + index},taxable,2,0,consign,2000`);
const big = [header, ...bowls].join('\n');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('operator.sign_in', manager);
});
afterEach(() => shop.house.close());

/** Steps the house until no import is under way; how many steps it took. */
async function finish(house: TestHouse, most = 100): Promise<number> {
  for (let step = 1; step <= most; step += 1) {
    await house.host.tick(house.time.now);
    if ((await shopOn(house).ask('till.state', {})).importing === null) return step;
  }
  throw new Error('the import does not end');
}

async function take(text: string): Promise<number> {
  const { token } = await shop.ask('catalog.preview', { csv: text });
  return (await shop.ask('catalog.import', { token })).rows;
}

function facts(): string[] {
  const reader = openReader(shop.house.directory);
  const kinds = reader.prepare<[], string>('SELECT kind FROM journal ORDER BY seq').pluck().all();
  expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
  reader.close();
  return kinds.filter((kind) => kind === 'catalog_imported');
}

describe('a preview', () => {
  test('tells what is new, changed, as it was and wrong, and writes nothing', async () => {
    const before = shop.house.ledger.head();
    const changed = csv.replace('15000', '16000').replace('FIX,수선', 'FIX2,수선');
    const told = await shop.ask('catalog.preview', { csv: changed });
    expect(told).toMatchObject({ added: 1, changed: 1, unchanged: 3, makers: 0, rejectedCount: 1 });
    expect(told.rejected).toEqual([{ line: 7, reason: 'not_whole:price' }]);
    expect(shop.house.ledger.head()).toEqual(before);
  });

  test('tells the first bad rows and how many there are', async () => {
    const bad = [header, ...Array.from({ length: 900 }, () => ',x,,1,taxable,1,0,,')].join('\n');
    const told = await shop.ask('catalog.preview', { csv: bad });
    expect([told.rejected.length, told.rejectedCount, told.rejected[0]?.line]).toEqual([500, 900, 2]);
  });

  test('under way lets no older one be imported: a plan is good for the catalogue it was made on', async () => {
    const first = await shop.ask('catalog.preview', { csv: big });
    const second = shop.client.call('catalog.preview', { csv: big.replaceAll('밥그릇', '대접') });
    expect(await shop.code('catalog.import', { token: first.token })).toBe('import_running');
    expect(await shop.code('catalog.preview', { csv })).toBe('import_running');
    expect(await second).toMatchObject({ ok: true, value: { added: many } });
    expect(await shop.code('catalog.import', { token: first.token })).toBe('unknown_preview');
  });

  test('is good for one import, and the newest one only', async () => {
    const first = await shop.ask('catalog.preview', { csv: big });
    const second = await shop.ask('catalog.preview', { csv: big });
    expect(await shop.code('catalog.import', { token: first.token })).toBe('unknown_preview');
    expect(await shop.code('catalog.import', { token: second.token })).toBe('ok');
    expect(await shop.code('catalog.import', { token: second.token })).toBe('import_running');
    expect(await shop.code('catalog.preview', { csv })).toBe('import_running');
  });
});

test('a file that takes long to read holds up nobody: what the same screen asks meanwhile is answered first', async () => {
  const answered: string[] = [];
  const preview = shop.ask('catalog.preview', { csv: big }).then(() => answered.push('preview'));
  const scan = shop.ask('catalog.scan', { text: 'sdm00123' }).then(() => answered.push('scan'));
  const sale = shop.ask('sale.commit', saleOf('s1')).then(() => answered.push('sale'));
  await Promise.all([preview, scan, sale]);
  expect(answered).toEqual(['scan', 'sale', 'preview']);
});

describe('an import', () => {
  test('is written part by part while the till sells, found at once, and tells how far it is', async () => {
    expect(await take(big)).toBe(many + 7);
    const shares: number[] = [];
    for (let sale = 1; sale <= 3; sale += 1) {
      await shop.house.host.tick(shop.house.time.now);
      await shop.ask('sale.commit', saleOf(`s${sale}`));
      shares.push((await shop.ask('till.state', {})).importing?.done ?? -1);
    }
    expect(shares).toEqual([7, 1_007, 2_007]);
    expect((await shop.ask('catalog.scan', { text: '8810000' })).items[0]?.name).toBe('백자 밥그릇 0');
    await finish(shop.house);
    const last = await shop.ask('catalog.scan', { text: `88${10_000 + many - 1}` });
    expect(last.items[0]).toMatchObject({ price: 1_000 + many - 1, stock: 2, maker: { name: `공방 ${(many - 1) % 7}` } });
    expect((await shop.ask('catalog.search', { text: '밥그릇 3499', most: 3 })).items[0]?.name).toBe('백자 밥그릇 3499');
    expect(facts()).toHaveLength(1 + 5);
  });

  test('of the same file again changes nothing and writes nothing', async () => {
    await take(big);
    await finish(shop.house);
    const before = shop.house.ledger.head();
    expect(await shop.ask('catalog.preview', { csv: big })).toMatchObject({ added: 0, changed: 0, unchanged: many, makers: 0 });
    expect(await take(big)).toBe(0);
    expect(await take(csv)).toBe(0);
    await shop.house.host.tick(shop.house.time.now);
    expect(shop.house.ledger.head()).toEqual(before);
  });

  test('keeps the stock of what was there, and a price is asked for anew', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    expect(await take(csv.replace('15000', '16000'))).toBe(1);
    await finish(shop.house);
    const { items } = await shop.ask('catalog.scan', { text: '8801234567893' });
    expect(items[0]).toMatchObject({ id: 1, price: 16_000, stock: 2 });
    expect(await shop.code('sale.commit', saleOf('s2'))).toBe('price_changed');
  });

  test('of other terms is a new version of the maker’s contract', async () => {
    await take(csv.replaceAll('consign,2000', 'consign,2500'));
    await finish(shop.house);
    const maker = shop.house.ledger.makers().find(({ name }) => name === '칠몽');
    expect(maker?.contract).toMatchObject({ rateBp: 2_500, version: 2 });
    await shop.ask('sale.commit', saleOf('s1'));
    expect(shop.house.ledger.lastSealed(1)[0]?.body.lines[0]?.contract).toMatchObject({ rateBp: 2_500, version: 2 });
  });

  test.each([0, 1, 2, 3, 4])('that is cut off after %i parts goes on when the till starts again, and nothing is there twice', async (parts) => {
    await take(big);
    for (let part = 0; part < parts; part += 1) await shop.house.host.tick(shop.house.time.now);
    const again = openTestHouse({ directory: shop.house.directory });
    await finish(again);
    expect(again.ledger.items()).toHaveLength(5 + many);
    expect(again.ledger.stock(must(again.ledger.items().at(-1), 'the last').id)).toBe(2);
    expect((await shopOn(again).ask('till.state', {})).importing).toBeNull();
    await again.close();
    expect(facts()).toHaveLength(1 + 5);
  });

  test('whose part was written but not ticked off is not written twice', async () => {
    await take(big);
    await shop.house.host.tick(shop.house.time.now);
    // The power fails between the ledger's commit and the tick: the part is still first in the list.
    const restore = shop.house.imports.done;
    shop.house.imports.done = () => {
      throw new Error('the power fails here');
    };
    await expect(shop.house.host.tick(shop.house.time.now)).rejects.toThrow(/power/);
    shop.house.imports.done = restore;
    await finish(shop.house);
    expect(facts()).toHaveLength(1 + 5);
    expect(shop.house.ledger.stock(must(shop.house.ledger.items()[5], 'the first bowl').id)).toBe(2);
  });
});
