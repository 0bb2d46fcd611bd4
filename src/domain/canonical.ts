/** One text for one value: sorted keys, whole numbers, NFC strings. Never formats for people. */
import { assert } from './result.ts';

/** What a journal body or header may hold. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

const plainText = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * The canonical JSON text of a value: object keys sorted by code unit, no white space, numbers only as safe integers,
 * strings in NFC. Throws on anything else, so that a hash can never depend on who wrote it.
 */
export function canonicalText(value: Canonical): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  // Most texts are plain ASCII: they are their own NFC and hold nothing to escape.
  if (typeof value === 'string') return plainText.test(value) ? `"${value}"` : JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `not a whole number: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${(value as readonly Canonical[]).map(canonicalText).join(',')}]`;
  const record = value as { readonly [key: string]: Canonical };
  const keys = Object.keys(record).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalText(field(record, key))}`).join(',')}}`;
}

function field(record: { readonly [key: string]: Canonical }, key: string): Canonical {
  const value = record[key];
  assert(value !== undefined, `no value under ${key}`);
  return value;
}
