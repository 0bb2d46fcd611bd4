/** A catalogue file: what is read, what is refused with which reason on which line, and that no text makes it throw. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogColumns, catalogReasons, readCatalog, readCatalogSlowly } from '../../src/adapters/catalog-csv.ts';
import { noContract } from '../../src/domain/catalog.ts';
import { must } from '../../src/domain/result.ts';
import type { CatalogRows } from '../../src/host/ports.ts';
import { hostileNames } from '../golden/hostile-names.ts';
import { rounds } from '../rounds.ts';

const seed = 20261122;
const header = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate';

function read(...rows: readonly string[]): CatalogRows {
  return must(readCatalog([header, ...rows].join('\n')), 'our header');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('the header', () => {
  test.each([
    ['as written', header], ['with a byte order mark', `\ufeff${header.replace('code', '"code"')}`],
    ['in another order', [...catalogColumns].reverse().join(',')],
    ['quoted, with spaces', catalogColumns.map((column) => `" ${column} "`).join(',')], ['ended by CRLF', `${header}\r\n`],
    ['alone', `${header}\n\n`],
  ])('%s is ours', (_, text) => {
    expect(readCatalog(text)).toEqual({ makers: [], items: [], hasCategories: false, rejected: [] });
  });

  test.each([['last', `${header},category`], ['first', `category,${header}`], ['quoted, with spaces', `${header}," category "`]])(
    'with the tenth column %s is ours, too', (_, text) => {
      expect(readCatalog(text)).toEqual({ makers: [], items: [], hasCategories: true, rejected: [] });
    });

  test.each([
    ['nothing', ''], ['a byte order mark alone', '\ufeff'], ['a column less', 'code,name,maker,price,taxClass,stock,oneOff,contractKind'],
    ['a column more', `${header},note`], ['category in place of another', header.replace('rate', 'category')],
    ['category twice', `${header},category,category`], ['a column twice', header.replace('rate', 'code')], ['another case', header.toUpperCase()],
    ['semicolons', header.replaceAll(',', ';')], ['not in the first line', `\n${header}`], ['an open quote', `"${header}`],
    ['another file', 'Invoice,StockCode\n1,2'], ['UTF-16', [...header].join('\0')],
  ])('%s is not', (_, text) => {
    expect(readCatalog(text)).toBeNull();
  });
});

describe('a row', () => {
  test('is an item with its maker and terms', () => {
    expect(read('8801234567893,옻칠 수저 세트,칠몽,15000,taxable,12,0,consign,2000')).toEqual({
      makers: [{ id: 1, name: '칠몽', contract: { kind: 'consign', version: 1, rateBp: 2_000, base: 'maker', vatMode: 'included' } }],
      items: [{
        id: 1, code: '8801234567893', name: '옻칠 수저 세트', makerId: 1, price: 15_000, taxClass: 'taxable', stocked: true, oneOff: false,
        stock: 12,
      }],
      hasCategories: false,
      rejected: [],
    });
  });

  test('without price, stock and maker is a service of the shop at a typed price', () => {
    const { items, makers } = read('SVC1,선물 포장비,,,taxable,,,,');
    expect(makers).toEqual([]);
    expect(items).toEqual([
      { id: 1, code: 'SVC1', name: '선물 포장비', makerId: null, price: null, taxClass: 'taxable', stocked: false, oneOff: false, stock: 0 },
    ]);
  });

  test('is composed and trimmed, and its code is kept as printed', () => {
    const { items, makers } = read(` aB-1 ,  ${'옻칠'.normalize('NFD')}  ,${' 칠몽 '.normalize('NFD')}, 100 ,exempt, -3 ,TRUE,outright,`);
    expect(items[0]).toMatchObject({ code: 'aB-1', name: '옻칠', price: 100, taxClass: 'exempt', stock: -3, oneOff: true });
    expect(makers[0]).toMatchObject({ name: '칠몽', contract: { kind: 'outright', version: 1, rateBp: 0 } });
  });

  test.each([
    ['special', 'special,3000', { kind: 'special', version: 1, rateBp: 3_000 }],
    ['rate nothing', 'consign,0', { kind: 'consign', version: 1, rateBp: 0 }],
    ['rate all', 'consign,10000', { kind: 'consign', version: 1, rateBp: 10_000 }],
    ['outright', 'outright,', { kind: 'outright', version: 1, rateBp: 0 }],
    ['outright at a rate', 'outright,500', { kind: 'outright', version: 1, rateBp: 500 }], ['no contract', ',', noContract],
    ['a rate of nothing', ',0', noContract],
  ])('has its terms: %s', (_, cells, contract) => {
    const terms = { base: 'maker', vatMode: 'included', ...contract };
    expect(read(`A,작품,칠몽,1,taxable,1,0,${cells}`).makers).toEqual([{ id: 1, name: '칠몽', contract: terms }]);
  });

  test.each([['0', 0], ['10000000000', 10_000_000_000], ['007', 7], ['-0', 0]])('may cost %s', (price, expected) => {
    expect(Object.is(read(`A,작품,,${price},taxable,1,0,,`).items[0]?.price, expected)).toBe(true);
  });

  test.each([['-99999', -99_999], ['9999999', 9_999_999], ['0', 0], ['-0', 0]])('may have a stock of %s', (stock, expected) => {
    expect(Object.is(read(`A,작품,,1,taxable,${stock},0,,`).items[0]?.stock, expected)).toBe(true);
  });

  test('may have the longest texts', () => {
    const row = [`${'A'.repeat(64)}`, '뷁'.repeat(200), '🍵'.repeat(100), '1', 'taxable', '1', '0', '', ''].join(',');
    expect(read(row)).toMatchObject({ rejected: [], items: [{ code: 'A'.repeat(64) }], makers: [{ name: '🍵'.repeat(100) }] });
  });

  test('may have a category: composed and trimmed, left out for none', () => {
    const file = [`${header},category`, `A,작품,,1,taxable,1,0,,," ${'봉투·포장'.normalize('NFD')} "`, 'B,작품,,1,taxable,1,0,,,', 'C,작품,,1,taxable,1,0,,,\u200b'];
    expect(readCatalog(file.join('\n'))?.items.map((item) => ('category' in item ? item.category : 'none'))).toEqual(['봉투·포장', 'none', 'none']);
  });

  test.each([['too_long:category', '가'.repeat(41)], ['not_text:category', '도\ufffd자']])('is refused for %s', (reason, category) => {
    expect(readCatalog(`${header},category\nA,작품,,1,taxable,1,0,,,${category}`)?.rejected).toEqual([{ line: 2, reason }]);
  });

  test('may look like a formula: it is only text here', () => {
    expect(read(`A,"=cmd|' /C calc'!A1",@SUM(1),1,taxable,1,0,,`).items[0]?.name).toBe("=cmd|' /C calc'!A1");
  });
});

describe('a row is refused', () => {
  test.each([
    ['a column less', 'A,작품,,1,taxable,1,0,', 'column_count'], ['a column more', 'A,작품,,1,taxable,1,0,,,', 'column_count'],
    ['one cell', 'hello', 'column_count'], ['no code', ',작품,,1,taxable,1,0,,', 'missing:code'],
    ['an invisible code', '\u200b,작품,,1,taxable,1,0,,', 'missing:code'],
    ['a space in the code', 'A 1,작품,,1,taxable,1,0,,', 'code_has_space'],
    ['a control in the code', 'A\x1b1,작품,,1,taxable,1,0,,', 'code_has_space'],
    ['a joiner in the code', 'A\u200d1,작품,,1,taxable,1,0,,', 'code_has_space'],
    ['a code of 65', `${'A'.repeat(65)},작품,,1,taxable,1,0,,`, 'too_long:code'],
    ['a code a spreadsheet rounded', '8.80123E+12,작품,,1,taxable,1,0,,', 'code_is_rounded'],
    ['rounded to one digit', '9E+12,작품,,1,taxable,1,0,,', 'code_is_rounded'],
    ['no name', 'A,,,1,taxable,1,0,,', 'missing:name'],
    ['a name of nothing seen', 'A,"\u3164\u200b \x1b",,1,taxable,1,0,,', 'missing:name'],
    ['a name of 201', `A,${'가'.repeat(201)},,1,taxable,1,0,,`, 'too_long:name'],
    ['a maker of 101', `A,작품,${'가'.repeat(101)},1,taxable,1,0,,`, 'too_long:maker'],
    ['another encoding', 'A,\ufffd\ufffd\ufffd,,1,taxable,1,0,,', 'not_text:name'],
    ['half a character', 'A,작\ud800품,,1,taxable,1,0,,', 'not_text:name'],
    ['NUL in the maker', 'A,작품,칠\0몽,1,taxable,1,0,,', 'not_text:maker'],
    ['won with a point', 'A,작품,,1.5,taxable,1,0,,', 'not_whole:price'],
    ['won with a comma', 'A,작품,,"1,000",taxable,1,0,,', 'not_whole:price'],
    ['won with its sign', 'A,작품,,₩100,taxable,1,0,,', 'not_whole:price'],
    ['full-width digits', 'A,작품,,１００,taxable,1,0,,', 'not_whole:price'],
    ['hexadecimal', 'A,작품,,0x10,taxable,1,0,,', 'not_whole:price'], ['exponents', 'A,작품,,1e3,taxable,1,0,,', 'not_whole:price'],
    ['a negative price', 'A,작품,,-1,taxable,1,0,,', 'out_of_range:price'],
    ['too many won', 'A,작품,,10000000001,taxable,1,0,,', 'out_of_range:price'],
    ['absurdly many won', `A,작품,,${'9'.repeat(30)},taxable,1,0,,`, 'not_whole:price'],
    ['no tax class', 'A,작품,,1,,1,0,,', 'unknown_value:taxClass'], ['another tax class', 'A,작품,,1,zero,1,0,,', 'unknown_value:taxClass'],
    ['a case of its own', 'A,작품,,1,Taxable,1,0,,', 'unknown_value:taxClass'],
    ['half a piece', 'A,작품,,1,taxable,0.5,0,,', 'not_whole:stock'],
    ['too little stock', 'A,작품,,1,taxable,-100000,0,,', 'out_of_range:stock'],
    ['too much stock', 'A,작품,,1,taxable,10000000,0,,', 'out_of_range:stock'],
    ['a yes of its own', 'A,작품,,1,taxable,1,yes,,', 'unknown_value:oneOff'],
    ['another contract', 'A,작품,칠몽,1,taxable,1,0,lease,100', 'unknown_value:contractKind'],
    ['consign without maker', 'A,작품,,1,taxable,1,0,consign,100', 'contract_needs_maker'],
    ['special without maker', 'A,작품,,1,taxable,1,0,special,100', 'contract_needs_maker'],
    ['a rate without maker', 'A,작품,,1,taxable,1,0,outright,100', 'contract_needs_maker'],
    ['consign without rate', 'A,작품,칠몽,1,taxable,1,0,consign,', 'contract_needs_rate'],
    ['special without rate', 'A,작품,칠몽,1,taxable,1,0,special,', 'contract_needs_rate'],
    ['a rate without contract', 'A,작품,칠몽,1,taxable,1,0,,100', 'rate_without_contract'],
    ['a rate over all', 'A,작품,칠몽,1,taxable,1,0,consign,10001', 'out_of_range:rate'],
    ['a negative rate', 'A,작품,칠몽,1,taxable,1,0,consign,-1', 'out_of_range:rate'],
    ['a rate in percent', 'A,작품,칠몽,1,taxable,1,0,consign,20%', 'not_whole:rate'],
  ])('%s', (_, row, reason) => {
    expect(read(row)).toEqual({ makers: [], items: [], hasCategories: false, rejected: [{ line: 2, reason }] });
    expect(catalogReasons.some((known) => reason.split(':')[0] === known)).toBe(true);
  });

  test('when it stands there already: same code (in any case), name and maker', () => {
    const { items, rejected } = read(
      'a1,작품,칠몽,1,taxable,1,0,,', 'A1,작품,,1,taxable,1,0,,', 'A１,작품,칠몽,2,exempt,2,1,,', 'A1,다른 작품,칠몽,1,taxable,1,0,,',
    );
    expect(items.map((item) => [item.id, item.name, item.makerId])).toEqual([[1, '작품', 1], [2, '작품', null], [3, '다른 작품', 1]]);
    expect(rejected).toEqual([{ line: 4, reason: 'duplicate_row:2' }]);
  });

  test('when its maker has other terms in an earlier row; that row is named', () => {
    const { items, makers, rejected } = read(
      'A,하나,칠몽,1,taxable,1,0,consign,2000', 'B,둘,칠몽,1,taxable,1,0,consign,2500', 'C,셋,칠몽,1,taxable,1,0,special,2000',
      'D,넷,칠몽,1,taxable,1,0,,',
      'E,다섯,칠몽,1,taxable,1,0,consign,2000', 'F,여섯,느린서재,1,taxable,1,0,,', 'G,일곱,느린서재,1,taxable,1,0,outright,',
    );
    expect(items.map((item) => item.code)).toEqual(['A', 'E', 'F']);
    expect(makers.map((maker) => [maker.id, maker.name])).toEqual([[1, '칠몽'], [2, '느린서재']]);
    expect(rejected).toEqual([
      { line: 3, reason: 'maker_contract_differs:2' }, { line: 4, reason: 'maker_contract_differs:2' },
      { line: 5, reason: 'maker_contract_differs:2' },
      { line: 8, reason: 'maker_contract_differs:7' },
    ]);
  });

  test('a refused row gives no maker and no id away', () => {
    const { items, makers } = read(
      'A,하나,칠몽,x,taxable,1,0,consign,2000', 'B,둘,느린서재,1,taxable,1,0,special,100', 'C,셋,칠몽,1,taxable,1,0,consign,500',
    );
    expect(makers.map((maker) => [maker.id, maker.name, maker.contract.rateBp])).toEqual([[1, '느린서재', 100], [2, '칠몽', 500]]);
    expect(items.map((item) => [item.id, item.makerId])).toEqual([[1, 1], [2, 2]]);
  });
});

describe('lines are those of the file', () => {
  const bad = ',x,,1,taxable,1,0,,';
  test.each([
    ['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r'],
  ])('with %s, quoted line ends and empty lines', (_, end) => {
    const text = [header, bad, `A,"두${end}줄${end}${end}셋",,1,taxable,1,0,,`, '', '', bad, ',,,,,,,,', '   ', bad, ''].join(end);
    const rows = must(readCatalog(text), 'our header');
    expect(rows.rejected.map((row) => row.line)).toEqual([2, 9, 12]);
    expect(rows.items.map((item) => item.name)).toEqual([`두${end}줄${end}${end}셋`]);
  });

  test('when the line ends are mixed', () => {
    expect(readCatalog(`${header}\r\n${bad}\n${bad}\r${bad}`)?.rejected.map((row) => row.line)).toEqual([2, 3, 4]);
  });

  test('from a broken quote on, each line is refused; what stood before is read', () => {
    for (const broken of ['B,"둘', 'B,둘"개,,1,taxable,1,0,,', 'B,"둘"개,,1,taxable,1,0,,']) {
      const rows = read('A,하나,,1,taxable,1,0,,', broken, '', 'C,셋,,1,taxable,1,0,,', 'D,넷,,1,taxable,1,0,,');
      expect(rows.items.map((item) => item.code), broken).toEqual(['A']);
      expect(rows.rejected, broken).toEqual([3, 5, 6].map((line) => ({ line, reason: 'bad_quotes' })));
    }
  });
});

test('the practice catalogue is read whole', () => {
  const text = readFileSync(new URL('../../db/demo/catalog.csv', import.meta.url), 'utf8');
  const { items, makers, rejected } = must(readCatalog(text), 'our header');
  expect(rejected).toEqual([]);
  expect(items.length).toBeGreaterThanOrEqual(2_000);
  expect(makers.length).toBeGreaterThanOrEqual(120);
});

test('every hostile name is an item, as it is but for its ends and NFC', () => {
  const { items, rejected } = read(...hostileNames.map(({ name }, index) => `H${index},${quoted(name)},,1000,taxable,1,0,,`));
  expect(rejected).toEqual([]);
  expect(items.map((item) => item.name)).toEqual(hostileNames.map(({ name }) => name.normalize('NFC').trim()));
});

test('20,000 texts that are no catalogue: never an exception, no line twice, only listed reasons', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '', '"', '""', '"a', 'a"b', ',', '\n', '\r\n', 'taxable', 'exempt', 'consign', '1', '-1', '1e3', '2000',
      '\0', '\ufffd', '칠몽', 'A', '\ufeff',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const row = fc.array(cell, { maxLength: 11 }).map((cells) => cells.join(','));
  const file = fc.tuple(fc.constantFrom(header, `\ufeff${header}`, '', 'code'), fc.array(row, { maxLength: 5 }))
    .map(([first, rows]) => [first, ...rows].join('\n'));
  fc.assert(fc.property(file, (text) => {
    const rows = readCatalog(text);
    if (rows === null) return;
    const lines = rows.rejected.map((rejected) => rejected.line);
    expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    for (const { reason } of rows.rejected) expect(catalogReasons).toContain(reason.split(':')[0]);
    expect(rows.items.map((item) => item.id)).toEqual(rows.items.map((_, index) => index + 1));
    expect(rows.makers.map((maker) => maker.id)).toEqual(rows.makers.map((_, index) => index + 1));
  }), { seed, numRuns: rounds(5_000, 20_000) });
}, 60_000);

test('in slices it is read as at once: whole files, torn ones, and none at all', async () => {
  const practice = readFileSync(new URL('../../db/demo/catalog.csv', import.meta.url), 'utf8');
  const texts = [practice, '', 'a,b', header, `${practice.slice(0, 70_000)}\n"`, `${header}\r\nA,"두\r\n줄",,1,taxable,1,0,,\r\n,,,`];
  for (const text of texts) expect(await readCatalogSlowly(text)).toEqual(readCatalog(text));
  const cell = fc.constantFrom('', '"', 'a"b', '"a,b"', '\n', '\r\n', 'A', '칠몽', '1', 'taxable', '0');
  const file = fc.array(fc.array(cell, { maxLength: 11 }).map((cells) => cells.join(',')), { maxLength: 5 });
  await fc.assert(fc.asyncProperty(file, async (rows) => {
    const text = [header, ...rows].join('\n');
    expect(await readCatalogSlowly(text)).toEqual(readCatalog(text));
  }), { seed, numRuns: 500 });
});

test('while 100,000 rows are read in slices, everything else gets its turn', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `88${index},밥그릇 ${index},공방 ${index % 500},${index},taxable,3,0,consign,2000`);
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const read = must(await readCatalogSlowly([header, ...rows].join('\n')), 'our header');
  isDone = true;
  expect(read.items).toHaveLength(100_000);
  // 5 MB in slices of 64 KB, then 100,000 rows in slices of 500.
  expect(turns).toBeGreaterThan(250);
});

test('100,000 rows are read within three seconds of one processor', () => {
  const row = (index: number): string => `88${index},백자 민무늬 밥그릇 ${index},공방 ${index % 500},${index},taxable,3,0,consign,2000`;
  const rows = Array.from({ length: 100_000 }, (_, index) => row(index));
  const text = [header, ...rows].join('\r\n');
  const began = process.cpuUsage();
  const { items, makers } = must(readCatalog(text), 'our header');
  const spent = process.cpuUsage(began);
  expect([items.length, makers.length]).toEqual([100_000, 500]);
  expect((spent.user + spent.system) / 1_000).toBeLessThan(3_000);
}, 30_000);
