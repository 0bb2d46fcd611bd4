/**
 * The till's key and the PIN pepper: in the system's keystore where the door has one, else in a file only its owner can
 * read. Which of the two is fixed when they are made. Never prints one and never makes a second key.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Signer } from '../host/ports.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import { ed25519Signer } from './system.ts';

/** What seals text for this user of this computer; Electron's safeStorage, or null in a door that has none. */
export type Keystore = { readonly encrypt: (text: string) => Buffer; readonly decrypt: (sealed: Buffer) => string };

export type Secrets = {
  readonly kind: 'keystore' | 'file';
  readonly signer: Signer;
  /** Goes into every PIN hash. */
  readonly pepper: Buffer;
};

/** Why the secrets are not opened. */
export type SecretsRefusal =
  /** Made by a door with a keystore, asked for by one without. */
  | 'secrets_in_keystore'
  /** Damaged, or sealed for another user or computer. */
  | 'secrets_unreadable'
  /** There is a ledger or a public key, but the key itself is gone. */
  | 'secrets_missing'
  /** Others on this computer may read the file (POSIX). */
  | 'secrets_exposed'
  /** The public key beside the ledger is not this key's. */
  | 'key_differs';

type Kept = { readonly kind: 'keystore' | 'file'; readonly key: string; readonly pepper: string };

const pepperBytes = 32;
const ownerOnly = 0o600;

/** Where the till's public key lies, outside the database: what `verify` trusts. */
export function publicKeyPath(directory: string): string {
  return join(directory, 'ledger-key.pub');
}

/**
 * Opens the secrets of a data directory that the caller holds for itself; makes them when `mayCreate` (no ledger is
 * there yet) and nothing is left of earlier ones. Also puts the public key beside the ledger, as base64 of its SPKI DER.
 */
export function openSecrets(directory: string, keystore: Keystore | null, mayCreate: boolean): Result<Secrets, SecretsRefusal> {
  const path = join(directory, 'secrets', 'till.json');
  if (!existsSync(path)) {
    if (!mayCreate || existsSync(publicKeyPath(directory))) return refuse('secrets_missing', { path });
    create(directory, path, keystore);
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return refuse('secrets_exposed', { path });
  const kept = parse(readFileSync(path, 'utf8'));
  if (kept === null) return refuse('secrets_unreadable', { path });
  if (kept.kind === 'keystore' && keystore === null) return refuse('secrets_in_keystore', { path });
  const secrets = unseal(kept, keystore);
  if (secrets === null) return refuse('secrets_unreadable', { path });
  return publishKey(directory, secrets.signer.publicKey) ? ok(secrets) : refuse('key_differs', { path: publicKeyPath(directory) });
}

function create(directory: string, path: string, keystore: Keystore | null): void {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' }, publicKeyEncoding: { format: 'der', type: 'spki' },
  });
  const seal = (secret: Buffer): string => {
    const text = secret.toString('base64');
    return keystore === null ? text : keystore.encrypt(text).toString('base64');
  };
  const kept: Kept = {
    kind: keystore === null ? 'file' : 'keystore', key: seal(privateKey), pepper: seal(randomBytes(pepperBytes)),
  };
  mkdirSync(join(directory, 'secrets'), { recursive: true, mode: 0o700 });
  writeDurably(path, `${JSON.stringify({ v: 1, ...kept })}\n`, ownerOnly);
  syncFolder(directory);
}

function parse(text: string): Kept | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== 1) return null;
  if (!('kind' in value) || !('key' in value) || !('pepper' in value)) return null;
  const { kind, key, pepper } = value;
  const isKept = (kind === 'keystore' || kind === 'file') && typeof key === 'string' && typeof pepper === 'string';
  return isKept ? { kind, key, pepper } : null;
}

/** Null when the keystore does not know the seal, or what it gives is no key. */
function unseal(kept: Kept, keystore: Keystore | null): Secrets | null {
  const open = (text: string): Buffer => {
    const isSealed = kept.kind === 'keystore' && keystore !== null;
    return Buffer.from(isSealed ? keystore.decrypt(Buffer.from(text, 'base64')) : text, 'base64');
  };
  try {
    const pepper = open(kept.pepper);
    return pepper.length === pepperBytes ? { kind: kept.kind, signer: ed25519Signer(open(kept.key)), pepper } : null;
  } catch {
    return null;
  }
}

/** Writes the public key when it is not there (a power cut may have come before it); false when another one is. */
function publishKey(directory: string, publicKey: string): boolean {
  const path = publicKeyPath(directory);
  if (!existsSync(path)) writeDurably(path, `${publicKey}\n`, 0o644);
  return readFileSync(path, 'utf8').trim() === publicKey;
}
