/** The bytes of a file a person chose → its text, whatever spreadsheet wrote it. Guesses no language and repairs nothing. */

/** Part of the bytes that tells UTF-16 without a mark: each other byte of Latin letters, digits and commas is zero. */
const looked = 512;

/**
 * Reads UTF-8, UTF-16 (by its mark, or by its zero bytes) or CP949 (`euc-kr` of the WHATWG encodings is CP949), in this
 * order. Null when the bytes are none of them.
 */
export function textOfFile(bytes: ArrayBuffer): string | null {
  const head = new Uint8Array(bytes, 0, Math.min(looked, bytes.byteLength));
  const wide = wideOf(head);
  if (wide !== null) return decoded(bytes, wide);
  // A zero byte is in no text of one byte a letter.
  if (head.includes(0)) return null;
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'euc-kr');
}

function wideOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zerosAt = (parity: number): number => head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (head.length < 4 || even === odd || Math.max(even, odd) < head.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decoded(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
