/** Receipt blocks → lines of text for a paper of so many columns. Knows no bytes; every line it makes fits. */
import type { Block, Receipt } from '../../domain/receipt.ts';
import { pad, prepare, width, wrap } from './hangul.ts';

/** What goes on paper, in order. `text` fits the columns and holds printable CP949 characters only. */
export type Laid =
  | { readonly kind: 'line'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'barcode' | 'qr'; readonly text: string };

/** A laid-out receipt and how many characters were shown as something else. */
export type Layout = { readonly laid: readonly Laid[]; readonly replaced: number };

/** Lines after the first of a wrapped text begin here, so that names can be told apart. */
const hangingIndent = 2;

/** Lays a receipt out by display width for `columns` (≥ 8). Centring is by spaces, so that the lines are the paper. */
export function layOut(receipt: Receipt, columns: number): Layout {
  let replaced = 0;
  const clean = (text: string): string => {
    if (text === '') return '';
    const printable = prepare(text);
    replaced += printable.replaced;
    return printable.text;
  };
  const laid = receipt.blocks.flatMap((block) => layBlock(block, columns, clean));
  return { laid, replaced };
}

function layBlock(block: Block, columns: number, clean: (text: string) => string): Laid[] {
  switch (block.type) {
    case 'text': {
      const center = block.align === 'center';
      const lines = wrap(clean(block.text), columns, center ? 0 : hangingIndent);
      return lines.map((line) => ({ kind: 'line', text: center ? centered(line.trim(), columns) : line, bold: block.bold }));
    }
    case 'pair':
      return layPair(clean(block.left), clean(block.right), columns).map((text) => ({ kind: 'line', text, bold: block.bold }));
    case 'rule':
      return [{ kind: 'line', text: (block.double ? '=' : '-').repeat(columns), bold: false }];
    case 'barcode':
    case 'qr':
      return [{ kind: block.type, text: block.text }];
    case 'cut':
      return [{ kind: 'cut' }];
    case 'feed':
      return block.lines >= 1 ? [{ kind: 'feed', lines: Math.min(255, Math.floor(block.lines)) }] : [];
  }
}

function centered(text: string, columns: number): string {
  return ' '.repeat(Math.floor((columns - width(text)) / 2)) + text;
}

/** The left part wraps; the right part stands at the right edge of its last line, or alone below when there is no room. */
function layPair(left: string, right: string, columns: number): string[] {
  const lefts = left.trimEnd() === '' ? [] : wrap(left, columns);
  const rights = wrap(right, columns);
  const last = lefts.at(-1);
  const first = rights[0] ?? '';
  const isRoom = last !== undefined && rights.length === 1 && width(last) + 1 + width(first) <= columns;
  if (isRoom) return [...lefts.slice(0, -1), last + pad(first, columns - width(last), 'right')];
  return [...lefts, ...rights.map((line) => pad(line, columns, 'right'))];
}
