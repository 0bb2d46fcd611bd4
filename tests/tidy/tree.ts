/**
 * The real tree as a map of paths to texts: what git would keep, or, without git, what the folders hold.
 * Never judges anything. A file that is no text is listed with an empty one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const GENERATED = new Set(['node_modules', 'dist', 'coverage', '.git', '.DS_Store']);

export function readTree(root: string): Map<string, string> {
  const paths = listed(root).filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
  return new Map(paths.sort().map((path) => [path, textOf(join(root, path))]));
}

function listed(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return walked(root, '');
  try {
    const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
    return [...new Set(out.split('\0').filter((path) => path !== ''))];
  } catch {
    return walked(root, '');
  }
}

function walked(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .filter(({ name }) => !GENERATED.has(name) && !name.endsWith('.log'))
    .flatMap((entry) => (entry.isDirectory() ? walked(root, join(below, entry.name)) : [join(below, entry.name)]));
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return bytes.subarray(0, 8000).includes(0) ? '' : bytes.toString('utf8');
}
