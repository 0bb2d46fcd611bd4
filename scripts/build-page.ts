/** Builds the page into renderer/dist, if what is there was not built from these very sources. Serves nothing. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
/** What the page is made of. */
const sources = ['renderer', 'src/domain', 'src/contract', 'package-lock.json', 'tsconfig.json', 'scripts/build-page.ts'];
/** Beside the page; no door serves a name that begins with a dot. */
const stampName = '.built-from';

/** Where the built page lies. */
export function pageFolder(root: string = repository): string {
  return join(root, 'renderer', 'dist');
}

/** Was the page that is there built from the sources that are there? */
export function isPageFresh(root: string = repository): boolean {
  const stamp = join(pageFolder(root), stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash(root);
}

/** SHA-256 over every source with its name, so that a file that was moved or taken away counts too. */
export function sourcesHash(root: string = repository): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesBelow(root, source))) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0');
  }
  return hash.digest('hex');
}

/** Paths from the root of every file that a source is or holds, in one order on every system. What was built is no source. */
function filesBelow(root: string, source: string): string[] {
  const found = statSync(join(root, source), { throwIfNoEntry: false });
  if (found === undefined || source === 'renderer/dist') return [];
  if (found.isFile()) return [source];
  return readdirSync(join(root, source)).sort().flatMap((name) => filesBelow(root, `${source}/${name}`));
}

/** Builds the page aside and puts it in its place as a whole, so that a till that is running never serves half of one. */
export async function buildPage(root: string = repository): Promise<void> {
  const builtFrom = sourcesHash(root);
  // Whoever starts the till from a test or a shell with another value still gets the page that sells.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  const aside = join(root, 'node_modules', '.cache', 'sodam-pos', randomUUID());
  mkdirSync(aside, { recursive: true });
  try {
    await build({
      configFile: join(root, 'renderer', 'vite.config.ts'), mode: 'production', logLevel: 'error',
      build: { outDir: join(aside, 'new'), emptyOutDir: true },
    });
    writeFileSync(join(aside, 'new', stampName), builtFrom);
    replace(pageFolder(root), join(aside, 'new'), join(aside, 'old'));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Two starts may build at once; what they built is the same, so the later one may lose. */
function replace(place: string, fresh: string, old: string): void {
  try {
    if (existsSync(place)) renameSync(place, old);
    renameSync(fresh, place);
  } catch (fault) {
    if (!existsSync(join(place, stampName))) throw fault;
  }
}

if (import.meta.main) {
  await buildPage().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  });
}
