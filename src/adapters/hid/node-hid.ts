/** node-hid behind the HID port. The addon is loaded at the first look, so that a machine without it still sells. */
import type { Connection } from '../plugged.ts';
import type { HidPort } from './scanners.ts';

/** The real driver. Its calls reject where the addon or the system's HID support is missing. */
export const nodeHid: HidPort = {
  devices: async () => (await import('node-hid')).devicesAsync(),
  open: async (path) => connectionOf(await (await import('node-hid')).HIDAsync.open(path)),
};

/** The part of a node-hid device that is used. */
export type NodeHidDevice = {
  readonly on: (event: 'data' | 'error', listener: (payload: unknown) => void) => unknown;
  readonly close: () => Promise<void>;
};

/**
 * A node-hid device as a connection. QUIRK: its `error` event carries a string, and without a listener it would end the
 * program; so one is there from the first moment to after the last.
 */
export function connectionOf(device: NodeHidDevice): Connection {
  let failed: string | null = null;
  let onLost: ((reason: string) => void) | null = null;
  const fail = (payload: unknown): void => {
    if (failed !== null) return;
    failed = payload instanceof Error ? payload.message : String(payload);
    onLost?.(failed);
  };
  device.on('error', fail);
  return {
    onBytes: (listener) => {
      device.on('data', (payload) => {
        if (payload instanceof Uint8Array && failed === null) listener(new Uint8Array(payload));
      });
    },
    onLost: (listener) => {
      onLost = listener;
      if (failed !== null) listener(failed);
    },
    close: async () => {
      try {
        await device.close();
      } finally {
        // Closing takes all listeners away, and a read that was under way may still fail.
        device.on('error', () => undefined);
      }
    },
  };
}
