/** Counting a drawer by denomination, for the float and for the close. Nothing expected is ever in here before the answer. */
import type { Output } from '../../src/contract/contract.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf, type Store } from '../store-of.ts';

export type Counts = {
  /** Pieces as typed, by face in won. */
  readonly pieces: Readonly<Record<number, string>>;
  /** Won that stay in the drawer, as typed; null as long as nobody said otherwise. */
  readonly keep: string | null;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly result: Output<'shift.close'> | null;
  /** What is open before the close; null until the house said it. */
  readonly left: Leftovers | null;
  /** Keys of what goes over into the next shift; null until somebody looked at the list. */
  readonly carried: readonly string[] | null;
};

export type Leftovers = Output<'shift.leftovers'>;

export type CountsAction =
  | { readonly type: 'counted'; readonly face: number; readonly pieces: string }
  | { readonly type: 'keep'; readonly keep: string }
  | { readonly type: 'busy' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'closed'; readonly result: Output<'shift.close'> }
  | { readonly type: 'left'; readonly left: Leftovers }
  | { readonly type: 'carried' }
  | { readonly type: 'recount' }
  | { readonly type: 'cleared' };

const blank: Counts = { pieces: {}, keep: null, busy: false, refusal: null, result: null, left: null, carried: null };

export function reduceCounts(counts: Counts, action: CountsAction): Counts {
  switch (action.type) {
    case 'counted':
      return { ...counts, pieces: { ...counts.pieces, [action.face]: action.pieces }, refusal: null };
    case 'keep':
      return { ...counts, keep: action.keep, refusal: null };
    case 'busy':
      return { ...counts, busy: true, refusal: null };
    case 'refused':
      return { ...counts, busy: false, refusal: action.refusal };
    case 'left':
      // What was not there when somebody looked is looked at, too.
      return { ...counts, left: action.left, carried: isSeen(counts, action.left) ? counts.carried : null };
    case 'carried':
      return { ...counts, carried: counts.left?.things.map(({ key }) => key) ?? [], refusal: null };
    case 'recount':
      return { ...counts, pieces: {}, keep: null, refusal: null };
    case 'closed':
      return { ...blank, result: action.result };
    case 'cleared':
      return blank;
    default:
      return counts;
  }
}

function isSeen({ carried }: Counts, left: Leftovers): boolean {
  return carried !== null && left.things.every(({ key }) => carried.includes(key));
}

export type CountsStore = Store<Counts, CountsAction>;

/** The count that opens a shift. */
export const floatCounts: CountsStore = storeOf<Counts, CountsAction>(blank, reduceCounts);
/** The blind count that closes it. */
export const closeCounts: CountsStore = storeOf<Counts, CountsAction>(blank, reduceCounts);
/** The count with which a drawer changes hands. */
export const handOverCounts: CountsStore = storeOf<Counts, CountsAction>(blank, reduceCounts);
