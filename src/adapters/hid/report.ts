/**
 * The input reports of one USB HID POS scanner (usage page 0x8C) → readings. Pure: bytes and their time in, texts out.
 * Knows no device, keeps nothing between two of them, and would rather lose a broken code than make one up.
 *
 * A report has 64 bytes: 0 report id 2; 1 length of the data, 0-56; 2-4 AIM id; 5-60 data; 61 the maker's own id; 62
 * reserved; 63 bit 0: the code goes on in the next report. (HID POS Usage Tables 1.02; the makers' layout agrees.)
 */
import iconv from 'iconv-lite';
import { isAim } from '../../domain/scan/reading.ts';

export const reportBytes = 64;
const reportId = 2;
const dataBytesMax = 56;
const dataAt = 5;
const flagsAt = 63;
/** A code whose next report is so long in coming has lost it. */
export const partialMs = 500;
/** More than any code holds that a till could use; a stuck device must not fill the memory. */
export const codeBytesMax = 4_096;

/**
 * A code that is not whole yet; `lost` once a part of it was broken: the rest is passed over to its end, for a tail must
 * not pass for a code. `aim` is null while no sound report told it.
 */
export type Partial = { readonly aim: string | null; readonly bytes: Uint8Array; readonly lost: boolean; readonly at: number };

/** Why bytes came to nothing; told to the log, never with what they said. */
export type Dropped = 'short_report' | 'bad_length' | 'bad_aim' | 'other_code' | 'too_late' | 'too_long';

/** What one report leads to. More than one thing can be dropped by it, and a code still be read. */
export type ReportStep = {
  readonly partial: Partial | null;
  readonly reading: { readonly text: string; readonly aim: string | null } | null;
  readonly dropped: readonly Dropped[];
};

/** Folds one report into the partial code of its device; `at` is in ms of a steady clock. */
export function foldReport(partial: Partial | null, report: Uint8Array, at: number): ReportStep {
  const isLate = partial !== null && at - partial.at > partialMs;
  const held = isLate ? null : partial;
  const late: readonly Dropped[] = isLate && !partial.lost ? ['too_late'] : [];
  // Other reports (a trigger, a battery) may come between and belong to no code.
  if (report.length > 0 && report[0] !== reportId) return { partial: held, reading: null, dropped: late };
  const fault = faultOf(report);
  // A report that is cut off cannot say that it was the last.
  const goesOn = ((report[flagsAt] ?? 1) & 1) === 1;
  if (fault !== null) return { partial: goesOn ? lost(held?.aim ?? null, at) : null, reading: null, dropped: [...late, fault] };

  const aim = aimOf(report);
  const isOther = held !== null && held.aim !== null && held.aim !== aim;
  const before = isOther ? null : held;
  const dropped: readonly Dropped[] = isOther && !held.lost ? [...late, 'other_code'] : late;
  if (before?.lost === true) return { partial: goesOn ? lost(aim, at) : null, reading: null, dropped };
  const bytes = joined(before?.bytes, report.subarray(dataAt, dataAt + (report[1] ?? 0)));
  if (bytes.length > codeBytesMax) {
    return { partial: goesOn ? lost(aim, at) : null, reading: null, dropped: [...dropped, 'too_long'] };
  }
  if (goesOn) return { partial: { aim, bytes, lost: false, at }, reading: null, dropped };
  const text = codeText(bytes);
  return { partial: null, reading: text === '' ? null : { text, aim: aim === '' ? null : aim }, dropped };
}

/** The text of a code: UTF-8 where it is, else CP949 (Korean labels), else one character a byte. Fill bytes of zero are gone. */
export function codeText(bytes: Uint8Array): string {
  const filled = bytes.filter((byte) => byte !== 0);
  const utf8 = new TextDecoder('utf-8').decode(filled);
  if (!utf8.includes('\uFFFD')) return utf8;
  const cp949 = iconv.decode(Buffer.from(filled), 'cp949');
  return cp949.includes('\uFFFD') ? Buffer.from(filled).toString('latin1') : cp949;
}

const empty = new Uint8Array(0);

function faultOf(report: Uint8Array): Dropped | null {
  if (report.length !== reportBytes) return 'short_report';
  if ((report[1] ?? 0) > dataBytesMax) return 'bad_length';
  const aim = aimOf(report);
  return aim === '' || isAim(aim) ? null : 'bad_aim';
}

/** The AIM id; empty for a device that fills its place with zeros. */
function aimOf(report: Uint8Array): string {
  const aim = Buffer.from(report.subarray(2, dataAt)).toString('latin1');
  return aim === '\0\0\0' ? '' : aim;
}

function lost(aim: string | null, at: number): Partial {
  return { aim, bytes: empty, lost: true, at };
}

function joined(before: Uint8Array | undefined, more: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((before?.length ?? 0) + more.length);
  bytes.set(before ?? empty);
  bytes.set(more, before?.length ?? 0);
  return bytes;
}
