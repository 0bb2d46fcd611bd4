/** Both languages say the same things, and every refusal and reason has a sentence that obeys the house style. */
import { describe, expect, test } from 'vitest';
import { catalogReasons } from '../../src/adapters/catalog-csv.ts';
import { commonRefusals, contract, linkRefusals } from '../../src/contract/contract.ts';
import type { FactKind } from '../../src/domain/facts.ts';
import { en } from '../../renderer/words/en.ts';
import { ko } from '../../renderer/words/ko.ts';
import { languages, refusalWords, sayRefusal } from '../../renderer/words/refusals.ts';
import { rowWords, sayRowReason } from '../../renderer/words/rejected-rows.ts';

type Texts = { readonly [key: string]: string | Texts };

function leaves(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : leaves(text, `${path}${key}.`)));
}

const slots = (text: string): string[] => [...text.matchAll(/\{\{?(\w+)\}?\}/g)].map(([, name = '']) => name).sort();
const korean = leaves(ko);
const english = new Map(leaves(en));

describe('every word', () => {
  test('exists in both languages, with the same places to fill', () => {
    expect([...english.keys()].sort()).toEqual(korean.map(([key]) => key).sort());
    expect(korean.filter(([key, text]) => slots(text).join() !== slots(english.get(key) ?? '').join()).map(([key]) => key)).toEqual([]);
  });

  test('is there: none is empty', () => {
    expect([...korean, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('is Korean in Korean', () => {
    const free = new Set(['language.en', 'language.enShort', 'manage.keystore']);
    expect(korean.filter(([key, text]) => !free.has(key) && !/[가-힣]/.test(text) && !/^PIN/.test(text)).map(([key]) => key)).toEqual([]);
  });

  test('blames nobody and speaks no jargon', () => {
    const banned = /고객님|아이템|오류|실패|에러|하십시오|습니다/;
    const said = [...korean.map(([, text]) => text), ...Object.values(refusalWords).map(({ ko: text }) => text), ...Object.values(rowWords).map(({ ko: text }) => text)];
    expect(said.filter((text) => banned.test(text))).toEqual([]);
  });

  test('comes in at most two sentences to a refusal', () => {
    const sentences = (text: string): number => text.split(/[.?!](?:\s|\]|$)/).filter((part) => part.trim() !== '').length;
    expect(Object.entries(refusalWords).filter(([, words]) => languages.some((language) => sentences(words[language]) > 2)).map(([code]) => code)).toEqual([]);
  });
});

test.each([
  'sale', 'refund', 'exchange', 'tender_corrected', 'voucher_sold', 'voucher_cancelled', 'shift_opened', 'shift_closed', 'cash_moved', 'maker_settled',
  'maker_paid',
] as const satisfies readonly FactKind[])('an entry behind a figure is called by a word: %s', (kind) => {
  expect(english.get(`day.kind_${kind}`)).toMatch(/^[A-Z]/);
});

describe('refusals', () => {
  const listed = [...Object.values(contract).flatMap((row): readonly string[] => row.refusals), ...commonRefusals, ...linkRefusals];

  test.each([...new Set(listed)])('%s is said in both languages, with and without facts', (code) => {
    for (const language of languages) {
      const bare = sayRefusal({ code }, language);
      const full = sayRefusal({ code, facts: { left: 4, seconds: 59, missing: 3_000, most: 500, lines: 12, rejected: 7 } }, language);
      for (const text of [bare, full]) expect(text).toMatch(/^[^[\]{}]{4,}$/);
    }
  });

  test.each([
    ['short', { missing: 3_000 }, '받은 돈이 3,000원 모자라요.', '3,000 won short.'],
    ['wrong_pin', { left: 2 }, 'PIN이 맞지 않아요. 2번 더 틀리면 잠겨요.', 'Wrong PIN. 2 more and it locks.'],
    ['wrong_pin', {}, 'PIN이 맞지 않아요.', 'Wrong PIN.'],
    ['unknown_code', { code: '880' }, '등록되지 않은 바코드예요. 담아 둔 작품은 그대로예요.', "This code isn't registered. The cart is unchanged."],
  ])('%s %j', (code, facts, inKorean, inEnglish) => {
    expect(sayRefusal({ code, facts }, 'ko')).toBe(inKorean);
    expect(sayRefusal({ code, facts }, 'en')).toBe(inEnglish);
  });

  test('one nobody listed says that there was a fault, never its code', () => {
    expect(sayRefusal({ code: 'made_up' }, 'ko')).toBe(refusalWords.fault.ko);
    expect(sayRefusal({ code: 'toString' }, 'en')).toBe(refusalWords.fault.en);
  });
});

describe('rows left out of a catalogue', () => {
  test('every reason of the importer has words', () => {
    expect(Object.keys(rowWords).sort()).toEqual([...catalogReasons].sort());
  });

  test('name the column or the line', () => {
    expect(sayRowReason('too_long:name', 'ko')).toBe('name 칸이 너무 길어요');
    expect(sayRowReason('duplicate_row:12', 'en')).toBe('the same item as line 12');
    expect(sayRowReason('something_new:3', 'ko')).toBe('something_new:3');
  });
});
