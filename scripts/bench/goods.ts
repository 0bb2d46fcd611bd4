/**
 * The goods of a measured store: as many items as asked for, each with a 13-digit code of its own, by 120 makers of all
 * three kinds of contract. The same every time. Nobody sells them.
 */
import { checkDigit } from '../../src/domain/barcode.ts';

const makers = 120;
const colours = ['백자', '청화', '분청', '진사', '옻칠', '먹빛', '쪽빛', '난백'];
const things = [
  '머그 350ml',
  '찻잔',
  '밥그릇 · 중',
  '수저받침 2개',
  '접시 18cm',
  '꽃병',
  '향꽂이',
  '주머니',
  '책갈피',
  '브로치',
  '엽서 묶음',
  '비누',
];
const terms = ['outright,', 'special,2500', 'consign,2000'];
const stock = 9_999;

/** After so many items the kinds of contract and the tax classes come round again in the same order. */
export const cycle = 24;

/** The printed code of the item in a place from 0. */
export function codeAt(place: number): string {
  const body = `880${String(1_000_000 + place).padStart(9, '0')}`;
  return `${body}${checkDigit(body)}`;
}

/** A catalogue file of `items` items, priced 1,000 to 99,500 won, one in eight exempt. */
export function catalogCsv(items: number): string {
  const rows = Array.from({ length: items }, (_, place) => {
    const maker = place % makers;
    const name = `${colours[place % colours.length]} ${things[place % things.length]} ${place + 1}`;
    const price = 1_000 + ((place * 37) % 198) * 500;
    const taxClass = place % 8 === 7 ? 'exempt' : 'taxable';
    return `${codeAt(place)},${name},작업실 ${maker + 1},${price},${taxClass},${stock},0,${terms[maker % terms.length]}`;
  });
  return ['code,name,maker,price,taxClass,stock,oneOff,contractKind,rate', ...rows].join('\n');
}
