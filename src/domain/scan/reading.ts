/** One reading as a device or a person gave it, and its plain form. Says nothing of what was read. */
import { convertHangulToQwerty } from 'es-hangul';

/** Where it came from: a HID POS scanner, a serial one, or the screen (keyboard scanners and typed codes alike). */
export type ReadingSource = 'hid' | 'serial' | 'screen';

/** The text as it came, without a suffix; `aim` is the AIM symbology id (`]E0`) when the device told it apart from the text. */
export type Reading = { readonly text: string; readonly aim: string | null; readonly source: ReadingSource };

/** Text as a Latin keyboard would have given it; the group separator 0x1D of GS1 stays, other control characters go. */
export type PlainText = { readonly text: string; readonly aim: string | null };

/** What an AIM id looks like: a bracket, the symbology's letter, a modifier (ISO/IEC 15424). */
const aimForm = /^\][A-Za-z][0-9A-Za-z]/;

/** Is it an AIM id and nothing else? */
export function isAim(text: string): boolean {
  return text.length === 3 && aimForm.test(text);
}

/**
 * Makes a reading plain: full-width forms made narrow, letters typed in Hangul mode put back to keys, blanks and control
 * characters gone, and an AIM id that stands before the text taken off it. Case stays, for AIM ids and addresses have one.
 */
export function plainText({ text, aim }: Reading): PlainText {
  const narrow = text.normalize('NFC').replace(/[\uFF01-\uFF5E\u3000]/gu, (wide) => wide.normalize('NFKC'));
  const latin = /[ㄱ-ㅣ가-힣]/u.test(narrow) ? convertHangulToQwerty(narrow) : narrow;
  const bare = latin.replace(/[\s\p{Cc}\p{Cf}]/gu, (character) => (character === '\u001D' ? character : ''));
  const told = aim === null ? aimForm.exec(bare)?.[0] : undefined;
  return told === undefined ? { text: bare, aim } : { text: bare.slice(told.length), aim: told };
}
