// The virtual printer's page: paper, buttons, and the same as JSON for tests, over HTTP.
// Never listens beyond 127.0.0.1, never answers another Host or a foreign Origin, and loads nothing from the network.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dotsOf } from './paper.ts';
import { drawPaper } from './paper-html.ts';
import { look } from './page-look.ts';
import { script } from './page-script.ts';
import type { VirtualPrinter } from './server.ts';
import { readStateChange } from './state-request.ts';
import { type DeviceState, realtimeByte } from './status.ts';
import { bilingual, escaped, type Words } from './words.ts';

export type Page = { readonly port: number; readonly close: () => Promise<void> };

type Reply = { readonly status: number; readonly type: string; readonly body: string };
type Key = { readonly change: Partial<DeviceState>; readonly words: Words; readonly tone?: 'warn' | 'stop' };

const bodyBytesMax = 4096;
/** Changes are told to the page at most this often. */
const tellMs = 100;
const securityHeaders = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const groups: readonly { readonly words: Words; readonly keys: readonly Key[] }[] = [
  { words: { ko: '용지', en: 'Paper' }, keys: [
    { change: { paper: 'ok' }, words: { ko: '있음', en: 'OK' } },
    { change: { paper: 'near' }, words: { ko: '곧 없음', en: 'Near end' }, tone: 'warn' },
    { change: { paper: 'out' }, words: { ko: '없음', en: 'Out' }, tone: 'stop' },
  ] },
  { words: { ko: '덮개', en: 'Cover' }, keys: [
    { change: { cover: 'closed' }, words: { ko: '닫힘', en: 'Closed' } },
    { change: { cover: 'open' }, words: { ko: '열림', en: 'Open' }, tone: 'stop' },
  ] },
  { words: { ko: '연결', en: 'Line' }, keys: [
    { change: { online: true }, words: { ko: '온라인', en: 'Online' } },
    { change: { online: false }, words: { ko: '오프라인', en: 'Offline' }, tone: 'stop' },
  ] },
  { words: { ko: '접속', en: 'Connections' }, keys: [
    { change: { refuse: false }, words: { ko: '받음', en: 'Accept' } },
    { change: { refuse: true }, words: { ko: '끊음', en: 'Refuse' }, tone: 'stop' },
  ] },
  { words: { ko: '응답', en: 'Answers' }, keys: [
    { change: { oneWay: false }, words: { ko: '양방향', en: 'Two-way' } },
    { change: { oneWay: true }, words: { ko: '단방향', en: 'One-way' }, tone: 'warn' },
  ] },
  { words: { ko: '속도 (초당 바이트)', en: 'Speed, bytes a second' }, keys: [
    { change: { speed: null }, words: { ko: '제한 없음', en: 'No limit' } },
    { change: { speed: 960 }, words: { ko: '960', en: '9,600 bps' }, tone: 'warn' },
    { change: { speed: 100 }, words: { ko: '100', en: 'Very slow' }, tone: 'warn' },
  ] },
];

function drawKey(key: Key): string {
  const change = escaped(JSON.stringify(key.change));
  return `<button type="button" class="${key.tone ?? ''}" aria-pressed="false" data-change="${change}">${bilingual(key.words)}</button>`;
}

