// The committed demo catalogue as the till will read it: shape, codes, words, contracts, and that the script still gives it.
// It checks the file, not the generator's steps; it never writes.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { catalogCsv } from '../../scripts/demo-catalog/csv.ts';
import { CATEGORIES, demoCatalog } from '../../scripts/demo-catalog/generate.ts';
import { DEMO_SEED } from '../../scripts/demo-catalog/seed.ts';
import { bagCategory } from '../../src/domain/catalog.ts';
import { OWN_GOODS, SHOWPIECES } from '../../scripts/demo-catalog/showpieces.ts';

const HEADER = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate,category';
type Cells = Readonly<Record<
  'code' | 'name' | 'maker' | 'price' | 'taxClass' | 'stock' | 'oneOff' | 'contractKind' | 'rate' | 'category', string
>>;

const bytes = readFileSync(new URL('../../db/demo/catalog.csv', import.meta.url));
const text = bytes.toString('utf8');
const rows = parse<Cells>(text, { columns: true });

/** GS1's rule, counted from the right as it is written down: weights 3, 1, 3, 1 ... before the check digit. */
function hasRightCheckDigit(code: string): boolean {
  const digits = [...code].map(Number).reverse();
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}

function groupBy(key: (row: Cells) => string): Map<string, Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

describe('the file', () => {
  test('has the agreed header, no byte order mark, and lines ended by LF', () => {
    expect(text.split('\n')[0]).toBe(HEADER);
    expect(text).not.toContain('\r');
    expect(text.endsWith('\n')).toBe(true);
  });

  test('has 2,000 to 2,200 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(2000);
    expect(rows.length).toBeLessThanOrEqual(2200);
  });

  test('is byte for byte what the script gives', () => {
    expect(Buffer.from(catalogCsv(demoCatalog(DEMO_SEED)), 'utf8').equals(bytes)).toBe(true);
  });

  test('follows from the seed alone', () => {
    expect(catalogCsv(demoCatalog(7))).toBe(catalogCsv(demoCatalog(7)));
    expect(catalogCsv(demoCatalog(7))).not.toBe(catalogCsv(demoCatalog(8)));
  });
});

describe('codes', () => {
  const own = rows.filter((row) => /^880\d{10}$/.test(row.code));
  const store = rows.filter((row) => /^20\d{11}$/.test(row.code));
  const short = rows.filter((row) => /^SDM\d{5}$/.test(row.code));

  test('are of three shapes, about 40 % of them the maker’s own', () => {
    expect(own.length + store.length + short.length).toBe(rows.length);
    expect(own.length / rows.length).toBeGreaterThan(0.37);
    expect(own.length / rows.length).toBeLessThan(0.43);
    expect(short.length).toBeGreaterThanOrEqual(20);
    expect(short.length).toBeLessThanOrEqual(30);
  });

  test('carry the right check digit', () => {
    const known = ['8801234567893', '8800000000008', '2000000000015', '2100012000123', '2900001000017'];
    expect(known.filter(hasRightCheckDigit)).toEqual(known);
    expect(hasRightCheckDigit('8801234567892')).toBe(false);
    expect([...own, ...store].filter((row) => !hasRightCheckDigit(row.code))).toEqual([]);
  });

  test('name one item each, but for three boxes two makers share', () => {
    const shared = [...groupBy((row) => row.code).values()].filter((group) => group.length > 1);
    expect(shared.map((group) => group.length)).toEqual([2, 2, 2]);
    for (const [one, other] of shared) {
      expect(one?.code).toMatch(/^880/);
      expect(one?.maker).not.toBe(other?.maker);
      expect(one?.name).not.toBe(other?.name);
    }
  });

  test('of the shop carry one number for each maker', () => {
    const makersOf = new Map<string, Set<string>>();
    const numbersOf = new Map<string, Set<string>>();
    for (const { code, maker } of store) {
      const number = code.slice(2, 7);
      makersOf.set(number, (makersOf.get(number) ?? new Set()).add(maker));
      numbersOf.set(maker, (numbersOf.get(maker) ?? new Set()).add(number));
    }
    expect([...makersOf.values(), ...numbersOf.values()].filter((set) => set.size !== 1)).toEqual([]);
  });

  test('leave the code the walk-through scans as unknown free', () => {
    expect(rows.filter((row) => row.code === '8801234567893')).toEqual([]);
  });
});

describe('names', () => {
  test('are not listed twice by one maker', () => {
    expect([...groupBy((row) => `${row.name}\n${row.maker}`).values()].filter((group) => group.length > 1)).toEqual([]);
  });

  test('can be printed: composed, and whole after CP949 there and back', () => {
    for (const word of rows.flatMap((row) => [row.name, row.maker])) {
      expect(word.normalize('NFC')).toBe(word);
      expect(iconv.decode(iconv.encode(word, 'cp949'), 'cp949')).toBe(word);
    }
  });

  test('are finished: 4 to 40 characters, every slot filled, no stray spaces', () => {
    for (const { name } of rows) {
      expect(name.length).toBeGreaterThanOrEqual(4);
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).not.toMatch(/[{}+|!]|^\s|\s$|\s\s/);
    }
  });

  test('include every showpiece and the shop’s own goods, as written', () => {
    const listed = new Set(rows.map((row) => `${row.maker}/${row.name}/${row.price}/${row.stock}`));
    const wanted = [
      ...SHOWPIECES.map((work) => `${work.maker}/${work.name}/${work.price}/${work.stock}`),
      ...OWN_GOODS.map(([name, price, stock]) => `/${name}/${price ?? ''}/${stock ?? ''}`),
    ];
    expect(wanted.filter((row) => !listed.has(row))).toEqual([]);
  });
});

