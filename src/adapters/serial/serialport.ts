/** serialport behind the serial port. The addon is loaded when the first port must be listed or opened, not before. */
import { access, readdir, readFile } from 'node:fs/promises';
import type { SerialLine } from '../../domain/scan/serial-line.ts';
import type { Connection } from '../plugged.ts';
import type { SerialDevice, SerialScannerPort } from './scanners.ts';

/**
 * The real driver. QUIRK: serialport 13 on Linux mostly says that a port hung up, but a read that meets the hang-up as an
 * end of file is begun again for ever; that the port is not listed any more is then what lets go of it.
 */
export const systemSerial: SerialScannerPort = { list, ports, isThere, open };

/** QUIRK: on Linux every listing starts `udevadm`; without a USB port to ask about there is nothing to start it for. */
async function list(): Promise<readonly SerialDevice[]> {
  if (process.platform === 'linux' && !(await readdir('/dev')).some((name) => /^tty(?:ACM|USB)\d+$/.test(name))) return [];
  return (await import('serialport')).SerialPort.list();
}

async function ports(): Promise<readonly { path: string; name: string }[]> {
  const listed = await (await import('serialport')).SerialPort.list();
  const real = await Promise.all(listed.map(({ path }) => isReal(path)));
  return listed.filter((_, i) => real[i]).map((each) => {
    const friendly = 'friendlyName' in each && typeof each.friendlyName === 'string' ? each.friendlyName : undefined;
    return { path: each.path, name: friendly ?? each.manufacturer ?? '' };
  });
}

/** QUIRK: Linux names more serial ports than the machine has; behind those that are none stands the type 0. */
async function isReal(path: string): Promise<boolean> {
  const name = /^\/dev\/(ttyS\d+)$/.exec(path)?.[1];
  if (name === undefined) return true;
  const type = await readFile(`/sys/class/tty/${name}/type`, 'utf8').catch(() => '');
  return type.trim() !== '0';
}

async function isThere(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return access(path).then(() => true, () => false);
}

async function open(path: string, { baud, bits, parity }: SerialLine): Promise<Connection> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: baud, dataBits: bits, parity, stopBits: 1, autoOpen: false });
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
