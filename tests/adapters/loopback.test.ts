/** The second door: who is let in, and who is not. Any web page on this machine can knock here, so the refusals come first. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openLoopback, type Loopback } from '../../src/adapters/loopback.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { request, upgrade } from './raw-http.ts';

let root = '';
let door: Loopback;
let accepted: Transport[] = [];
let reported: string[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'loopback-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>till</title>');
  accepted = [];
  reported = [];
  door = await openLoopback({
    root, port: 0, attach: (transport) => void accepted.push(transport), report: (event) => void reported.push(event),
  });
});

afterEach(async () => {
  await door.close();
  rmSync(root, { recursive: true });
});

const host = (): string => `Host: 127.0.0.1:${door.port}`;
const origin = (): string => `Origin: http://127.0.0.1:${door.port}`;
const socketTarget = (): string => `/ws?token=${door.token}`;

/** Hosts that are not this door: what a page gets its victim's browser to send. */
const strangeHosts = (): readonly (readonly [name: string, lines: readonly string[]])[] => [
  ['missing', []],
  ['empty', ['Host:']],
  ['another name', [`Host: evil.example:${door.port}`]],
  ['a name rebound to 127.0.0.1', [`Host: till.rebind.example:${door.port}`]],
  ['a name that begins like ours', [`Host: 127.0.0.1.nip.example:${door.port}`]],
  ['a name that begins like localhost', [`Host: localhost.evil.example:${door.port}`]],
  ['another port', [`Host: 127.0.0.1:${door.port + 1}`]],
  ['no port', ['Host: 127.0.0.1']],
  ['localhost without a port', ['Host: localhost']],
  ['0.0.0.0', [`Host: 0.0.0.0:${door.port}`]],
  ['the long way to write 127.0.0.1', [`Host: 127.0.1:${door.port}`]],
  ['as one number', [`Host: 2130706433:${door.port}`]],
  ['IPv6', [`Host: [::1]:${door.port}`]],
  ['with a user', [`Host: me@127.0.0.1:${door.port}`]],
  ['with a dot behind', [`Host: localhost.:${door.port}`]],
  ['a port with a leading zero', [`Host: 127.0.0.1:0${door.port}`]],
  ['ours and another', [host(), 'Host: evil.example']],
  ['another and ours', ['Host: evil.example', host()]],
  ['ours twice', [host(), host()]],
];

describe('Host', () => {
  test('is checked on every request', async () => {
    for (const [name, lines] of strangeHosts()) {
      for (const target of ['/', '/index.html', '/ws', '/nothing']) {
        const reply = await request(door.port, 'GET', target, lines);
        expect([name, target, [400, 421].includes(reply.status), reply.body]).toEqual([name, target, true, '']);
      }
    }
  });

  test('is checked on an upgrade with the right Origin and token', async () => {
    for (const [name, lines] of strangeHosts()) {
      const reply = await upgrade(door.port, socketTarget(), [...lines, origin()]);
      expect([name, [400, 421].includes(reply.status)]).toEqual([name, true]);
    }
    expect(accepted).toHaveLength(0);
  });

  test('may be either name of this machine, in any case', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LocalHost']) {
      expect((await request(door.port, 'GET', '/', [`Host: ${name}:${door.port}`])).status).toBe(200);
    }
  });

  test('in the target itself is refused', async () => {
    const reply = await request(door.port, 'GET', 'http://evil.example/index.html', [host()]);
    expect(reply.status).toBe(404);
    expect((await upgrade(door.port, `http://evil.example/ws?token=${door.token}`, [host(), origin()])).status).toBe(404);
  });
});

