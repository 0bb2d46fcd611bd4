// What barcode, QR and raster commands do to the press.
// Never frames bytes. A symbol wider than the paper is recorded and fails the job: hardware prints nothing or half.

import { modulesOf, readBarcode } from './barcode.ts';
import type { CommandName, CommandToken } from './framing.ts';
import { decodeText } from './hangul.ts';
import { dotsOf, type QrLevel } from './paper.ts';
import { expectLineStart, fail, lay, type Press } from './press.ts';
import { drawQr } from './qr.ts';
import { argument, choose, type Perform, smallNumber } from './text-commands.ts';

const hriPlaces = ['none', 'above', 'below', 'both'] as const;
const qrLevels: readonly QrLevel[] = ['L', 'M', 'Q', 'H'];
const utf8 = new TextDecoder('utf-8', { fatal: true });

const barcode: Perform = (press, token) => {
  expectLineStart(press, token);
  const read = readBarcode(token.bytes);
  if ('fault' in read) {
    fail(press, token, 'barcode_invalid', read.fault);
    return;
  }
  const { heightDots, moduleDots, hri } = press.format.barcode;
  const wide = modulesOf(read.bars) * moduleDots;
  if (wide > dotsOf[press.columns]) fail(press, token, 'barcode_too_wide', `${wide} of ${dotsOf[press.columns]} dots`);
  lay(press, token, { kind: 'barcode', ...read, align: press.format.align, heightDots, moduleDots, hri });
};

const barcodeHeight: Perform = (press, token) => {
  if (argument(token) === 0) fail(press, token, 'bad_parameter');
  else press.format.barcode.heightDots = argument(token);
};

const barcodeWidth: Perform = (press, token) => {
  if (argument(token) < 2 || argument(token) > 6) fail(press, token, 'bad_parameter', 'GS w: 2-6 dots');
  else press.format.barcode.moduleDots = argument(token);
};

function readQrText(data: Uint8Array): { text: string; encoding: 'utf-8' | 'cp949' } | null {
  try {
    return { text: utf8.decode(data), encoding: 'utf-8' };
  } catch {
    const text = decodeText(data);
    return text === null ? null : { text, encoding: 'cp949' };
  }
}

function printQr(press: Press, token: CommandToken): void {
  expectLineStart(press, token);
  const { stored, level, model, moduleDots, drawn } = press.format.qr;
  if (!stored) return fail(press, token, 'qr_invalid', 'nothing stored');
  const read = readQrText(stored);
  if (!read) return fail(press, token, 'qr_invalid', 'neither UTF-8 nor CP949');
  const matrix = drawn.get(level) ?? drawQr(stored, level);
  drawn.set(level, matrix);
  if (!matrix) return fail(press, token, 'qr_invalid', `${stored.length} bytes do not fit at level ${level}`);
  const wide = matrix.length * moduleDots;
  if (wide > dotsOf[press.columns]) fail(press, token, 'qr_too_wide', `${wide} of ${dotsOf[press.columns]} dots`);
  lay(press, token, { kind: 'qr', ...read, model, level, moduleDots, align: press.format.align, matrix });
}

/** GS ( k, cn 49: 65 model, 67 size, 69 level, 80 store, 81 print. The length must be exactly the function's own. */
const qr: Perform = (press, token) => {
  const [system, step, ...rest] = token.bytes.subarray(5);
  const first = rest[0] ?? -1;
  const settings = press.format.qr;
  const level = qrLevels[first - 48];
  if (system !== 49) fail(press, token, 'unknown_command', 'GS ( k: only QR (31) is understood');
  else if (step === 65 && rest.length === 2 && (first === 49 || first === 50)) settings.model = first === 49 ? 1 : 2;
  else if (step === 67 && rest.length === 1 && first >= 1 && first <= 16) settings.moduleDots = first;
  else if (step === 69 && rest.length === 1 && level) settings.level = level;
  else if (step === 80 && rest.length > 1 && first === 48) {
    settings.stored = token.bytes.slice(8);
    settings.drawn.clear();
  } else if (step === 81 && rest.length === 1 && first === 48) printQr(press, token);
  else fail(press, token, 'bad_parameter', `GS ( k function ${step ?? 'missing'}`);
};

/** GS v 0 m xL xH yL yH: m doubles the width (bit 0) or the height (bit 1). */
const raster: Perform = (press, token) => {
  expectLineStart(press, token);
  const mode = smallNumber(token.bytes[3] ?? 0, 3);
  const [xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = token.bytes.subarray(4, 8);
  const widthBytes = xLow + xHigh * 256;
  const scale = { width: (mode ?? 0) & 1 ? 2 : 1, height: (mode ?? 0) & 2 ? 2 : 1 };
  const wide = widthBytes * 8 * scale.width;
  if (mode === null) fail(press, token, 'bad_parameter', 'GS v 0: m 0-3');
  if (wide > dotsOf[press.columns]) fail(press, token, 'image_too_wide', `${wide} of ${dotsOf[press.columns]} dots`);
  const bitmap = Buffer.from(token.bytes.subarray(8)).toString('base64');
  lay(press, token, { kind: 'image', widthBytes, rows: yLow + yHigh * 256, scale, align: press.format.align, bitmap });
};

export const symbolCommands: ReadonlyMap<CommandName, Perform> = new Map<CommandName, Perform>([
  ['GS k', barcode],
  ['GS h', barcodeHeight],
  ['GS w', barcodeWidth],
  ['GS H', choose(3, (press, value) => { press.format.barcode.hri = hriPlaces[value] ?? 'none'; })],
  ['GS f', choose(1, () => {})],
  ['GS ( k', qr],
  ['GS v 0', raster],
]);
