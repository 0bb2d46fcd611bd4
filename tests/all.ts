/**
 * `npm test`: types, lint and every test. The tests wait for pages, printers and people's pace more than they reckon, so types
 * and lint run in those gaps, behind them in the processor's order. What each of the two says comes whole, when it is done.
 * Ends with 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
/** The tests start the till's programs a hundred times; what Node makes of a file it makes once and keeps here, by the file's content. */
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

function ended(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((resolve, reject) => void child.on('error', reject).on('close', (code) => resolve(code === 0)));
}

async function check(script: string): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void said.push(bytes));
  const passed = await ended(child);
  process.stdout.write(`${script}: ${passed ? 'ok' : 'FAILED'}\n${Buffer.concat(said).toString('utf8')}`);
  return passed;
}

const tests = ended(spawn(process.execPath, [vitest, 'run', '--config', 'tests/vitest.config.ts'], {
  stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: compiled },
}));
const passed = await Promise.all([check('typecheck'), check('lint'), tests]);
process.exitCode = passed.every(Boolean) ? 0 : 1;
