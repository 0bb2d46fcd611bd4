/**
 * Receipt → the bytes of a Korean ESC/POS printer (CP949, Font A). Sends nothing. Text, ESC @, ESC a and line feeds
 * are escpos's; what escpos builds wrongly (bold, barcode, cut, drawer) is built here.
 */
import Printer from 'escpos/printer.js';
import type { Receipt } from '../../domain/receipt.ts';
import { code128 } from './code128.ts';
import { layOut, type Laid } from './layout.ts';
import { qrCode } from './qr-code.ts';

/** Bytes for the printer, the lines of text as they stand on paper, and how many characters were shown as something else. */
export type EncodedReceipt = { readonly bytes: Uint8Array; readonly lines: readonly string[]; readonly replaced: number };

/** FS &: every byte from 80 on begins a two-byte character. ESC R 13: Korea. Both are lost by ESC @ on some models. */
const korean = Buffer.of(0x1c, 0x26, 0x1b, 0x52, 13);
const boldOn = Buffer.of(0x1b, 0x45, 1);
const boldOff = Buffer.of(0x1b, 0x45, 0);
/** GS V 66 0: feed to the cutter, then cut, leaving one point uncut. */
const feedAndCut = Buffer.of(0x1d, 0x56, 66, 0);

/**
 * The bytes of one receipt on a paper of `columns` (32, 42 or 48; at least 8), from ESC @ to the cut; no text makes it
 * throw. The same receipt gives the same bytes.
 */
export function encodeReceipt(receipt: Receipt, columns: number): EncodedReceipt {
  const { laid, replaced } = layOut(receipt, columns);
  let bytes = new Uint8Array();
  const memory = { write: (data: Buffer): void => { bytes = Uint8Array.from(data); } };
  const printer = new Printer(memory, { encoding: 'CP949' });
  printer.hardware('INIT').print(korean);
  let isBold = false;
  for (const piece of laid) {
    const bold = piece.kind === 'line' && piece.bold;
    if (bold !== isBold) printer.print(bold ? boldOn : boldOff);
    isBold = bold;
    put(printer, piece, columns);
  }
  printer.print(feedAndCut).flush();
  return { bytes, lines: laid.flatMap(textOf), replaced };
}

/**
 * Loads the CP949 tables and all that the first receipt would otherwise wait for (some 40 ms, once).
 */
export function warmUp(): void {
  encodeReceipt({ blocks: [{ type: 'text', text: '소담상회 🍵', align: 'center', bold: true }] }, 42);
}

function put(printer: Printer, piece: Laid, columns: number): void {
  switch (piece.kind) {
    case 'line':
      printer.text(piece.text);
      break;
    case 'feed':
      printer.feed(piece.lines);
      break;
    case 'cut':
      // What follows is a paper of its own, and begins as one.
      printer.print(feedAndCut).hardware('INIT').print(korean);
      break;
    case 'barcode': {
      // A number too long for bars is still on the paper in digits.
      const bars = code128(piece.text, columns);
      if (bars !== null) printer.align('CT').print(Buffer.from(bars)).align('LT');
      break;
    }
    case 'qr':
      printer.align('CT').print(Buffer.from(qrCode(piece.text))).align('LT');
      break;
  }
}

function textOf(piece: Laid): string[] {
  if (piece.kind === 'line') return [piece.text];
  return piece.kind === 'feed' ? Array.from({ length: piece.lines }, () => '') : [];
}

/** ESC p 0 25 250: 50 ms on pin 2, then 500 ms rest. Opens the cash drawer that hangs on the printer. */
export function drawerPulse(): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, 0x00, 0x19, 0xfa);
}
