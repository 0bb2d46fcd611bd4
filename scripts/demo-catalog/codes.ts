// The printed codes of the demo shop: makers' own EAN-13, the shop's 20-codes, and old short labels.
// It only counts and computes check digits; it never looks at a name or a price.
import type { Random } from './random.ts';

/** The last digit of an EAN-13 whose first twelve are given: weights 1 and 3 in turn, from the left. */
export function checkDigit(twelve: string): string {
  let sum = 0;
  for (const [place, digit] of [...twelve].entries()) sum += Number(digit) * (place % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

const sealed = (twelve: string): string => twelve + checkDigit(twelve);

/** The codes of one maker: `own` as printed by the maker, `store` as printed by the shop. */
export interface MakerCodes {
  own(): string;
  store(): string;
}

export interface CodeBook {
  /** Opens the numbers of the next maker. */
  forMaker(): MakerCodes;
  /** A label from before the shop numbered its makers, such as SDM00101. */
  short(): string;
  /** The EAN of a bought-in box; the same box name always gives the same code. */
  box(name: string): string;
}

/** A fresh book of numbers. Maker numbers have gaps, as they do where makers come and go. */
export function openCodeBook(random: Random): CodeBook {
  const companies = new Set<number>();
  const boxes = new Map<string, string>();
  let makerNumber = 0;
  let shortNumber = 100;
  const company = (): string => {
    let number = random.between(900_000, 999_999);
    while (companies.has(number)) number = random.between(900_000, 999_999);
    companies.add(number);
    return `880${number}`;
  };
  const forMaker = (): MakerCodes => {
    makerNumber += random.between(1, 3);
    const maker = String(makerNumber).padStart(5, '0');
    const prefix = company();
    let ownNumber = random.between(0, 40);
    let storeNumber = 0;
    return {
      own: () => sealed(prefix + String((ownNumber += 1)).padStart(3, '0')),
      store: () => sealed(`20${maker}${String((storeNumber += 1)).padStart(5, '0')}`),
    };
  };
  const box = (name: string): string => {
    const code = boxes.get(name) ?? sealed(`${company()}001`);
    boxes.set(name, code);
    return code;
  };
  return { forMaker, box, short: () => `SDM${String((shortNumber += 1)).padStart(5, '0')}` };
}
