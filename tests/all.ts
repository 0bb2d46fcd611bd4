/**
 * `npm test`: types, lint and every test. The tests of pages, printers and people's pace wait a good part of their time, so
 * types, lint and the tests that only reckon run in those gaps, behind them in the processor's order. What each of these says
 * comes whole, when it is done. Ends with 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
/** The tests start the till's programs a hundred times; what Node makes of a file it makes once and keeps here, by the file's content. */
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

function ended(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((resolve, reject) => void child.on('error', reject).on('close', (code) => resolve(code === 0)));
}

/** Runs a program behind the others and says what it said once it is done. */
async function inTheGaps(title: string, program: string, args: readonly string[], priority: number): Promise<boolean> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env, shell: process.platform === 'win32' });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void said.push(bytes));
  const passed = await ended(child);
  process.stdout.write(`${title}: ${passed ? 'ok' : 'FAILED'}\n${Buffer.concat(said).toString('utf8')}`);
  return passed;
}

const run = [vitest, 'run', '--config', 'tests/vitest.config.ts'];
const tests = ended(spawn(process.execPath, [...run, '--project', 'apart', '--project', 'together'], { stdio: 'inherit', env }));
const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;
const passed = await Promise.all([
  tests,
  inTheGaps('typecheck', 'npm', ['run', '--silent', 'typecheck'], PRIORITY_LOW),
  inTheGaps('lint', 'npm', ['run', '--silent', 'lint'], PRIORITY_LOW),
  inTheGaps('tests that only reckon', process.execPath, [...run, '--project', 'behind', '--maxWorkers', '1'], PRIORITY_BELOW_NORMAL),
]);
process.exitCode = passed.every(Boolean) ? 0 : 1;
