/** ESC/POS bytes by hand, for feeding the virtual printer. Takes nothing from the till or from the printer under test. */
import iconv from 'iconv-lite';

export type Part = string | number | readonly number[] | Uint8Array;

/** Text becomes CP949, numbers stay bytes. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => {
    if (typeof part === 'string') return [...iconv.encode(part, 'cp949')];
    return typeof part === 'number' ? [part] : [...part];
  }));
}

/** ESC @, FS &, ESC R 13: how every job of ours begins. */
export const init = bytes(0x1b, '@', 0x1c, '&', 0x1b, 'R', 13);
export const cut = bytes(0x1d, 'V', 0x42, 0);
export const kick = bytes(0x1b, 'p', 0, 0x19, 0xfa);

/** A whole job: beginning, the parts, and a cut. */
export function job(...parts: readonly Part[]): Uint8Array {
  return bytes(init, ...parts, cut);
}

/** GS ( H 06 00 30 30 and four characters. */
export function marker(id: string): Uint8Array {
  return bytes(0x1d, '(H', 6, 0, 0x30, 0x30, id);
}

/** GS k form B. */
export function barcode(system: number, ...data: readonly Part[]): Uint8Array {
  const own = bytes(...data);
  return bytes(0x1d, 'k', system, own.length, own);
}

/** One GS ( k function of the QR system. */
export function qrStep(step: number, ...data: readonly Part[]): Uint8Array {
  const own = bytes(...data);
  return bytes(0x1d, '(k', (own.length + 2) & 0xff, (own.length + 2) >> 8, 49, step, own);
}

/** Model 2, size, level, store and print. */
export function qr(data: Uint8Array, size = 4, level = 49): Uint8Array {
  return bytes(qrStep(65, 50, 0), qrStep(67, size), qrStep(69, level), qrStep(80, 48, data), qrStep(81, 48));
}

/** GS v 0 with so many bytes a row and rows, all of them `fill`. */
export function raster(widthBytes: number, rows: number, fill: number, mode = 0): Uint8Array {
  const head = bytes(0x1d, 'v0', mode, widthBytes & 0xff, widthBytes >> 8, rows & 0xff, rows >> 8);
  return bytes(head, new Uint8Array(widthBytes * rows).fill(fill));
}

/** A receipt of 42 columns with every kind of thing on it. */
export function receipt(): Uint8Array {
  const rule = `${'-'.repeat(42)}\n`;
  return bytes(
    init, 0x1b, 'a', 1, raster(8, 16, 0xaa), 0x1d, '!', 0x11, '소담상회\n', 0x1d, '!', 0, '서울 종로구 인사동길 44\n',
    0x1b, 'a', 0, rule,
    '옻칠 수저 세트 (흑)\n', '  8801234567893     1             38,000\n', '뷁똠방각하 머그\n', rule,
    0x1b, 'E', 1, '합    계                           \\95,150\n', 0x1b, 'E', 0, rule, 0x1b, 'a', 1,
    0x1d, 'h', 60, 0x1d, 'w', 2, 0x1d, 'H', 2, barcode(73, '{BINSA-01-3-000842'), '\n', qr(bytes('https://sodam.example/r/842')),
    0x1b, 'd', 3, cut, kick, marker('S842'),
  );
}
