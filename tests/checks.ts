/** `npm run typecheck` and `npm run lint` side by side: each has one processor, and what each says comes whole. Ends with 1 when one failed. */
import { spawn } from 'node:child_process';

function run(script: string): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void said.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.stdout.write(`${script}: ${code === 0 ? 'ok' : 'FAILED'}\n${Buffer.concat(said).toString('utf8')}`);
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(['typecheck', 'lint'].map(run));
process.exitCode = passed.every(Boolean) ? 0 : 1;
