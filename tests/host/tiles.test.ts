/** Selling by touch, in the house: what lies at hand survives, follows an import, and is rebuilt from the journal. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { must } from '../../src/domain/result.ts';
import { csv } from '../contract/story.ts';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.house.close());

const ids = (items: readonly { readonly id: number }[]): number[] => items.map(({ id }) => id);
const categories = ['목·칠', '책', '봉투·포장', '도자', '봉투·포장'];
const withCategories = csv.split('\n').map((line, index) => (
  index === 0 ? `${line},category` : index <= categories.length ? `${line},${categories[index - 1] ?? ''}` : `${line},`)).join('\n');

async function take(file: string): Promise<{ readonly changed: number }> {
  await shop.ask('operator.sign_in', manager);
  const { token, changed } = await shop.ask('catalog.preview', { csv: file });
  await shop.ask('catalog.import', { token });
  for (let step = 0; step < 5; step += 1) await shop.house.host.tick(shop.house.time.now);
  return { changed };
}

/** The kinds of entries and what verify finds. */
function journal(): string[] {
  const reader = openReader(shop.house.directory);
  const kinds = reader.prepare<[], string>('SELECT kind FROM journal ORDER BY seq').pluck().all();
  expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
  reader.close();
  return kinds;
}
const settings = (): number => journal().filter((kind) => kind === 'settings_changed').length;

describe('favourites', () => {
  test('are kept in their order by an entry each, and twice is once', async () => {
    const before = settings();
    await shop.ask('catalog.favour', { itemId: 4, on: true });
    await shop.ask('catalog.favour', { itemId: 1, on: true });
    expect(ids((await shop.ask('catalog.favour', { itemId: 4, on: true })).favourites)).toEqual([4, 1]);
    expect(settings()).toBe(before + 2);
    expect(shop.house.ledger.setting('favourites')).toBe('4 1');
    expect(shop.house.ledger.setting('printer')).toBe('tcp://127.0.0.1:9');
  });

  test('tell what is on hand after a sale', async () => {
    await shop.ask('catalog.favour', { itemId: 1, on: true });
    expect((await shop.ask('tiles.read', {})).favourites[0]?.stock).toBe(3);
    await shop.ask('sale.commit', saleOf('s1'));
    expect((await shop.ask('tiles.read', {})).favourites[0]?.stock).toBe(2);
  });
});

describe('categories', () => {
  test('come with a file that says them, are a change, and stay when a later file says none', async () => {
    expect(await take(withCategories)).toEqual({ changed: 5 });
    const told = await shop.ask('tiles.read', {});
    expect(told.categories).toEqual([{ name: '도자', count: 1 }, { name: '목·칠', count: 1 }, { name: '봉투·포장', count: 2 }, { name: '책', count: 1 }]);
    expect(ids(told.bags)).toEqual([3, 5]);
    const reader = openReader(shop.house.directory);
    const bodies = reader.prepare<[], string>("SELECT body FROM journal WHERE kind = 'catalog_imported' ORDER BY seq").pluck().all();
    reader.close();
    // Where a file says none, the body is what it was before there were categories.
    expect(bodies.map((body) => body.includes('"category"'))).toEqual([false, true]);
    expect(await take(csv)).toEqual({ changed: 0 });
    expect(await take(csv.replace('15000', '16000'))).toEqual({ changed: 1 });
    expect((await shop.ask('tiles.list', { category: '목·칠', from: 0, most: 5 })).items).toMatchObject([{ id: 1, price: 16_000 }]);
    journal();
  });
});

describe('doubled consonants', () => {
  test('are found by the plain one until a manager says no', async () => {
    await take(`${csv}\nPP1,뽁뽁이 포장,,500,taxable,,0,,`);
    const found = async (text: string): Promise<number> => (await shop.ask('catalog.search', { text, most: 9 })).found;
    expect([await found('ㅂㅂㅇ'), await found('ㅃㅃㅇ')]).toEqual([1, 1]);
    const before = settings();
    await shop.ask('search.set', { isDoubledFound: false });
    await shop.ask('search.set', { isDoubledFound: false });
    expect(settings()).toBe(before + 1);
    expect([await found('ㅂㅂㅇ'), await found('ㅃㅃㅇ')]).toEqual([0, 1]);
    expect((await shop.ask('till.state', {})).isDoubledFound).toBe(false);
    await shop.ask('search.set', { isDoubledFound: true });
    expect(await found('ㅂㅂㅇ')).toBe(1);
    await shop.ask('operator.sign_in', cashier);
    expect(await shop.code('search.set', { isDoubledFound: false })).toBe('not_allowed');
  });
});
