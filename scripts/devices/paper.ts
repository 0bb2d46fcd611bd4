// What the virtual printer puts on paper: the shapes, and the roll of jobs they are kept on.
// Never reads a byte and never knows about sockets or pages.

/** Font A characters in one line; a Hangul syllable takes two. */
export type Columns = 32 | 42 | 48;

/** Printable dots of one line for each paper: 58 mm at 203 dpi, 80 mm at 180 dpi, 80 mm at 203 dpi. */
export const dotsOf: Readonly<Record<Columns, number>> = { 32: 384, 42: 512, 48: 576 };

/** Columns of one printed character: the won sign is the byte 5C and single; all else beyond ASCII is a double byte. */
export function columnsOf(character: string): 1 | 2 {
  return character <= '~' || character === '₩' ? 1 : 2;
}

/** Every reason for which a job is failed. The words for people are in the page. */
export const rules = [
  'unknown_command',
  'bad_parameter',
  'incomplete_command',
  'control_byte',
  'hangul_off',
  'hangul_invalid',
  'before_init',
  'line_too_wide',
  'mid_line',
  'text_lost',
  'font_not_a',
  'pulse_timing',
  'barcode_invalid',
  'barcode_too_wide',
  'qr_invalid',
  'qr_too_wide',
  'image_too_wide',
  'paper_endless',
] as const;
export type Rule = (typeof rules)[number];

/** One fault: where in the job (bytes from its first), which bytes (hex, at most 16 shown), and how many there were. */
export type Failure = {
  readonly rule: Rule;
  readonly offset: number;
  readonly length: number;
  readonly bytes: string;
  readonly detail: string;
};

export type Align = 'left' | 'center' | 'right';
/** Magnification, 1 to 8 each way. */
export type Size = { readonly width: number; readonly height: number };
export type Run = { readonly text: string; readonly bold: boolean; readonly underline: boolean; readonly size: Size };

/** One printed line. `columns` is the width used after magnification; `bold` and `size` speak for the whole line. */
export type Line = {
  readonly kind: 'line';
  readonly text: string;
  readonly columns: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly size: Size;
  /** Line spacing in dots, null for the printer's own. */
  readonly spacing: number | null;
  readonly runs: readonly Run[];
};
export type Feed = { readonly kind: 'feed'; readonly count: number; readonly unit: 'lines' | 'dots' };
export type BarcodeType = 'CODE128' | 'EAN13' | 'EAN8' | 'CODE39';
export type Barcode = {
  readonly kind: 'barcode';
  readonly type: BarcodeType;
  readonly text: string;
  readonly align: Align;
  readonly heightDots: number;
  readonly moduleDots: number;
  /** Widths in modules of bar, space, bar ... from the left, one digit each. */
  readonly bars: string;
  readonly hri: 'none' | 'above' | 'below' | 'both';
};
export type QrLevel = 'L' | 'M' | 'Q' | 'H';
export type Qr = {
  readonly kind: 'qr';
  readonly text: string;
  readonly encoding: 'utf-8' | 'cp949';
  readonly model: 1 | 2;
  readonly level: QrLevel;
  readonly moduleDots: number;
  readonly align: Align;
  /** One string of 0 and 1 for each row of modules, without the quiet zone. */
  readonly matrix: readonly string[];
};
/** A raster block: `bitmap` is base64 of the rows as sent, eight dots a byte, the highest bit on the left, 1 = black. */
export type Image = {
  readonly kind: 'image';
  readonly widthBytes: number;
  readonly rows: number;
  readonly scale: Size;
  readonly align: Align;
  readonly bitmap: string;
};
export type Cut = { readonly kind: 'cut'; readonly full: boolean; readonly feedDots: number };
export type Pulse = {
  readonly kind: 'pulse';
  readonly pin: 2 | 5;
  readonly onMs: number;
  readonly offMs: number;
  readonly realtime: boolean;
  readonly at: string;
};
/** The moment a confirmation marker (GS ( H) was reached: everything before it is on paper. */
export type Marker = { readonly kind: 'marker'; readonly id: string; readonly at: string };
/** GS a: which changes the printer was asked to tell by itself. */
export type AutoStatus = { readonly kind: 'autoStatus'; readonly mask: number };

export type Piece = Line | Feed | Barcode | Qr | Image | Cut | Pulse | Marker | AutoStatus;

/** The bytes from connecting (or from the first print after a cut) up to the cut or the close. */
export type Job = {
  readonly number: number;
  readonly connection: number;
  readonly startedAt: string;
  state: 'printing' | 'cut' | 'closed';
  failed: boolean;
  bytes: number;
  readonly pieces: Piece[];
  readonly failures: Failure[];
  /** Failures beyond the first hundred are only counted. */
  failuresOmitted: number;
};

export type Paper = {
  readonly columns: Columns;
  readonly dots: number;
  readonly jobs: readonly Job[];
  /** Jobs no longer kept, because the roll holds only the newest. */
  readonly jobsForgotten: number;
};

/** The kept jobs, oldest first, and the next number. */
export type Roll = { readonly keep: number; jobs: Job[]; next: number; forgotten: number };

/** An empty roll that keeps the newest `keep` jobs. */
export function openRoll(keep: number): Roll {
  return { keep, jobs: [], next: 1, forgotten: 0 };
}

/** Starts a job on the roll; the oldest job falls off when the roll is full. */
export function startJob(roll: Roll, connection: number, at: number): Job {
  const job: Job = {
    number: roll.next,
    connection,
    startedAt: new Date(at).toISOString(),
    state: 'printing',
    failed: false,
    bytes: 0,
    pieces: [],
    failures: [],
    failuresOmitted: 0,
  };
  roll.next += 1;
  roll.jobs.push(job);
  if (roll.jobs.length > roll.keep) {
    roll.jobs.shift();
    roll.forgotten += 1;
  }
  return job;
}

/** The pieces of one kind, in the order they left the printer. */
export function piecesOf<K extends Piece['kind']>(job: Job, kind: K): Extract<Piece, { kind: K }>[] {
  return job.pieces.filter((piece): piece is Extract<Piece, { kind: K }> => piece.kind === kind);
}

/** The text of the job's lines, one string a line. */
export function textOf(job: Job): string[] {
  return piecesOf(job, 'line').map((line) => line.text);
}
