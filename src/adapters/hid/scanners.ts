/** USB HID POS scanners: finds them by what they are, not who made them, and hands on whole codes. Looks no code up and logs none. */
import type { Reading } from '../../domain/scan/reading.ts';
import type { Log } from '../../host/ports.ts';
import { openPlugged, type Connection, type Plug, type Plugged, type PlugReader } from '../plugged.ts';
import { foldReport, type Partial } from './report.ts';

/** What the system says of one HID device. */
export type HidDevice = {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
};

/** The driver: node-hid's two calls that are needed. Tests put recorded reports here. */
export type HidPort = {
  readonly devices: () => Promise<readonly HidDevice[]>;
  readonly open: (path: string) => Promise<Connection>;
};

export type ScannerWorld = {
  readonly onReading: (reading: Reading) => void;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  readonly log: Log;
};

/** Bar code scanner (HID POS Usage Tables 1.02): page and usage. */
const scannerPage = 0x8c;
const scannerUsage = 0x02;

/** Keeps every HID POS scanner open that is plugged in; `look` finds new ones. */
export function openHidScanners(port: HidPort, world: ScannerWorld): Plugged {
  return openPlugged({
    kind: 'hid',
    list: async () => (await port.devices()).flatMap((device) => plugOf(device, port)),
    read: (plug) => readerOf(plug, world),
    now: world.now,
    log: world.log,
  });
}

function plugOf(device: HidDevice, port: HidPort): Plug[] {
  const { path, vendorId, productId, serialNumber, product, usagePage, usage } = device;
  if (usagePage !== scannerPage || usage !== scannerUsage || path === undefined || path === '') return [];
  const kind = `${hex(vendorId)}:${hex(productId)}`;
  // Scanners without serial numbers, or two with the same one, are told apart by their places alone.
  return [{ key: JSON.stringify([kind, serialNumber ?? '', path]), name: `${product ?? 'scanner'} ${kind}`, open: () => port.open(path) }];
}

function readerOf({ name }: Plug, { onReading, now, log }: ScannerWorld): PlugReader {
  let partial: Partial | null = null;
  return {
    take: (bytes) => {
      const step = foldReport(partial, bytes, now());
      partial = step.partial;
      step.dropped.forEach((reason) => log.write('warn', 'hid.dropped', `${name}: ${reason}`));
      if (step.reading !== null) onReading({ ...step.reading, source: 'hid' });
    },
    end: () => {
      partial = null;
    },
  };
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
