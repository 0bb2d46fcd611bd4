/** Finding and pricing by hand, and a ledger that stopped: what the flows offer, keep and refuse. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Client } from '../../src/contract/client.ts';
import type { CommandName } from '../../src/contract/contract.ts';
import { openDesk } from '../../renderer/desk.ts';
import { showPanel } from '../../renderer/flows/cart.ts';
import { addActiveHit, openPriceOf, search, searchNearest } from '../../renderer/flows/find.ts';
import { removeKeyed, typeOn } from '../../renderer/flows/keying.ts';
import { follow } from '../../renderer/flows/open.ts';
import { beginTender, takeKeyedCash } from '../../renderer/flows/pay.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import { browse, checkoutStore } from '../../renderer/stores/checkout.ts';
import { searchStore } from '../../renderer/stores/search.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, item, open, silentHouse, turns } from './silent-house.ts';

let house = silentHouse();
const answerTo = (place: number, answer: Answer<CommandName>): Promise<void> => house.answerTo(place, answer);

beforeEach(async () => {
  house = await beginAnew();
});

describe('a search that finds nothing', () => {
  beforeEach(() => {
    // The box gives the caret back when it is left; there is no page here.
    vi.stubGlobal('HTMLElement', class {});
    vi.stubGlobal('document', { activeElement: null });
    return () => vi.unstubAllGlobals();
  });

  const nothing = async (text: string, nearest: string | null = null): Promise<void> => {
    void search(house.desk, text);
    await answerTo(house.asked.length - 1, { ok: true, value: { items: [], found: 0, nearest } });
  };
  const openName = (): string => {
    const { panel } = checkoutStore.get();
    return panel.kind === 'open' ? panel.name : '';
  };

  test.each([
    ['묵란 족자 수선', '묵란 족자 수선'], ['  two words ', 'two words'], ['ㅊㅈ', '직접 입력'], ['청ㅈ', '직접 입력'], ['8801234', '직접 입력'], ['q', '직접 입력'], ['SDM00101', '직접 입력'],
  ])('%s is offered as a name on a receipt as %s', async (text, name) => {
    await nothing(text);
    openPriceOf('직접 입력');
    expect([openName(), searchStore.get().text]).toEqual([name, '']);
  });

  test('whose answer did not come yet names nothing, nor does one that found something', async () => {
    void search(house.desk, '족자 수선');
    openPriceOf('직접 입력');
    expect(openName()).toBe('직접 입력');
    showPanel(browse);
    void search(house.desk, '공책');
    await answerTo(house.asked.length - 1, { ok: true, value: { items: [item('1')], found: 1, nearest: null } });
    openPriceOf('직접 입력');
    expect(openName()).toBe('직접 입력');
  });

  test('rings up no hit of the text before', async () => {
    void search(house.desk, '공책');
    await answerTo(0, { ok: true, value: { items: [item('1')], found: 1, nearest: null } });
    void search(house.desk, '공책 두 권');
    expect([addActiveHit(house.desk), codes()]).toEqual([false, []]);
  });

  test('goes on with the text nearest to it, and only while that is what was asked', async () => {
    await nothing('청자 소주쟌', '청자 소주잔');
    expect(searchNearest(house.desk)).toBe(true);
    expect(house.asked.at(-1)).toMatchObject({ name: 'catalog.search', input: { text: '청자 소주잔' } });
    expect(searchNearest(house.desk)).toBe(false);
    await nothing('없는 말');
    expect(searchNearest(house.desk)).toBe(false);
  });
});

describe('a price that is asked for', () => {
  const asked = async (): Promise<void> => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1'));
    takeScan(house.desk, '2');
    await answerTo(1, found('2', { price: null }));
    typeOn(house.desk, '70');
  };

  test('begins anew by Del, and no line is lost by it', async () => {
    await asked();
    removeKeyed();
    expect(checkoutStore.get().panel).toMatchObject({ kind: 'price', digits: '' });
    expect(codes()).toEqual(['1×1']);
    showPanel(browse);
    removeKeyed();
    expect(codes()).toEqual([]);
  });

  test('is not given up for an open price', async () => {
    await asked();
    openPriceOf('직접 입력');
    expect(checkoutStore.get().panel).toMatchObject({ kind: 'price', item: { code: '2' }, digits: '70' });
  });
});

describe('a ledger that stopped', () => {
  test('is known from the till’s state, an event or a refusal, and ends with a till that was opened anew', async () => {
    const stopped = (): boolean | undefined => tillStore.get().state?.stopped;
    void house.desk.call('catalog.search', { text: '공책', most: 1 });
    await answerTo(0, { ok: false, refusal: { code: 'ledger_stopped' } });
    await turns();
    expect(stopped()).toBe(true);
    tillStore.dispatch({ type: 'told', state: open, at: 0 });
    expect(stopped()).toBe(false);
    const listeners = new Map<string, (payload: never) => void>();
    const client: Client = { ...house.desk.client, on: (name, listener) => void listeners.set(name, listener) };
    follow(openDesk({ ...house.desk, client }), { onOpen: () => undefined, onClosed: () => undefined });
    listeners.get('ledger.stopped')?.({ reason: 'disk' } as never);
    expect(stopped()).toBe(true);
  });

  test('rings up nothing and takes no money', async () => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1'));
    beginTender(house.desk);
    tenderStore.dispatch({ type: 'typed', digits: '1000' });
    tillStore.dispatch({ type: 'stopped' });
    await takeKeyedCash(house.desk);
    takeScan(house.desk, '2');
    expect(house.asked.map(({ name }) => name)).toEqual(['catalog.scan']);
    viewStore.dispatch({ type: 'went', screen: 'sale' });
    beginTender(house.desk);
    expect(viewStore.get().screen).toBe('sale');
  });
});
