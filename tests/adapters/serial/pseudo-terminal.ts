/** A real pseudo-terminal to plug a serial driver into: `script` (part of every Debian and macOS) holds the other end. */
import { spawn } from 'node:child_process';

export type PseudoTerminal = {
  /** The path that a serial driver opens. */
  readonly path: string;
  /** Bytes as a scanner sends them. */
  readonly send: (text: string) => void;
  /** Pulls the plug: the terminal hangs up. */
  readonly unplug: () => Promise<void>;
};

/** Opens one; it says its path itself. */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const keep = 'stty raw -echo; tty; exec sleep 120';
  const args = process.platform === 'darwin' ? ['-q', '/dev/null', 'sh', '-c', keep] : ['-qfc', keep, '/dev/null'];
  const holder = spawn('script', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => void holder.once('exit', () => resolve()));
  const path = await new Promise<string>((resolve, reject) => {
    let said = '';
    holder.once('error', reject);
    holder.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1');
      const found = /\/dev\/\S+/.exec(said)?.[0];
      if (found !== undefined && /[\r\n]/.test(said)) resolve(found);
    });
  });
  return {
    path,
    send: (text) => void holder.stdin.write(text),
    unplug: async () => {
      holder.kill('SIGKILL');
      await ended;
    },
  };
}
