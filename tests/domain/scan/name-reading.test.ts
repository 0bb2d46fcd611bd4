import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../../src/domain/barcode.ts';
import { candidatesOf } from '../../../src/domain/scan/candidates.ts';
import { readInStoreFormat, readInStoreFormats } from '../../../src/domain/scan/in-store.ts';
import { nameReading, shownCode } from '../../../src/domain/scan/name-reading.ts';
import type { Reading } from '../../../src/domain/scan/reading.ts';
import { must } from '../../../src/domain/result.ts';

const read = (text: string, aim: string | null = null): Reading => ({ text, aim, source: 'screen' });
/** A text, its AIM id, what is expected of it, and why. */
type Row<T> = [text: string, aim: string | null, wanted: T, why: string];
const gs = '\u001D';
const weChat = '134567890123456789';
const alipay = '2812345678901234567';

describe('what a reading is', () => {
  test.each<Row<object>>([
    ['8801234567893', null, { kind: 'ean13', code: '8801234567893', addOn: null }, 'a Korean EAN-13'],
    ['8801234567893', ']E0', { kind: 'ean13', code: '8801234567893' }, 'the same with its id beside it'],
    [']E08801234567893\r', null, { kind: 'ean13', code: '8801234567893' }, 'the same with its id before it'],
    ['８８０１２３４５６７８９３', null, { kind: 'ean13', code: '8801234567893' }, 'full-width digits'],
    ['8801234567894', null, { kind: 'plain', code: '8801234567894' }, 'a check digit that is wrong'],
    ['88012346', ']E4', { kind: 'ean8', code: '88012346' }, 'EAN-8'],
    ['01234565', ']E0', { kind: 'upc_e', code: '012345000065', printed: '01234565' }, 'UPC-E'],
    ['01234565', null, { kind: 'ean8', code: '01234565' }, 'the same digits without the symbol'],
    ['01234565', ']E4', { kind: 'ean8', code: '01234565' }, 'the same digits from an EAN-8'],
    ['01234564', ']E0', { kind: 'plain', code: '01234564' }, 'UPC-E whose check digit is wrong'],
    ['123456', ']E0', { kind: 'upc_e', code: '012345000065' }, 'UPC-E of six digits'],
    [']E0123456', null, { kind: 'upc_e', code: '012345000065' }, 'the same with its id before it'],
    ['123456', null, { kind: 'plain', code: '123456' }, 'six digits without the symbol'],
    ['036000291452', ']E0', { kind: 'upc_a', code: '036000291452' }, 'UPC-A of 12 digits'],
    ['0036000291452', ']E0', { kind: 'ean13', code: '0036000291452' }, 'UPC-A that came with its zero'],
    ['9788936434120', null, { kind: 'book', code: '9788936434120', addOn: null }, 'a book'],
    ['978893643412003810', null, { kind: 'book', code: '9788936434120', addOn: '03810' }, 'a book with its add-on, no AIM id'],
    ['978893643412003810', ']E3', { kind: 'book', code: '9788936434120', addOn: '03810' }, 'a book with its add-on'],
    ['977123456700305', ']E3', { kind: 'ean13', code: '9771234567003', addOn: '05' }, 'a magazine with a two-digit add-on'],
    ['880123456789312345', ']E3', { kind: 'ean13', code: '8801234567893', addOn: '12345' }, 'an add-on that the AIM id vouches for'],
    ['2000000000015', null, { kind: 'in_store', code: '2000000000015', item: null, price: null }, 'the shop’s own, item code only'],
    ['2900001000017', ']E0', { kind: 'in_store', code: '2900001000017', price: null }, 'prefix 29'],
    ['0200000000011', null, { kind: 'in_store', code: '0200000000011' }, 'prefix 02'],
    ['200000000011', null, { kind: 'in_store', code: '0200000000011' }, 'prefix 02 as a UPC-A'],
    ['SDM00123', null, { kind: 'plain', code: 'SDM00123' }, 'a label of the house'],
    ['ㄴ으00123', null, { kind: 'plain', code: 'SDM00123' }, 'the same in Hangul mode'],
    ['0001-01-1-000042', null, { kind: 'receipt', receiptNumber: '0001-01-1-000042' }, 'a receipt'],
    ['https://idus.com/p/a1B2', ']Q1', { kind: 'item_address', id: 'A1B2' }, 'an item’s page'],
    ['ㅗㅅ센://ㅑ연.채ㅡ/ㅔ/ㅁ1ㅠ2', null, { kind: 'item_address', id: 'A1B2' }, 'the same in Hangul mode'],
    ['https://www.idus.com/w/product/a1b2/?ref=8801234567893#x', null, { kind: 'item_address', id: 'A1B2' }, 'query and fragment left out'],
    ['https://idus.com/p/%EC%98%BB', null, { kind: 'item_address', id: '옻' }, 'a percent-coded id'],
    ['https://idus.com/p/%E0%A4%A', null, { kind: 'item_address', id: '%E0%A4%A' }, 'a percent code that is broken'],
    ['https://idus.com/', null, { kind: 'plain', code: 'HTTPS://IDUS.COM/' }, 'an address of nothing'],
  ])('%s %s: %j', (text, aim, wanted) => {
    expect(nameReading(read(text, aim))).toMatchObject(wanted);
  });

  test.each<Row<string>>([
    ['0108801234567893', null, '08801234567893', 'GTIN alone'],
    ['010880123456789310LOT7', null, '08801234567893', 'with a lot'],
    [`010880123456789310LOT7${gs}21S1`, ']C1', '08801234567893', 'lot and serial with FNC1 between'],
    [`${gs}010880123456789310LOT7`, ']C1', '08801234567893', 'FNC1 sent at the front'],
    [`10LOT7${gs}0108801234567893`, ']d2', '08801234567893', 'the GTIN second'],
    ['010880123456789317261231', null, '08801234567893', '24 digits that are GS1'],
    ['0108801234567893', ']e0', '08801234567893', 'DataBar'],
    ['010880123456789399', ']e0', '08801234567893', 'DataBar whose rest cannot be read'],
    ['(01)08801234567893(10)A1', null, '08801234567893', 'as printed'],
    ['(10)A1(01)08801234567893', null, '08801234567893', 'as printed, the GTIN second'],
    ['０１０８８０１２３４５６７８９３', null, '08801234567893', 'in full-width digits'],
    ['18801234567890', ']I1', '18801234567890', 'a carton (ITF-14)'],
    ['https://id.gs1.org/01/08801234567893/10/A?17=261231', ']Q1', '08801234567893', 'Digital Link'],
    ['https://sodam.example/shop/01/8801234567893', null, '08801234567893', 'Digital Link of 13 digits under a path'],
  ])('%s %s holds GTIN %s: %s', (text, aim, gtin) => {
    expect(nameReading(read(text, aim))).toMatchObject({ kind: 'gs1', gtin });
  });

  test('every element is read', () => {
    const named = nameReading(read(`01088012345678933103000750392215000${gs}10LOT7${gs}21S1`, ']e0'));
    expect(named).toMatchObject({
      elements: [
        { ai: '01', value: '08801234567893' }, { ai: '3103', value: '000750' }, { ai: '3922', value: '15000' },
        { ai: '10', value: 'LOT7' }, { ai: '21', value: 'S1' },
      ],
    });
  });
});