describe('categories', () => {
  test('every row has one, each with enough to look through and none with everything', () => {
    const sizes = [...groupBy((row) => row.category)].map(([name, group]): [string, number] => [name, group.length]);
    expect(sizes.map(([name]) => name)).toEqual([bagCategory, '소담 기념품', '서비스', ...CATEGORIES.map(({ name }) => name)]);
    for (const [name, size] of sizes) expect([name, size >= 3 && size < rows.length / 3]).toEqual([name, true]);
  });

  test('a maker’s goods are all of one', () => {
    const makers = groupBy((row) => row.maker);
    makers.delete('');
    expect([...makers].filter(([, group]) => new Set(group.map((row) => row.category)).size !== 1)).toEqual([]);
  });
});

describe('makers', () => {
  test('are at least 120, each on one contract', () => {
    const makers = groupBy((row) => row.maker);
    makers.delete('');
    expect(makers.size).toBeGreaterThanOrEqual(120);
    for (const [maker, group] of makers) {
      expect(new Set(group.map((row) => `${row.contractKind}/${row.rate}`)).size, maker).toBe(1);
    }
  });

  test('have a rate when sold for or with a margin, none when bought outright; own goods have no contract', () => {
    const rates = ['0', '500', '1500', '1800', '2000', '2500', '3000'];
    const seen = new Set(rows.map((row) => row.rate));
    expect([...seen].sort()).toEqual(['', ...rates].sort());
    for (const { maker, contractKind, rate } of rows) {
      const isUnrated = contractKind === '' || contractKind === 'outright';
      expect(['outright', 'special', 'consign', '']).toContain(contractKind);
      expect(contractKind === '').toBe(maker === '');
      expect(rate === '').toBe(isUnrated);
    }
  });
});

describe('prices, stock and tax', () => {
  test('prices are whole hundreds within a shop’s range, the cheapest being its own bags', () => {
    for (const { name, maker, price } of rows) {
      if (price === '') continue;
      expect(price, name).toMatch(/^[1-9]\d*00$/);
      expect(Number(price), name).toBeLessThanOrEqual(1_200_000);
      expect(Number(price), name).toBeGreaterThanOrEqual(maker === '' ? 100 : 500);
    }
  });

  test('a few services have neither price nor stock, bags and wrapping are not counted, and nothing else lacks either', () => {
    const asked = rows.filter((row) => row.price === '');
    expect(asked.length).toBeGreaterThanOrEqual(5);
    expect(asked.length).toBeLessThanOrEqual(40);
    const uncounted = rows.filter((row) => (row.price === '') !== (row.stock === ''));
    expect(uncounted.map((row) => `${row.category}: ${row.name}`)).toEqual([
      '봉투·포장: 종이 쇼핑백 · 소', '봉투·포장: 종이 쇼핑백 · 중', '봉투·포장: 종이 쇼핑백 · 대', '봉투·포장: 공단 보자기 포장', '봉투·포장: 한지 포장',
    ]);
  });

  test('stock is 0 to 60, and some works are sold out', () => {
    expect(rows.filter((row) => !/^\d*$/.test(row.stock))).toEqual([]);
    expect(rows.filter((row) => Number(row.stock) > 60)).toEqual([]);
    expect(rows.filter((row) => row.stock === '0').length).toBeGreaterThanOrEqual(20);
  });

  test('at least 350 works are one of a kind, each in stock once', () => {
    const singles = rows.filter((row) => row.oneOff === '1');
    expect(singles.length).toBeGreaterThanOrEqual(350);
    expect(singles.filter((row) => row.stock !== '1')).toEqual([]);
    expect(rows.filter((row) => row.oneOff !== '0' && row.oneOff !== '1')).toEqual([]);
  });

  test('books and unprocessed food are exempt, everything else is taxable', () => {
    const makersIn = (name: string): Set<string> => new Set(CATEGORIES
      .filter((category) => category.name === name)
      .flatMap((category) => category.crafts.flatMap((craft) => craft.makers.map((maker) => maker.name))));
    const books = makersIn('책');
    const food = makersIn('먹거리');
    const processed = /잼|청|차 \d|쿠키|구운|볶은|부각|누룽지|식초|조청|강정|기름|소금 그라인더|조미/;
    const raw = /^(햇 |건표고|통 건표고|말린 |신안 천일염|생들깨|참깨|혼합 잡곡)/;
    for (const { name, maker, taxClass } of rows) {
      expect(['taxable', 'exempt']).toContain(taxClass);
      if (books.has(maker)) expect(taxClass, name).toBe('exempt');
      else if (food.has(maker) && taxClass === 'exempt') expect(name).not.toMatch(processed);
      else expect(taxClass, name).toBe('taxable');
      if (raw.test(name)) expect(taxClass, name).toBe('exempt');
    }
    expect(rows.filter((row) => food.has(row.maker) && row.taxClass === 'exempt').length).toBeGreaterThan(30);
  });
});
