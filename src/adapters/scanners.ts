/** The scanners that the till holds itself, HID POS and serial, looked for as long as it runs. Names no code and looks none up. */
import { scanLengthMax } from '../domain/barcode.ts';
import type { Reading } from '../domain/scan/reading.ts';
import type { Log } from '../host/ports.ts';
import { nodeHid } from './hid/node-hid.ts';
import { openHidScanners, type HidPort } from './hid/scanners.ts';
import { openSerialScanners, type SerialScannerPort } from './serial/scanners.ts';
import { afterSilence, systemSerial } from './serial/serialport.ts';

/** The drivers; tests put recorded bytes in their place. */
export type ScannerPorts = { readonly hid: HidPort; readonly serial: SerialScannerPort };

/** This machine's. */
export const systemScanners: ScannerPorts = { hid: nodeHid, serial: systemSerial };

/** The till is up before the drivers are loaded; then a scanner is found within a second or two of being plugged in. */
const firstLookMs = 300;
const lookMs = 1_500;

/** Looks for scanners until it is closed. A fault of whoever takes a reading is logged and costs that reading alone. */
export function openScanners(ports: ScannerPorts, take: (reading: Reading) => void, log: Log): { readonly close: () => Promise<void> } {
  const onReading = (reading: Reading): void => {
    if (reading.text.length > scanLengthMax) return log.write('warn', 'scan.too_long', reading.source);
    try {
      take(reading);
    } catch (fault) {
      log.write('error', 'scan.fault', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    }
  };
  const now = (): number => performance.now();
  const kept = [
    openHidScanners(ports.hid, { onReading, now, log }),
    openSerialScanners(ports.serial, { onReading, now, log, afterSilence, paths: [] }),
  ];
  const look = (): void => kept.forEach((each) => void each.look());
  let timer = setTimeout(() => {
    look();
    timer = setInterval(look, lookMs);
  }, firstLookMs);
  return {
    close: async () => {
      clearTimeout(timer);
      await Promise.all(kept.map((each) => each.close()));
    },
  };
}
