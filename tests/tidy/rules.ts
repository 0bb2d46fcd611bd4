/**
 * The house rules, all of them, over a map of paths to texts: the real tree or a planted one.
 * Pure: reads no disk, and answers the same for the same map.
 */
import { banFindings } from './bans.ts';
import type { Finding } from './finding.ts';
import { importFindings } from './imports.ts';
import { type Files, parseAll } from './parse.ts';
import { repositoryFindings } from './repository.ts';
import { shapeFindings } from './shape.ts';

/** Every finding about these files, in the order of their paths and lines. */
export function check(files: Files): Finding[] {
  const units = parseAll(files);
  const found = [
    ...importFindings(files, units), ...units.flatMap(banFindings), ...shapeFindings(files, units), ...repositoryFindings(files, units),
  ];
  return found.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
