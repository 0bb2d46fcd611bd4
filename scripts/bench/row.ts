/** One row of the bench: figures beside their floors, what was hoped of them, and how they did. Measures nothing. */

export type Verdict =
  /** The ambitious goal is met. */
  | 'A'
  /** The goal that must be met is met. */
  | 'P'
  | 'missed'
  /** A figure without a goal: it is told so that the others can be read. */
  | 'told'
  /** The machine lacks what it takes; the row's notes say what. */
  | 'NOT RUN';

export type Unit = 'ms' | 'syncs' | 'pages' | 'x' | 'frames' | 'wrong' | 'KB';

export type Figure = {
  readonly what: string;
  readonly unit: Unit;
  /** Null when it was not run. */
  readonly value: number | null;
  /** In the same unit, from the same run; null where there is nothing to stand it beside. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly goalP: string;
  readonly goalA: string;
  /** Of the two goals the one that must be met: A where it stands here, else P. */
  readonly held?: 'A';
  readonly verdict: Verdict;
};

export type Row = {
  /** The number of the goal. */
  readonly number: number;
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Sentences: how it was measured, and what else was seen. */
  readonly notes: readonly string[];
};

/** What a figure is held to: the ratio to its floor, or the value itself, may be at most this. With `held` A meeting P is a miss. */
export type Goals = {
  readonly of: 'ratio' | 'value';
  readonly most: number;
  readonly mostAmbitious: number | null;
  readonly held?: 'A';
};

/** A figure that is held to goals. */
export function heldTo(goals: Goals, what: string, unit: Unit, value: number, floor: number | null): Figure {
  const ratio = floor === null ? null : value / floor;
  const measured = goals.of === 'ratio' ? ratio : value;
  if (measured === null) throw new Error(`broken: ${what} has no floor to be held against`);
  const { most, mostAmbitious, held } = goals;
  const say = (limit: number | null): string => (limit === null ? '' : `≤ ${limit}${goals.of === 'ratio' ? ' x' : ''}`);
  const verdict = verdictOf({ p: measured <= most, a: mostAmbitious !== null && measured <= mostAmbitious }, held);
  return { what, unit, value, floor, ratio, goalP: say(most), goalA: say(mostAmbitious), ...heldAt(held), verdict };
}

/** A figure whose goals are more than a limit: the caller says in words what they are, and whether they are met. */
export function judged(
  figure: Pick<Figure, 'what' | 'unit' | 'goalP' | 'goalA' | 'held'> & { readonly value: number; readonly floor: number | null },
  meets: { readonly p: boolean; readonly a: boolean },
): Figure {
  const { value, floor } = figure;
  const verdict = verdictOf({ p: meets.p, a: meets.p && meets.a }, figure.held);
  return { ...figure, ratio: floor === null ? null : value / floor, verdict };
}

function verdictOf(meets: { readonly p: boolean; readonly a: boolean }, held: 'A' | undefined): Verdict {
  if (meets.a) return 'A';
  return meets.p && held === undefined ? 'P' : 'missed';
}

function heldAt(held: 'A' | undefined): Pick<Figure, 'held'> {
  return held === undefined ? {} : { held };
}

/** A figure that is told and held to nothing. */
export function told(what: string, unit: Unit, value: number, floor: number | null): Figure {
  return { what, unit, value, floor, ratio: floor === null ? null : value / floor, goalP: '', goalA: '', verdict: 'told' };
}

/** A figure that this machine cannot give. */
export function notRun(what: string, unit: Unit, goalP: string): Figure {
  return { what, unit, value: null, floor: null, ratio: null, goalP, goalA: '', verdict: 'NOT RUN' };
}

/** Does a row miss a goal that it must meet? */
export function isMissed(row: Row): boolean {
  return row.figures.some((figure) => figure.verdict === 'missed');
}

/** Is there a figure that was not run? */
export function isNotRun(row: Row): boolean {
  return row.figures.some((figure) => figure.verdict === 'NOT RUN');
}

/** Measures a row; one that misses is measured once more, for the machine may have been busy, and the first try is told. */
export async function measuredTwice(measure: () => Promise<Row>): Promise<Row> {
  const first = await measure();
  if (!isMissed(first)) return first;
  const second = await measure();
  const before = first.figures
    .filter(({ verdict }) => verdict === 'missed')
    .map(({ what, ratio, value }) => `the first try missed ${what}: ${ratio === null ? value : `${ratio.toFixed(2)} x`}`);
  return { ...second, notes: [...second.notes, ...before] };
}