describe('an upgrade', () => {
  test('is taken with the right Host, Origin and token', async () => {
    expect((await upgrade(door.port, socketTarget(), [host(), origin()])).status).toBe(101);
    const other = [`Host: localhost:${door.port}`, `Origin: http://localhost:${door.port}`];
    expect((await upgrade(door.port, socketTarget(), other)).status).toBe(101);
    expect(accepted).toHaveLength(2);
  });

  test('is refused with a wrong or missing Origin', async () => {
    const port = door.port;
    const origins = [
      [], ['Origin:'], ['Origin: null'], ['Origin: http://evil.example'], [`Origin: http://evil.example:${port}`],
      [`Origin: https://127.0.0.1:${port}`], [`Origin: http://127.0.0.1:${port + 1}`], ['Origin: http://127.0.0.1'],
      ['Origin: http://localhost'], [`Origin: http://127.0.0.1:${port}.evil.example`], [`Origin: http://127.0.0.1:${port}/`],
      [`Origin: http://127.0.0.1:${port}/ws`], ['Origin: file://'], ['Origin: app://pos'], [`Origin: ws://127.0.0.1:${port}`],
      [`Origin: 127.0.0.1:${port}`], [`Origin: http://[::1]:${port}`], [origin(), 'Origin: http://evil.example'],
      ['Origin: http://evil.example', origin()],
    ];
    for (const lines of origins) {
      expect([lines, (await upgrade(port, socketTarget(), [host(), ...lines])).status]).toEqual([lines, 403]);
    }
    expect(accepted).toHaveLength(0);
  });

  test('is refused with a wrong or missing token', async () => {
    const { token } = door;
    const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    const queries = [
      '', '?', '?token', '?token=', `?token=${token.slice(0, -1)}`, `?token=${token}A`, `?token=${flipped}`, `?token=${token}%00`,
      `?token=%20${token}`, `?TOKEN=${token}`, `?t=${token}`, `?${token}`, `?token=${token}&token=${token}`, `?token=${token}&more=1`,
      `?token=${token.toLowerCase()}x`, '?token=undefined', '?token=null', `#token=${token}`, '?token=%', '?token=한',
      `?token=${'A'.repeat(4000)}`,
    ];
    for (const query of queries) {
      const status = (await upgrade(door.port, `/ws${query}`, [host(), origin()])).status;
      expect([query, [400, 401, 404].includes(status)]).toEqual([query, true]);
    }
    const cookie = await upgrade(door.port, '/ws', [host(), origin(), `Cookie: token=${token}`, `Authorization: Bearer ${token}`]);
    expect(cookie.status).toBe(401);
    expect(accepted).toHaveLength(0);
  });

  test('is refused anywhere else', async () => {
    for (const target of ['/', '/index.html', '/ws/', '/WS', '//ws', '/ws/../ws', '/./ws', '/ws%2f', '/%77s', '*']) {
      const reply = await upgrade(door.port, `${target}?token=${door.token}`, [host(), origin()]);
      expect([target, [400, 404].includes(reply.status)]).toEqual([target, true]);
    }
    expect(accepted).toHaveLength(0);
  });

  test('is refused for other methods and other protocols', async () => {
    for (const method of ['POST', 'PUT', 'OPTIONS', 'HEAD']) {
      expect([method, (await upgrade(door.port, socketTarget(), [host(), origin()], method)).status]).toEqual([method, 405]);
    }
    const h2c = await request(door.port, 'GET', socketTarget(), [host(), origin(), 'Upgrade: h2c']);
    expect(h2c.status).not.toBe(101);
    expect(accepted).toHaveLength(0);
  });
});

