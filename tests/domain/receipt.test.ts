/** The receipt document: everything the law and the shop want on paper, with the right sign, once. */
import { describe, expect, test } from 'vitest';
import { won } from '../../src/domain/money.ts';
import { printedWon, type Block, type Receipt } from '../../src/domain/receipt.ts';
import { usualReturns } from '../../src/domain/return-policy.ts';
import { receiptOfGoods, type Goods, type Telling } from '../golden/receipt-cases.ts';

const spoons: Goods = { name: '옻칠 수저 세트', price: 15_000, maker: '칠몽' };
const essay: Goods = { name: '손글씨 에세이', price: 12_000, taxClass: 'exempt' };
const pouch: Goods = { name: '누빔 파우치', price: 8_900, quantity: 2 };

function shown(block: Block): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'pair':
      return `${block.left}|${block.right}`;
    case 'rule':
      return block.double ? '=' : '-';
    case 'barcode':
      return `#${block.text}`;
    case 'qr':
      return `##${block.text}`;
    case 'feed':
    case 'cut':
      return '';
  }
}

function linesOf(goods: readonly Goods[], telling: Telling = {}): string[] {
  return receiptOfGoods(goods, telling).blocks.map(shown);
}

/** The amount of a pair as a number, by the beginning of its left part. */
function amount(receipt: Receipt, label: string): number {
  const found = receipt.blocks.filter((block) => block.type === 'pair' && block.left.startsWith(label));
  expect(found, label).toHaveLength(1);
  const block = found[0];
  return block?.type === 'pair' ? Number(block.right.replaceAll(',', '')) : Number.NaN;
}

test('a sale says who sold, when, what, for how much, and which entry it is', () => {
  expect(linesOf([spoons, essay, pouch], { cash: 50_000 })).toEqual([
    '소담상회 인사점', '대표 OOO', '사업자 123-45-67891  TEL 02-000-0000', '서울 종로구 인사동길 44 쌈지길', '-',
    '2026-11-22 14:05:31|0001-01-1-000042', '계산원: 계산원 1|매장 0001', '=',
    '[칠몽] 옻칠 수저 세트', '        15,000 x   1|15,000',
    '손글씨 에세이 *면세', '        12,000 x   1|12,000',
    '누빔 파우치', '         8,900 x   2|17,800', '-',
    '합계|44,800', '받을금액|44,800', '-',
    '과세물품 공급가액|29,818', '부가세|2,982', '면세물품가액|12,000', '=',
    '현금 받은돈|50,000', '거스름돈|5,200', '-',
    '교환/환불: 7일 이내, 영수증 지참', '#0001-01-1-000042', '0001-01-1-000042  장부 7F3A9C01',
  ]);
});

test('the sample receipt of a mixed sale with a coupon, amount by amount (korea.md 11)', () => {
  const receipt = receiptOfGoods([spoons, essay, { name: '누빔 파우치', price: 8_900 }], {
    asked: [{ kind: 'coupon', off: { unit: 'won', amount: 3_000 }, funder: 'store', name: '오픈쿠폰', reason: '' }], cash: 32_900,
  });
  expect(['합계', '할인(오픈쿠폰)', '받을금액', '과세물품 공급가액', '부가세', '면세물품가액'].map((label) => amount(receipt, label)))
    .toEqual([35_900, -3_000, 32_900, 19_912, 1_991, 10_997]);
});

test('goods taken back have negative amounts, the reason, and no promise to take them back', () => {
  const lines = linesOf([spoons, essay], { refund: '단순 변심' });
  expect(lines.filter((line) => line === '** 반품 **')).toHaveLength(2);
  expect(lines.slice(9)).toEqual([
    '[칠몽] 옻칠 수저 세트', '        15,000 x   1|-15,000', '손글씨 에세이 *면세', '        12,000 x   1|-12,000', '-',
    '반품 합계|-27,000', '돌려드릴금액|-27,000', '-',
    '과세물품 공급가액|-13,636', '부가세|-1,364', '면세물품가액|-12,000', '=',
    '현금 돌려드림|-27,000', '반품 사유: 단순 변심', '-', '#0001-01-1-000042', '0001-01-1-000042  장부 7F3A9C01', '** 반품 **',
  ]);
});

describe('marks stand at both ends of the paper, in bold', () => {
  test.each([
    ['연습 - 영수증이 아니에요', { store: { practice: true } }],
    ['재발행 1', { context: { copy: 1 } }],
    ['재발행 12', { context: { copy: 12 } }],
  ])('%s', (mark, telling) => {
    const { blocks } = receiptOfGoods([spoons], telling);
    const marked = blocks.flatMap((block, index) => (shown(block) === `** ${mark} **` ? [index] : []));
    expect(marked).toEqual([4, blocks.length - 1]);
    expect(marked.map((index) => blocks[index])).toEqual(marked.map(() => expect.objectContaining({ bold: true, align: 'center' })));
  });

  test('the first paper of a real sale has none', () => {
    expect(linesOf([spoons]).some((line) => line.includes('**'))).toBe(false);
  });
});

