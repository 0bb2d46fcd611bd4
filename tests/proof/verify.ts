/** Runs the product's own verify over a data directory, as an operator would. Believes its exit code and its count only. */
import { join } from 'node:path';
import { run } from './processes.ts';

/** A sentence when verify does not pass; null when the ledger is whole. */
export async function verifyFault(root: string, data: string): Promise<string | null> {
  const words = [join(root, 'scripts', 'verify.ts'), '--data', data, '--json'];
  const { code, out, err } = await run(process.execPath, words, 300_000, { cwd: root });
  return code === 0 ? null : `verify of ${data} ended with ${code}: ${(out + err).trim().slice(0, 500)}`;
}
