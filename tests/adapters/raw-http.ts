/** HTTP spoken by hand over a socket, so that a test can say what no well-behaved client would. Checks nothing. */
import { connect } from 'node:net';

export type Reply = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Sends lines as they are and reads until the other side hangs up; status 0 means that it hung up without a word. */
export function speak(port: number, text: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setTimeout(5_000, () => socket.destroy(new Error('nobody answered')));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      // An accepted upgrade stays open: its head is the whole answer.
      if (Buffer.concat(chunks).toString('latin1').startsWith('HTTP/1.1 101')) socket.end();
    });
    socket.on('error', (fault: NodeJS.ErrnoException) => (fault.code === 'ECONNRESET' ? undefined : reject(fault)));
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))));
  });
}

/** One request with exactly these headers, ended by the server. */
export function request(port: number, method: string, target: string, headers: readonly string[]): Promise<Reply> {
  return speak(port, [`${method} ${target} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'));
}

/** Asks for a WebSocket with exactly these headers besides the handshake's own. */
export function upgrade(port: number, target: string, headers: readonly string[], method = 'GET'): Promise<Reply> {
  const handshake = [
    'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  return speak(port, [`${method} ${target} HTTP/1.1`, ...headers, ...handshake, '', ''].join('\r\n'));
}

function parse(text: string): Reply {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end < 0 ? undefined : end).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(first.split(' ')[1] ?? 0), headers: new Map(headers), body: end < 0 ? '' : text.slice(end + 4) };
}
