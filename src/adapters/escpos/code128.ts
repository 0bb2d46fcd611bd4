/**
 * The barcode of a receipt number as printer commands: CODE128, as wide as the paper allows. Prints no digits below it;
 * the receipt says the number in its own text. escpos builds this barcode without its code set, so it is built here.
 */

/** Font A is 12 dots wide, whatever the paper. */
const dotsOfColumn = 12;
/** White space that a reader wants beside the bars, in modules on both sides together (ISO/IEC 15417). */
const quietModules = 20;
const heightDots = 80;
/** Start, check and stop symbols, in modules. */
const frameModules = 11 + 11 + 13;
/** The narrowest and the widest module worth printing, in dots; GS w takes 2 to 6. */
const moduleDotsMin = 2;
const moduleDotsMax = 3;

/**
 * Commands that print `text` as CODE128 on a paper of `columns`, or null when it cannot be printed: empty, not plain
 * ASCII, or wider than the paper. Code set B alone where that fits with its white edges, else digits packed in pairs.
 */
export function code128(text: string, columns: number): Uint8Array | null {
  if (!/^[\x20-\x7a|}~]+$/.test(text)) return null;
  const dots = columns * dotsOfColumn;
  const plain = form([{ set: 'B', text }]);
  const fits = (plain.symbols * 11 + frameModules + quietModules) * moduleDotsMin <= dots;
  const { data, symbols } = fits ? plain : form(packed(text));
  const modules = symbols * 11 + frameModules;
  if (modules * moduleDotsMin > dots || data.length > 255) return null;
  const roomy = Math.floor(dots / (modules + quietModules));
  const moduleDots = Math.min(moduleDotsMax, Math.max(moduleDotsMin, roomy));
  // GS h height, GS w module, GS H 0: no digits, GS k 73 n: the bars.
  return Uint8Array.of(0x1d, 0x68, heightDots, 0x1d, 0x77, moduleDots, 0x1d, 0x48, 0x00, 0x1d, 0x6b, 73, data.length, ...data);
}

type Part = { readonly set: 'B' | 'C'; readonly text: string };

/** Runs of four digits and more go in pairs (set C); an odd digit stays in set B before its run. */
function packed(text: string): Part[] {
  const parts: Part[] = [];
  for (const run of text.match(/\d{4,}|\d{1,3}(?!\d)|\D+/g) ?? []) {
    const odd = /^\d{4,}$/.test(run) ? run.length % 2 : run.length;
    for (const part of [{ set: 'B', text: run.slice(0, odd) }, { set: 'C', text: run.slice(odd) }] as const) {
      const last = parts.at(-1);
      if (part.text === '') continue;
      if (last?.set === part.set) parts[parts.length - 1] = { set: part.set, text: last.text + part.text };
      else parts.push(part);
    }
  }
  return parts;
}

/** The data of GS k 73: `{B` or `{C` before each part, bytes 0-99 for pairs. Symbols exclude the first code set's start. */
function form(parts: readonly Part[]): { readonly data: number[]; readonly symbols: number } {
  const data: number[] = [];
  let symbols = parts.length - 1;
  for (const { set, text } of parts) {
    const values = set === 'B' ? [...text].map((letter) => letter.charCodeAt(0)) : (text.match(/\d\d/g) ?? []).map(Number);
    data.push(0x7b, set.charCodeAt(0), ...values);
    symbols += values.length;
  }
  return { data, symbols };
}
