/** What the packed program may be started with: a table of starts, most of them refused. */
import { expect, test } from 'vitest';
import { refusedStart, type Start } from '../../electron/switches.ts';

const start = (args: readonly string[], change: Partial<Start> = {}): string | null =>
  refusedStart({ args, environment: {}, platform: 'linux', isRoot: false, ...change });

test.each([
  [[]], [['--data', '/till', '--printer', 'tcp://192.168.0.9:9100', '--demo', '--kiosk']], [['--data=/till']], [['/till', 'shop.csv', '-', '--']],
  [['--lang=ko']], [['--force-device-scale-factor=1.25', '--disable-gpu']], [['--ozone-platform=wayland', '--enable-wayland-ime']], [['--updated']],
])('%j is taken', (args) => {
  expect(start(args)).toBeNull();
});

test.each([
  '--remote-debugging-port=9222', '--remote-debugging-port', '--remote-debugging-pipe', '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*', '-remote-debugging-port=9222', ' --remote-debugging-port=9222', '\u3000--remote-debugging-port=1',
  '--REMOTE-DEBUGGING-PORT=9222', '--inspect', '--inspect=0.0.0.0:9229', '--inspect-brk', '--inspect-port=1', '--inspect-publish-uid=http',
  '--no-sandbox', '--disable-gpu-sandbox', '--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content',
  '--ignore-certificate-errors', '--proxy-server=evil.example', '--proxy-pac-url=http://evil.example', '--host-rules=MAP * evil.example',
  '--host-resolver-rules=MAP * evil.example', '--user-data-dir=/elsewhere', '--load-extension=/elsewhere', '--js-flags=--expose-gc',
  '--renderer-cmd-prefix=/bin/sh', '--gpu-launcher=/bin/sh', '--utility-cmd-prefix=/bin/sh', '--enable-logging', '--log-net-log=/elsewhere',
  '--disable-site-isolation-trials', '--enable-blink-features=x', '--disable-features=x', '--require=/elsewhere.js', '-r', '--eval=1', '-e',
  '--app=/elsewhere', '--anything-new',
])('%s is refused with a sentence, wherever it stands', (bad) => {
  const name = bad.trim().toLowerCase().replace(/^-+/, '').replace(/=.*/s, '');
  for (const args of [[bad], ['--data', '/till', bad], ['--data', bad], ['--', bad]]) {
    expect(start(args)).toBe(`The till does not start with --${name}, because other programs could get into it by such switches; `
      + 'it takes --data, --printer, --demo, --kiosk.');
  }
});

test('a slash begins a switch on Windows and a path elsewhere', () => {
  expect(start(['/remote-debugging-port=1'], { platform: 'win32' })).toContain('--remote-debugging-port');
  expect(start(['/data'], { platform: 'win32' })).toBeNull();
  expect(start(['/remote-debugging-port=1'])).toBeNull();
});

test('macOS may name the process', () => {
  expect(start(['-psn_0_12345'], { platform: 'darwin' })).toBeNull();
  expect(start(['-psn_0_12345'])).toContain('--psn_0_12345');
  expect(start(['-psn_0_1', '--inspect'], { platform: 'darwin' })).toContain('--inspect');
});

test('the sandbox may be off for root alone, who gets no window otherwise', () => {
  expect(start(['--no-sandbox'], { isRoot: true })).toBeNull();
  expect(start(['--no-sandbox'], { isRoot: true, platform: 'win32' })).toContain('--no-sandbox');
  expect(start(['--no-sandbox', '--inspect'], { isRoot: true })).toContain('--inspect');
});

test.each([
  'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE',
  'node_options',
])('%s is refused when it is set', (name) => {
  expect(start([], { environment: { [name]: '1' } })).toBe(
    `The till does not start while ${name.toUpperCase()} is set, because other programs could change it by that; `
      + 'remove it from the environment and start again.',
  );
  expect(start([], { environment: { [name]: '', PATH: '/bin', NODE_ENV: 'production' } })).toBeNull();
  expect(start([], { environment: { [name]: undefined } })).toBeNull();
});
