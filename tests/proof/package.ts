/**
 * The packed program, as far as it can be packed without Electron's binary: electron-builder with the real configuration,
 * a stand-in for Electron's distribution, and then a look into what came out. Proves nothing of Electron itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron } from '../../scripts/build-electron.ts';
import { feedWords } from '../../scripts/dist.ts';
import { readUpdateFeed } from '../../src/adapters/update-feed.ts';
import { archivedFiles, extract, type ArchivedFile } from './archive.ts';
import { run } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { fusesOf, makeStandInDist } from './stand-in-dist.ts';

/** What may be in the archive; anything else is unneeded. */
const needed: readonly RegExp[] = [
  /^(?:package\.json|LICENSE|db\/demo\/catalog\.csv)$/,
  /^electron\/dist\/(?:main\.js|preload\.cjs|(?:backup|reading|table-file)-worker\.js|migrations\/\d{4}-[\w-]+\.sql)$/,
  /^renderer\/dist\/(?:index\.html|assets\/[\w.-]+\.(?:js|css|woff2?|svg))$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/[\w/-]+\.js|prebuilds\/linux-x64\.node)$/,
  /^node_modules\/node-hid\/(?:package\.json|LICENSE-bsd\.txt|nodehid\.js|binding-options\.js|prebuilds\/HID_hidraw-linux-x64\/[\w-]+\.node)$/,
  /^node_modules\/pkg-prebuilds\/(?:package\.json|LICENSE|bindings\.js|lib\/\w+\.js)$/,
  /^node_modules\/@serialport\/bindings-cpp\/(?:package\.json|LICENSE|dist\/[\w-]+\.js|prebuilds\/linux-x64\/@serialport\+bindings-cpp\.glibc\.node)$/,
  /^node_modules\/debug\/(?:package\.json|LICENSE|src\/\w+\.js)$/,
  /^node_modules\/@serialport\/parser-readline\/(?:node_modules\/@serialport\/parser-delimiter\/)?(?:package\.json|LICENSE|dist\/index\.js)$/,
  /^node_modules\/(?:ms|node-gyp-build|@serialport\/bindings-interface)\/(?:package\.json|LICENSE|license\.md|(?:dist\/)?[\w-]+\.js)$/,
];
/** As electron-builder.yml says, and as they must stand in the binary. */
const wantedFuses = {
  runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;
/** Of nobody: what is checked is that the program is told of it, and that it is all the program is told. */
const feed = 'https://updates.invalid/sodam-pos';
const megabyte = 1_048_576;
const loadsAddons = "require('better-sqlite3'); require('node-hid').devices(); require('@serialport/bindings-cpp').autoDetect()";

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Packs the repository into `out` and answers the folder of the program. */
async function pack({ root }: Context, dist: string, out: string): Promise<string> {
  await buildElectron(join(root, 'electron', 'dist'));
  const versions = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { readonly version: string };
  makeStandInDist(dist, versions.version);
  const words = ['--linux', 'dir', '--x64', '--publish', 'never', ...feedWords(feed), `-c.electronDist=${dist}`, `-c.directories.output=${out}`];
  const { code, out: said, err } = await run(process.execPath, [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...words], 300_000, { cwd: root });
  if (code !== 0) throw new Error(`electron-builder ended with ${code}: ${(said + err).trim().slice(-2_000)}`);
  return join(out, 'linux-unpacked');
}

/** What is wrong with the files of the archive and beside it. */
function filesFaults(root: string, archive: string, files: readonly ArchivedFile[]): string[] {
  const unneeded = files.filter(({ path }) => !needed.some((form) => form.test(path))).map(({ path }) => `unneeded: ${path}`);
  const missing = needed.filter((form) => !files.some(({ path }) => form.test(path))).map((form) => `missing: ${form.source}`);
  const native = files.filter(({ path }) => path.endsWith('.node'));
  const misplaced = files.filter(({ path, isUnpacked }) => path.endsWith('.node') !== isUnpacked).map(({ path }) => `misplaced: ${path}`);
  const changed = native.filter(({ path }) => {
    const packed = join(`${archive}.unpacked`, path);
    return !existsSync(packed) || sha256(readFileSync(packed)) !== sha256(readFileSync(join(root, path)));
  }).map(({ path }) => `not what npm brought: ${path}`);
  const unsealed = files.filter(({ hash }) => !/^[0-9a-f]{64}$/.test(hash)).map(({ path }) => `without a hash: ${path}`);
  return [...unneeded, ...missing, ...misplaced, ...changed, ...unsealed];
}

/** Runs main as it was packed, away from the repository, with the recording stand-in for Electron. */
async function runFaults({ root }: Context, program: string, data: string): Promise<string[]> {
  const hooks = join(root, 'tests', 'electron', 'hooks.ts');
  const env = { ...process.env, STAND_IN_PACKAGED: '1', NODE_OPTIONS: '' };
  const words = ['--import', hooks, join(program, 'electron', 'dist', 'main.js'), '--data', data, '--demo'];
  const opened = await run(process.execPath, words, 60_000, { cwd: program, env });
  const sold = /\\"practice\\":true/.test(opened.out) && opened.code === 0;
  const addons = await run(process.execPath, ['-e', loadsAddons], 60_000, { cwd: program, env });
  return [
    ...(sold ? [] : [`the packed program ended with ${opened.code}: ${(opened.out + opened.err).trim().slice(-1_000)}`]),
    ...(addons.code === 0 ? [] : [`an addon does not load: ${addons.err.trim().slice(-1_000)}`]),
  ];
}

async function prove(context: Context): Promise<Outcome> {
  const folder = context.directory('package');
  const place = await pack(context, join(folder, 'electron'), join(folder, 'out'));
  const archive = join(place, 'resources', 'app.asar');
  const files = archivedFiles(archive);
  const fuses = fusesOf(join(place, 'sodam-pos'));
  const wrongFuses = Object.entries(wantedFuses).filter(([name, on]) => fuses[name] !== on).map(([name]) => `fuse ${name}: ${fuses[name]}`);
  const program = join(folder, 'program');
  extract(archive, program);
  const ran = await runFaults(context, program, join(folder, 'data'));
  const found = readUpdateFeed(join(place, 'resources'), 'linux');
  const languages = readdirSync(join(place, 'locales')).sort();
  return {
    figures: {
      files: files.length,
      'native files outside': files.filter(({ isUnpacked }) => isUnpacked).length,
      'fuses right': Object.keys(wantedFuses).length - wrongFuses.length,
      megabytes: Math.round((files.reduce((sum, { size }) => sum + size, 0) / megabyte) * 10) / 10,
      'packed program ran': ran.length === 0 ? 1 : 0,
    },
    faults: [
      ...filesFaults(context.root, archive, files), ...wrongFuses, ...ran,
      ...('url' in found && found.url === feed ? [] : [`the feed: ${JSON.stringify(found)}`]),
      ...(languages.join() === 'en-US.pak,ko.pak' ? [] : [`languages: ${languages.join()}`]),
    ],
    notes: ['Electron\'s own binary was not there: a stand-in distribution was packed into'],
  };
}

export const packageProof: Proof = { name: 'package', packages: [], run: prove };
