/**
 * The way to the mall over HTTPS: gzip, a limit of time and size, and pins of the keys that its server may show. Plain HTTP goes to
 * this machine alone. Knows nothing of what it carries and never throws: what fails is told as a silence.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent, request as tlsRequest } from 'node:https';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { MallLink, MallPlace } from '../host/mall-ports.ts';
import type { Silence } from '../mall/client.ts';
import type { WireAnswer, WireRequest } from '../mall/wire.ts';
import { ed25519Verifier } from './mall-crypto.ts';

/** How long a request may take in all. */
export const answerMaxMs = 20_000;
/** An answer beyond this is none. */
const answerBytesMax = 8_000_000;
const gzipLevel = 4;
const pinFault = 'SODAM_PIN';

/** Where an address leads: null when it has no such form, or would send in the clear to another machine. */
export function mallUrl(address: string): URL | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return null;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '' ? url : null;
}

/** The pin of a TLS key: base64 SHA-256 of its SPKI DER (RFC 7469). */
export function pinOf(certificate: Buffer): string {
  const spki = new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('base64');
}

/** Opens the way. `chance` is in [0, 1); `maxMs` and `ca`, authorities in the place of the system's (PEM), are for tests. */
export function openMallLink(chance: () => number, maxMs: number = answerMaxMs, ca?: string): MallLink {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) });
  return {
    chance, verify: ed25519Verifier(), isAddress: (text) => mallUrl(text) !== null,
    send: (place, request) => send(place, request, agent, maxMs),
  };
}

async function send(
  place: Pick<MallPlace, 'address' | 'pins'>, request: WireRequest, agent: Agent, maxMs: number,
): Promise<WireAnswer | Silence> {
  const url = mallUrl(place.address);
  if (url === null) return { why: 'unreachable' };
  const body = await promisify(gzip)(request.body, { level: gzipLevel });
  const options: RequestOptions = {
    method: 'POST', path: request.path, host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? undefined : url.port,
    headers: {
      ...request.headers, 'Content-Type': 'application/json', 'Content-Length': body.length,
      'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip',
    },
  };
  const checks = {
    agent, checkServerIdentity: (host: string, certificate: PeerCertificate) => identityFault(host, certificate, place.pins),
  };
  const open = (): ClientRequest => (url.protocol === 'https:' ? tlsRequest({ ...options, ...checks }) : plainRequest(options));
  return exchanged(open, body, maxMs);
}

/** The system's own check of the name first, then the pins; null for nothing wrong. */
function identityFault(host: string, certificate: PeerCertificate, pins: readonly string[]): Error | undefined {
  const fault = checkServerIdentity(host, certificate);
  if (fault !== undefined) return fault;
  if (pins.length === 0 || pins.includes(pinOf(certificate.raw))) return undefined;
  return Object.assign(new Error('the server shows another key than the pinned ones'), { code: pinFault });
}

function exchanged(open: () => ClientRequest, body: Buffer, maxMs: number): Promise<WireAnswer | Silence> {
  return new Promise((resolve) => {
    let sent: ClientRequest | null = null;
    const end = (outcome: WireAnswer | Silence): void => {
      clearTimeout(limit);
      resolve(outcome);
      sent?.destroy();
    };
    const limit = setTimeout(() => end({ why: 'timeout' }), maxMs);
    try {
      sent = open();
    } catch {
      return end({ why: 'unreachable' });
    }
    sent.on('error', (fault: NodeJS.ErrnoException) => end({ why: isPinFault(fault) ? 'pin' : 'unreachable' }));
    sent.on('response', (response) => void gather(response).then(end, () => end({ why: 'unreachable' })));
    sent.end(body);
  });
}

/** Another key, or one that nobody vouches for: somebody reads along. The till sells on and says so. */
function isPinFault({ code = '' }: NodeJS.ErrnoException): boolean {
  const signs = [
    pinFault, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID',
  ];
  return signs.includes(code);
}

async function gather(response: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > answerBytesMax) throw new Error('too much');
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error('cut off');
  const raw = Buffer.concat(chunks);
  const isPacked = response.headers['content-encoding'] === 'gzip';
  const plain = isPacked ? await promisify(gunzip)(raw, { maxOutputLength: answerBytesMax }) : raw;
  const given = Object.entries(response.headers);
  const headers = Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return { status: response.statusCode ?? 0, headers, body: plain.toString('utf8') };
}
