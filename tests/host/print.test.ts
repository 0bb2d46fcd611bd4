import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { retryAfterMs, staleAfterMs } from '../../src/host/workers/print.ts';
import { openTestHouse } from '../contract/house.ts';
import { openShop, saleOf, shopOn, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.house.close());

async function ticks(count: number, each = 1_000): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    shop.house.time.now += each;
    await shop.house.host.tick(shop.house.time.now);
  }
}

const texts = (): string[] => shop.house.printer.papers.map((paper) => JSON.stringify(paper.blocks));
const states = (): string[] => shop.house.ledger.printJobs(['waiting', 'printing', 'printed', 'sent', 'unknown', 'dropped'], 99).map((job) => job.state);

describe('owed paper', () => {
  test('is printed in the order it was owed, once each', async () => {
    for (const id of ['s1', 's2', 's3']) await shop.ask('sale.commit', saleOf(id));
    await ticks(6);
    expect(texts().map((text) => /0001-01-1-\d{6}/.exec(text)?.[0])).toEqual(['0001-01-1-000001', '0001-01-1-000002', '0001-01-1-000003']);
    expect(states()).toEqual(['printed', 'printed', 'printed']);
  });

  test('G63 waits for a printer that takes nothing, and is not lost', async () => {
    shop.house.printer.outcomes = [{ outcome: 'not_printed', condition: 'paper_out' }, { outcome: 'not_printed', condition: 'paper_out' }, { outcome: 'printed', condition: 'ready' }];
    await shop.ask('sale.commit', saleOf('s1'));
    await ticks(1);
    expect((await shop.ask('till.state', {})).printer).toMatchObject({ state: 'paper_out', waiting: 1 });
    await ticks(1, 100);
    expect(shop.house.printer.papers).toHaveLength(1);
    await ticks(2, retryAfterMs);
    expect(states()).toEqual(['printed']);
  });

  test('G66 that may have come out is asked about, and printed again only marked', async () => {
    shop.house.printer.outcomes = [{ outcome: 'unknown', condition: 'fault' }, { outcome: 'printed', condition: 'ready' }];
    await shop.ask('sale.commit', saleOf('s1'));
    await ticks(3);
    expect(shop.house.printer.papers).toHaveLength(1);
    const [asked] = (await shop.ask('till.state', {})).printer.unknown;
    await shop.ask('print.resolve', { job: asked?.job ?? 0, outcome: 'again' });
    await ticks(3);
    expect(texts()[0]).not.toContain('재발행');
    expect(texts()[1]).toContain('재발행 1');
    expect(states().sort()).toEqual(['dropped', 'printed']);
  });

  test('that was being printed when the power failed is asked about', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    shop.house.printer.print = () => new Promise(() => undefined);
    void shop.house.host.tick(shop.house.time.now);
    expect(states()).toEqual(['printing']);
    const again = openTestHouse({ directory: shop.house.directory });
    const { printer } = await shopOn(again).ask('till.state', {});
    expect(printer.unknown.map((job) => job.receiptNumber)).toEqual(['0001-01-1-000001']);
    again.printer.print = () => Promise.reject(new Error('nobody may print this by itself'));
    await again.host.tick(shop.house.time.now + 5_000);
    expect(again.log).toEqual([]);
    await again.close();
  });

  test('G64 that is stale is asked about instead of falling out of the printer', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    await ticks(2, staleAfterMs + 1);
    expect(shop.house.printer.papers).toEqual([]);
    expect(states()).toEqual(['unknown']);
  });

  test('is not owed without a printer', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    const bare = openTestHouse({ directory: shop.house.directory, change: { printer: '' } });
    await bare.host.tick(shop.house.time.now);
    expect(bare.ledger.printJobs(['waiting', 'dropped'], 9).map((job) => job.state)).toEqual(['dropped']);
    expect(bare.printer.papers).toEqual([]);
    await bare.close();
  });

  test('G62 a fault inside the printer’s driver is an unknown paper, not a dead till', async () => {
    shop.house.printer.print = () => Promise.reject(new Error('driver'));
    await shop.ask('sale.commit', saleOf('s1'));
    await ticks(2);
    expect(states()).toEqual(['unknown']);
    expect(await shop.code('sale.commit', saleOf('s2'))).toBe('ok');
  });
});

test('G60 selling never waits for paper: a printer that hangs holds back nothing', async () => {
  shop.house.printer.print = () => new Promise(() => undefined);
  await shop.ask('sale.commit', saleOf('s1'));
  void shop.house.host.tick(shop.house.time.now);
  for (let i = 2; i <= 10; i += 1) expect(await shop.code('sale.commit', saleOf(`s${i}`))).toBe('ok');
});
