/** What the house rules answer: one finding is one sentence about one line. Never thrown, only listed. */

/** Every rule, by the name that a planted fault refers to. */
export const RULES = [
  'place', 'import', 'import-ending', 'package', 'dependency', 'cycle', 'dead-file',
  'world', 'decimal', 'any', 'double-cast', 'non-null', 'silenced', 'left-over', 'barrel', 'enum', 'default-export',
  'class', 'throw', 'eval', 'floating-test', 'copied-database', 'pragma', 'sql', 'electron-door', 'open-external',
  'raw-html', 'browser-storage', 'address', 'words', 'store',
  'file-size', 'function-size', 'line-length', 'file-name', 'suffix', 'opening', 'docstring',
  'machine', 'migration', 'strict-table',
] as const;

export type RuleName = (typeof RULES)[number];

export type Finding = { readonly rule: RuleName; readonly path: string; readonly line: number; readonly says: string };

/** The finding as a person reads it: where, what is wrong, what to do instead. */
export function sentence({ rule, path, line, says }: Finding): string {
  return `${path}:${line} ${says}. [${rule}]`;
}
