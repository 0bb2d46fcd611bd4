/** Slow one-way PIN hashes, off the main thread. A PIN or the pepper never reaches a log, a disk or an answer. */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Pins } from '../host/ports.ts';

/** 2^15 blocks of 8 × 128 bytes: 32 MB and about 0.1 s a try, so that a stolen table costs a day a PIN without the pepper. */
const cost = { log2N: 15, r: 8, p: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;
/** What this program ever wrote: `scrypt$15$8$1$salt$hash`, salt and hash in base64url. */
const form = /^scrypt\$15\$8\$1\$([\w-]{22})\$([\w-]{43})$/;

/** PINs under scrypt (RFC 7914), keyed by `pepper`, which lies outside the database. */
export function pepperedPins(pepper: Buffer): Pins {
  return {
    hash: async (pin) => {
      const salt = randomBytes(saltBytes);
      const hash = await derive(pin, pepper, salt);
      return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
    },
    matches: async (pin, stored) => {
      const [, salt, hash] = form.exec(stored) ?? [];
      if (salt === undefined || hash === undefined) throw new Error('broken: a stored PIN hash has an unknown form');
      return timingSafeEqual(await derive(pin, pepper, Buffer.from(salt, 'base64url')), Buffer.from(hash, 'base64url'));
    },
  };
}

function derive(pin: string, pepper: Buffer, salt: Buffer): Promise<Buffer> {
  const keyed = createHmac('sha256', pepper).update(pin, 'utf8').digest();
  const N = 2 ** cost.log2N;
  // OpenSSL counts 128 × N × r and a little more; its default limit is just below that.
  const maxmem = 2 * 128 * N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, hashBytes, { N, r: cost.r, p: cost.p, maxmem }, (fault, hash) => (fault ? reject(fault) : resolve(hash)));
  });
}