function drawPage(printer: VirtualPrinter): string {
  const columns = printer.paper().columns;
  const controls = groups.map((group) => `<fieldset><legend>${bilingual(group.words)}</legend>`
    + `<div class="keys">${group.keys.map(drawKey).join('')}</div></fieldset>`).join('');
  const answers = [1, 2, 3, 4].map((topic) => `<div><dt>EOT ${topic}</dt><dd><code id="answer-${topic}"></code></dd></div>`);
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>가상 영수증 프린터 · Virtual printer</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/look.css">
<script src="/page.js" defer></script></head><body style="--dots:${dotsOf[columns]}">
<div class="top"><h1>${bilingual({ ko: '가상 영수증 프린터', en: 'Virtual receipt printer' })}</h1>
<span class="address"><code>tcp://127.0.0.1:${printer.port}</code> · ${columns}칸 <span class="en" lang="en">columns</span></span></div>
<main><section id="paper" aria-label="인쇄된 종이"></section>
<aside aria-label="프린터 상태">${controls}
<dl class="answers">${answers.join('')}<div class="wide"><dt>${bilingual({ ko: '버퍼에서 기다림', en: 'Buffered' })}</dt>
<dd><code id="buffered"></code></dd></div></dl>
<div class="keys"><button type="button">${bilingual({ ko: '종이 치우기', en: 'Clear the paper' })}</button></div>
<p class="link" id="link" role="status" data-live="실시간으로 이어져 있어요. Live." data-lost="프린터와 끊겼어요. Disconnected."></p>
</aside></main></body></html>`;
}

function json(value: unknown): Reply {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function plain(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}

function describe(printer: VirtualPrinter): Reply {
  const state = printer.state();
  const answers = ([1, 2, 3, 4] as const).map((topic) => realtimeByte(topic, state).toString(16).padStart(2, '0'));
  return json({ state, answers, bufferedBytes: printer.bufferedBytes() });
}

function get(printer: VirtualPrinter, path: string): Reply {
  switch (path) {
    case '/': return { status: 200, type: 'text/html; charset=utf-8', body: drawPage(printer) };
    case '/look.css': return { status: 200, type: 'text/css; charset=utf-8', body: look };
    case '/page.js': return { status: 200, type: 'text/javascript; charset=utf-8', body: script };
    case '/strip': return { status: 200, type: 'text/html; charset=utf-8', body: drawPaper(printer.paper()) };
    case '/paper.json': return json(printer.paper());
    case '/state': return describe(printer);
    default: return plain(404, 'not found');
  }
}

function post(printer: VirtualPrinter, path: string, body: string): Reply {
  if (path === '/clear') {
    printer.clear();
    return describe(printer);
  }
  if (path !== '/state') return plain(404, 'not found');
  const change = readStateChange(body);
  if (!change) return plain(400, 'not a device state');
  printer.setState(change);
  return describe(printer);
}

/** Only this machine's own names, and for a page's requests only this page. */
function isOwn(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const isOwnHost = host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return isOwnHost && (origin === undefined || origin === `http://${host}`);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    body += part;
    if (body.length > bodyBytesMax) return null;
  }
  return body;
}

async function reply(printer: VirtualPrinter, request: IncomingMessage): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  if (!isOwn(request)) return plain(403, 'this page answers only to 127.0.0.1 and localhost');
  if (request.method === 'GET') return get(printer, path);
  if (request.method !== 'POST') return plain(405, 'GET or POST');
  const body = await readBody(request);
  return body === null ? plain(413, 'too long') : post(printer, path, body);
}

/** Server-Sent Events: one message at once and one after each change, at most ten a second. */
function follow(printer: VirtualPrinter, response: ServerResponse): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
  response.write('retry: 500\ndata: open\n\n');
  let timer: NodeJS.Timeout | null = null;
  const stop = printer.onChange(() => {
    timer ??= setTimeout(() => {
      timer = null;
      response.write('data: changed\n\n');
    }, tellMs);
  });
  response.on('close', () => {
    stop();
    if (timer) clearTimeout(timer);
  });
}

async function serve(printer: VirtualPrinter, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/events' && request.method === 'GET' && isOwn(request)) {
    follow(printer, response);
    return;
  }
  const { status, type, body } = await reply(printer, request);
  response.writeHead(status, { ...securityHeaders, 'content-type': type });
  response.end(body);
}

/** Opens the page for a printer on 127.0.0.1; port 0 takes any. Rejects when the port is taken. */
export async function openPage(printer: VirtualPrinter, port: number): Promise<Page> {
  const server = createServer((request, response) => {
    serve(printer, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
      server.closeAllConnections();
      await closed;
    },
  };
}