describe('a customer’s payment code', () => {
  test.each<[text: string, aim: string | null, why: string]>([
    [weChat, null, 'WeChat, 18 digits from 10-15'],
    [alipay, null, 'Alipay, 19 digits from 25-30'],
    [weChat, ']C0', 'a Code 128 of digits'],
    [weChat, ']Q1', 'a QR code of digits'],
    [`]Q1${alipay}`, null, 'an AIM id before it'],
    ['1234567890123456', null, '16 digits, the fewest'],
    ['123456789012345678901234', null, '24 digits, the most'],
    ['0108801234567894', null, '01 before 14 digits that do not check'],
    ['010880123456789399', null, '01 and a GTIN with a rest that is no GS1'],
    ['112612310108801234567893', null, 'a date and a GTIN that no symbol calls GS1'],
    ['978893643412103810', null, '978 whose check digit is wrong'],
    ['880123456789312345', null, '13 digits and 5 that are no book'],
    ['9788936434120038', null, 'a book and three digits'],
    ['１３４５６７８９０１２３４５６７８９', null, 'full-width digits'],
    ['1345 6789 0123 456789', null, 'with blanks'],
    ['https://qr.pay.example/281006011234567890123', null, 'behind an address'],
    ['hQVDUFYwMWETTwegAAAAA', ']Q1', 'an EMVCo consumer code'],
    ['551234567890123456', ']C1', 'a GS1 id over digits that are no GS1'],
  ])('%s %s is dropped: %s', (text, aim) => {
    const reading = read(text, aim);
    const named = nameReading(reading);
    expect([named, candidatesOf(reading, named), shownCode(named)]).toEqual([{ kind: 'payment' }, [], '']);
  });

  test.each([
    ['123456789012345', 'plain', '15 digits are none'],
    ['1234567890123456789012345', 'plain', '25 digits are none'],
    ['12345678901234A6', 'plain', 'nor is anything with a letter'],
  ])('%s is %s: %s', (text, kind) => {
    expect(nameReading(read(text)).kind).toBe(kind);
  });

  test('a pallet, by its GS1 id, is none: it is no item either', () => {
    expect(nameReading(read('00380000000000000010', ']C1'))).toEqual({ kind: 'plain', code: '00380000000000000010' });
  });

  test('any 16 to 24 digits that are neither a book nor GS1 are one, and keep no digit of it', () => {
    const digits = fc.stringMatching(/^\d{16,24}$/);
    fc.assert(fc.property(digits, (text) => {
      const named = nameReading(read(text));
      const isBook = text.length === 18 && /^97[89]/.test(text) && checkDigit(text.slice(0, 12)) === Number(text[12]);
      const isItem = text.startsWith('01') && checkDigit(text.slice(2, 15)) === Number(text[15]);
      return isBook || isItem || JSON.stringify(named) === '{"kind":"payment"}';
    }), { seed: 20261122, numRuns: 20_000 });
  });
});

