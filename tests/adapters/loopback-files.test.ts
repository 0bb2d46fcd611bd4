/** What the second door serves: the built page and nothing beside it, whatever the path says. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLoopback, type Loopback } from '../../src/adapters/loopback.ts';
import { readPageFile } from '../../src/adapters/page-files.ts';
import { request, type Reply } from './raw-http.ts';

const secret = 'the till key lies here';
let folder = '';
let root = '';
let door: Loopback;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
  root = join(folder, 'dist');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'dist-evil'));
  mkdirSync(join(folder, 'secrets'));
  const files: readonly (readonly [string, string])[] = [
    ['dist/index.html', '<!doctype html><title>till</title>'], ['dist/assets/main-B_x9-1.js', 'export {};'],
    ['dist/assets/main.css', 'body{}'], ['dist/assets/Pretendard.woff2', 'font'], ['dist/assets/mark.svg', '<svg/>'],
    ['dist/assets/mark.png', 'png'], ['dist/assets/words.json', '{}'], ['dist/assets/notes.exe', secret], ['dist/assets/none', secret],
    ['dist/.stamp.json', secret], ['dist/assets/.hidden.js', secret], ['dist-evil/page.html', secret], ['secrets/till.json', secret],
    ['page.html', secret], ['dist/assets/%2e%2e.js', secret], ['dist/assets/index-C-hoMbxg.js', 'export {};'],
    ['dist/assets/Face.subset-NvQkMce4.woff2', 'font'],
  ];
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  symlinkSync(join(folder, 'secrets', 'till.json'), join(root, 'link.json'));
  symlinkSync(join(folder, 'secrets'), join(root, 'assets', 'linked'));
  symlinkSync(join(folder, 'dist-evil'), join(root, 'evil'));
  symlinkSync(join(root, 'assets', 'main.css'), join(root, 'inside.css'));
  door = await openLoopback({ root, port: 0, attach: () => undefined, report: () => undefined });
});

afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

const get = (target: string): Promise<Reply> => request(door.port, 'GET', target, [`Host: 127.0.0.1:${door.port}`]);

describe('the page', () => {
  test('has a fixed type for each ending', async () => {
    const types: readonly (readonly [string, string])[] = [
      ['/', 'text/html; charset=utf-8'], ['/index.html', 'text/html; charset=utf-8'],
      ['/assets/main-B_x9-1.js', 'text/javascript; charset=utf-8'], ['/assets/main.css', 'text/css; charset=utf-8'],
      ['/assets/Pretendard.woff2', 'font/woff2'], ['/assets/mark.svg', 'image/svg+xml'], ['/assets/mark.png', 'image/png'],
      ['/assets/words.json', 'application/json'], ['/inside.css', 'text/css; charset=utf-8'], ['/?a=../../x', 'text/html; charset=utf-8'],
    ];
    for (const [target, type] of types) {
      const reply = await get(target);
      expect([target, reply.status, reply.headers.get('content-type')]).toEqual([target, 200, type]);
    }
  });

  test('comes with every header that keeps strangers out, on refusals too', async () => {
    for (const target of ['/', '/assets/main.css', '/nothing']) {
      const { headers } = await get(target);
      expect(headers.get('content-security-policy')).toBe([
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        `connect-src 'self' ws://127.0.0.1:${door.port} ws://localhost:${door.port}`, "base-uri 'none'", "form-action 'none'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'",
      ].join('; '));
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-frame-options')])
        .toEqual(['nosniff', 'no-referrer', 'DENY']);
      expect([headers.get('cross-origin-opener-policy'), headers.get('cross-origin-resource-policy')])
        .toEqual(['same-origin', 'same-origin']);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test('may be kept by a browser where the name says what is inside, and nowhere else', async () => {
    for (const target of ['/assets/index-C-hoMbxg.js', '/assets/Face.subset-NvQkMce4.woff2']) {
      expect((await get(target)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    for (const target of ['/', '/index.html', '/assets/main.css', '/assets/nothing-C-hoMbxg.js', '/index-C-hoMbxg.js', '/../assets/index-C-hoMbxg.js']) {
      expect((await get(target)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

/** Ways out that servers fell for, from path tricks of several systems. Each ends at nothing. */
const ways: readonly string[] = [
  '/../page.html', '/../../page.html', '/./../page.html', '/assets/../../page.html', '/assets/..', '/..', '/.', '/...', '/..;/page.html',
  '/%2e%2e/page.html', '/%2E%2E/page.html', '/.%2e/page.html', '/%2e./page.html', '/..%2fpage.html', '/..%2Fpage.html',
  '/%2e%2e%2fpage.html', '/%252e%252e/page.html', '/%252e%252e%252fpage.html', '/..%252fpage.html', '/%25%32%65%25%32%65/page.html',
  '/..\\page.html', '/..%5cpage.html', '/..%5Cpage.html', '/%2e%2e%5cpage.html', '/..%255cpage.html', '/assets\\..\\..\\page.html',
  '/assets%5c..%5c..%5cpage.html', '//page.html', '///etc/passwd', '//etc/passwd', '/%2fetc/passwd', '/%2f%2fetc%2fpasswd',
  '/etc/passwd', '/assets//main.css', '//assets/main.css', '/assets/main.css/', '/index.html/', '/index.html/..', '/index.html/.',
  '/index.html%00', '/index.html%00.js', '/%00', '/../page.html%00.css', '/index.html%20', '/index.html%2e', '/index.html.',
  '/index.html::$DATA', '/index.html:stream', '/C:/Windows/win.ini', '/C:%5cWindows%5cwin.ini', '/%5c%5cserver%5cshare%5cpage.html',
  '/%5c%5c%3f%5cC:%5cpage.html', '/%5c%5c.%5cC:', '/NUL', '/con.js', '/aux.html', '/assets/MAIN~1.CSS', '/~/page.html', '/~root',
  '/..%c0%afpage.html', '/%c0%ae%c0%ae/page.html', '/..%e0%80%afpage.html', '/%uff0e%uff0e/page.html', '/%ef%bc%8e%ef%bc%8e/page.html',
  '/..%u2215page.html', '/\u00ae\u00ae/page.html', '/%', '/%2', '/%zz', '/%ff', '/index.html%0d%0aSet-Cookie:x', '/dist-evil/page.html',
  '/../dist-evil/page.html', '/..%2fdist-evil%2fpage.html', '/link.json', '/assets/linked/till.json', '/evil/page.html', '/assets/linked',
  '/.stamp.json', '/assets/.hidden.js', '/assets/notes.exe', '/assets/none', '/assets', '/assets/', '/evil', '/assets/%2e%2e.js',
  '/assets/%252e%252e.js', '/secrets/till.json', '/../secrets/till.json', 'index.html', '*', '?', '/index.html;a=b',
  '/INDEX.HTML/../../page.html',
  `/${'a/'.repeat(2000)}`, `/${'a'.repeat(5000)}.js`, '/file:///etc/passwd', 'file:///etc/passwd', '/app://pos/index.html',
];

describe('the way out', () => {
  test('is shut, however it is written', async () => {
    expect(ways.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ways).size).toBe(ways.length);
    for (const target of ways) {
      const reply = await get(target);
      expect([target, [400, 404].includes(reply.status), reply.body]).toEqual([target, true, '']);
    }
  });

  test('is shut for paths nobody thought of', async () => {
    const piece = fc.constantFrom(
      '..', '.', '/', '%2e', '%2f', '\\', '%5c', '%00', 'assets', 'evil', 'page.html', 'linked', 'till.json', '%25', ':',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const file = await readPageFile(root, `/${pieces.join('')}`);
        expect(file?.body.toString() ?? '').not.toContain(secret);
      }),
      { seed: 20261122, numRuns: 3_000 },
    );
  });

  test('a folder that is not there serves nothing', async () => {
    expect(await readPageFile(join(folder, 'not-built'), '/')).toBeNull();
  });
});
