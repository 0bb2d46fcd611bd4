/**
 * Rules about who may know whom: the import table, packages, cycles and files that nobody reaches.
 * Type-only imports count like any other. Never looks at what the code does.
 */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Finding } from './finding.ts';
import { type Files, type Import, type Unit, isDeclarations, within } from './parse.ts';
import { ENTRIES, PRODUCT, ROWS, TEST_ASSETS, type Row } from './tables.ts';

/** One reference from a file to another file of the repository. */
type Edge = { readonly from: string; readonly to: string; readonly line: number };

type Find = (rule: Finding['rule'], says: string) => Finding;

const CODE_FILE = /\.(?:ts|tsx)$/;
/** What a stylesheet may name without a dot in front: a file beside it. */
const BESIDE = /^[^@/]+\.(?:css|woff2?|svg|png)$/;

export function rowOf(path: string): Row | undefined {
  return ROWS.find((row) => within(path, row.match));
}

/** `@scope/name/sub` -> `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
}

/** Where a relative specifier leads; a question mark and what follows are for the bundler. */
function target(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
}

/** What a stylesheet pulls in. */
function cssImports(text: string): Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(/(?:@import\s+|url\()\s*['"]?([^'")\s;]+)/g)]
    .filter(([, specifier = '']) => !/^(?:url\(|#|\/|[a-z]+:)/.test(specifier))
    .map(({ 1: specifier = '', index }) => ({ specifier, line: bare.slice(0, index).split('\n').length }));
}

/** Every file with what it imports: code and stylesheets. */
function allImports(files: Files, units: readonly Unit[]): { readonly path: string; readonly imports: readonly Import[] }[] {
  const sheets = [...files].filter(([path]) => path.endsWith('.css'));
  return [...units, ...sheets.map(([path, text]) => ({ path, imports: cssImports(text) }))];
}

export function importFindings(files: Files, units: readonly Unit[]): Finding[] {
  const all = allImports(files, units);
  const declared = declaredPackages(files);
  const each = all.flatMap(({ path, imports }) => imports.flatMap((one) => judge(path, one, declared) ?? []));
  const edges = all.flatMap(({ path, imports }) => edgesOf(path, imports));
  return [...each, ...dependencyFindings(files, all), ...cycles(edges, files), ...deadFiles(edges, files), ...joinedStores(edges)];
}

function edgesOf(from: string, imports: readonly Import[]): Edge[] {
  return imports.filter(({ specifier }) => isRelative(specifier) || from.endsWith('.css'))
    .map(({ specifier, line }) => ({ from, to: target(from, specifier), line }));
}

/** The one finding, if any, about one import. */
function judge(path: string, { specifier, line }: Import, declared: ReadonlySet<string>): Finding | undefined {
  const find: Find = (rule, says) => ({ rule, path, line, says });
  const row = rowOf(path);
  const isTest = within(path, ['tests']);
  if (row === undefined && !isTest) return undefined; // reported as a file without a place
  if (specifier.startsWith('node:')) {
    if (isTest || row?.node === true) return undefined;
    return find('import', `imports '${specifier}', but its folder may not use Node; take what it gives through a port or an argument`);
  }
  if (isRelative(specifier)) return judgeRelative(path, specifier, row, find);
  if (path.endsWith('.css') && BESIDE.test(specifier)) return undefined;
  if (builtinModules.includes(specifier)) return find('package', `imports '${specifier}'; say 'node:${specifier}'`);
  const name = packageOf(specifier);
  if (declared.size > 0 && !declared.has(name)) {
    return find('package', `imports '${specifier}', which package.json does not name; add '${name}' there, with its reason in README.md`);
  }
  if (isTest || row === undefined || row.packages.some((allowed) => covers(allowed, specifier))) return undefined;
  const home = ROWS.find((other) => other.packages.some((allowed) => covers(allowed, specifier)));
  return find('package', home
    ? `imports '${specifier}', which belongs to ${home.match[0]}; reach it from here through a port`
    : `imports '${specifier}'; if ${row.match[0]} needs it, add it to that row of tests/tidy/tables.ts, with its reason in README.md`);
}

function covers(allowed: string, specifier: string): boolean {
  return allowed.endsWith('/*') ? specifier.startsWith(allowed.slice(0, -1)) : specifier === allowed;
}

function judgeRelative(path: string, specifier: string, row: Row | undefined, find: Find): Finding | undefined {
  const to = target(path, specifier);
  if (to.split('/').includes('node_modules')) return find('package', `imports '${specifier}'; name a package, not its folder`);
  if (row !== undefined && !within(to, row.may)) {
    const allowed = row.may.join(', ');
    return find('import', `imports ${to}, but ${row.match[0]} may import only ${allowed}; move the shared part inwards or use a port`);
  }
  if (CODE_FILE.test(to) || (row?.assets ?? TEST_ASSETS).some((ending) => to.endsWith(ending))) return undefined;
  return find('import-ending', `imports '${specifier}'; write its ending, one of .ts .tsx ${(row?.assets ?? TEST_ASSETS).join(' ')}`);
}

function manifest(files: Files): { dependencies: string[]; dev: string[]; scripts: string[]; text: string } {
  const text = files.get('package.json') ?? '{}';
  const read: unknown = JSON.parse(text);
  const part = (name: string): Record<string, unknown> => {
    const value: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, name) : undefined;
    return typeof value === 'object' && value !== null ? { ...value } : {};
  };
  return {
    dependencies: Object.keys(part('dependencies')), dev: Object.keys(part('devDependencies')),
    scripts: Object.values(part('scripts')).map(String), text,
  };
}

function declaredPackages(files: Files): ReadonlySet<string> {
  const { dependencies, dev } = manifest(files);
  return new Set([...dependencies, ...dev]);
}

/** Each shipped package is used by the product and explained in README.md. */
function dependencyFindings(files: Files, all: ReturnType<typeof allImports>): Finding[] {
  const { dependencies, text } = manifest(files);
  const readme = files.get('README.md');
  const product = all.filter(({ path }) => within(path, PRODUCT));
  const used = new Set(product.flatMap(({ imports }) => imports.map((one) => packageOf(one.specifier))));
  return dependencies.flatMap((name): Finding[] => {
    const line = text.slice(0, text.indexOf(`"${name}":`)).split('\n').length;
    const find = (says: string): Finding => ({ rule: 'dependency', path: 'package.json', line, says });
    const unused = used.has(name) ? [] : [find(`ships '${name}', which no file of the product imports; remove it`)];
    const unsaid = readme === undefined || readme.includes(`\`${name}\``) ? []
      : [find(`ships '${name}' without a reason; add \`${name}\` to the list of dependencies in README.md, saying why`)];
    return [...unused, ...unsaid];
  });
}

/** One finding for each knot of files that import each other. */
function cycles(edges: readonly Edge[], files: Files): Finding[] {
  const next = new Map<string, Edge[]>();
  for (const edge of edges) if (files.has(edge.to)) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const done = new Set<string>();
  const found: Finding[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    for (const edge of next.get(path) ?? []) {
      const at = trail.indexOf(edge.to);
      if (at >= 0) {
        const ring = [...trail.slice(at), edge.to].join(' -> ');
        const says = `closes a ring of imports (${ring}); move what they share into a third file`;
        found.push({ rule: 'cycle', path, line: edge.line, says });
      } else if (!done.has(edge.to)) visit(edge.to, [...trail, edge.to]);
    }
    done.add(path);
  };
  for (const path of [...next.keys()].sort()) if (!done.has(path)) visit(path, [path]);
  return found;
}

/** A store that knows another store can loop through it. */
function joinedStores(edges: readonly Edge[]): Finding[] {
  const isStore = (path: string): boolean => within(path, ['renderer/stores']);
  return edges.filter(({ from, to }) => isStore(from) && isStore(to) && !to.endsWith('.css'))
    .map(({ from, to, line }) => ({ rule: 'store', path: from, line, says: `imports the store ${to}; let a screen join the two` }));
}

/** Files of the product that no other file of the product imports and that nothing starts. */
function deadFiles(edges: readonly Edge[], files: Files): Finding[] {
  const imported = new Set(edges.filter(({ from, to }) => within(from, PRODUCT) && from !== to).map(({ to }) => to));
  const commands = manifest(files).scripts.flatMap((script) => script.match(/[\w./-]+\.tsx?/g) ?? []);
  const entries = new Set([...ENTRIES, ...pageScripts(files), ...commands]);
  return [...files.keys()]
    .filter((path) => within(path, PRODUCT) && /\.(?:ts|tsx|css)$/.test(path) && !isDeclarations(path))
    .filter((path) => !imported.has(path) && !entries.has(path) && !/^scripts\/[^/]+\.ts$/.test(path))
    .map((path) => ({
      rule: 'dead-file', path, line: 1,
      says: 'is imported by no file of the product; use it, delete it, or name it in ENTRIES of tests/tidy/tables.ts',
    }));
}

/** What the pages load: `<script src>` and `<link href>` of every HTML file. */
function pageScripts(files: Files): string[] {
  return [...files].filter(([path]) => path.endsWith('.html')).flatMap(([path, text]) =>
    [...text.matchAll(/(?:src|href)=["']\.?\/?([^"':]+)["']/g)].map(([, address = '']) => target(path, `./${address}`)));
}
