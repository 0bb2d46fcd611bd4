/** What the packed program will be, as electron-builder itself reads it; and the smoke test where there is no Electron. Packs nothing. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nativePackages } from '../../scripts/build-electron.ts';

type Config = Readonly<Record<string, unknown>>;
type Builder = {
  readonly getConfig: (folder: string, path: string | null, more: null) => Promise<Config>;
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
    publish: { provider: 'generic', url: expect.stringMatching(/^https:\/\/[\w.]+\.invalid\//), publishAutoUpdate: false },
    npmRebuild: false, asarUnpack: ['**/*.node'], asar: { smartUnpack: false },
  });
});

test('every fuse is turned, each the safe way', async () => {
  expect((await read())['electronFuses']).toEqual({
    runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('of the packages only those with machine code go in, and main is built to look for exactly those', async () => {
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
