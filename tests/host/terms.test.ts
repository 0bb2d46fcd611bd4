/** Terms from a day on, through the whole house: what a sale freezes, what makers are owed, what the screen is told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('operator.sign_in', manager);
});
afterEach(() => shop.house.close());

const terms = { kind: 'consign', rateBp: 1_500, base: 'maker', vatMode: 'included', scope: 'period', taxType: 'general' } as const;
const set = (change: object = {}) => shop.ask('maker.set_contract', {
  makerId: 1, from: today(), until: null, terms, code: '', businessNumber: '', print: null, ...change,
});
const today = (): string => shop.house.ledger.openShift()?.businessDate ?? '';
const lineOf = (saleId: string) => shop.house.ledger.sealed(saleId as never)?.body.lines[0];
const owed = async (id: number): Promise<number | undefined> => (
  (await shop.ask('maker.list', { text: '', from: 0, most: 200 })).makers.find((maker) => Number(maker.id) === id)?.due);

describe('what a line freezes', () => {
  test('the terms of the open shift’s business date; what was sold keeps its own', async () => {
    await shop.ask('sale.commit', saleOf('before'));
    await set({ code: 'A-7', businessNumber: '220-81-62517' });
    await shop.ask('sale.commit', saleOf('after'));
    expect(lineOf('before')?.contract).toMatchObject({ version: 1, rateBp: 2_000 });
    expect(lineOf('after')).toMatchObject({ contract: { version: 2, rateBp: 1_500 }, maker: { name: '칠몽', code: 'A-7', businessNumber: '2208162517' } });
    expect(lineOf('before')?.maker).toEqual({ id: 1, name: '칠몽' });
  });

  test('terms of a later day do not sell yet', async () => {
    await set({ from: '2099-01-01' });
    await shop.ask('sale.commit', saleOf('now'));
    expect(lineOf('now')?.contract.version).toBe(1);
  });

  test('what receipts say of makers is frozen, so that a copy says the same', async () => {
    await shop.ask('maker.print', { print: 'none' });
    await shop.ask('sale.commit', saleOf('silent'));
    await shop.ask('maker.print', { print: 'name' });
    const { lines } = await shop.ask('receipt.preview', { saleId: 'silent' });
    expect(lines.some(({ text }) => text.includes('칠몽'))).toBe(false);
    expect(lines.some(({ text }) => text.includes('옻칠 수저 세트'))).toBe(true);
  });

  test('the tax terms of the day, and none where they are the usual ones', async () => {
    await shop.ask('sale.commit', saleOf('usual'));
    await shop.ask('tax.set', { from: today(), terms: { rateBp: 1_000, rounding: 'floor' } });
    await shop.ask('sale.commit', saleOf('floored'));
    const [usual, floored] = ['usual', 'floored'].map((id) => shop.house.ledger.sealed(id as never)?.body);
    expect([usual?.taxTerms, usual?.vat, usual?.supply]).toEqual([undefined, 1_364, 13_636]);
    expect([floored?.taxTerms, floored?.vat, floored?.supply]).toEqual([{ rateBp: 1_000, rounding: 'floor' }, 1_363, 13_637]);
  });

  test('a mixed receipt at other terms: the three blocks add up everywhere they are told', async () => {
    await shop.ask('tax.set', { from: today(), terms: { rateBp: 1_200, rounding: 'ceil' } });
    const { receipt } = await shop.ask('sale.commit', {
      ...saleOf('mixed', 1, 27_000), lines: [1, 2].map((itemId) => ({ lineId: `L${itemId}`, itemId, open: null, quantity: 1, typedPrice: null })),
    });
    // 15,000 × 12 / 112 = 1,607.14…, up.
    expect([receipt.supply, receipt.vat, receipt.exempt]).toEqual([13_392, 1_608, 12_000]);
    const { lines } = await shop.ask('receipt.preview', { saleId: 'mixed' });
    const amount = (label: string): string | undefined => lines.find(({ text }) => text.startsWith(label))?.text.split(' ').at(-1);
    expect(['과세물품 공급가액', '부가세', '면세물품가액'].map(amount)).toEqual(['13,392', '1,608', '12,000']);
    expect((await shop.ask('till.state', {})).taxTerms).toEqual({ rateBp: 1_200, rounding: 'ceil' });
  });
});

describe('what makers are owed', () => {
  test('it changes as sales commit, by each contract’s own terms', async () => {
    expect(await owed(1)).toBe(0);
    await shop.ask('sale.commit', saleOf('one'));
    expect(await owed(1)).toBe(12_000);
    await set({ terms: { ...terms, rateBp: 1_000, vatMode: 'added' } });
    await shop.ask('sale.commit', saleOf('two'));
    // 15,000 − 1,500 − 150 under the new terms.
    expect(await owed(1)).toBe(12_000 + 13_350);
    await set({ terms: { ...terms, rateBp: 3_333, scope: 'line' } });
    await shop.ask('sale.commit', saleOf('three'));
    expect(await owed(1)).toBe(12_000 + 13_350 + 10_001);
    const { due, found } = await shop.ask('maker.list', { text: '', from: 0, most: 1 });
    expect([due, found]).toEqual([35_351, 2]);
  });

  test('goods that come back take it back', async () => {
    await shop.ask('sale.commit', saleOf('one'));
    await shop.ask('refund.commit', {
      saleId: 'back', lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: 15_000 }], reason: '흠집', restock: true, expectedTotal: 15_000,
    });
    expect(await owed(1)).toBe(0);
  });
});

describe('terms that are over', () => {
  beforeEach(async () => {
    await set({ until: today() });
    shop.house.time.now += 2 * 86_400_000;
  });

  test('the scan and the search say so, and the last terms sell', async () => {
    // The shift that is open keeps its business date; the next one is past the last day.
    await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
    await shop.ask('shift.open', { counts: [] });
    const { items } = await shop.ask('catalog.scan', { text: '8801234567893' });
    expect(items[0]?.contractEnded).toBe('2026-11-22');
    expect((await shop.ask('catalog.search', { text: '수저', most: 5 })).items[0]?.contractEnded).toBe('2026-11-22');
    expect((await shop.ask('catalog.scan', { text: 'SDM00123' })).items[0]?.contractEnded).toBeUndefined();
    await shop.ask('sale.commit', saleOf('late'));
    expect(lineOf('late')?.contract).toMatchObject({ version: 2, rateBp: 1_500 });
    const { makers } = await shop.ask('maker.list', { text: '칠몽', from: 0, most: 5 });
    expect(makers[0]).toMatchObject({ isOver: true, now: { version: 2, until: '2026-11-22' } });
  });

  test('within the shift that began before, they hold', async () => {
    expect((await shop.ask('catalog.scan', { text: '8801234567893' })).items[0]?.contractEnded).toBeUndefined();
  });
});

describe('an import beside terms that were set', () => {
  const file = (rate: number): string => `code,name,maker,price,taxClass,stock,oneOff,contractKind,rate\n8801234567893,옻칠 수저 세트,칠몽,15000,taxable,3,0,consign,${rate}`;
  const taken = async (rate: number): Promise<number> => {
    const { token, makers } = await shop.ask('catalog.preview', { csv: file(rate) });
    await shop.ask('catalog.import', { token });
    while (shop.house.imports.progress() !== null) await shop.house.host.tick(shop.house.time.now);
    return makers;
  };

  test('the same rate changes nothing; another one is the next version and keeps what a file does not say', async () => {
    await set({ terms: { ...terms, vatMode: 'added', base: 'net', taxType: 'simplified' } });
    expect(await taken(1_500)).toBe(0);
    expect(await taken(1_800)).toBe(1);
    await shop.ask('sale.commit', saleOf('after'));
    expect(lineOf('after')?.contract).toEqual({ kind: 'consign', version: 3, rateBp: 1_800, base: 'net', vatMode: 'added', taxType: 'simplified' });
  });

  test('a plan made before terms were set is not taken in', async () => {
    const { token } = await shop.ask('catalog.preview', { csv: file(1_800) });
    await set();
    expect(await shop.code('catalog.import', { token })).toBe('unknown_preview');
  });
});

test('a cashier sets nothing and sees nothing of what is owed', async () => {
  await shop.ask('operator.sign_in', { operatorId: '02', pin: '135790' });
  const client = clientOf(shop.house);
  const codes = await Promise.all([
    client.call('maker.list', { text: '', from: 0, most: 1 }), client.call('maker.print', { print: 'none' }),
    client.call('tax.set', { from: '2099-01-01', terms: { rateBp: 0, rounding: 'floor' } }),
  ]);
  expect(codes.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual(['not_allowed', 'not_allowed', 'not_allowed']);
  expect((await shop.ask('tax.read', {})).now).toEqual({ rateBp: 1_000, rounding: 'nearest' });
});
