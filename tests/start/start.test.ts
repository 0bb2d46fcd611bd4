/** `npm start` as people run it: the real program, its words, its exit codes, its data directory. Opens no window. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { cleanUp, fakeBrowser, folder, openClient, readyLine, startHeadless, startProgram } from './program.ts';

afterEach(cleanUp);

const longMs = 90_000;
const profile = {
  name: '새 가게', businessNumber: '1234567891', representative: '대표', address: '서울', phone: '02-000-0000', storeCode: '0001',
  tillCode: '01',
};
const csv = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate\nA1,컵,,12000,taxable,3,0,,\n';

describe('the command line', () => {
  test('of any other kind is a usage error, exit 2', async () => {
    const lines = [['--nope'], ['--port', '65536'], ['--shell', 'window'], ['--printer', 'usb'], ['extra'], ['--data', '']];
    const ends = await Promise.all(lines.map(async (args) => {
      const program = startProgram(args);
      const { code } = await program.ended;
      return { args, code, out: program.out(), saysUsage: program.err().includes('usage: npm start --') };
    }));
    for (const end of ends) expect(end).toEqual({ args: end.args, code: 2, out: '', saysUsage: true });
  }, longMs);

  test('help is no error', async () => {
    const program = startProgram(['--help']);
    expect([(await program.ended).code, program.out().startsWith('usage: npm start --'), program.err()]).toEqual([0, true, '']);
  }, longMs);
});

describe('a till without a window', () => {
  test('says one line, serves the page and answers on the socket', async () => {
    const data = join(folder(), 'new', 'data');
    const till = await startHeadless(data);
    const page = await fetch(`${till.origin}/`);
    expect([page.status, (await page.text()).includes('<div id="root">')]).toEqual([200, true]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { client } = await openClient(till.origin, till.token);
    const state = await client.call('till.state', {});
    expect(state).toMatchObject({ ok: true, value: { phase: 'new', secrets: 'file' } });
    till.child.kill('SIGTERM');
    expect(await till.ended).toEqual({ code: 0, signal: null });
    expect(till.out().split('\n')).toEqual([expect.stringMatching(readyLine), '']);
    expect(readFileSync(join(data, 'log', 'till.log'), 'utf8')).toContain('"till.closed"');
  }, longMs);

  test('keeps its directory from a second one, until it is gone, however it went', async () => {
    const data = folder();
    const first = await startHeadless(data);
    const second = startProgram(['--headless', '--data', data]);
    expect((await second.ended).code).toBe(4);
    expect(second.err()).toContain(`Another till is running on ${data}`);
    expect(second.out()).toBe('');
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await startHeadless(data);
    expect(third.token).not.toBe(first.token);
    third.child.kill('SIGINT');
    expect((await third.ended).code).toBe(0);
  }, longMs);

  test('takes the port it is given, or says why not', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => void taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const data = folder();
    const refused = startProgram(['--headless', '--data', data, '--port', String(port)]);
    expect((await refused.ended).code).toBe(4);
    expect(refused.err()).toContain(`Port ${port} cannot be used (EADDRINUSE)`);
    await new Promise((resolve) => void taken.close(resolve));
    const till = await startHeadless(data, ['--port', String(port)]);
    expect(till.origin).toBe(`http://127.0.0.1:${port}`);
  }, longMs);
});

describe('the practice store', () => {
  test('is made by --demo once, and asked for again it is there', async () => {
    const data = folder();
    const first = await startHeadless(data, ['--demo']);
    const { client } = await openClient(first.origin, first.token);
    expect(await client.call('till.state', {})).toMatchObject({ ok: true, value: { phase: 'ready', store: { practice: true } } });
    const real = { profile, manager: { name: '점장', pin: '135790' }, csv, printer: '' };
    expect(await client.call('store.create', real)).toMatchObject({ ok: false, refusal: { code: 'already_set_up' } });
    first.child.kill('SIGTERM');
    await first.ended;
    const again = await startHeadless(data, ['--demo']);
    expect(readyLine.test(again.out())).toBe(true);
  }, longMs);

  test('is refused where a real store lies, which stays as it is', async () => {
    const data = folder();
    const till = await startHeadless(data);
    const { client } = await openClient(till.origin, till.token);
    const made = await client.call('store.create', { profile, manager: { name: '점장', pin: '135790' }, csv, printer: '' });
    expect(made).toMatchObject({ ok: true, value: { imported: 1 } });
    till.child.kill('SIGTERM');
    await till.ended;
    const demo = startProgram(['--headless', '--data', data, '--demo']);
    expect((await demo.ended).code).toBe(5);
    expect(demo.err()).toContain('holds a real store');
    const after = await startHeadless(data);
    const { client: asking } = await openClient(after.origin, after.token);
    expect(await asking.call('till.state', {})).toMatchObject({ ok: true, value: { store: { practice: false, name: '새 가게' } } });
  }, longMs);
});

describe('a directory that cannot be opened gives a sentence and exit 5', () => {
  /** Starts on a directory that a till made and `spoil` changed, and answers what it said. */
  async function refusalAfter(spoil: (data: string) => void): Promise<string> {
    const data = folder();
    const till = await startHeadless(data);
    till.child.kill('SIGTERM');
    await till.ended;
    spoil(data);
    const spoiled = startProgram(['--headless', '--data', data]);
    expect([(await spoiled.ended).code, spoiled.out(), spoiled.err().trim().split('\n').length]).toEqual([5, '', 1]);
    return spoiled.err();
  }

  test('when its database is of a newer program', async () => {
    const said = await refusalAfter((data) => {
      const database = new Database(join(data, 'ledger.sqlite'));
      database.pragma('user_version = 999');
      database.close();
    });
    expect(said).toContain('written by a newer program (form 999');
  }, longMs);

  test('when its database is damaged', async () => {
    const said = await refusalAfter((data) => writeFileSync(join(data, 'ledger.sqlite'), 'this is no database '.repeat(500)));
    expect(said).toContain('is damaged');
  }, longMs);

  test('when its public key is another one', async () => {
    const said = await refusalAfter((data) => writeFileSync(join(data, 'ledger-key.pub'), 'MCowBQYDK2VwAyEA\n'));
    expect(said).toContain('is not the one that this store was opened with');
  }, longMs);

  test('when its key is gone', async () => {
    const said = await refusalAfter((data) => writeFileSync(join(data, 'secrets', 'till.json'), '{}'));
    expect(said).toContain('cannot be read');
  }, longMs);

  test('when it is a file', async () => {
    const data = join(folder(), 'file');
    writeFileSync(data, '');
    const program = startProgram(['--headless', '--data', data]);
    expect((await program.ended).code).toBe(5);
    expect(program.err()).toContain('cannot be used');
  }, longMs);
});

