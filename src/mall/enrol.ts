/** A till becomes a device of the mall by a code that a person of the mall made for it: once, within ten minutes, in five tries. */
import type { HashText } from '../domain/journal.ts';
import type { VerifyText } from './signing.ts';
import type { Device } from './storage.ts';
import type { DoorCode, Enrol, Enrolled } from './wire.ts';

/** How long a code lives, and how often it may be told wrongly. */
export const codeLivesMs = 600_000;
export const codeTriesMax = 5;
/** No 0, O, 1, I, L: read aloud over a telephone. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 8;

/** A code that waits for its till. Its text is kept by its hash alone. */
export type EnrolCode = { readonly till: string; readonly hash: string; readonly expiresAt: number; readonly tries: number };

export type EnrolStorage = {
  /** The code that waits for a till; null for none. */
  readonly code: (till: string) => EnrolCode | null;
  /** Makes a code, or the new state of one; null takes it away. */
  readonly setCode: (till: string, code: EnrolCode | null) => void;
  /** Keeps a new device, and revokes the others of its till: one disk, one key, one till. */
  readonly enrol: (device: Device) => void;
};

export type EnrolWorld = {
  readonly storage: EnrolStorage;
  readonly hash: HashText;
  readonly verify: VerifyText;
  /** Name for the new device. */
  readonly nextId: () => string;
  readonly now: number;
  /** Public keys that sign the mall's answers, in use and next; and the pins of its TLS keys. */
  readonly keys: readonly string[];
  readonly pins: readonly string[];
};

/** The text a till signs to show that it holds the key it enrols. */
export function enrolText({ code, publicKey, till, epoch }: Enrol): string {
  return ['pos-enrol-v1', code, till, epoch, publicKey].join('\n');
}

/** What is kept of a code. */
export function codeHash(till: string, code: string, hash: HashText): string {
  return hash(`pos-enrol-code-v1\n${till}\n${code}`);
}

/** The text of a code from as many random bytes as it has letters. */
export function codeText(bytes: Uint8Array): string {
  return [...bytes.slice(0, codeLength)].map((byte) => codeLetters[byte % codeLetters.length]).join('');
}

/** Enrols a till by its code, or says why not. A wrong code counts against the one that waits for that till. */
export function enrolTill(world: EnrolWorld, asked: Enrol, signature: string): Enrolled | DoorCode {
  const { storage, hash, verify, now, nextId, keys, pins } = world;
  if (!verify(asked.publicKey, enrolText(asked), signature)) return 'BAD_SIGNATURE';
  const waiting = storage.code(asked.till);
  if (waiting === null) return 'CODE_WRONG';
  if (now >= waiting.expiresAt || waiting.tries >= codeTriesMax) return 'CODE_EXPIRED';
  if (waiting.hash !== codeHash(asked.till, asked.code, hash)) {
    storage.setCode(asked.till, { ...waiting, tries: waiting.tries + 1 });
    return 'CODE_WRONG';
  }
  const device = nextId();
  storage.setCode(asked.till, null);
  storage.enrol({ id: device, till: asked.till, publicKey: asked.publicKey, revoked: false, counter: 0 });
  return { device, till: asked.till, keys: [...keys], pins: [...pins] };
}
