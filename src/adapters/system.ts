/** Time, names and digests from the operating system. Keeps nothing and writes nothing. */
import * as crypto from 'node:crypto';
import { createPrivateKey, createPublicKey, hash, randomUUID as randomId, sign, type KeyObject } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { BusinessDate } from '../domain/ids.ts';
import type { Clock, Hash, Ids, Signer } from '../host/ports.ts';

/** The store's zone. By name, never a fixed +9: Seoul had summer time until 1988 and may have it again. */
const zone = 'Asia/Seoul';
const wallTimeForm = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;

/** The store's clock over `now` (ms since 1970, UTC) and the machine's offset from UTC: by default this machine's. */
export function systemClock(now: () => number = Date.now, offsetMinutes: Clock['offsetMinutes'] = systemOffset): Clock {
  return {
    now,
    offsetMinutes,
    businessDate: (at, turnsAtHour) => {
      const local = inStore(at);
      const day = local.hour < turnsAtHour ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
      return day.toString() as BusinessDate;
    },
    localTime: (at) => inStore(at).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' '),
  };
}

function systemOffset(at: number): number {
  // The other way round: Date counts how far UTC is ahead.
  return -new Date(at).getTimezoneOffset();
}

/** When the store's clocks show `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`, in ms since 1970. Throws on any other text. */
export function epochOfLocal(wallTime: string): number {
  if (!wallTimeForm.test(wallTime)) throw new Error(`broken: ${wallTime} is no local time`);
  return Temporal.PlainDateTime.from(wallTime.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
}

function inStore(at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** Names never given before: UUIDs that sort by time (version 7), or random ones (version 4) where Node is too old for that. */
export const systemIds: Ids = { next: () => ('randomUUIDv7' in crypto ? crypto.randomUUIDv7() : randomId()) };

/** SHA-256 of UTF-8 text or of bytes, 64 lower-case hex digits. */
export const sha256: Hash = (content) => hash('sha256', content, 'hex');

/**
 * Signs with an Ed25519 key given as PKCS8 DER. What is signed is the entry's hash as text (64 hex digits, UTF-8);
 * the signature is base64 of its 64 bytes (RFC 8032).
 */
export function ed25519Signer(pkcs8: Buffer): Signer {
  const key: KeyObject = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { sign: (entryHash) => sign(null, Buffer.from(entryHash, 'utf8'), key).toString('base64'), publicKey };
}
