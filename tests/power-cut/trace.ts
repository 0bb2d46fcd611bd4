/**
 * Reads the recorder's trace file into typed events, in the order they happened. The records are little-endian: magic,
 * kind (u32), inode, number (u64), length of path, length of payload (u32), path, payload; recorder.c writes them.
 * It never skips what it does not understand: an unknown, cut-off or unsupported record is thrown, because a trace with
 * a hole would prove nothing.
 */

/** One call of the writer that succeeded. Paths are relative to the watched directory; files are named by inode. */
export type TraceEvent =
  | { readonly kind: 'open'; readonly inode: number; readonly path: string; readonly created: boolean; readonly truncated: boolean }
  | { readonly kind: 'write'; readonly inode: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly inode: number; readonly size: number }
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'syncDirectory' }
  | { readonly kind: 'unlink' | 'mkdir' | 'rmdir'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'ack'; readonly bytes: Uint8Array };

/** The kinds by their number in the file; the same list stands in recorder.c. */
export const kindNumbers = {
  open: 1, write: 2, resize: 3, sync: 4, syncDirectory: 5, unlink: 6, rename: 7, mkdir: 8, rmdir: 9, ack: 10, unsupported: 11,
} as const;

export const recordMagic = 0x43574f50;
export const recordHeaderBytes = 32;
const created = 1;
const truncated = 2;

type RawRecord = { kind: number; inode: number; number: number; path: string; payload: Uint8Array };

/** The whole trace as events. Throws on the first record that is not whole, not known or not modelled. */
export function parseTrace(trace: Uint8Array): TraceEvent[] {
  const bytes = Buffer.from(trace.buffer, trace.byteOffset, trace.byteLength);
  const events: TraceEvent[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + recordHeaderBytes > bytes.length) throw new Error(`trace: a record is cut off at byte ${at}`);
    if (bytes.readUInt32LE(at) !== recordMagic) throw new Error(`trace: no record begins at byte ${at}`);
    const pathLength = bytes.readUInt32LE(at + 24);
    const start = at + recordHeaderBytes;
    const end = start + pathLength + bytes.readUInt32LE(at + 28);
    if (end > bytes.length) throw new Error(`trace: a record is cut off at byte ${at}`);
    events.push(eventOf({
      kind: bytes.readUInt32LE(at + 4),
      inode: wholeNumber(bytes.readBigUInt64LE(at + 8)),
      number: wholeNumber(bytes.readBigUInt64LE(at + 16)),
      path: bytes.toString('utf8', start, start + pathLength),
      payload: bytes.subarray(start + pathLength, end),
    }));
    at = end;
  }
  return events;
}

function eventOf({ kind, inode, number, path, payload }: RawRecord): TraceEvent {
  switch (kind) {
    case kindNumbers.open:
      return { kind: 'open', inode, path, created: (number & created) !== 0, truncated: (number & truncated) !== 0 };
    case kindNumbers.write: return { kind: 'write', inode, offset: number, bytes: payload };
    case kindNumbers.resize: return { kind: 'resize', inode, size: number };
    case kindNumbers.sync: return { kind: 'sync', inode };
    case kindNumbers.syncDirectory: return { kind: 'syncDirectory' };
    case kindNumbers.unlink: return { kind: 'unlink', path };
    case kindNumbers.mkdir: return { kind: 'mkdir', path };
    case kindNumbers.rmdir: return { kind: 'rmdir', path };
    case kindNumbers.rename: return { kind: 'rename', path, to: Buffer.from(payload).toString('utf8') };
    case kindNumbers.ack: return { kind: 'ack', bytes: payload };
    case kindNumbers.unsupported:
      throw new Error(`trace: the writer used ${String(Buffer.from(payload))} on ${path}, which the power-cut model does not have`);
    default: throw new Error(`trace: unknown record kind ${kind}`);
  }
}

function wholeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`trace: ${value} is no size, offset or inode`);
  return Number(value);
}
