/**
 * Reads what `strace -f -yy -xx` wrote: calls in the order they began, with the file or socket each went to, its bytes
 * and the lines on which it began and returned. Knows nothing of tills.
 */

export type Call = {
  readonly name: string;
  /** Path of the file, or `TCP:[here->there]`. */
  readonly target: string;
  readonly bytes: Buffer;
  readonly result: number;
  /** Line numbers of the trace: what begins after a call's end stands on a later line than it. */
  readonly begun: number;
  readonly ended: number;
};

/** The calls that move bytes or make them durable; what to give `strace -e trace=`. */
export const tracedCalls = [
  'read', 'readv', 'recvfrom', 'recvmsg', 'write', 'writev', 'sendto', 'sendmsg', 'pwrite64', 'pwritev', 'pwritev2', 'fsync', 'fdatasync',
  'sync_file_range', 'msync',
] as const;

/** The words before a command that trace it into `file`. */
export function straceWords(file: string): string[] {
  return ['strace', '-f', '-yy', '-xx', '-s', '1000000', '-o', file, '-e', `trace=${tracedCalls.join(',')}`];
}

const whole = /^(\d+)\s+(\w+)\((.*)\)\s+=\s+(-?\d+)/;
const unfinished = /^(\d+)\s+(\w+)\((.*?)\s*<unfinished \.\.\.>$/;
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)\)\s+=\s+(-?\d+)/;

/** Reads a trace. A call that never returned is left out, for nothing can follow from it. */
export function readCalls(text: string): Call[] {
  const calls: Call[] = [];
  const open = new Map<string, { readonly begun: number; readonly head: string }>();
  text.split('\n').forEach((line, number) => {
    const begin = unfinished.exec(line);
    if (begin !== null) {
      const [, pid = '', name = '', head = ''] = begin;
      open.set(`${pid} ${name}`, { begun: number, head });
      return;
    }
    const end = resumed.exec(line);
    if (end !== null) {
      const [, pid = '', name = '', tail = '', result = ''] = end;
      const before = open.get(`${pid} ${name}`);
      open.delete(`${pid} ${name}`);
      if (before !== undefined) calls.push(callOf(name, before.head + tail, Number(result), before.begun, number));
      return;
    }
    const one = whole.exec(line);
    if (one === null) return;
    const [, , name = '', args = '', result = ''] = one;
    calls.push(callOf(name, args, Number(result), number, number));
  });
  return calls.sort((a, b) => a.begun - b.begun);
}

function callOf(name: string, args: string, result: number, begun: number, ended: number): Call {
  const target = /^\d+<((?:->|[^<>])*)>/.exec(args)?.[1] ?? '';
  const pieces = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => hex.replaceAll('\\x', ''));
  const bytes = Buffer.from(pieces.join(''), 'hex');
  const isPartial = result >= 0 && result < bytes.length && !name.includes('sync');
  return { name, target: plain(target), bytes: isPartial ? bytes.subarray(0, result) : bytes, result, begun, ended };
}

/** A name that strace wrote in hex, as text. */
function plain(target: string): string {
  const bytes = target.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** A text that went over a WebSocket, with the line its first byte was sent on and the line its last one was read on. */
export type Message = { readonly text: string; readonly firstBegun: number; readonly lastEnded: number };

/** The texts read from (or written to) one socket, after the upgrade to WebSocket. */
export function messagesOf(calls: readonly Call[], target: string, direction: 'in' | 'out'): Message[] {
  const names = direction === 'in' ? ['read', 'readv', 'recvfrom', 'recvmsg'] : ['write', 'writev', 'sendto', 'sendmsg'];
  const moved = calls.filter((call) => call.target === target && call.result > 0 && names.includes(call.name));
  const stream = Buffer.concat(moved.map((call) => call.bytes));
  const callAt = (offset: number): Call | undefined => {
    let end = 0;
    return moved.find((call) => (end += call.bytes.length) > offset);
  };
  const messages: Message[] = [];
  let at = stream.indexOf('\r\n\r\n') + 4;
  for (let frame = frameAt(stream, at); frame !== null; frame = frameAt(stream, at)) {
    const [first, last] = [callAt(at), callAt(frame.end - 1)];
    if (frame.isText && first !== undefined && last !== undefined) {
      messages.push({ text: frame.text, firstBegun: first.begun, lastEnded: last.ended });
    }
    at = frame.end;
  }
  return messages;
}

/** One frame of RFC 6455, section 5.2; null when the stream ends before it does. */
function frameAt(stream: Buffer, at: number): { readonly isText: boolean; readonly text: string; readonly end: number } | null {
  if (at + 2 > stream.length) return null;
  const [opcode, second] = [stream.readUInt8(at) & 0x0f, stream.readUInt8(at + 1)];
  let [length, body] = [second & 0x7f, at + 2];
  if (length === 126) [length, body] = [body + 2 <= stream.length ? stream.readUInt16BE(body) : Infinity, body + 2];
  else if (length === 127) [length, body] = [body + 8 <= stream.length ? Number(stream.readBigUInt64BE(body)) : Infinity, body + 8];
  const isMasked = (second & 0x80) !== 0;
  const mask = isMasked ? stream.subarray(body, body + 4) : Buffer.alloc(4);
  const begin = isMasked ? body + 4 : body;
  if (begin + length > stream.length) return null;
  const payload = Buffer.from(stream.subarray(begin, begin + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { isText: opcode === 1, text: payload.toString('utf8'), end: begin + length };
}
