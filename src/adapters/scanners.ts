/** The scanners that the till holds itself, HID POS and serial, looked for as long as it runs. Names no code and looks none up. */
import { scanLengthMax } from '../domain/barcode.ts';
import type { Reading } from '../domain/scan/reading.ts';
import type { ScannerPort } from '../domain/scan/serial-line.ts';
import type { Log, Scanners } from '../host/ports.ts';
import { nodeHid } from './hid/node-hid.ts';
import { openHidScanners, type HidPort } from './hid/scanners.ts';
import { openSerialScanners, stateOfSaid, type SerialScannerPort } from './serial/scanners.ts';
import { afterSilence, systemSerial } from './serial/serialport.ts';

/** The drivers; tests put recorded bytes in their place. */
export type ScannerPorts = { readonly hid: HidPort; readonly serial: SerialScannerPort };

/** This machine's. */
export const systemScanners: ScannerPorts = { hid: nodeHid, serial: systemSerial };

/** The till is up before the drivers are loaded; then a scanner is found within a second or two of being plugged in. */
const firstLookMs = 300;
const lookMs = 1_500;

/** Looks for scanners until it is closed. A fault of whoever takes a reading is logged and costs that reading alone. */
export function openScanners(
  ports: ScannerPorts, take: (reading: Reading) => void, log: Log,
): Scanners & { readonly close: () => Promise<void> } {
  const onReading = (reading: Reading): void => {
    if (reading.text.length > scanLengthMax) return log.write('warn', 'scan.too_long', reading.source);
    try {
      take(reading);
    } catch (fault) {
      log.write('error', 'scan.fault', textOf(fault));
    }
  };
  const now = (): number => performance.now();
  let said: ScannerPort | null = null;
  let isStarted = false;
  const serial = openSerialScanners(ports.serial, { onReading, now, log, afterSilence, said: () => said });
  const kept = [openHidScanners(ports.hid, { onReading, now, log }), serial];
  const look = (): void => kept.forEach((each) => void each.look());
  let timer = setTimeout(() => {
    isStarted = true;
    look();
    timer = setInterval(look, lookMs);
  }, firstLookMs);
  return {
    ports: async () => {
      try {
        return await ports.serial.ports();
      } catch (fault) {
        log.write('warn', 'serial.ports_failed', textOf(fault));
        return [];
      }
    },
    use: (port) => {
      said = port;
      // A look that is under way may have asked before; the next one begins behind it.
      if (isStarted) void serial.look().then(serial.look);
    },
    state: () => stateOfSaid(said, serial.states()),
    close: async () => {
      clearTimeout(timer);
      await Promise.all(kept.map((each) => each.close()));
    },
  };
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
