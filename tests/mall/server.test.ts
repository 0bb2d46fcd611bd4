/** The reference mall over real HTTP on embedded SQLite: the conformance kit, its page, its restart, and strangers at its door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runChecks } from '../../scripts/mall/checks.ts';
import { openMall, type MallServer } from '../../scripts/mall/server.ts';

let directory: string;
let mall: MallServer;
const faults: string[] = [];
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-mall-'));
  faults.length = 0;
  mall = await openMall({ port: 0, directory, report: (text) => void faults.push(text) });
});
afterEach(async () => {
  await mall.close();
  rmSync(directory, { recursive: true, force: true });
});

test('it keeps the protocol, as the conformance kit asks it', async () => {
  const results = await runChecks(mall.address, '0001-01', null);
  expect(results.filter(({ wrong }) => wrong !== null)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(14);
  expect(faults).toEqual([]);
});

test('the kit fails where there is no mall, and says so', async () => {
  const results = await runChecks('http://127.0.0.1:9', '0001-01', 'ABCD2345');
  expect(results.every(({ wrong }) => wrong !== null)).toBe(true);
});

test('what it took it still has after a restart', async () => {
  await runChecks(mall.address, '0001-01', null);
  const page = async (): Promise<string> => (await fetch(`${mall.address}/?lang=en`)).text();
  const rows = (text: string): string[] => [...text.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row ?? '');
  const before = rows(await page());
  await mall.close();
  mall = await openMall({ port: 0, directory, report: () => undefined });
  expect(rows(await page())).toEqual(before);
  expect(before.length).toBeGreaterThan(4);
});

test('its page speaks Korean and English, and escapes what tills say', async () => {
  const text = async (path: string): Promise<string> => (await fetch(`${mall.address}${path}`)).text();
  expect(await text('/?lang=ko')).toContain('등록 코드 만들기');
  expect(await text('/?lang=en')).toContain('Make an enrolment code');
  const made = await fetch(`${mall.address}/codes?lang=en`, { method: 'POST', body: new URLSearchParams({ till: '<script>alert(1)</script>' }) });
  expect(await made.text()).not.toContain('<script>');
});

test('its forms: a price by day, a person, an order reserved, paid and sent, a till revoked; each says what it came to', async () => {
  await runChecks(mall.address, '0001-01', null);
  const post = async (path: string, form: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${mall.address}${path}?lang=en`, { method: 'POST', body: new URLSearchParams(form) });
    const text = await answer.text();
    return `${/class="said">([^<]*)</.exec(text)?.[1] ?? answer.status}`;
  };
  const page = async (): Promise<string> => (await fetch(`${mall.address}/?lang=en`)).text();
  expect(await post('/prices', { sku: 'NONE', from: '2026-12-01', price: '900' })).toBe('There is no such item.');
  expect(await post('/prices', { sku: 'NONE', from: 'tomorrow', price: '900' })).toBe('Please look at what was entered.');
  expect(await post('/staff', { store: '0001', name: '<b>새 사람</b>', role: 'cashier', left: 'no' })).toBe('Kept.');
  expect(await post('/staff', { store: '0001', name: '새 사람', role: 'owner', left: 'no' })).toBe('Please look at what was entered.');
  expect(await page()).toContain('&#60;b&#62;새 사람&#60;');
  expect(await post('/orders', { id: 'o1', store: '0001', sku: 'NONE', quantity: '1' })).toBe('There is no such item.');
  expect(await post('/orders/pay', { id: 'o1' })).toBe('There is no such order.');
  expect(await post('/nowhere', {})).toBe('404');
  expect(await post('/revoke', { till: '0009-09' })).toBe('There is no such till.');
  expect(await post('/revoke', { till: '0001-01' })).toBe('Kept.');
  expect(await page()).toContain('revoked');
});

test('a page of the web makes no code: its Origin is another', async () => {
  const body = new URLSearchParams({ till: '0001-01' });
  const answer = await fetch(`${mall.address}/codes`, { method: 'POST', body, headers: { Origin: 'https://evil.example' } });
  expect(answer.status).toBe(421);
});

test.each([
  ['no headers', {}, '{}', 400], ['no JSON', { 'content-encoding': 'gzip' }, 'not gzip', 413], ['a path of nobody', {}, '{}', 400],
])('%s: refused, and it goes on', async (name, headers, body, status) => {
  const path = name === 'a path of nobody' ? '/pos/v1/nothing' : '/pos/v1/batch';
  const answer = await fetch(`${mall.address}${path}`, { method: 'POST', body, headers });
  expect(answer.status).toBe(status);
  expect((await fetch(`${mall.address}/`)).status).toBe(200);
});
