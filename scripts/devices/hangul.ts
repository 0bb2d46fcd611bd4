// Two CP949 bytes -> one Korean character, for the virtual printer.
// Never encodes, and takes nothing from the till's own Hangul table: it is the second opinion.
//
// QUIRK: the WHATWG 'euc-kr' decoder is CP949, but Node's (ICU) knows only its KS X 1001 half, lacks two signs
// and gives private-use characters for the two user-defined rows. The other half, the 8,822 syllables that
// KS X 1001 left out, stands in CP949 in Unicode order, so it is counted here instead of listed.

const ksx1001 = new TextDecoder('euc-kr', { fatal: true });

const hangulFirst = 0xac00;
const hangulLast = 0xd7a3;
const addedLater: ReadonlyMap<number, string> = new Map([[0xa2e6, '€'], [0xa2e7, '®']]);

function decodeKsx1001(lead: number, trail: number): string | null {
  const added = addedLater.get(lead * 256 + trail);
  if (added !== undefined) return added;
  if (lead === 0xc9 || lead === 0xfe) return null;
  try {
    return ksx1001.decode(Uint8Array.of(lead, trail));
  } catch {
    return null;
  }
}

/** CP949's added syllables as (lead * 256 + trail) -> character: the gaps of KS X 1001, row by row. */
function countAddedSyllables(): ReadonlyMap<number, string> {
  const inKsx1001 = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      inKsx1001.add(decodeKsx1001(lead, trail) ?? '');
    }
  }
  const added = new Map<number, string>();
  let lead = 0x81;
  let trail = 0x41;
  for (let point = hangulFirst; point <= hangulLast; point += 1) {
    const syllable = String.fromCodePoint(point);
    if (inKsx1001.has(syllable)) continue;
    added.set(lead * 256 + trail, syllable);
    trail += 1;
    if (trail === 0x5b) trail = 0x61;
    if (trail === 0x7b) trail = 0x81;
    if (trail > (lead <= 0xa0 ? 0xfe : 0xa0)) {
      lead += 1;
      trail = 0x41;
    }
  }
  return added;
}

const addedSyllables = countAddedSyllables();

/** One two-byte CP949 character, or null when the pair is not one. It prints two columns wide. */
export function decodePair(lead: number, trail: number): string | null {
  if (lead >= 0xa1 && trail >= 0xa1) return lead <= 0xfe && trail <= 0xfe ? decodeKsx1001(lead, trail) : null;
  return addedSyllables.get(lead * 256 + trail) ?? null;
}

/** A whole CP949 text, or null when any byte of it is not CP949. */
export function decodeText(bytes: Uint8Array): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      continue;
    }
    const next = bytes[at + 1];
    const character = next === undefined ? null : decodePair(byte, next);
    if (character === null) return null;
    text += character;
    at += 1;
  }
  return text;
}
