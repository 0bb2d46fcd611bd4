/**
 * The two-set (두벌식) keyboard, both ways: what the keys would have given in the other mode. The one place that knows it.
 * Finds and reads nothing.
 */
import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';

const hangul = /[ㄱ-ㅣ가-힣]/u;
const latin = /[A-Za-z]/;

/** The Latin letters whose keys gave a text typed in Hangul mode (뮻 → abc), in lower case, for case is lost; null without Hangul. */
export function latinKeysOf(text: string): string | null {
  return hangul.test(text) ? convertHangulToQwerty(text) : null;
}

/**
 * The Hangul that a text typed with the input method off was meant to be (dhcclf → 옻칠), best guess first. Shift gives
 * doubled consonants (Rhc → 꽃), unless it may have been the Caps Lock key. Empty without Latin letters.
 */
export function hangulOfKeys(text: string): readonly string[] {
  if (!latin.test(text)) return [];
  const typed = convertQwertyToHangul(text);
  const lower = convertQwertyToHangul(text.toLowerCase());
  const isCapsLock = text.length > 1 && text === text.toUpperCase();
  return [...new Set(isCapsLock ? [lower, typed] : [typed, lower])];
}