test('a store without a phone prints no empty label', () => {
  expect(linesOf([spoons], { store: { phone: ' ' } })[2]).toBe('사업자 123-45-67891');
});

test('won is grouped by thousands and signed', () => {
  const table: readonly (readonly [number, string])[] = [
    [0, '0'], [7, '7'], [999, '999'], [1_000, '1,000'], [-1_000, '-1,000'], [123_456, '123,456'], [10_000_000_000, '10,000,000,000'],
  ];
  for (const [number, text] of table) expect(printedWon(won(number))).toBe(text);
});

test('a receipt of nothing to pay, and one of 200 lines, are whole', () => {
  const free = receiptOfGoods([{ name: '증정', price: 0 }]);
  for (const label of ['합계', '받을금액', '과세물품 공급가액', '부가세', '면세물품가액', '현금 받은돈', '거스름돈']) {
    expect(amount(free, label), label).toBe(0);
  }
  const long = receiptOfGoods(Array.from({ length: 200 }, (_, index) => ({ name: `엽서 ${index}`, price: 1_000 })));
  expect(long.blocks.filter((block) => block.type === 'text' && block.text.startsWith('엽서'))).toHaveLength(200);
  expect(amount(long, '받을금액')).toBe(200_000);
});

describe('VAT is split once for the whole receipt, to the nearest won', () => {
  test.each([
    [33_000, 30_000, 3_000], [10_001, 9_092, 909], [10_000, 9_091, 909], [1_000, 909, 91], [15_000, 13_636, 1_364],
    [33_001, 30_001, 3_000], [49_999, 45_454, 4_545], [59_000, 53_636, 5_364], [100_000, 90_909, 9_091],
    [5_000_000, 4_545_455, 454_545], [10, 9, 1], [6, 5, 1], [5, 5, 0], [1, 1, 0],
  ])('%i won', (total, supply, vat) => {
    const receipt = receiptOfGoods([{ name: '작품', price: total }]);
    expect([amount(receipt, '과세물품 공급가액'), amount(receipt, '부가세'), amount(receipt, '면세물품가액')]).toEqual([supply, vat, 0]);
  });

  test('not once a line: ten lines of 1,000 are the VAT of 10,000', () => {
    const receipt = receiptOfGoods(Array.from({ length: 10 }, () => ({ name: '엽서', price: 1_000 })));
    expect([amount(receipt, '과세물품 공급가액'), amount(receipt, '부가세')]).toEqual([9_091, 909]);
  });

  test('taxable and exempt goods on one receipt', () => {
    const receipt = receiptOfGoods([{ name: '수저', price: 13_747 }, { ...essay, price: 10_997 }, { name: '파우치', price: 8_156 }]);
    const parts = ['과세물품 공급가액', '부가세', '면세물품가액'].map((label) => amount(receipt, label));
    expect(parts).toEqual([19_912, 1_991, 10_997]);
    expect(amount(receipt, '받을금액')).toBe(32_900);
  });
});

test.each([
  ['left to the customer', { cash: 12_340 }, ['현금 받은돈|12,340', '거스름돈|0', '10원 미만 정리|-5']],
  ['rounded up in change', { cash: 20_000 }, ['현금 받은돈|20,000', '거스름돈|7,660', '10원 미만 정리|-5']],
  ['rounded up when given back', { refund: '흠집' }, ['현금 돌려드림|-12,350', '10원 미만 정리|-5']],
  ['over the total', { cash: 12_350 }, ['현금 받은돈|12,350', '거스름돈|10', '10원 미만 정리|-5']],
])('won without a coin, %s, are said so that the paper adds up', (_, telling, expected) => {
  const lines = linesOf([{ name: '한지', price: 12_345 }], telling);
  expect(lines.filter((line) => /현금|거스름돈|10원/.test(line))).toEqual(expected);
});

test.each([[7, '7일 이내'], [14, '14일 이내'], [0, '당일']])('the promise to take goods back is the shop’s when they are sold: %i days', (days, within) => {
  const lines = linesOf([essay], { returns: { ...usualReturns, days } });
  expect(lines).toContain(`교환/환불: ${within}, 영수증 지참`);
  expect(lines.some((line) => line.includes('반품제외'))).toBe(false);
});

test('goods of a sort that does not come back are marked, and the promise leaves them out', () => {
  const goods = [{ ...essay, category: '도서' }, spoons];
  const telling: Telling = { returns: { ...usualReturns, excluded: ['도서', '식품'] } };
  expect(linesOf(goods, telling).filter((line) => line.includes('반품제외'))).toEqual(['손글씨 에세이 *면세 *반품제외', '(*반품제외 작품은 빼고)']);
  expect(linesOf(goods, { ...telling, refund: '변심' }).some((line) => line.includes('반품제외'))).toBe(false);
});
