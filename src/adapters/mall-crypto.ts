/** Ed25519 as both sides of the mall's wire verify it. Keys are read once and kept; what is no key verifies nothing. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { VerifyText } from '../mall/signing.ts';

/** Tills of one mall, and more; a stranger's keys must not fill the memory. */
const keysMax = 1_000;

/** A verifier with a memory of its own for parsed keys. */
export function ed25519Verifier(): VerifyText {
  const keys = new Map<string, KeyObject | null>();
  const keyOf = (publicKey: string): KeyObject | null => {
    const known = keys.get(publicKey);
    if (known !== undefined) return known;
    if (keys.size >= keysMax) keys.clear();
    const read = parsed(publicKey);
    keys.set(publicKey, read);
    return read;
  };
  return (publicKey, text, signature) => {
    const key = keyOf(publicKey);
    const bytes = Buffer.from(signature, 'base64');
    // Base64 has more than one text for the same bytes: only the canonical one is a signature.
    if (key === null || bytes.length !== 64 || bytes.toString('base64') !== signature) return false;
    return verify(null, Buffer.from(text, 'utf8'), key, bytes);
  };
}

function parsed(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
