/** How numbers, times and found text are written on the screen. Chooses no words. */
import { normalCode } from '../src/domain/barcode.ts';
import { marksOf } from '../src/domain/search/mark-text.ts';

/** `12,345`; less than nothing with a true minus sign. */
export function grouped(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `\u2212${digits}` : digits;
}

/** As `grouped`, with a plus sign for more than nothing. */
export function signed(amount: number): string {
  return amount > 0 ? `+${grouped(amount)}` : grouped(amount);
}

/** `12.3 MB`: how big a file is. */
export function bytesText(bytes: number): string {
  return bytes < 999_500 ? `${grouped(Math.max(1, Math.round(bytes / 1_000)))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const made = new Map<string, Intl.DateTimeFormat>();

/** One formatter for all calls that say the same. Each takes milliseconds to make, so the page starts without any. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const found = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, found);
  return found;
}

const zone = 'Asia/Seoul';
const minutes = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `14:07`, the shop's wall time. */
export function clock(at: number): string {
  return formatter('en-GB', minutes).format(at);
}

/** `14:07:31`, the shop's wall time. */
export function clockSeconds(at: number): string {
  return formatter('en-GB', { ...minutes, second: '2-digit' }).format(at);
}

/** `2026-11-22`, the shop's calendar day. */
export function day(at: number): string {
  return formatter('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** `11월 22일` or `22 Nov` of a business date. */
export function shortDate(date: string, language: string): string {
  return dateFormat(language, { month: language === 'ko' ? 'long' : 'short', day: 'numeric' }).format(noonOf(date));
}

/** `2026년 11월 22일 일요일` or `Sunday 22 November 2026`. */
export function longDate(date: string, language: string): string {
  return dateFormat(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(noonOf(date));
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return formatter(language === 'ko' ? 'ko-KR' : 'en-GB', { ...options, timeZone: 'UTC' });
}

function noonOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}

/** `8 801234 567893` for an EAN-13; other codes as they are. */
export function printedCode(code: string): string {
  return /^\d{13}$/.test(code) ? `${code.slice(0, 1)} ${code.slice(1, 7)} ${code.slice(7)}` : code;
}

/** A name as it is shown and spoken: control characters and line ends, which a screen draws as nothing or a box, are one space each. */
export function shownName(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

export type Part = { readonly text: string; readonly hit: boolean };

/** Splits a text where a search found it, as the house searches: initials mark their syllables. Parts join to the text. */
export function markHits(text: string, query: string, isDoubledFound = true): readonly Part[] {
  const { letters, isMarked } = marksOf(text, query, isDoubledFound);
  const parts: { text: string; hit: boolean }[] = [];
  letters.forEach((letter, place) => {
    const hit = isMarked[place] === true;
    const last = parts.at(-1);
    if (last !== undefined && last.hit === hit) last.text += letter;
    else parts.push({ text: letter, hit });
  });
  return parts;
}

/** The head two codes share, for showing where a near code differs. */
export function sharedHead(code: string, other: string): number {
  const [a, b] = [normalCode(code), normalCode(other)];
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
