/** A HID port whose devices are plugged in, pulled out and spoken through by a test, in the manner of node-hid 3.4. */
import { EventEmitter } from 'node:events';
import { connectionOf } from '../../../src/adapters/hid/node-hid.ts';
import type { HidDevice, HidPort } from '../../../src/adapters/hid/scanners.ts';

export type FakeDevice = {
  readonly info: HidDevice;
  /** Sends reports as the driver would; false when nobody has the device open. */
  readonly send: (...reports: Uint8Array[]) => boolean;
  /** Pulls the plug: an `error` event with a string where it is open, as node-hid has it. */
  readonly unplug: () => void;
  /** Is no longer listed, and no event says so. */
  readonly vanish: () => void;
  /** Fails without being pulled out. */
  readonly fail: () => void;
  readonly isOpen: () => boolean;
  readonly opened: () => number;
  /** How often somebody tried to. */
  readonly tried: () => number;
  refuses: boolean;
};

export type Devices = {
  readonly port: HidPort;
  readonly plug: (info?: Partial<HidDevice>) => FakeDevice;
  /** When set, the system lists nothing and fails. */
  readonly system: { fails: boolean };
};

/** A HID system with nothing plugged in. */
export function devices(): Devices {
  const plugged = new Set<FakeDevice & { readonly open: () => EventEmitter & { close: () => Promise<void> }; readonly knock: () => void }>();
  const system = { fails: false };
  return {
    system,
    port: {
      devices: () => (system.fails ? Promise.reject(new Error('hid_enumerate failed')) : Promise.resolve([...plugged].map(({ info }) => info))),
      open: async (path) => {
        const device = [...plugged].find(({ info }) => info.path === path);
        device?.knock();
        // As a real one, it takes longer than a few promises.
        await new Promise((resolve) => void setImmediate(resolve));
        if (device === undefined || device.refuses) throw new Error(`could not open ${path}`);
        return connectionOf(device.open());
      },
    },
    plug: (given = {}) => {
      const info: HidDevice = { path: '/dev/hidraw0', vendorId: 0x0c2e, productId: 0x0b6a, serialNumber: 'S1', product: 'Scanner', usagePage: 0x8c, usage: 2, ...given };
      let open: EventEmitter | null = null;
      let opened = 0;
      let tried = 0;
      const fail = (): void => void open?.emit('error', 'could not read from HID device');
      const device = {
        info, refuses: false, fail, isOpen: () => open !== null, opened: () => opened, tried: () => tried, knock: () => void (tried += 1),
        send: (...reports: Uint8Array[]) => {
          reports.forEach((report) => open?.emit('data', Buffer.from(report)));
          return open !== null;
        },
        vanish: () => void plugged.delete(device),
        unplug: () => {
          plugged.delete(device);
          fail();
        },
        open: () => {
          const emitter = new EventEmitter();
          open = emitter;
          opened += 1;
          const close = (): Promise<void> => {
            emitter.removeAllListeners();
            if (open === emitter) open = null;
            return Promise.resolve();
          };
          return Object.assign(emitter, { close });
        },
      };
      plugged.add(device);
      return device;
    },
  };
}
