/** A virtual printer beside the till, as a process of its own. Knows nothing of what is printed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type VirtualPrinter = {
  /** `tcp://127.0.0.1:PORT` */
  readonly address: string;
  /** Where its paper is shown. */
  readonly page: string;
  readonly close: () => Promise<void>;
};

const readyLine = /^devices ready printer (tcp:\/\/\S+) page (http:\/\/\S+)$/m;
const startMs = 10_000;

/** Starts the printer on free ports. It ends with the till, however that ends: the channel between them tells it. */
export async function startVirtualPrinter(): Promise<VirtualPrinter> {
  const script = fileURLToPath(new URL('../devices.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--printer-port', '0', '--page-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const ready = await new Promise<RegExpExecArray | null>((resolve) => {
    let said = '';
    const timer = setTimeout(() => resolve(null), startMs);
    const finish = (found: RegExpExecArray | null): void => {
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString('utf8');
      const found = readyLine.exec(said);
      if (found !== null) finish(found);
    });
    child.once('error', () => finish(null));
    child.once('close', () => finish(null));
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const [, address, page] = ready ?? [];
  if (address === undefined || page === undefined) {
    child.kill('SIGKILL');
    throw new Error('the virtual printer did not start');
  }
  return { address, page, close };
}
