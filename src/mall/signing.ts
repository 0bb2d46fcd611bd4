/** The texts that are signed, so that both sides sign the same. Each begins with a name of its own: none passes for another. */
import type { HashText } from '../domain/journal.ts';
import type { WireHead, WirePath } from './wire.ts';

/** Signs a UTF-8 text with a side's own Ed25519 key; base64 of the 64 bytes. */
export type SignText = (text: string) => string;
/** Is it the signature of a text under a public key (base64 of its SPKI DER)? False, too, for what is no key or no signature. */
export type VerifyText = (publicKey: string, text: string, signature: string) => boolean;

/** What a request's signature covers besides its body. `counter` never falls; `time` is evidence and not covered. */
export type RequestNames = {
  readonly path: WirePath;
  readonly device: string;
  readonly epoch: number;
  readonly counter: number;
  readonly requestId: string;
  readonly schema: number;
};

/** The text a till signs for a request: `pos-sync-v1`, its names, and the SHA-256 of its body. */
export function requestText(names: RequestNames, body: string, hash: HashText): string {
  const { path, device, epoch, counter, requestId, schema } = names;
  return ['pos-sync-v1', 'POST', path, device, epoch, counter, requestId, schema, hash(body)].join('\n');
}

/** The text the mall signs for an answer: bound to the device and to the one request it answers. */
export function answerText(device: string, requestId: string, status: number, body: string, hash: HashText): string {
  return ['pos-sync-answer-v1', device, requestId, status, hash(body)].join('\n');
}

/** The text the mall signs for where it knows a till's journal: proof, to anyone, that these entries stood then. */
export function anchorText(till: string, { epoch, seq, hash }: WireHead): string {
  return ['pos-anchor-v1', till, epoch, seq, hash].join('\n');
}
