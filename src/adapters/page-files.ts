/** The built page's files for both doors, with the headers that go with them. Never reads outside its folder and never lists one. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the page: what it is, and how long a browser may keep it (`Cache-Control`). */
export type PageFile = { readonly body: Buffer; readonly type: string; readonly cache: string };

/** The only endings that are served. */
const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);

/** What the build names its files: no dot in front, nothing that any system reads as a path, a drive or a stream. */
const plainName = /^\w[\w-]*(?:\.\w[\w-]*)*$/;
const targetLengthMax = 1_000;
/** What the build names after its own content never changes: kept, its scripts are compiled once and not at every start. */
const namedByContent = /^\/assets\/[\w.-]+-[\w-]{8}\.\w+$/;
const kept = 'public, max-age=31536000, immutable';
const notKept = 'no-store';

/**
 * The file that a request target (`/path?query`, as it stood on the wire) names below `root`, or null. `/` is
 * `/index.html`. A name is taken only if it is plain, so that nothing needs decoding; links are followed before the
 * place is checked.
 */
export async function readPageFile(root: string, target: string): Promise<PageFile | null> {
  const path = target.split('?', 1)[0] ?? '';
  if (!path.startsWith('/') || path.length > targetLengthMax) return null;
  const names = (path === '/' ? '/index.html' : path).slice(1).split('/');
  const type = types.get(extname(names.at(-1) ?? ''));
  if (type === undefined || !names.every((name) => plainName.test(name))) return null;
  try {
    const top = await realpath(root);
    const place = await realpath(join(top, ...names));
    // With the separator: `/dist-evil` begins with `/dist` as well.
    if (!place.startsWith(top + sep)) return null;
    return { body: await readFile(place), type, cache: namedByContent.test(path) ? kept : notKept };
  } catch {
    return null;
  }
}

/**
 * Headers for every answer to the page; a file's own `cache` goes before theirs. `connect` is what the page may talk to, as a
 * source list of Content-Security-Policy.
 */
export function pageHeaders(connect: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    `connect-src ${connect}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=()',
    'Cache-Control': notKept,
  };
}
