/**
 * The second door: the page and a WebSocket over HTTP on 127.0.0.1. Any web page on this machine can knock here, so
 * Host is checked on every request, Origin and the run's token on every socket. Knows nothing of what the text says.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Transport } from '../contract/transport.ts';
import { pageHeaders, readPageFile } from './page-files.ts';

export type LoopbackOptions = {
  /** Folder of the built page. */
  readonly root: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Is given each accepted socket, once, before its first text. */
  readonly attach: (transport: Transport) => void;
  /** Is told what went wrong with a socket: `door.slow`, `door.fault`. */
  readonly report: (event: string, detail: string) => void;
};

export type Loopback = {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** 256 random bits of this run, base64url. */
  readonly token: string;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
};

/** What may stand in Host and Origin: this machine's two names with our port, as browsers write them. */
type Names = { readonly hosts: readonly string[]; readonly origins: readonly string[] };

const socketPath = '/ws';
/** A catalogue file comes as one message. */
const messageBytesMax = 80_000_000;
/** A page that lets more than this wait unread has stopped reading. */
const unreadBytesMax = 32_000_000;
const closeGraceMs = 1_000;

/** Opens the door. Rejects with EADDRINUSE when the port is taken. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000, requireHostHeader: false });
  const sockets = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: messageBytesMax, perMessageDeflate: false });
  const port = await listen(server, options.port);
  const token = randomBytes(32).toString('base64url');
  const names = namesAt(port);
  const headers = pageHeaders(`'self' ${names.hosts.map((host) => `ws://${host}`).join(' ')}`);
  server.on('request', (request, response) => void answer(request, response, names, headers, options.root));
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const status = refusal(request, names, token);
    if (status !== null) return refuse(stream, status);
    sockets.handleUpgrade(request, stream, head, (socket) => accept(socket, options));
  });
  server.on('clientError', (_fault, stream: Duplex) => refuse(stream, 400));
  return {
    port,
    origin: names.origins[0] ?? '',
    token,
    openSockets: () => sockets.clients.size,
    close: () => close(server, sockets),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function namesAt(port: number): Names {
  const urls = ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`));
  return { hosts: urls.map((url) => url.host), origins: urls.map((url) => url.origin) };
}

/** Exactly one Host, and it is ours: a page whose name was rebound to 127.0.0.1 still sends its own name. */
function isOurHost(request: IncomingMessage, names: Names): boolean {
  const given = request.rawHeaders.filter((_, place) => place % 2 === 0).filter((name) => name.toLowerCase() === 'host');
  return given.length === 1 && names.hosts.includes((request.headers.host ?? '').toLowerCase());
}

async function answer(
  request: IncomingMessage, response: ServerResponse, names: Names, headers: Readonly<Record<string, string>>, root: string,
): Promise<void> {
  response.on('error', () => undefined);
  if (!isOurHost(request, names)) return end(response, 421, headers);
  const { method = '', url = '' } = request;
  if (method !== 'GET' && method !== 'HEAD') return end(response, 405, { ...headers, Allow: 'GET, HEAD' });
  const file = await readPageFile(root, url);
  if (file === null) return end(response, 404, headers);
  response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': file.body.length, 'Cache-Control': file.cache });
  response.end(method === 'HEAD' ? undefined : file.body);
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0, Connection: 'close' });
  response.end();
}

/** Why an upgrade is refused, as an HTTP status; null when it may pass. */
function refusal(request: IncomingMessage, names: Names, token: string): number | null {
  if (!isOurHost(request, names)) return 421;
  const [path = '', query = '', ...rest] = (request.url ?? '').split('?');
  if (path !== socketPath || rest.length > 0) return 404;
  if (!names.origins.includes(request.headers.origin ?? '')) return 403;
  const given = [...new URLSearchParams(query)];
  const [name, value] = given[0] ?? ['', ''];
  return given.length === 1 && name === 'token' && isSame(value, token) ? null : 401;
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(left), digest(right));
}

function refuse(stream: Duplex, status: number): void {
  if (!stream.writable) {
    stream.destroy();
    return;
  }
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
}

function accept(socket: WebSocket, { attach, report }: LoopbackOptions): void {
  const texts: ((text: string) => void)[] = [];
  const ends: (() => void)[] = [];
  const safely = (run: () => void): void => {
    try {
      run();
    } catch (fault) {
      report('door.fault', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
      socket.terminate();
    }
  };
  socket.on('error', () => socket.terminate());
  socket.on('message', (bytes: Buffer, isBinary) => {
    if (isBinary) return socket.close(1003);
    const text = bytes.toString('utf8');
    safely(() => texts.forEach((listener) => listener(text)));
  });
  socket.on('close', () => safely(() => ends.splice(0).forEach((listener) => listener())));
  safely(() => attach({
    send: (text) => {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(text, () => undefined);
      if (socket.bufferedAmount <= unreadBytesMax) return;
      report('door.slow', `${socket.bufferedAmount} bytes unread`);
      socket.terminate();
    },
    onText: (listener) => void texts.push(listener),
    onClosed: (listener) => void ends.push(listener),
  }));
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  sockets.clients.forEach((socket) => socket.close(1001));
  server.closeIdleConnections();
  const impatience = setTimeout(() => {
    sockets.clients.forEach((socket) => socket.terminate());
    server.closeAllConnections();
  }, closeGraceMs);
  await closed;
  clearTimeout(impatience);
}
