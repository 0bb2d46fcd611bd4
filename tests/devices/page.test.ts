/** The virtual printer's page over HTTP: who may ask, what is answered, and that receipts cannot run as HTML. */
import { get as httpGet, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { openPage, type Page } from '../../scripts/devices/page.ts';
import { type Paper, rules } from '../../scripts/devices/paper.ts';
import { drawPaper } from '../../scripts/devices/paper-html.ts';
import { openVirtualPrinter, type VirtualPrinter } from '../../scripts/devices/server.ts';
import { ruleWords } from '../../scripts/devices/words.ts';
import { barcode, bytes, cut, init, job, kick, marker, qr, raster, receipt } from './bytes.ts';
import { dial, until } from './till.ts';

type Answer = { readonly status: number; readonly type: string; readonly policy: string; readonly body: string };

let printer: VirtualPrinter;
let page: Page;

beforeEach(async () => {
  printer = await openVirtualPrinter();
  page = await openPage(printer, 0);
});

afterEach(async () => {
  await page.close();
  await printer.close();
});

function ask(method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: page.port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => { text += part; });
      response.on('end', () => resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        policy: String(response.headers['content-security-policy']),
        body: text,
      }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function paperOf(stream: Uint8Array): Paper {
  return { columns: 42, dots: 512, jobs: interpret([stream]), jobsForgotten: 0 };
}

describe('who may ask', () => {
  test.each<[string, Record<string, string>, number]>([
    ['127.0.0.1', {}, 200],
    ['localhost', { host: 'localhost:9180' }, 200],
    ['another name that leads here', { host: 'evil.example' }, 403],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }, 403],
    ['another address', { host: '0.0.0.0:9180' }, 403],
    ['a page from elsewhere', { origin: 'https://evil.example' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
  ])('%s', async (_, headers, status) => {
    for (const path of ['/', '/paper.json', '/strip', '/state']) {
      expect((await ask('GET', path, '', headers)).status).toBe(status);
    }
    expect((await ask('POST', '/state', '{"paper":"out"}', headers)).status).toBe(status);
    expect(printer.state().paper).toBe(status === 200 ? 'out' : 'ok');
    if (status === 403) expect((await ask('GET', '/events', '', headers)).status).toBe(403);
  });

  test('the page itself', async () => {
    expect((await ask('POST', '/clear', '', { host: 'localhost:1', origin: 'http://localhost:1' })).status).toBe(200);
  });
});

describe('what is answered', () => {
  test.each<[string, string, number, string]>([
    ['GET', '/', 200, 'text/html; charset=utf-8'],
    ['GET', '/look.css', 200, 'text/css; charset=utf-8'],
    ['GET', '/page.js', 200, 'text/javascript; charset=utf-8'],
    ['GET', '/strip', 200, 'text/html; charset=utf-8'],
    ['GET', '/paper.json', 200, 'application/json; charset=utf-8'],
    ['GET', '/state', 200, 'application/json; charset=utf-8'],
    ['GET', '/paper.json?fresh', 200, 'application/json; charset=utf-8'],
    ['GET', '/../scripts/devices.ts', 404, 'text/plain; charset=utf-8'],
    ['POST', '/', 404, 'text/plain; charset=utf-8'],
    ['DELETE', '/state', 405, 'text/plain; charset=utf-8'],
  ])('%s %s: %i', async (method, path, status, type) => {
    const answer = await ask(method, path);
    expect([answer.status, answer.type]).toEqual([status, type]);
    expect(answer.policy).toContain("default-src 'none'");
  });

  test('paper.json is the paper', async () => {
    const till = await dial(printer.port);
    till.send(receipt());
    await till.expectAnswer('37225338343200');
    expect(JSON.parse((await ask('GET', '/paper.json')).body)).toEqual(printer.paper());
    expect(printer.paper().jobs).toMatchObject([{ failed: false }]);
  });

  test('POST /clear throws the paper away', async () => {
    const till = await dial(printer.port);
    till.send(bytes(job('a\n'), marker('0001')));
    await till.expectAnswer('37223030303100');
    expect((await ask('POST', '/clear')).status).toBe(200);
    expect(printer.paper().jobs).toEqual([]);
  });

  test('POST /state changes the device and tells its answers', async () => {
    const answer = await ask('POST', '/state', '{"paper":"near","cover":"open","speed":960,"stallAfter":0}');
    expect(JSON.parse(answer.body)).toMatchObject({
      state: { paper: 'near', cover: 'open', speed: 960, stallAfter: 0, online: true }, answers: ['1a', '16', '12', '1e'],
    });
  });

  test.each([
    'paper', '', '[]', 'null', '5', 'true', '"out"', '{"paper":"wet"}', '{"cover":1}', '{"online":"no"}', '{"speed":0}', '{"speed":-1}',
    '{"speed":1.5}', '{"speed":"9"}', '{"stallAfter":-1}', '{"refuse":null}', '{"oneWay":0}', '{"colour":"red"}',
    '{"__proto__":{"paper":"out"}}', '{"toString":1}', '{"paper":"out","colour":"red"}',
  ])('POST /state refuses %s', async (body) => {
    const before = printer.state();
    expect((await ask('POST', '/state', body)).status).toBe(400);
    expect(printer.state()).toEqual(before);
  });

  test('POST /state refuses what is too long', async () => {
    expect((await ask('POST', '/state', ' '.repeat(5_000))).status).toBe(413);
  });

  test('events: one at once, one after a change', async () => {
    let heard = '';
    const events = httpGet({ port: page.port, host: '127.0.0.1', path: '/events' }, (response) => {
      expect(response.headers['content-type']).toBe('text/event-stream');
      response.setEncoding('utf8');
      response.on('data', (part: string) => { heard += part; });
      response.on('error', () => {});
    });
    events.on('error', () => {});
    await until('opened', () => heard.includes('data: open\n\n'));
    printer.setState({ paper: 'near' });
    printer.setState({ paper: 'ok' });
    await until('told', () => heard.includes('data: changed\n\n'));
    expect(heard.match(/changed/g)).toHaveLength(1);
    events.destroy();
  });

  test('nothing is loaded from elsewhere', async () => {
    const bodies = [];
    for (const path of ['/', '/look.css', '/page.js']) bodies.push((await ask('GET', path)).body);
    expect(bodies.join('\n')).not.toMatch(/https?:|@import|url\(/);
  });
});

describe('the paper as HTML', () => {
  test('each character has its own cell of one or two columns', () => {
    const html = drawPaper(paperOf(job('가a\n')));
    expect(html).toContain('<span class="w"><span class="g">가</span></span><span class="n"><span class="g">a</span></span>');
  });

  test('columns past the edge are marked', () => {
    const html = drawPaper(paperOf(job(`${'가'.repeat(21)}나다\n`)));
    expect([...html.matchAll(/<span class="w over"><span class="g">(.)</g)].map((match) => match[1])).toEqual(['나', '다']);
  });

  test('magnified text past the edge is marked by what it takes', () => {
    const html = drawPaper(paperOf(job('a'.repeat(40), 0x1d, '!', 0x10, 'bc\n')));
    expect([...html.matchAll(/<span class="n over"><span class="g">(.)</g)].map((match) => match[1])).toEqual(['c']);
  });

  test('a product name cannot become HTML', () => {
    const name = '<img src=x onerror=alert(1)>\'"&';
    const html = drawPaper(paperOf(job(`${name}\n`, barcode(73, '{B<script>'), qr(bytes(name)), marker('<b>&'))));
    expect(html).not.toMatch(/<img src=x|<script|<b>|onerror=alert\(1\)>/);
    expect(html).toContain('&#60;script&#62;');
  });

  test('shows symbols, image, cut, drawer and marker', () => {
    const html = drawPaper(paperOf(bytes(init, barcode(68, '96385074'), qr(bytes('x')), raster(1, 1, 255), cut, kick, marker('0001'))));
    const symbols = ['aria-label="EAN8 96385074"', 'aria-label="QR x"', 'data:image/bmp'];
    for (const part of [...symbols, '부분 자름', '돈통 열림', '2번 핀', '인쇄 확인', '이상 없음']) expect(html).toContain(part);
  });

  test('shows failures with place, bytes and words', () => {
    const html = drawPaper(paperOf(job('a', 0x07, '\n')));
    expect(html).toContain('class="job failed"');
    expect(html).toContain(ruleWords.control_byte.ko);
    expect(html).toMatch(/offset<\/span> 8 · <code>07<\/code>/);
    expect(html).toContain('오류 1건');
  });

  test('every rule has words in both languages', () => {
    for (const rule of rules) {
      expect(ruleWords[rule].ko).toMatch(/[가-힣]/);
      expect(ruleWords[rule].en).toMatch(/^[A-Z]/);
    }
  });

  test('draws the newest twenty, newest first, and counts the others', () => {
    const stream = bytes(...Array.from({ length: 23 }, () => job('a\n')));
    const html = drawPaper({ ...paperOf(stream), jobsForgotten: 4 });
    const drawn = [...html.matchAll(/id="job-(\d+)"/g)].map((match) => Number(match[1]));
    expect(drawn).toEqual(Array.from({ length: 20 }, (_, at) => 23 - at));
    expect(html).toContain('앞선 작업 7건');
  });

  test('says so when nothing is printed', () => {
    expect(drawPaper(paperOf(bytes()))).toContain('아직 인쇄한 것이 없어요.');
  });
});
