// Which lines of a craft a maker brings to the shop, and under which names. It never sets a price, a stock or a code.
import { fill, isRange } from './fill.ts';
import type { Filled, Slots } from './fill.ts';
import type { Random } from './random.ts';
import type { Craft, Line } from './words.ts';

const SERIES_PER_MAKER = [5, 7] as const;
const PIECES_PER_MAKER = [1, 3] as const;
const ROWS_PER_MAKER = [10, 14] as const;
const VISIT_SHARE = 0.25;
const STYLE_OPTIONS = 4;

/** A product line and the one filled name of it that a maker brings. */
export interface Chosen {
  readonly line: Line;
  readonly filled: Filled;
}

/** The slots of each maker of a craft: sizes whole, titles dealt out, of everything else a few options as a style. */
export function stylesOf(craft: Craft, random: Random): Slots[] {
  const decks = new Map(Object.entries(craft.slots).map(([name, options]) => [name, random.shuffle(options)]));
  const hand = (name: string, options: readonly string[], seat: number): readonly string[] => {
    if (isRange(options)) return options;
    if (!name.endsWith('!')) return random.shuffle(options).slice(0, STYLE_OPTIONS);
    return (decks.get(name) ?? []).filter((_option, place) => place % craft.makers.length === seat);
  };
  return craft.makers.map((_maker, seat) =>
    Object.fromEntries(Object.entries(craft.slots).map(([name, options]) => [name, hand(name, options, seat)])));
}

/** Some lines of the craft, a few free names of each taken in turn; then put back in the order of the word list. */
export function chooseNames(
  lines: readonly Line[], slots: Slots, isFree: (name: string) => boolean, random: Random,
): Chosen[] {
  const open = lines
    .map((line) => ({ line, names: random.shuffle(fill(line.form, slots)).filter(({ name }) => isFree(name)) }))
    .filter(({ names }) => names.length > 0);
  const ofKind = (isPiece: boolean): typeof open =>
    random.shuffle(open.filter(({ line }) => line.kind !== 'visit' && (line.kind === 'piece') === isPiece));
  const waiting = [
    ...ofKind(true).slice(0, random.between(...PIECES_PER_MAKER)),
    ...ofKind(false).slice(0, random.between(...SERIES_PER_MAKER)),
  ];
  const chosen = inTurn(waiting, random.between(...ROWS_PER_MAKER));
  for (const line of lines) {
    if (line.kind !== 'visit' || !random.chance(VISIT_SHARE)) continue;
    chosen.push({ line, filled: { name: line.form, extra: 0, order: 0 } });
  }
  const place = (one: Chosen): number => lines.indexOf(one.line) * 10_000 + one.filled.order;
  return chosen.sort((one, other) => place(one) - place(other));
}

/** One name of each line in turn, until enough are taken or none is left. */
function inTurn(waiting: readonly { line: Line; names: readonly Filled[] }[], wanted: number): Chosen[] {
  const rounds = Math.max(0, ...waiting.map(({ names }) => names.length));
  const all: Chosen[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { line, names } of waiting) {
      const filled = names[round];
      if (filled !== undefined) all.push({ line, filled });
    }
  }
  return all.slice(0, wanted);
}
