/**
 * The reference mall as a server: reads a request, runs the rules in one immediate transaction, and answers only after the commit.
 * Tills come in by their signatures; the page and its buttons answer this machine alone.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { mallKeys, openMallDatabase, prepareMallReads } from '../../db/mall/database.ts';
import { openMallStorage } from '../../db/mall/storage.ts';
import { ed25519Verifier } from '../../src/adapters/mall-crypto.ts';
import { ed25519Signer, sha256, systemIds } from '../../src/adapters/system.ts';
import { answerRequest, signed } from '../../src/mall/door.ts';
import { codeHash, codeLength, codeLivesMs, codeText, enrolTill } from '../../src/mall/enrol.ts';
import {
  EnrolShape, headers, jsonOf, paths, requestBytesMax, type WireAnswer, type WirePath, type WireRequest,
} from '../../src/mall/wire.ts';
import { acts, type Done } from './desk.ts';
import { pageText } from './page.ts';

export type MallServer = {
  readonly port: number;
  readonly address: string;
  /** Makes a one-time code for a till `{store4}-{till2}`. */
  readonly makeCode: (till: string) => string;
  readonly close: () => Promise<void>;
};

export type MallOptions = {
  readonly port: number;
  /** A directory that is there. */
  readonly directory: string;
  readonly now?: () => number;
  /** Is told of faults. */
  readonly report: (text: string) => void;
};

/** Opens the mall of a directory on 127.0.0.1. Rejects with EADDRINUSE when the port is taken. */
export async function openMall({ port, directory, now = Date.now, report }: MallOptions): Promise<MallServer> {
  const database = openMallDatabase(directory);
  const storage = openMallStorage(database);
  const reads = prepareMallReads(database);
  const signers = mallKeys(database).map(ed25519Signer);
  const [signer] = signers;
  if (signer === undefined) throw new Error('the mall has no key');
  const verify = ed25519Verifier();
  const inTransaction = database.transaction((work: () => WireAnswer) => work());
  const serve = (request: WireRequest): WireAnswer => inTransaction.immediate(() => (
    request.path === paths.enrol
      ? enrol(request) : answerRequest({ storage, hash: sha256, verify, sign: signer.sign, now: now() }, request)));
  const enrol = (request: WireRequest): WireAnswer => {
    const asked = EnrolShape.safeParse(jsonOf(request.body));
    const keys = signers.map(({ publicKey }) => publicKey);
    const world = { storage, hash: sha256, verify, nextId: systemIds.next, now: now(), keys, pins: [] };
    const done = asked.success ? enrolTill(world, asked.data, request.headers[headers.signature] ?? '') : 'BAD_REQUEST';
    const names = { device: '', requestId: request.headers[headers.requestId] ?? '' };
    const [status, content] = typeof done === 'string' ? [403, { code: done }] : [200, done];
    return signed({ sign: signer.sign, hash: sha256 }, names, status, JSON.stringify(content));
  };
  const makeCode = (till: string): string => {
    const code = codeText(randomBytes(codeLength));
    storage.setCode(till, { till, hash: codeHash(till, code, sha256), expiresAt: now() + codeLivesMs, tries: 0 });
    return code;
  };
  const act = (path: string, form: URLSearchParams): Done | null => {
    const run = acts[path];
    return run === undefined ? null : database.transaction(() => run(storage, form, now())).immediate();
  };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  server.on('request', (request, response) => {
    const done = request.method === 'POST' && (request.url ?? '').startsWith('/pos/')
      ? forTill(request, response, serve)
      : forPerson(request, response, { makeCode, act, page: (code, said) => pageText(reads, languageOf(request), code, said) });
    done.catch((fault: unknown) => {
      report(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
      if (!response.headersSent) response.writeHead(500, { 'Content-Length': 0 });
      response.end();
    });
  });
  const bound = await listen(server, port);
  return {
    port: bound, address: `http://127.0.0.1:${bound}`, makeCode,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      database.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => resolve((server.address() as AddressInfo).port));
  });
}

async function forTill(request: IncomingMessage, response: ServerResponse, serve: (request: WireRequest) => WireAnswer): Promise<void> {
  const body = await bodyOf(request);
  if (body === null) return void response.writeHead(413, { 'Content-Length': 0, Connection: 'close' }).end();
  const given = headersOf(request);
  const answer = serve({ path: (request.url ?? '') as WirePath, headers: given, body });
  const isPacked = answer.body.length > 1_000 && (given['accept-encoding'] ?? '').includes('gzip');
  const bytes = isPacked ? await promisify(gzip)(answer.body, { level: 1 }) : Buffer.from(answer.body, 'utf8');
  response.writeHead(answer.status, {
    ...answer.headers, 'Content-Type': 'application/json', 'Content-Length': bytes.length,
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(bytes);
}

function headersOf({ headers: given }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** The body as text, unpacked; null where it is too long or no gzip. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > requestBytesMax) return null;
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return raw.toString('utf8');
  const plain = await promisify(gunzip)(raw, { maxOutputLength: requestBytesMax }).catch(() => null);
  return plain?.toString('utf8') ?? null;
}

type MadeCode = { readonly till: string; readonly code: string };
type Desk = {
  readonly makeCode: (till: string) => string;
  /** Does what a form says; null for no such form. */
  readonly act: (path: string, form: URLSearchParams) => Done | null;
  readonly page: (made: MadeCode | null, said: Done | null) => string;
};

/** The page, and its forms. Any page of the web can knock here: Host and Origin must be this machine's. */
async function forPerson(request: IncomingMessage, response: ServerResponse, { makeCode, act, page }: Desk): Promise<void> {
  const host = request.headers.host ?? '';
  const isHere = /^(?:127\.0\.0\.1|localhost):\d+$/.test(host);
  const { origin } = request.headers;
  if (!isHere || (origin !== undefined && origin !== `http://${host}`)) return void response.writeHead(421, { 'Content-Length': 0 }).end();
  const [path = ''] = (request.url ?? '').split('?');
  let code: MadeCode | null = null;
  let said: Done | null = null;
  const form = request.method === 'POST' ? new URLSearchParams((await bodyOf(request)) ?? '') : null;
  if (form !== null && path === '/codes') {
    const till = form.get('till') ?? '';
    if (/^\d{4}-\d{2}$/.test(till)) code = { till, code: makeCode(till) };
  } else if (form !== null && (said = act(path, form)) !== null) {
    // Said on the page below.
  } else if (request.method !== 'GET' || path !== '/') return void response.writeHead(404, { 'Content-Length': 0 }).end();
  const bytes = Buffer.from(page(code, said), 'utf8');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length, 'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(bytes);
}

function languageOf(request: IncomingMessage): 'ko' | 'en' {
  const asked = new URL(request.url ?? '/', 'http://mall').searchParams.get('lang');
  if (asked === 'en' || asked === 'ko') return asked;
  return (request.headers['accept-language'] ?? '').startsWith('en') ? 'en' : 'ko';
}