describe('how the shop fills its own codes', () => {
  const formats = ['22IIIIIPPPPPC', '23IIIIIWWWWWC', '24XIIIIIPPPPC', '25IIIIVPPPPPC', '26IIIIIVPPPPC'].map((pattern) => {
    const format = readInStoreFormat(pattern);
    return must(format.ok ? format.value : null, pattern);
  });
  const whole = (body: string): string => `${body}${checkDigit(body)}`;
  test.each([
    ['221234509800', { item: '12345', price: 9_800, grams: null, base: whole('221234500000') }],
    ['231234500750', { item: '12345', price: null, grams: 750, base: whole('231234500000') }],
    ['247123451234', { item: '12345', price: 1_234, grams: null, base: whole('240123450000') }],
    ['251234614685', { item: '1234', price: 14_685, grams: null, base: whole('251234000000') }],
    ['251234514685', { item: null, price: null, grams: null, base: null }],
    ['261234592875', { item: '12345', price: 2_875, grams: null, base: whole('261234500000') }],
    ['261234582875', { item: null, price: null, grams: null, base: null }],
    ['211234509800', { item: null, price: null, grams: null, base: null }],
  ])('%s says %j', (body, wanted) => {
    const reading = read(whole(body));
    const named = nameReading(reading, formats);
    expect(named).toMatchObject({ kind: 'in_store', code: whole(body), ...wanted });
    const { item, base } = wanted;
    expect(candidatesOf(reading, named)).toEqual([whole(body), base, item].filter((text) => text !== null));
  });

  test.each(['22IIIIIPPPPP', '22IIIIIPPPPPP', '30IIIIIPPPPPC', '22XXXXXPPPPPC', '22IIIPPPWWWWC', '22iiiiipppppC', '22IIIIVVPPPPC', '22IIIIIIVPPPC', '22IIIIVIIIIIC', ''])('%s is no pattern', (pattern) => {
    expect(readInStoreFormat(pattern)).toMatchObject({ ok: false, refusal: { code: 'bad_pattern' } });
  });
});

describe('the formats of a shop', () => {
  test.each([
    [[], 'ok'], [['21IIIIIIIIIIC', '22IIIIIPPPPPC', '02IIIIVPPPPPC'], 'ok'], [['30IIIIIPPPPPC'], 'bad_pattern'],
    [['22IIIIIPPPPPC', '22IIIIIIPPPPC'], 'two_formats'], [['23IIIIIWWWWWC'], 'no_weighed_goods'],
  ])('%j: %s', (patterns, code) => {
    const formats = readInStoreFormats(patterns);
    expect(formats.ok ? 'ok' : formats.refusal.code).toBe(code);
    if (formats.ok) expect(formats.value.map(({ pattern }) => pattern)).toEqual(patterns);
  });
});

describe('what the catalogue is asked for, best first', () => {
  test.each([
    ['01234565', ']E0', ['012345000065', '0012345000065', '01234565']],
    ['8801234567893', null, ['8801234567893']],
    ['0036000291452', null, ['0036000291452', '036000291452']],
    ['036000291452', null, ['036000291452', '0036000291452']],
    ['978893643412003810', null, ['9788936434120', '978893643412003810']],
    ['010880123456789310LOT7', null, ['8801234567893', '08801234567893']],
    ['0100000088012346', null, ['0000088012346', '000088012346', '88012346', '00000088012346']],
    ['18801234567890', null, ['18801234567890']],
    ['https://idus.com/p/a1B2', null, ['A1B2']],
    ['ㄴ으00123', null, ['ㄴ으00123', 'SDM00123']],
    ['SDM00123', ']C0', ['SDM00123']],
    [']C0SDM00123', null, [']C0SDM00123', 'SDM00123']],
  ])('%s %s: %j', (text, aim, wanted) => {
    const reading = read(text, aim);
    expect(candidatesOf(reading, nameReading(reading))).toEqual(wanted);
  });

  test('a carton is never its single piece', () => {
    const reading = read('0118801234567890', ']C1');
    expect(candidatesOf(reading, nameReading(reading))).toEqual(['18801234567890']);
  });
});

test('no text throws, and every one has a name', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'0123456789()]EQ/:\u001Dㅂ뮻'), maxLength: 60 }));
  const aim = fc.option(fc.constantFrom(']E0', ']E3', ']E4', ']C1', ']e0', ']Q3', ']d2', ']I1'), { nil: null });
  fc.assert(fc.property(text, aim, (value, id) => {
    const reading = read(value, id);
    const named = nameReading(reading);
    return (named.kind === 'payment') === (candidatesOf(reading, named).length === 0) && typeof shownCode(named) === 'string';
  }), { seed: 20261122, numRuns: 20_000 });
});
