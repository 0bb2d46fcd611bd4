/**
 * A printer on a TCP port that misbehaves as told, for what the virtual printer does not do: garbage, half answers, a
 * link cut in the middle. Prints nothing; it keeps the bytes it read.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type Behaviour = {
  /** How DLE EOT is answered: as a ready printer, by other bytes, or not at all. */
  readonly status: 'ready' | 'none' | Uint8Array;
  /** The answer to DLE EOT once GS r was asked, when it is another. */
  readonly statusAfter?: number;
  /** Is GS r answered? */
  readonly marker: boolean;
  /** Ends the link after so many bytes of a connection: in order, or by a reset. */
  readonly cut?: { readonly after: number; readonly by: 'end' | 'reset' };
  /** Never takes a byte from the socket. */
  readonly frozen?: boolean;
  /** Closes its side when the till closed its own. */
  readonly hangsUp: boolean;
  /** Bytes pushed as soon as a connection stands. */
  readonly greeting?: Uint8Array;
};

export type BrokenPrinter = {
  readonly port: number;
  /** All bytes read so far, connection after connection. */
  readonly taken: () => Buffer;
  readonly connections: () => number;
  /** The most connections that stood at the same time. */
  readonly mostAtOnce: () => number;
  readonly behave: (behaviour: Partial<Behaviour>) => void;
  readonly close: () => Promise<void>;
};

const well: Behaviour = { status: 'ready', marker: true, hangsUp: true };

/** Opens the printer on 127.0.0.1, on `port` or any free one. */
export async function openBrokenPrinter(behaviour: Partial<Behaviour>, port = 0): Promise<BrokenPrinter> {
  let now: Behaviour = { ...well, ...behaviour };
  const parts: Buffer[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  let mostAtOnce = 0;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    connections += 1;
    open.add(socket);
    mostAtOnce = Math.max(mostAtOnce, open.size);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    if (now.greeting !== undefined) socket.write(now.greeting);
    if (now.frozen !== true) serve(socket, () => now, parts);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => Buffer.concat(parts),
    connections: () => connections,
    mostAtOnce: () => mostAtOnce,
    behave: (change) => {
      now = { ...now, ...change };
    },
    close: () => shut(server, open),
  };
}

function serve(socket: Socket, behaviour: () => Behaviour, parts: Buffer[]): void {
  let seen = 0;
  let isMarked = false;
  socket.on('data', (chunk: Buffer) => {
    const { cut } = behaviour();
    const room = cut === undefined ? chunk.length : Math.max(0, cut.after - seen);
    parts.push(chunk.subarray(0, room));
    seen += chunk.length;
    isMarked = answer(socket, chunk.subarray(0, room), behaviour(), isMarked);
    if (cut === undefined || seen < cut.after) return;
    if (cut.by === 'reset') socket.resetAndDestroy();
    else socket.end(() => socket.destroy());
  });
  socket.on('end', () => {
    if (behaviour().hangsUp) socket.end();
  });
  socket.resume();
}

/** Questions arrive whole, for the till sends each by itself; receipts hold no such bytes. */
function answer(socket: Socket, bytes: Buffer, { status, statusAfter, marker }: Behaviour, wasMarked: boolean): boolean {
  let isMarked = wasMarked;
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const isQuestion = bytes[at] === 0x10 && bytes[at + 1] === 0x04;
    if (isQuestion && status === 'ready') socket.write(Uint8Array.of(isMarked ? (statusAfter ?? 0x12) : 0x12));
    if (isQuestion && status instanceof Uint8Array) socket.write(status);
    if (bytes[at] !== 0x1d || bytes[at + 1] !== 0x72) continue;
    isMarked = true;
    if (marker) socket.write(Uint8Array.of(0x00));
  }
  return isMarked;
}

async function shut(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const socket of open) socket.destroy();
  await closed;
}
