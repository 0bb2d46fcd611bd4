/** Lists of goods as files for people outside of the shop: what stands in which cell, in both languages. Writes no file. */
import type { Low } from './item-change.ts';
import type { Won } from './money.ts';
import type { Cell, Sheet } from './table-file.ts';

/** One item of the list of few. */
export type LowRow = {
  readonly code: string; readonly name: string; readonly maker: string; readonly category: string; readonly price: Won | null;
  readonly stock: number; readonly state: Exclude<Low, null>; readonly low: number;
};

const states: Readonly<Record<LowRow['state'], string>> = { low: '부족 Few', out: '품절 Out', one_off_sold: '한 점 판매됨 One-off sold' };

/** The list of few as one table; a price that is typed at the till is left empty. */
export function lowSheets(rows: readonly LowRow[]): Sheet[] {
  return [{
    name: '부족 재고 Few left',
    rows: [
      ['코드 Code', '작품 Item', '작가 Maker', '분류 Category', '가격 Price', '재고 Stock', '기준 From', '상태 State'],
      ...rows.map(({ code, name, maker, category, price, stock, state, low }): Cell[] => (
        [code, name, maker, category, price ?? '', stock, low, states[state]])),
    ],
  }];
}
