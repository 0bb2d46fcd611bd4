/** A QR code as printer commands: the printer draws it itself. Prints no text beside it. */

/** Dots of one module: small enough for the narrowest paper, large enough for a telephone. */
const moduleDots = 4;

/** GS ( k: model 2, module size, correction level M, the text's bytes, print. Plain ASCII, at most 700 characters. */
export function qrCode(text: string): Uint8Array {
  const data = new TextEncoder().encode(text);
  const stored = data.length + 3;
  return Uint8Array.of(
    0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31,
    0x1d, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30, ...data,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30,
  );
}
