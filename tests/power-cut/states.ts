/**
 * The power-cut states of a history: a pure, seeded generator. For a cut after any operation it draws what of the
 * unsynced changes reached the disk. Never touches a disk, never yields the same directory twice for the same duty.
 *
 * The model. What was fsynced is there, whole. Of the writes and size changes since a file's last fsync any subset may
 * be there, in any mixture of 512-byte sectors; what was never written reads as zeros. Of the directory entries (create,
 * unlink, rename, mkdir, rmdir) since the last fsync of a directory any prefix is there: they are one ordered domain, any
 * directory's fsync settles them all, and the fsync of a file does not settle its own entry (stricter than ext4).
 * Not covered: a disk that lies about fsync, entries that overtake each other, a sector torn inside, old content of
 * blocks newly given to a file, bits that rot later, a "-shm" file left behind (SQLite rebuilds it; states have none),
 * and anything but Linux. sync() and syncfs() count for nothing, which can only make the proof harder.
 */
import { advance, imageOf, newDisk, pendingChanges } from './disk.ts';
import type { Disk, Keep, Kept, PendingChange, StateImage } from './disk.ts';
import type { History } from './history.ts';
import { seededChance } from './random.ts';
import type { Chance } from './random.ts';

/** How the unsynced changes were chosen; 'none' and 'all' leave no choice. */
export const choices = ['none', 'all', 'prefix', 'filePrefixes', 'subset', 'tornLast', 'tornSubset'] as const;
export type Choice = (typeof choices)[number];

export type CutState = {
  /** 1, 2, 3 ... in the order of the run. */
  readonly number: number;
  /** How many operations of the history had happened when the power went. */
  readonly cut: number;
  readonly choice: Choice;
  /** How many acknowledgements had been given: all of them must be found again. */
  readonly acks: number;
  /** False when the same directory came before, but with fewer acknowledgements: it is judged again, not counted again. */
  readonly isFresh: boolean;
  readonly image: StateImage;
};

type Draw = { readonly cut: number; readonly choice: Choice };

/** So many draws for each state asked; past that the history is too short for the number. */
const drawsPerStateMax = 60;

/**
 * Yields states until `count` distinct directories have come. Throws when the history does not have that many: a
 * silent shortfall would look like a proof.
 */
export function* powerCutStates(history: History, count: number, seed: number): Generator<CutState> {
  const chance = seededChance(seed);
  const mostAcks = new Map<string, number>();
  let number = 0;
  let drawn = 0;
  let plan: Draw[] = [...drawsAtAcks(history, Math.floor(count / 4)), { cut: history.operations.length, choice: 'all' }];
  while (mostAcks.size < count) {
    if (drawn > count * drawsPerStateMax + 1000) {
      const found = `${mostAcks.size} distinct power-cut states in ${drawn} draws`;
      throw new Error(`states: the writer's history has only ${found}; ${count} were asked for`);
    }
    const missing = Math.max(64, count - mostAcks.size - plan.length);
    for (let i = 0; i < missing; i++) plan.push({ cut: chance.below(history.operations.length + 1), choice: pick(choices, chance) });
    plan.sort((a, b) => a.cut - b.cut);
    drawn += plan.length;
    for (const { draw, disk } of sweep(history, plan)) {
      const image = imageOf(disk, keepFor(draw.choice, disk, chance));
      const before = mostAcks.get(image.digest);
      if (before !== undefined && before >= disk.acks) continue;
      mostAcks.set(image.digest, disk.acks);
      yield { number: ++number, ...draw, acks: disk.acks, isFresh: before === undefined, image };
      if (mostAcks.size >= count) return;
    }
    plan = [];
  }
}

/** The plainest question first: right after an acknowledgement, with everything unsynced gone, is the sale there? */
function* drawsAtAcks(history: History, most: number): Generator<Draw> {
  const cuts = history.operations.flatMap((operation, index) => (operation.kind === 'ack' ? [index + 1] : []));
  const taken = Math.min(most, cuts.length);
  for (let i = 0; i < taken; i++) yield { cut: cuts[Math.floor((i * cuts.length) / taken)] ?? 0, choice: 'none' };
}

/** Walks the history once and stops at each planned cut. The disk is the walk's own: look at it before going on. */
function* sweep(history: History, plan: readonly Draw[]): Generator<{ draw: Draw; disk: Disk }> {
  const disk = newDisk(history.initial);
  let happened = 0;
  for (const draw of plan) {
    for (; happened < draw.cut; happened++) {
      const operation = history.operations[happened];
      if (operation !== undefined) advance(disk, operation, happened);
    }
    yield { draw, disk };
  }
}

/** Decides, for one choice, what the power cut keeps of what is pending on the disk. */
export function keepFor(choice: Choice, disk: Disk, chance: Chance): Keep {
  if (choice === 'none') return { entries: 0, of: () => 'none' };
  if (choice === 'all') return { entries: disk.pendingEntries.length, of: () => 'all' };
  const pending = pendingChanges(disk);
  const entries = chance.below(disk.pendingEntries.length + 1);
  if (choice === 'prefix') {
    const last = chance.below(pending.length + 1);
    const order = pending[last]?.order ?? Infinity;
    return {
      entries: disk.pendingEntries.filter((entry) => entry.order < order).length,
      of: decided(pending, (change) => (change.order < order ? 'all' : change.order === order ? torn(chance) : 'none')),
    };
  }
  if (choice === 'filePrefixes') {
    const ends = new Map([...disk.files].map(([file, { pending: own }]) => [file, own[chance.below(own.length + 1)]?.order ?? Infinity]));
    return { entries, of: decided(pending, ({ order, change }) => (order < (ends.get(change.file) ?? 0) ? 'all' : 'none')) };
  }
  if (choice === 'tornLast') {
    return { entries, of: decided(pending, (change) => (change === pending.at(-1) ? torn(chance) : 'all')) };
  }
  const density = chance.share();
  if (choice === 'subset') return { entries, of: decided(pending, () => (chance.share() < density ? 'all' : 'none')) };
  return { entries, of: decided(pending, () => pick(['all', 'none', torn(chance)] as const, chance)) };
}

/** Asks chance once per change, in the order of the history, so that a seed means the same states every time. */
function decided(pending: readonly PendingChange[], decide: (change: PendingChange) => Kept): Keep['of'] {
  const kept = new Map(pending.map((change) => [change.order, decide(change)]));
  return ({ order }) => kept.get(order) ?? 'none';
}

/** A write of which each sector made it or not, remembered so that asking twice answers the same. */
function torn(chance: Chance): Kept {
  const density = chance.share();
  const sectors = new Map<number, boolean>();
  const sector = (index: number): boolean => {
    const known = sectors.get(index) ?? chance.share() < density;
    sectors.set(index, known);
    return known;
  };
  return { sector, growsWhole: chance.share() < 0.5 };
}

function pick<T>(from: readonly [T, ...T[]], chance: Chance): T {
  return from[chance.below(from.length)] ?? from[0];
}
