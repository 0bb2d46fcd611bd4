/** A catalogue file as long as one likes: names, makers and prices by number. */

export const header = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate';
const names = ['백자 달항아리', '옻칠 수저', '누빔 파우치', '손글씨 엽서', '은 반지', '한지 노트', '나무 도마', '유리 잔'] as const;

/** The row of the item with a number from 0. */
export function row(index: number): string {
  const code = `ITEM-${String(index).padStart(6, '0')}`;
  return `${code},${names[index % names.length]} ${index},작가 ${index % 900},${1_000 + (index + 1) % 50_000},taxable,5,0,consign,2000`;
}
