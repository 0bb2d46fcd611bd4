// What the page says, Korean first. Never decides anything: each failure rule has its words, or this does not compile.

import type { Rule } from './paper.ts';

export type Words = { readonly ko: string; readonly en: string };

export const ruleWords: Readonly<Record<Rule, Words>> = {
  unknown_command: { ko: '모르는 명령', en: 'Unknown command' },
  bad_parameter: { ko: '명령의 값이 잘못됨', en: 'Bad parameter' },
  incomplete_command: { ko: '끝나지 않은 명령', en: 'Command never finished' },
  control_byte: { ko: '허용되지 않은 제어 문자', en: 'Stray control byte' },
  hangul_off: { ko: '한글 모드가 꺼진 채 온 글자', en: 'High byte while Hangul mode is off' },
  hangul_invalid: { ko: 'CP949에 없는 두 바이트', en: 'Not a CP949 character' },
  before_init: { ko: '초기화(ESC @) 전의 인쇄', en: 'Printing before ESC @' },
  line_too_wide: { ko: '용지보다 넓은 줄', en: 'Line wider than the paper' },
  mid_line: { ko: '줄 가운데에서 온 명령', en: 'Command in the middle of a line' },
  text_lost: { ko: '인쇄되지 않은 글', en: 'Text never printed' },
  font_not_a: { ko: '글꼴 A가 아님', en: 'Font other than A' },
  pulse_timing: { ko: '돈통 펄스 시간이 잘못됨', en: 'Drawer pulse timing' },
  barcode_invalid: { ko: '잘못된 바코드', en: 'Invalid barcode' },
  barcode_too_wide: { ko: '용지보다 넓은 바코드', en: 'Barcode wider than the paper' },
  qr_invalid: { ko: '잘못된 QR', en: 'Invalid QR code' },
  qr_too_wide: { ko: '용지보다 넓은 QR', en: 'QR code wider than the paper' },
  image_too_wide: { ko: '용지보다 넓은 그림', en: 'Image wider than the paper' },
  paper_endless: { ko: '자르지 않고 이어진 용지', en: 'Paper without end' },
};

/** Text made safe inside HTML elements and quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Korean with the English small beside it, as HTML. */
export function bilingual(words: Words): string {
  return `${escaped(words.ko)} <span class="en" lang="en">${escaped(words.en)}</span>`;
}
