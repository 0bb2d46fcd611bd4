/** The way to the mall: what comes back as an answer, what as a silence, and which keys a server may show. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { X509Certificate } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { mallUrl, openMallLink, pinOf } from '../../src/adapters/mall-http.ts';
import type { WireRequest } from '../../src/mall/wire.ts';

/** Made for these tests, for localhost and 127.0.0.1, each signed by itself; they secure nothing. */
const ours = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8chAAqX9KSpZlZVk
doUc8prMMAOWzHH1/rb37tMd4C6hRANCAATAKnk0jDo5BwRgwt5ldQnDtwPCpYS6
M0qJI8VW++zYSaMba9Raq5ML/KjN0E1tWDGaJy3xtf5VU5caz2IQcNDS
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUZjSA748vtslmUPzcvYlS3taWBXwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDE3MDIxNloYDzIxMjYxMTA2
MTcwMjE2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATAKnk0jDo5BwRgwt5ldQnDtwPCpYS6M0qJI8VW++zYSaMba9Raq5ML
/KjN0E1tWDGaJy3xtf5VU5caz2IQcNDSo28wbTAdBgNVHQ4EFgQUFUIK6aURcZdV
3+FuiAvRjYPJHmMwHwYDVR0jBBgwFoAUFUIK6aURcZdV3+FuiAvRjYPJHmMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAO97Gziq/ofWfdkgyd4yiJpYR4dOCc6KWvZT29fDOa5kAiEA
zo3DwIV/5LdYPhwOqYUF9fDMOEjlS7IPiyVSU1VHKjY=
-----END CERTIFICATE-----`,
};
const other = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRLJ9PSE7nYapHpMV
KSRwmXZZ0xkoPwilojb6sIT3FiehRANCAASFTSkEdNIAUOWyl++EIDwCcINR2stM
IYwXFBjDhEx+JMEcn33O5iYdVf3CtGdWDTm5Nc5xX0OIP0XIC50sY3aU
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUbsfGKXVzfKdzRVi7zdho3xSdJs4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDE3MDIxNloYDzIxMjYxMTA2
MTcwMjE2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASFTSkEdNIAUOWyl++EIDwCcINR2stMIYwXFBjDhEx+JMEcn33O5iYd
Vf3CtGdWDTm5Nc5xX0OIP0XIC50sY3aUo28wbTAdBgNVHQ4EFgQUmkIrvFT1GsK+
rkESEfZd829FkKkwHwYDVR0jBBgwFoAUmkIrvFT1GsK+rkESEfZd829FkKkwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAM0D7XAZ4/LDRqaEYjw8+iilhK9C64g4mFwmzEBM/7tpAiEA
rpy4wvuI7G78XmNQr1FWYdAckGKPzw25LIx52jHDeSw=
-----END CERTIFICATE-----`,
};
const request: WireRequest = { path: '/pos/v1/batch', headers: { 'pos-device': 'd' }, body: '{"say":"안녕"}' };

const open: (Server | ReturnType<typeof createTlsServer>)[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const plain = async (listener: RequestListener): Promise<string> => `http://127.0.0.1:${await listen(createServer(listener))}`;
const tls = async (identity: typeof ours): Promise<string> => (
  `https://localhost:${await listen(createTlsServer(identity, (_, response) => response.end('{}')))}`);
const link = openMallLink(() => 0, 400, `${ours.cert}\n${other.cert}`);
const pin = (identity: typeof ours): string => pinOf(new X509Certificate(identity.cert).raw);
const send = (address: string, pins: readonly string[] = []) => link.send({ address, pins }, request);

test('a request goes gzipped as it was, and a gzipped answer comes back as text', async () => {
  let got = '';
  const address = await plain((asked, response) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => void chunks.push(chunk));
    asked.on('end', () => {
      got = `${asked.method} ${asked.url} ${asked.headers['pos-device']} ${gunzipSync(Buffer.concat(chunks)).toString('utf8')}`;
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Mall-Sig': 'sig' }).end(gzipSync('{"a":"가"}'));
    });
  });
  expect(await send(address)).toMatchObject({ status: 200, body: '{"a":"가"}', headers: { 'mall-sig': 'sig' } });
  expect(got).toBe('POST /pos/v1/batch d {"say":"안녕"}');
});

test.each<[string, RequestListener, string]>([
  ['a server that never answers', () => undefined, 'timeout'],
  ['one that cuts off', (_, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('{');
    setImmediate(() => response.destroy());
  }, 'unreachable'],
  ['gzip that is none', (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no'), 'unreachable'],
  ['an answer without end', (_, response) => {
    const more = (): void => void (response.write('x'.repeat(1_000_000)) ? setImmediate(more) : response.once('drain', more));
    more();
  }, 'unreachable'],
])('%s: a silence', { timeout: 20_000 }, async (name, listener, why) => {
  const patient = openMallLink(() => 0, name.startsWith('an answer') ? 10_000 : 400);
  expect(await patient.send({ address: await plain(listener), pins: [] }, request)).toEqual({ why });
});

test('nobody there: a silence, at once', async () => {
  expect(await send('http://127.0.0.1:9')).toEqual({ why: 'unreachable' });
});

test('a server that shows a pinned key is heard, with the backup key too; another key is a broken pin', async () => {
  expect(await send(await tls(ours), [pin(ours)])).toMatchObject({ status: 200 });
  expect(await send(await tls(other), [pin(ours), pin(other)])).toMatchObject({ status: 200 });
  expect(await send(await tls(other), [pin(ours)])).toEqual({ why: 'pin' });
});

test('a key that no authority vouches for is a broken pin, whatever is pinned', async () => {
  const strict = openMallLink(() => 0, 2_000);
  expect(await strict.send({ address: await tls(ours), pins: [pin(ours)] }, request)).toEqual({ why: 'pin' });
});

test.each([
  ['https://mall.example', true], ['https://mall.example:8443', true], ['http://127.0.0.1:8480', true], ['http://localhost:1', true],
  ['http://mall.example', false], ['https://mall.example/path', false], ['https://user:pw@mall.example', false], ['mall.example', false],
  ['ftp://mall.example', false], ['', false], ['https://mall.example/?a=1', false],
])('%s is an address: %s', (text, isOne) => {
  expect(mallUrl(text) !== null).toBe(isOne);
});
