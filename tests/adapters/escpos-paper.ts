/**
 * Reads a receipt's bytes back into lines, for tests: its own short list of commands and its own widths, nothing of the
 * encoder's. Hangul is decoded by TextDecoder where it can (KS X 1001), else by the virtual printer's table.
 */
import { decodePair } from '../../scripts/devices/hangul.ts';

export type PaperLine = { readonly text: string; readonly columns: number; readonly bold: boolean };
export type ReadPaper = { readonly lines: readonly PaperLine[]; readonly barcodes: readonly string[]; readonly cuts: number };

const ksx1001 = new TextDecoder('euc-kr', { fatal: true });

function decode(lead: number, trail: number): string {
  if (lead >= 0xa1 && trail >= 0xa1 && lead !== 0xa2) return ksx1001.decode(Uint8Array.of(lead, trail));
  const character = decodePair(lead, trail);
  if (character === null) throw new Error(`no character: ${lead.toString(16)} ${trail.toString(16)}`);
  return character;
}

/** Lengths of the commands a receipt of ours may hold, by their first two bytes. */
const lengths: Readonly<Record<string, number>> = {
  '1b40': 2, '1c26': 2, '1b52': 3, '1b45': 3, '1b61': 3, '1d68': 3, '1d77': 3, '1d48': 3,
};

/** Throws on any byte that a receipt of ours has no business with. */
export function readPaper(bytes: Uint8Array): ReadPaper {
  const lines: PaperLine[] = [];
  const barcodes: string[] = [];
  let cuts = 0;
  let bold = false;
  let text = '';
  let columns = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    const key = byte.toString(16).padStart(2, '0') + next.toString(16).padStart(2, '0');
    const length = lengths[key];
    if (byte === 0x0a) {
      lines.push({ text, columns, bold });
      text = '';
      columns = 0;
      at += 1;
    } else if (byte >= 0x20 && byte <= 0x7e) {
      text += String.fromCharCode(byte);
      columns += 1;
      at += 1;
    } else if (byte >= 0x81) {
      text += decode(byte, next);
      columns += 2;
      at += 2;
    } else if (length !== undefined && text === '') {
      if (key === '1b45') bold = bytes[at + 2] === 1;
      at += length;
    } else if (key === '1d6b' && bytes[at + 2] === 73) {
      const end = at + 4 + (bytes[at + 3] ?? 0);
      barcodes.push(readCode128(bytes.subarray(at + 4, end)));
      at = end;
    } else if (key === '1d56' && bytes[at + 2] === 66) {
      cuts += 1;
      at += 4;
    } else throw new Error(`byte ${at}: ${key}`);
  }
  if (text !== '') throw new Error('text without its line feed');
  return { lines, barcodes, cuts };
}

function readCode128(data: Uint8Array): string {
  let set = '';
  let text = '';
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte === 0x7b) {
      at += 1;
      set = String.fromCharCode(data[at] ?? 0);
    } else text += set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte);
  }
  return text;
}
