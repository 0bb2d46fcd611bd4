/** What the screen says about a catalogue row that was left out. The importer's reasons are codes; each has its words here. */
import type { Language } from './refusals.ts';

/** `{about}` is a column's name, or the line of an earlier row. */
export const rowWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  bad_quotes: { ko: '따옴표가 닫히지 않았어요', en: 'a quotation mark is not closed' },
  column_count: { ko: '칸 수가 첫 줄과 달라요', en: 'the number of columns differs from the first line' },
  not_text: { ko: '{about} 칸에 읽을 수 없는 글자가 있어요', en: '{about} holds characters that cannot be read' },
  missing: { ko: '{about} 칸이 비어 있어요', en: '{about} is empty' },
  too_long: { ko: '{about} 칸이 너무 길어요', en: '{about} is too long' },
  code_has_space: { ko: '코드에 빈칸이 있어요', en: 'the code has a space in it' },
  code_is_rounded: { ko: '코드가 1.23E+12처럼 줄어 있어요. 표 프로그램에서 글자로 바꿔 저장해 주세요', en: 'the code was rounded (like 1.23E+12); save the column as text' },
  not_whole: { ko: '{about} 칸이 숫자가 아니에요', en: '{about} is not a whole number' },
  out_of_range: { ko: '{about} 값이 너무 크거나 작아요', en: '{about} is too large or too small' },
  unknown_value: { ko: '{about} 칸에 쓸 수 없는 값이 있어요', en: '{about} has a value that is not known' },
  contract_needs_maker: { ko: '계약 종류가 있는데 작가가 없어요', en: 'there is a contract but no maker' },
  contract_needs_rate: { ko: '계약 종류가 있는데 수수료율이 없어요', en: 'there is a contract but no rate' },
  rate_without_contract: { ko: '수수료율이 있는데 계약 종류가 없어요', en: 'there is a rate but no contract' },
  maker_contract_differs: { ko: '같은 작가의 계약이 {about}번째 줄과 달라요', en: "the maker's contract differs from line {about}" },
  duplicate_row: { ko: '{about}번째 줄과 같은 작품이에요', en: 'the same item as line {about}' },
};

/** The sentence for a reason such as `too_long:name`; one without words is shown as it is. */
export function sayRowReason(reason: string, language: Language): string {
  const [code = '', about = ''] = reason.split(':');
  const known = Object.hasOwn(rowWords, code) ? rowWords[code] : undefined;
  return known === undefined ? reason : known[language].replace('{about}', about);
}
