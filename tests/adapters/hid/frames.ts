/** Frames of a HID POS scanner as they come off the wire, built from the makers' table and sharing no line with the parser. */

/** One 64-byte report. `data` may be longer than `length` says, as broken devices have it. */
export function frame(aim: string, data: Uint8Array, goesOn: boolean, length: number = data.length): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes[0] = 2;
  bytes[1] = length;
  bytes.write(aim, 2, 3, 'latin1');
  Buffer.from(data).copy(bytes, 5, 0, 56);
  bytes[61] = 0x64;
  bytes[63] = goesOn ? 1 : 0;
  return new Uint8Array(bytes);
}

/** All reports of one code. */
export function framesOf(code: string | Uint8Array, aim = ']E0'): Uint8Array[] {
  const bytes = typeof code === 'string' ? Buffer.from(code, 'utf8') : code;
  const parts = Math.max(1, Math.ceil(bytes.length / 56));
  return Array.from({ length: parts }, (_, i) => frame(aim, bytes.subarray(i * 56, (i + 1) * 56), i < parts - 1));
}

/** A frame recorded as text: bytes in hex, `..` for a run of zeros up to the last three. */
export function recorded(text: string): Uint8Array {
  const [head = '', tail = ''] = text.split('..').map((part) => part.replace(/\s/g, ''));
  const bytes = Buffer.alloc(64);
  Buffer.from(head, 'hex').copy(bytes);
  Buffer.from(tail, 'hex').copy(bytes, 64 - tail.length / 2);
  return new Uint8Array(bytes);
}
