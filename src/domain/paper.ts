/** How wide receipt paper is. Prints nothing. */

/** Columns of Font A: 58 mm paper, 80 mm at 512 dots, 80 mm at 576 dots. */
export const paperColumns = [32, 42, 48] as const;
export type PaperColumns = (typeof paperColumns)[number];
/** The width of a printer nobody set up otherwise. */
export const usualColumns: PaperColumns = 42;

/** Reads a stored width; anything else is the usual one. */
export function columnsOf(text: string): PaperColumns {
  return paperColumns.find((columns) => String(columns) === text) ?? usualColumns;
}

/** One line of a paper as a screen shows it; a barcode and a QR stand for their pictures, empty text for a feed. */
export type PaperLine = { readonly kind: 'line' | 'barcode' | 'qr'; readonly text: string; readonly bold: boolean };
