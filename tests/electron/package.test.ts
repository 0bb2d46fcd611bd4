/** What the packed program will be, as electron-builder itself reads it; and the smoke test where there is no Electron. Packs nothing. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildElectron, nativePackages } from '../../scripts/build-electron.ts';
import { electronLooked, feedWords, lookedDaysMax, refusedDist } from '../../scripts/dist.ts';

type Config = Readonly<Record<string, unknown>>;
type Builder = {
  readonly getConfig: (folder: string, path: string | null, more: object | null) => Promise<Config>;
  readonly validateConfiguration: (config: unknown, log: { readonly isEnabled: boolean }) => Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
// electron-builder's own reader and schema lie in a package of its own that only it depends on.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as Builder;
const read = (): Promise<Config> => getConfig(root, null, null);
const validate = (config: unknown): Promise<void> => validateConfiguration(config, { isEnabled: false });

test('electron-builder takes the configuration by its own schema, and would not take a slip in it', async () => {
  const config = await read();
  await expect(validate(config)).resolves.toBeUndefined();
  for (const slip of [{ fuses: {} }, { electronFuses: { runAsNod: false } }, { nsis: { perMachin: true } }, { mac: { harden: true } }]) {
    await expect(validate({ ...config, ...slip })).rejects.toThrow('Invalid configuration');
  }
});

test('Windows installs for the whole machine, macOS is hardened, Linux gets its sandbox; nothing is published', async () => {
  expect(await read()).toMatchObject({
    win: { target: 'nsis' }, nsis: { perMachine: true, oneClick: false, deleteAppDataOnUninstall: false },
    mac: { hardenedRuntime: true }, linux: { target: 'deb' },
    publish: null,
    npmRebuild: false, asarUnpack: ['**/*.node'], asar: { smartUnpack: false },
  });
});

test('a feed of newer programs is given at the build or not at all, and only over https', async () => {
  const url = 'https://updates.example/sodam';
  expect([feedWords(''), feedWords(url)]).toEqual([[], ['-c.publish.provider=generic', `-c.publish.url=${url}`]]);
  const given = await getConfig(root, null, { publish: { provider: 'generic', url } });
  // Not false: electron-builder would leave out the very file that the feed is made of.
  expect(given['publish']).toEqual({ provider: 'generic', url });
  await expect(validate(given)).resolves.toBeUndefined();
  const now = Date.parse(electronLooked.at);
  expect([refusedDist('', now), refusedDist(url, now)]).toEqual([null, null]);
  for (const bad of ['http://updates.example/', 'updates.example', 'file:///srv', 'http://127.0.0.1/']) {
    expect([bad, refusedDist(bad, now)]).toEqual([bad, expect.stringContaining('needs an https address')]);
  }
});

test('nothing is packed with an Electron that nobody looked at for eight weeks', () => {
  const looked = Date.parse(electronLooked.at);
  const day = 86_400_000;
  expect(refusedDist('', looked + lookedDaysMax * day)).toBeNull();
  expect(refusedDist('', looked + (lookedDaysMax + 1) * day)).toContain('Nobody has looked for 57 days');
});

test('electron-updater is in the built main, and not looked for beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  const main = readFileSync(await buildElectron(folder), 'utf8');
  rmSync(folder, { recursive: true });
  expect(main).toContain('ERR_UPDATER_INVALID_SIGNATURE');
  expect(main).not.toMatch(/(?:from|require\w*\()\s*["'](?:electron-updater|builder-util-runtime|js-yaml|semver|fs-extra|lazy-val)["']/);
});

test('every fuse is turned, each the safe way', async () => {
  expect((await read())['electronFuses']).toEqual({
    runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('K95 of the packages only those with machine code go in, and main is built to look for exactly those', async () => {
  const [{ filter: files } = { filter: [] }] = (await read())['files'] as readonly { readonly filter: readonly string[] }[];
  expect(files).toContain('!node_modules/**');
  for (const name of nativePackages) expect(files.some((pattern) => pattern.startsWith(`node_modules/${name}/`))).toBe(true);
  const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Config };
  for (const name of ['better-sqlite3', 'node-hid', 'serialport']) expect(Object.keys(declared.dependencies)).toContain(name);
});

test('the smoke test of the real Electron says so when there is none, and does not pass for one', async () => {
  const script = join(root, 'scripts', 'smoke-electron.ts');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'tests') };
  const [code, said] = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, [script], { env, timeout: 20_000 }, (fault, out) => resolve([fault?.code ?? 0, out]));
  });
  expect([code, said]).toEqual([0, 'real Electron: NOT RUN (its binary is not here)\n']);
});
