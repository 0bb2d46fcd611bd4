/**
 * The bytes of one serial or USB-COM scanner → codes: they end with CR, LF or both, however often, or with silence. Pure:
 * knows no port and no timer.
 */

/** Silence that ends a code without a suffix, in ms. */
export const idleMs = 50;
/** Fewer characters, ended by silence alone, are noise of the line. */
export const bareLengthMin = 4;
export const lineBytesMax = 4_096;

/** What came of a code so far; `lost` once it grew past all bounds: the rest is passed over to its end. */
export type Line = { readonly bytes: readonly number[]; readonly lost: boolean };
export const noLine: Line = { bytes: [], lost: false };

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Folds bytes into the line; `codes` are those that ended in them, without their suffix. */
export function foldBytes(line: Line, bytes: Uint8Array): { readonly line: Line; readonly codes: readonly Uint8Array[] } {
  const codes: Uint8Array[] = [];
  const open = [...line.bytes];
  let { lost } = line;
  for (const byte of bytes) {
    const isSuffix = byte === carriageReturn || byte === lineFeed;
    if (isSuffix) {
      if (open.length > 0 && !lost) codes.push(Uint8Array.from(open));
      open.length = 0;
    } else if (open.length < lineBytesMax) open.push(byte);
    lost = !isSuffix && (lost || open.length >= lineBytesMax);
  }
  return { line: { bytes: lost ? [] : open, lost }, codes };
}

/** Ends the line after silence: its code, or null when it held too little to be one. */
export function foldSilence(line: Line): Uint8Array | null {
  return line.lost || line.bytes.length < bareLengthMin ? null : Uint8Array.from(line.bytes);
}
