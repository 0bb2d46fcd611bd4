/** PIN hashes that cost nothing: for tests of everything but the hashing itself. */
import type { Pins } from '../../src/host/ports.ts';

export const cheapPins: Pins = {
  hash: (pin) => Promise.resolve(`scrypt-less$${[...pin].reverse().join('')}`),
  matches: (pin, stored) => Promise.resolve(stored === `scrypt-less$${[...pin].reverse().join('')}`),
};
