/** One text for one value: sorted keys, whole numbers, NFC strings. Never formats for people. */

/** What a journal body or header may hold. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

const plainText = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * The canonical JSON text of a value: object keys sorted by code unit, no white space, numbers only as safe integers,
 * strings in NFC. Throws on anything else, so that a hash can never depend on who wrote it.
 */
export function canonicalText(value: Canonical): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    // The sentence is made for a wrong one alone: a sale has a hundred numbers.
    if (!Number.isSafeInteger(value)) throw new Error(`broken: not a whole number: ${value}`);
    return value === 0 ? '0' : `${value}`;
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  // Texts are added up, not joined: an append waits for this, and lists of parts cost twice as much.
  let text = '';
  if (isList(value)) {
    for (const each of value) text += text === '' ? canonicalText(each) : `,${canonicalText(each)}`;
    return `[${text}]`;
  }
  for (const { key, label } of orderOf(Object.keys(value))) {
    const field = value[key];
    if (field === undefined) throw new Error(`broken: no value under ${key}`);
    text += label + canonicalText(field);
  }
  return `{${text}}`;
}

/** The keys of an object in canonical order, each with the text that stands before its value. */
type Order = readonly { readonly key: string; readonly label: string }[];

/**
 * The orders of key lists seen before, by their first key: the same dozen shapes come with every sale. So many are kept, and
 * so many with one first key.
 */
const orders = new Map<string, { readonly keys: readonly string[]; readonly order: Order }[]>();
const ordersMax = 64;

function orderOf(keys: readonly string[]): Order {
  const first = keys[0] ?? '';
  const alike = orders.get(first);
  for (const known of alike ?? []) if (isSame(known.keys, keys)) return known.order;
  const order = keys.toSorted().map((key, index) => ({ key, label: `${index === 0 ? '' : ','}${quoted(key)}:` }));
  if (alike === undefined && orders.size < ordersMax) orders.set(first, [{ keys, order }]);
  else if (alike !== undefined && alike.length < ordersMax) alike.push({ keys, order });
  return order;
}

function isSame(known: readonly string[], keys: readonly string[]): boolean {
  if (known.length !== keys.length) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== keys[at]) return false;
  return true;
}

/** Most texts are plain ASCII: they are their own NFC and hold nothing to escape. */
function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text.normalize('NFC'));
}

function isList(value: Exclude<Canonical, string | number | boolean | null>): value is readonly Canonical[] {
  return Array.isArray(value);
}