describe('the virtual printer', () => {
  const pageLine = /^the virtual printer shows its paper at (http:\/\/\S+)$/m;
  const isGone = (page: string): Promise<boolean> => fetch(page).then(() => false, () => true);

  test('is the till\'s printer, says where its paper is, and ends with the till', async () => {
    const till = await startHeadless(folder(), ['--demo', '--printer', 'virtual']);
    const [, page = ''] = await till.said(pageLine);
    expect((await fetch(page)).status).toBe(200);
    const { client } = await openClient(till.origin, till.token);
    const state = await client.call('till.state', {});
    const address = expect.stringMatching(/^tcp:\/\/127\.0\.0\.1:\d+$/) as string;
    expect(state).toMatchObject({ ok: true, value: { printer: { address } } });
    till.child.kill('SIGTERM');
    expect((await till.ended).code).toBe(0);
    expect(await isGone(page)).toBe(true);
  }, longMs);

  test('ends with a till that was killed', async () => {
    const till = await startHeadless(folder(), ['--printer', 'virtual']);
    const [, page = ''] = await till.said(pageLine);
    till.child.kill('SIGKILL');
    await till.ended;
    await expect.poll(() => isGone(page), { timeout: 5_000 }).toBe(true);
  }, longMs);
});

describe('the window', () => {
  const addressIn = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]{43})/;

  test('of a browser that ends at once leaves the till serving, and says where', async () => {
    const bin = fakeBrowser(['echo "[1:1:1122/1.1:ERROR:ozone_platform_x11.cc(247)] Missing X server or DISPLAY" >&2', 'exit 1']);
    const data = folder();
    const till = startProgram(['--shell', 'browser', '--data', data], { PATH: bin });
    const [, origin = '', token = ''] = await till.said(/ended at once .*(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]{43})/);
    expect(till.err()).toContain('Missing X server or DISPLAY');
    expect((await fetch(origin)).status).toBe(200);
    const { client } = await openClient(origin, token);
    expect(await client.call('till.state', {})).toMatchObject({ ok: true });
    expect(till.out()).toBe('');
    till.child.kill('SIGTERM');
    expect((await till.ended).code).toBe(0);
  }, longMs);

  test('is a window of its own with a profile of the till\'s, and its end is the till\'s', async () => {
    const seen = join(folder(), 'arguments');
    const bin = fakeBrowser([`printf '%s\\n' "$@" > ${seen}`, '/bin/sleep 6']);
    const data = folder();
    const till = startProgram(['--shell', 'browser', '--data', data], { PATH: bin });
    expect((await till.ended).code).toBe(0);
    const given = readFileSync(seen, 'utf8').trim().split('\n');
    expect(given[0]).toMatch(new RegExp(`^--app=${addressIn.source}$`));
    expect(given.slice(1)).toEqual([
      `--user-data-dir=${join(data, 'browser')}`, '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-features=Translate', '--start-maximized',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ]);
    expect(till.err().includes('without its sandbox, because the till was started by root')).toBe(process.getuid?.() === 0);
    expect(till.err()).not.toContain('ended at once');
  }, longMs);

  test('that is closed while another page looks on ends the till when that one is gone', async () => {
    const seen = join(folder(), 'address');
    const bin = fakeBrowser([`printf '%s' "$1" > ${seen}`, '/bin/sleep 6']);
    const till = startProgram(['--shell', 'browser', '--data', folder()], { PATH: bin });
    await expect.poll(() => existsSync(seen) && addressIn.test(readFileSync(seen, 'utf8')), { timeout: 60_000 }).toBe(true);
    const [, origin = '', token = ''] = addressIn.exec(readFileSync(seen, 'utf8')) ?? [];
    const { client, close } = await openClient(origin, token);
    await new Promise((resolve) => void setTimeout(resolve, 7_000));
    expect(await client.call('till.state', {})).toMatchObject({ ok: true });
    close();
    expect((await till.ended).code).toBe(0);
  }, longMs);

  test('is nowhere: a sentence with what to install, exit 3, and no directory made', async () => {
    const empty = join(folder(), 'bin');
    mkdirSync(empty);
    const data = join(folder(), 'data');
    for (const args of [['--shell', 'browser'], []]) {
      const till = startProgram([...args, '--data', data], { PATH: empty, ELECTRON_OVERRIDE_DIST_PATH: empty });
      expect((await till.ended).code).toBe(3);
      expect(till.err()).toContain('install Chromium, Google Chrome or Microsoft Edge');
    }
    expect(existsSync(data)).toBe(false);
  }, longMs);

  test('is a browser when Electron is not there, said in one line with the reason', async () => {
    const bin = fakeBrowser(['exit 1']);
    const till = startProgram(['--data', folder()], { PATH: bin, ELECTRON_OVERRIDE_DIST_PATH: bin });
    await till.said(addressIn);
    expect(till.err().split('\n').filter((line) => line.includes('Electron'))).toEqual([
      'The till opens in chromium, not in Electron: its program is missing and may not be fetched here.',
    ]);
    const electronOnly = startProgram(['--shell', 'electron', '--data', folder()], { PATH: bin, ELECTRON_OVERRIDE_DIST_PATH: bin });
    expect((await electronOnly.ended).code).toBe(3);
    expect(electronOnly.err()).toContain('There is no Electron window: its program is missing');
  }, longMs);
});
