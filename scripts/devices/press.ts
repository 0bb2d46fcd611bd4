// The mechanics under the commands: the job under way, the line being filled, the format in force, the failures.
// Never reads a byte: the commands call it. Never hides a fault: what it cannot print it records.

import {
  type Align, type Columns, type Failure, type Job, type Line, type Piece, type QrLevel, type Roll, type Rule, type Run,
  type Size, startJob,
} from './paper.ts';

/** A place in the connection's stream, for blaming. */
export type Blamed = { readonly offset: number; readonly bytes: Uint8Array };

/** QR settings and the stored symbol (GS ( k). Drawn symbols are kept per level, for one may be printed often. */
export type QrStore = {
  model: 1 | 2;
  moduleDots: number;
  level: QrLevel;
  stored: Uint8Array | null;
  readonly drawn: Map<QrLevel, readonly string[] | null>;
};

/** What ESC @ resets. `national` is the ESC R set: under 13 the byte 5C prints the won sign. */
export type Format = {
  align: Align;
  bold: boolean;
  underline: boolean;
  size: Size;
  national: 0 | 13;
  spacing: number | null;
  barcode: { heightDots: number; moduleDots: number; hri: 'none' | 'above' | 'below' | 'both' };
  qr: QrStore;
};

type FillingLine = { runs: Run[]; columns: number; isOver: boolean; first: Blamed };

export type Press = {
  readonly columns: Columns;
  readonly roll: Roll;
  readonly connection: number;
  /** Milliseconds since 1970, set before each token. */
  now: number;
  job: Job | null;
  /** Offset in the connection at which the job began. */
  jobStart: number;
  /** Whether this job has had its ESC @, or has already been blamed for lacking it. */
  isInitialised: boolean;
  format: Format;
  line: FillingLine | null;
};

const failuresMax = 100;
const piecesMax = 20_000;
const shownBytesMax = 16;

/** The format after power-on and after ESC @. */
export function freshFormat(): Format {
  return {
    align: 'left',
    bold: false,
    underline: false,
    size: { width: 1, height: 1 },
    national: 0,
    spacing: null,
    barcode: { heightDots: 162, moduleDots: 3, hri: 'none' },
    qr: { model: 2, moduleDots: 3, level: 'L', stored: null, drawn: new Map() },
  };
}

/** A press for one connection, writing its jobs onto `roll`. */
export function openPress(columns: Columns, roll: Roll, connection: number): Press {
  return {
    columns, roll, connection, now: 0, job: null, jobStart: 0, isInitialised: false, format: freshFormat(), line: null,
  };
}

/** The job under way, or a new one for bytes at `offset`. After a cut this is still the cut job. */
export function jobFor(press: Press, offset: number): Job {
  if (press.job) return press.job;
  const job = startJob(press.roll, press.connection, press.now);
  press.job = job;
  press.jobStart = offset;
  press.isInitialised = false;
  return job;
}

/** For what prints: a job that was cut is over, and the byte at `offset` begins the next. */
export function beginJob(press: Press, offset: number): void {
  if (press.job?.state === 'cut') press.job = null;
  jobFor(press, offset);
}

function hex(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, shownBytesMax)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > shownBytesMax ? `${shown} …` : shown;
}

/** Records a fault and marks the job failed. Offsets are from the job's first byte. */
export function fail(press: Press, blamed: Blamed, rule: Rule, detail = ''): void {
  const job = jobFor(press, blamed.offset);
  job.failed = true;
  if (job.failures.length >= failuresMax) {
    job.failuresOmitted += 1;
    return;
  }
  const failure: Failure = {
    rule,
    offset: blamed.offset - press.jobStart,
    length: blamed.bytes.length,
    bytes: hex(blamed.bytes),
    detail,
  };
  job.failures.push(failure);
}

/** Blames, once a job, whatever comes before ESC @: a printer remembers the last job's format until then. */
export function expectInit(press: Press, blamed: Blamed): void {
  beginJob(press, blamed.offset);
  if (press.isInitialised) return;
  press.isInitialised = true;
  fail(press, blamed, 'before_init');
}

/** Puts a piece on the job's paper, up to 20,000 pieces; beyond, once, a failure: a till that forgot to cut. */
export function lay(press: Press, blamed: Blamed, piece: Piece): void {
  const job = jobFor(press, blamed.offset);
  if (job.pieces.length < piecesMax) job.pieces.push(piece);
  else if (!job.failures.some((failure) => failure.rule === 'paper_endless')) fail(press, blamed, 'paper_endless');
}

/** Adds a character to the line; the first one beyond the paper's edge fails the job, once a line. */
export function addChar(press: Press, blamed: Blamed, text: string, columns: 1 | 2): void {
  const { bold, underline, size } = press.format;
  const line = press.line ?? { runs: [], columns: 0, isOver: false, first: blamed };
  press.line = line;
  if (line.columns > press.columns * 4) return;
  line.columns += columns * size.width;
  if (line.columns > press.columns && !line.isOver) {
    line.isOver = true;
    fail(press, blamed, 'line_too_wide', `column ${line.columns} of ${press.columns}`);
  }
  const last = line.runs.at(-1);
  if (last && last.bold === bold && last.underline === underline && last.size === size) {
    line.runs[line.runs.length - 1] = { ...last, text: last.text + text };
  } else {
    line.runs.push({ text, bold, underline, size });
  }
}

function finishLine(press: Press, runs: readonly Run[], columns: number): Line {
  const inked = runs.filter((run) => run.text.trim() !== '');
  const largest = (way: 'width' | 'height'): number => Math.max(1, ...inked.map((run) => run.size[way]));
  return {
    kind: 'line',
    text: runs.map((run) => run.text).join(''),
    columns,
    align: press.format.align,
    bold: inked.length > 0 && inked.every((run) => run.bold),
    size: { width: largest('width'), height: largest('height') },
    spacing: press.format.spacing,
    runs,
  };
}

/** Prints the line being filled; true when there was one. */
export function printLine(press: Press, blamed: Blamed): boolean {
  const line = press.line;
  press.line = null;
  if (!line) return false;
  lay(press, blamed, finishLine(press, line.runs, line.columns));
  return true;
}

/** LF: the line, or an empty one. */
export function printLineOrBlank(press: Press, blamed: Blamed): void {
  if (!printLine(press, blamed)) lay(press, blamed, finishLine(press, [], 0));
}

/** For commands a printer takes only at the beginning of a line: blames the text before them, and prints it. */
export function expectLineStart(press: Press, blamed: Blamed): boolean {
  if (!press.line) return true;
  fail(press, blamed, 'mid_line');
  printLine(press, blamed);
  return false;
}

/** Blames text that will never be printed, because of ESC @ or the end of the connection, and drops it. */
export function dropLine(press: Press): void {
  const line = press.line;
  press.line = null;
  if (line) fail(press, line.first, 'text_lost', line.runs.map((run) => run.text).join('').slice(0, 40));
}
