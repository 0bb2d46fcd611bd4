import { expect, test } from 'vitest';
import { amountOf, figuresOf, termsOf, type PostingSum } from '../../src/domain/figures.ts';
import { won } from '../../src/domain/money.ts';
import { checkTerminal, differenceOf } from '../../src/domain/terminal-check.ts';

const sums: PostingSum[] = [
  { account: 'sales', kind: '', party: '', tax: 'T', flow: 'sale', amount: won(-50_000), ups: 0, downs: 3 },
  { account: 'card', kind: 'manual', party: '비씨', tax: '', flow: 'sale', amount: won(30_000), ups: 3, downs: 1 },
  { account: 'card', kind: 'manual', party: '비씨', tax: '', flow: 'refund', amount: won(-5_000), ups: 0, downs: 1 },
  { account: 'card', kind: 'manual', party: '신한', tax: '', flow: 'sale', amount: won(20_000), ups: 1, downs: 0 },
  { account: 'mall_due', kind: 'discount', party: 'mall', tax: 'T', flow: 'sale', amount: won(1_000), ups: 1, downs: 0 },
  { account: 'cash', kind: 'float', party: '', tax: '', flow: '', amount: won(100_000), ups: 1, downs: 0 },
];

test.each(['constructor', '__proto__', '', 'tender', 'tender|sales||', 'nothing', 'toString|x'])('%s names no figure', (key) => {
  expect(termsOf(key)).toBeNull();
});

test('vouchers sold are told apart from vouchers spent, and only where some were', () => {
  const own = { account: 'voucher_own', kind: 'gift', tax: '' } as const;
  const sold: PostingSum[] = [
    { ...own, party: 'a', flow: '', amount: won(-50_000), ups: 0, downs: 1 }, { ...own, party: 'b', flow: '', amount: won(0), ups: 1, downs: 1 },
    { ...own, party: 'a', flow: 'sale', amount: won(30_000), ups: 2, downs: 0 }, { ...own, party: 'a', flow: 'refund', amount: won(-5_000), ups: 0, downs: 1 },
  ];
  expect(figuresOf(sold, true).filter(({ key }) => /voucher/.test(key))).toEqual([
    { key: 'vouchers_sold', amount: 50_000, taken: 2, back: 1 }, { key: 'tender|voucher_own|gift|*', amount: -25_000, taken: 2, back: 1 },
  ]);
  expect(figuresOf(sums, true).some(({ key }) => key === 'vouchers_sold')).toBe(false);
});

test('a card’s approvals are what it took, less what a correction took back; what the mall bears is no means of payment', () => {
  const figures = figuresOf(sums, true);
  expect(figures.filter(({ key }) => key.startsWith('tender|'))).toEqual([
    { key: 'tender|card|manual|비씨', amount: 25_000, taken: 2, back: 1 }, { key: 'tender|card|manual|신한', amount: 20_000, taken: 1, back: 0 },
  ]);
});

test('without cash no figure of the drawer is there, and none that is 0 is left out of what every report says', () => {
  const keys = figuresOf(sums, false).map(({ key }) => key);
  expect(keys.filter((key) => key === 'expected' || key.startsWith('cash') || key === 'tender:cash')).toEqual([]);
  expect(keys).toEqual(expect.arrayContaining(['gross', 'net', 'vat', 'exempt', 'rounding']));
  expect(amountOf(termsOf('expected') ?? [], sums)).toBe(100_000);
});

test('the terminal’s totals stand beside the cards registered by hand, acquirer by acquirer', () => {
  const rows = checkTerminal(sums, [{ acquirer: '비씨', amount: won(25_000) }, { acquirer: '현대', amount: won(7_000) }]);
  expect(rows.map((row) => [row.acquirer, row.ledger, row.terminal, differenceOf(row)])).toEqual([
    ['비씨', 25_000, 25_000, 0], ['신한', 20_000, 0, -20_000], ['현대', 0, 7_000, 7_000],
  ]);
});