describe('a plain request', () => {
  test('may be GET or HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const reply = await request(door.port, method, '/', [host(), 'Content-Length: 0']);
      expect([method, reply.status, reply.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
    expect((await request(door.port, 'CONNECT', `127.0.0.1:${door.port}`, [host()])).status).not.toBe(200);
    const head = await request(door.port, 'HEAD', '/', [host()]);
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('that is no HTTP at all ends without harm', async () => {
    for (const text of ['\u0000\u0001\u0002', 'GET\r\n\r\n', 'EHLO till\r\n', `GET / HTTP/1.1\r\n${'A'.repeat(100_000)}`]) {
      await new Promise<void>((resolve) => {
        const socket = connect(door.port, '127.0.0.1', () => socket.end(text, 'latin1'));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
    expect((await request(door.port, 'GET', '/', [host()])).status).toBe(200);
  });

  test('to the socket path without an upgrade finds nothing', async () => {
    expect((await request(door.port, 'GET', socketTarget(), [host(), origin()])).status).toBe(404);
  });
});

describe('the door', () => {
  test('stands on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []).filter((each) => !each.internal);
    const addresses = [...others.map((each) => each.address), '127.0.0.2', '::1'];
    for (const address of addresses) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ port: door.port, host: address });
        socket.setTimeout(2_000, () => resolve('silent'));
        socket.on('connect', () => resolve('open'));
        socket.on('error', () => resolve('shut'));
        socket.on('close', () => socket.destroy());
      });
      expect([address, outcome === 'open']).toEqual([address, false]);
    }
  });

  test('has another 256-bit token on every run', async () => {
    const second = await openLoopback({ root, port: 0, attach: () => undefined, report: () => undefined });
    expect(Buffer.from(second.token, 'base64url')).toHaveLength(32);
    expect(second.token).not.toBe(door.token);
    const foreign = await upgrade(door.port, `/ws?token=${second.token}`, [host(), origin()]);
    expect(foreign.status).toBe(401);
    await second.close();
  });

  test('says so when its port is taken', async () => {
    const taken = openLoopback({ root, port: door.port, attach: () => undefined, report: () => undefined });
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

/** A socket as the page opens it. */
async function page(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}/ws?token=${door.token}`, { origin: `http://127.0.0.1:${door.port}` });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  return socket;
}

/** The transport that the newest socket became. */
const transport = (): Transport => accepted.at(-1) ?? expect.fail('no transport');
const closeCode = (socket: WebSocket): Promise<number> => new Promise((resolve) => void socket.on('close', resolve));
const nextText = (socket: WebSocket): Promise<string> => new Promise((resolve) => {
  socket.once('message', (text: Buffer) => resolve(text.toString('utf8')));
});

describe('an accepted socket', () => {
  test('moves text both ways, in order, Hangul and long texts too', async () => {
    const socket = await page();
    const heard: string[] = [];
    transport().onText((text) => {
      heard.push(text);
      transport().send(`heard ${text.length}`);
    });
    const texts = ['one', '똠방각하 ☕', 'x'.repeat(3_000_000)];
    for (const text of texts) {
      const answer = nextText(socket);
      socket.send(text);
      expect(await answer).toBe(`heard ${text.length}`);
    }
    expect(heard).toEqual(texts);
    expect(socket.extensions).toBe('');
    socket.close();
  });

  test('tells its end once, and sending after it harms nobody', async () => {
    const socket = await page();
    let ends = 0;
    const ended = new Promise<void>((resolve) => transport().onClosed(() => void ((ends += 1), resolve())));
    expect(door.openSockets()).toBe(1);
    socket.terminate();
    await ended;
    transport().send('into the void');
    expect([ends, door.openSockets()]).toEqual([1, 0]);
  });

  test('is closed for bytes, and for a text beyond the limit', async () => {
    const bytes = await page();
    const bytesCode = closeCode(bytes);
    bytes.send(Buffer.from('text?'));
    expect(await bytesCode).toBe(1003);
    const long = await page();
    const longCode = closeCode(long);
    long.on('error', () => undefined);
    long.send('x'.repeat(80_000_001));
    expect(await longCode).toBe(1009);
    expect((await request(door.port, 'GET', '/', [host()])).status).toBe(200);
  });

  test('is dropped when the other side stops reading', async () => {
    const socket = await page();
    socket.pause();
    const ended = new Promise<void>((resolve) => transport().onClosed(resolve));
    const megabyte = 'x'.repeat(1_000_000);
    for (let sent = 0; sent < 100; sent += 1) transport().send(megabyte);
    await ended;
    expect(reported).toContain('door.slow');
    socket.terminate();
  });

  test('a listener that throws is reported and hurts no other socket', async () => {
    const bad = await page();
    transport().onText(() => {
      throw new Error('listener');
    });
    const good = await page();
    transport().onText((text) => transport().send(text));
    bad.send('x');
    const answer = nextText(good);
    good.send('still here');
    expect(await answer).toBe('still here');
    expect(reported).toContain('door.fault');
    bad.terminate();
    good.terminate();
  });

  test('is closed with the door', async () => {
    const socket = await page();
    const code = closeCode(socket);
    await door.close();
    expect(await code).toBe(1001);
    await expect(request(door.port, 'GET', '/', [host()])).rejects.toThrow(/ECONNREFUSED/);
  });
});
