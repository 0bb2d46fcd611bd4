/** serialport behind the serial port. The addon is loaded when the first port must be listed or opened, not before. */
import { access, readdir } from 'node:fs/promises';
import type { Connection } from '../plugged.ts';
import type { SerialDevice, SerialScannerPort } from './scanners.ts';

/**
 * The real driver. QUIRK: serialport 13 on Linux mostly says that a port hung up, but a read that meets the hang-up as an
 * end of file is begun again for ever; that the port is not listed any more is then what lets go of it.
 */
export const systemSerial: SerialScannerPort = { list, isThere, open };

/** QUIRK: on Linux every listing starts `udevadm`; without a USB port to ask about there is nothing to start it for. */
async function list(): Promise<readonly SerialDevice[]> {
  if (process.platform === 'linux' && !(await readdir('/dev')).some((name) => /^tty(?:ACM|USB)\d+$/.test(name))) return [];
  return (await import('serialport')).SerialPort.list();
}

async function isThere(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return access(path).then(() => true, () => false);
}

async function open(path: string): Promise<Connection> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: 9_600, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false });
  let onLost: (reason: string) => void = () => undefined;
  let lost: string | null = null;
  const lose = (reason: string): void => {
    if (lost !== null) return;
    lost = reason;
    onLost(reason);
  };
  // Modem lines are left as they are: a pseudo-terminal has none, and to set them there is an error.
  port.on('error', (fault: Error) => lose(fault.message));
  port.on('close', (fault: Error | null) => lose(fault === null ? 'closed' : fault.message));
  await new Promise<void>((resolve, reject) => {
    port.open((fault) => (fault === null || fault === undefined ? resolve() : reject(new Error(sentenceOf(fault.message)))));
  });
  return {
    onBytes: (listener) => void port.on('data', (bytes: Buffer) => listener(new Uint8Array(bytes))),
    onLost: (listener) => {
      onLost = listener;
      if (lost !== null) listener(lost);
    },
    close: () => new Promise((resolve) => {
      if (!port.isOpen) return resolve();
      port.close(() => resolve());
    }),
  };
}

/** The driver's words with what they mean in front: not there, another program has it, no right to it. */
function sentenceOf(message: string): string {
  if (/ENOENT|No such file|File not found/i.test(message)) return `not there: ${message}`;
  if (/EBUSY|cannot lock|Resource temporarily unavailable/i.test(message)) return `in use: ${message}`;
  if (/EACCES|Permission denied|Access denied/i.test(message)) return `no right to it: ${message}`;
  return message;
}

/**
 * Runs after `ms` of silence. What came meanwhile may still lie in the system when the process was busy, so the event
 * loop turns once more before it counts as silence; the answer cancels it.
 */
export function afterSilence(ms: number, run: () => void): () => void {
  let last: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    last = setImmediate(() => (last = setImmediate(run)));
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(last);
  };
}
