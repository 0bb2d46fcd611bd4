/** Serial and USB-COM scanners: 9600 8N1, one code a line. Opens only what is known to be a scanner; logs no code. */
import type { Log } from '../../host/ports.ts';
import type { Reading } from '../../domain/scan/reading.ts';
import { codeText } from '../hid/report.ts';
import { openPlugged, type Connection, type Plug, type Plugged, type PlugReader } from '../plugged.ts';
import { foldBytes, foldSilence, idleMs, noLine } from './split.ts';

/** What the system says of one serial port; ids are hex text without `0x`. */
export type SerialDevice = {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
};

/** The driver: the calls of serialport that are needed. */
export type SerialScannerPort = {
  readonly list: () => Promise<readonly SerialDevice[]>;
  /** Is the port of this path there at all? */
  readonly isThere: (path: string) => Promise<boolean>;
  /** Opens at 9600 8N1. */
  readonly open: (path: string) => Promise<Connection>;
};

export type SerialWorld = {
  readonly onReading: (reading: Reading) => void;
  readonly now: () => number;
  readonly log: Log;
  /** Runs after so many ms of nothing having come, bytes that wait in the system read first; the answer cancels it. */
  readonly afterSilence: (ms: number, run: () => void) => () => void;
  /** Paths that are scanners because somebody said so: RS-232 names no maker. */
  readonly paths: readonly string[];
};

/**
 * Makers of scanners, by USB vendor id: Honeywell, Symbol/Zebra, Datalogic, Newland, Opticon. A null means all their serial
 * products. Any other port may be a card terminal or a scale, and is left alone.
 */
const scanners: Readonly<Record<string, readonly string[] | null>> = {
  '0c2e': null,
  '05e0': ['1701', '0600'],
  '05f9': ['4204'],
  '1eab': ['8306', '0c06', '1d06'],
  '065a': null,
};

/** Keeps every serial scanner open that is plugged in; `look` finds new ones. */
export function openSerialScanners(port: SerialScannerPort, world: SerialWorld): Plugged {
  return openPlugged({
    kind: 'serial',
    list: async () => plugsOf(await port.list(), port, await there(port, world.paths)),
    read: () => readerOf(world),
    now: world.now,
    log: world.log,
  });
}

async function there(port: SerialScannerPort, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => port.isThere(path)));
  return paths.filter((_, i) => found[i]);
}

function plugsOf(devices: readonly SerialDevice[], port: SerialScannerPort, paths: readonly string[]): Plug[] {
  const known = devices.filter((device) => isScanner(device) && !paths.includes(device.path));
  const said = paths.map((path) => ({ key: path, name: path, open: () => port.open(path) }));
  return [...said, ...known.map((device) => plugOf(device, port))];
}

function plugOf({ path, vendorId, productId, serialNumber, manufacturer }: SerialDevice, port: SerialScannerPort): Plug {
  const kind = `${vendorId ?? ''}:${productId ?? ''}`.toLowerCase();
  const key = JSON.stringify([kind, serialNumber ?? '', path]);
  return { key, name: `${manufacturer ?? 'scanner'} ${kind} ${path}`, open: () => port.open(path) };
}

function isScanner({ vendorId, productId }: SerialDevice): boolean {
  const products = scanners[(vendorId ?? '').toLowerCase()];
  return products !== undefined && (products === null || products.includes((productId ?? '').toLowerCase()));
}

function readerOf({ onReading, afterSilence }: SerialWorld): PlugReader {
  let line = noLine;
  let cancel = (): void => undefined;
  const read = (code: Uint8Array): void => {
    const text = codeText(code);
    // An AIM id, where the scanner sends one, stands before the text; the reading is named with it there.
    if (text !== '') onReading({ text, aim: null, source: 'serial' });
  };
  return {
    take: (bytes) => {
      cancel();
      const step = foldBytes(line, bytes);
      line = step.line;
      step.codes.forEach(read);
      if (line === noLine || (line.bytes.length === 0 && !line.lost)) return;
      cancel = afterSilence(idleMs, () => {
        const code = foldSilence(line);
        line = noLine;
        if (code !== null) read(code);
      });
    },
    end: () => {
      cancel();
      line = noLine;
    },
  };
}
