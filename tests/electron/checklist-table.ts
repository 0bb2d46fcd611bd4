/** What the rows of the Electron checklist are tried with: addresses, permissions, senders, paths. Runs nothing. */

/** Where no page of ours may go, open a window, or send a request. */
export const evilUrls: readonly string[] = [
  'https://evil.example/', 'http://evil.example/', 'http://127.0.0.1:8000/', 'http://localhost/', 'http://169.254.169.254/', 'https://pos/',
  'file:///etc/passwd', 'file://host/share', 'ftp://evil.example/', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'about:srcdoc',
  'blob:app://pos/1', 'app://other/', 'app://pos.evil/', 'app://pos:1/', 'app://user@pos/', 'app:pos/', 'app://pos', 'ws://evil.example/',
  'wss://evil.example/', 'mailto:x@evil.example', 'tel:1', 'ms-settings:', 'chrome://gpu', 'devtools://devtools', 'view-source:app://pos/',
  'chrome-extension://x/', '//evil.example', '',
];

/** Every permission that Electron knows by name, and some that it may learn. */
export const permissions: readonly string[] = [
  'ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control', 'clipboard-read',
  'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid',
  'idle-detection', 'keyboardLock', 'local-fonts', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal',
  'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial',
  'speaker-selection', 'storage-access', 'top-level-storage-access', 'usb', 'vr', 'window-management', 'unknown',
];

const ours = { parent: null, url: 'app://pos/', origin: 'app://pos' } as const;

/** Who may not speak to the house: another window, or a frame that is not our page. The window's own id is 7. */
export const strangers: readonly { readonly id: number; readonly frame: object | null }[] = [
  { id: 8, frame: ours }, { id: 0, frame: ours }, { id: -7, frame: ours }, { id: 7, frame: null },
  ...[
    { parent: ours }, { url: 'https://evil.example/' }, { url: 'file:///page/index.html' }, { url: 'app://other/' }, { url: 'app://pos.evil/' },
    { url: 'app://pos' }, { url: 'APP://POS/' }, { url: 'about:blank' }, { url: 'about:srcdoc' }, { url: '' }, { url: 'data:text/html,app://pos/' },
    { url: 'https://evil.example/app://pos/' }, { url: 'blob:app://pos/1' }, { origin: 'null' }, { origin: '' }, { origin: 'https://evil.example' },
    { origin: 'app://pos.evil' }, { origin: 'file://' }, { url: 'devtools://devtools', origin: 'devtools://devtools' },
  ].map((change) => ({ id: 7, frame: { ...ours, ...change } })),
];

const dots = [
  '..', '%2e%2e', '%2E%2E', '.%2e', '%2e.', '%252e%252e', '..%00', '..;', '..%c0%af', '..%ef%bc%8f', '%c0%ae%c0%ae', '%u002e%u002e', '....', '. .', '..\u2215',
];
const slashes = ['/', '//', '\\', '%2f', '%2F', '%5c', '%5C', '%252f', '/./', '\\\\', '/%2e/', '\u2044'];
const targets = ['secret.html', 'dist-evil/index.html', 'dist/index.html'];
const roots = [
  '/etc/passwd', '//etc/passwd', 'C:/Windows/win.ini', 'C:%5cWindows%5cwin.ini', '\\\\host\\share\\x.html', '//host/share/x.html', '\\\\?\\C:\\x.html',
  '%5c%5c%3f%5cC:%5cx.html', '\\\\.\\x.html', 'file:///etc/passwd', 'app://pos/../x.html', 'index.html\u0000.js', 'index.html%00.js', '%00/index.html',
  'index.html::$DATA', 'index.html.', 'index.html%20', 'INDEX~1.HTM', 'NUL', 'con.html/', 'link.html', 'up/secret.html', 'up/dist-evil/index.html',
  'nothing.html', 'index', '.', '..', '%2e', '/', '//', '///', 'index.html/', '/index.html', 'index.html;x', 'index.htm', '.html', '.git/config.js',
  '.env.js', '-.html', 'index.php', 'main.ts', 'main.js.map', 'main.mjs', 'x'.repeat(2_000), `${'a/'.repeat(600)}index.html`, '%', '%%', '%zz.html',
  'ìndex.html', 'ｉndex.html', 'index．html', '한글.html', '\u202eindex.html', 'in\tdex.html', 'in\ndex.html', ' index.html', 'index.html#x', '#/index.html',
];

/** Paths below our address that name no file of the page. */
export const traversals: readonly string[] = [
  ...dots.flatMap((dot) => slashes.flatMap((slash) => targets.map((target) => `${dot}${slash}${target}`))),
  ...roots,
];

const feed = (url: string, more = ''): string => `provider: generic\nurl: ${url}\n${more}`;

/** Feeds that no packed program may ask: somebody on the way, or nobody at all, would stand for what they say. */
export const evilFeeds: readonly (readonly [platform: NodeJS.Platform, text: string])[] = [
  ...[
    'http://updates.example/', 'http://127.0.0.1.evil.example/', 'http://127.0.0.1@evil.example/', 'http://localhost/', 'ftp://updates.example/',
    'file:///srv/updates', 'javascript:1', 'data:text/yaml,version: 9.9.9', 'updates.example', '//updates.example', 'HTTP://UPDATES.EXAMPLE/', 'https//x', '',
  ].map((url) => ['linux', feed(url)] as const),
  ['linux', ''], ['linux', 'provider: github\nowner: x\nrepo: y\n'], ['linux', 'provider: custom\nurl: https://updates.example/\n'],
  ['linux', '# provider: generic\n# url: https://updates.example/\n'], ['win32', feed('https://updates.example/')],
  ['win32', feed('https://updates.example/', '# publisherName: x\n')],
];
