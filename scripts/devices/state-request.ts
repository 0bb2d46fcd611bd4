// JSON text from outside -> a change of the device's state. Never trusts it: an unknown key or value is refused whole.

import type { DeviceState } from './status.ts';

function isLimit(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
}

const accepts: Readonly<Record<keyof DeviceState, (value: unknown) => boolean>> = {
  paper: (value) => value === 'ok' || value === 'near' || value === 'out',
  cover: (value) => value === 'closed' || value === 'open',
  online: (value) => typeof value === 'boolean',
  refuse: (value) => typeof value === 'boolean',
  oneWay: (value) => typeof value === 'boolean',
  speed: (value) => isLimit(value) && value !== 0,
  stallAfter: isLimit,
};

function isStateChange(value: unknown): value is Partial<DeviceState> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, entry]) => Object.hasOwn(accepts, key) && accepts[key as keyof DeviceState](entry));
}

/** Reads `{"paper":"out","speed":960, ...}`; null when it is not JSON, or any key or value is not the device's. */
export function readStateChange(text: string): Partial<DeviceState> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isStateChange(value) ? value : null;
  } catch {
    return null;
  }
}
