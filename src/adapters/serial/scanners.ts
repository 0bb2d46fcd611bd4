/** Serial and USB-COM scanners, one code a line. Opens only what is known or was said to be a scanner; logs no code. */
import type { Log } from '../../host/ports.ts';
import type { Reading } from '../../domain/scan/reading.ts';
import { usualLine, type ScannerPort, type ScannerPortState, type SerialLine } from '../../domain/scan/serial-line.ts';
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
  /** Every serial port that the system names, for a person to choose from. */
  readonly ports: () => Promise<readonly { readonly path: string; readonly name: string }[]>;
  /** Is the port of this path there at all? */
  readonly isThere: (path: string) => Promise<boolean>;
  readonly open: (path: string, line: SerialLine) => Promise<Connection>;
};

export type SerialWorld = {
  readonly onReading: (reading: Reading) => void;
  readonly now: () => number;
  readonly log: Log;
  /** Runs after so many ms of nothing having come, bytes that wait in the system read first; the answer cancels it. */
  readonly afterSilence: (ms: number, run: () => void) => () => void;
  /** The port that is a scanner because somebody said so: RS-232 names no maker. */
  readonly said: () => ScannerPort | null;
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
    list: async () => plugsOf(await port.list(), port, await there(port, world.said())),
    read: () => readerOf(world),
    now: world.now,
    log: world.log,
  });
}

/** How the port that somebody said is; `states` are those of the scanners that are kept open. */
export function stateOfSaid(said: ScannerPort | null, states: ReturnType<Plugged['states']>): ScannerPortState {
  if (said === null) return 'none';
  const seat = states.find(({ key }) => key === keyOf(said));
  if (seat === undefined) return 'absent';
  if (seat.state === 'ready') return 'ready';
  const kind = /^(not there|in use|no right to it): /.exec(seat.reason)?.[1];
  if (kind !== undefined) return kind === 'not there' ? 'absent' : kind === 'in use' ? 'in_use' : 'not_allowed';
  return seat.reason === '' ? 'opening' : 'fault';
}

async function there(port: SerialScannerPort, said: ScannerPort | null): Promise<{ said: ScannerPort | null; isThere: boolean }> {
  return { said, isThere: said !== null && (await port.isThere(said.path)) };
}

function plugsOf(devices: readonly SerialDevice[], port: SerialScannerPort, { said, isThere }: Awaited<ReturnType<typeof there>>): Plug[] {
  const known = devices.filter((device) => isScanner(device) && device.path !== said?.path).map((device) => plugOf(device, port));
  if (said === null || !isThere) return known;
  return [{ key: keyOf(said), name: said.path, open: () => port.open(said.path, said) }, ...known];
}

/** Another speed or parity is another plug: the port is let go and opened anew. */
function keyOf({ path, baud, bits, parity }: ScannerPort): string {
  return JSON.stringify(['said', path, baud, bits, parity]);
}

function plugOf({ path, vendorId, productId, serialNumber, manufacturer }: SerialDevice, port: SerialScannerPort): Plug {
  const kind = `${vendorId ?? ''}:${productId ?? ''}`.toLowerCase();
  const key = JSON.stringify([kind, serialNumber ?? '', path]);
  return { key, name: `${manufacturer ?? 'scanner'} ${kind} ${path}`, open: () => port.open(path, usualLine) };
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
