/** A machine's serial ports that are none: remembers which one the house uses as a scanner. */
import type { ScannerPort, ScannerPortState } from '../../src/domain/scan/serial-line.ts';
import type { Scanners } from '../../src/host/ports.ts';

export type FakeScanners = Scanners & {
  /** What the system names; tests change it. */
  readonly named: { path: string; name: string }[];
  readonly used: (ScannerPort | null)[];
  readonly how: { state: ScannerPortState };
};

/** Names one port. */
export function fakeScanners(): FakeScanners {
  const named = [{ path: '/dev/ttyS0', name: '' }];
  const used: (ScannerPort | null)[] = [];
  const how: { state: ScannerPortState } = { state: 'none' };
  return { named, used, how, ports: () => Promise.resolve(named), use: (port) => void used.push(port), state: () => how.state };
}
