/**
 * The second witness of a scan into a field: an input method may lose presses and compose the rest, while the releases of
 * the keys pass it by. Watches releases and the field; presses are listen.ts's.
 */
import { normalCode, readScan } from '../../src/domain/barcode.ts';
import { composedText, focusedField, insertedSince, keysOf, pictureOf, restore, type Picture, type TextField } from './field.ts';
import { characterOf, isSuffix } from './decode.ts';
import { foldRelease, lastAtOf, runOf, textsOf, type Release, type Run } from './releases.ts';
import { gapMaxMs, lengthMin, type Burst } from './wedge.ts';

export type ReleaseWatch = {
  /** A press is about to be handled; `at` is when the system saw it, in ms. */
  readonly press: (at: number) => void;
  /** More keys were released than presses have come: the input method will hand them on. */
  readonly isBehind: (burst: Burst | null) => boolean;
  /** An Enter or Tab that no input method holds: the code of the scan it ends, its field put back, or null when it ends none. */
  readonly take: (at: number, burst: Burst | null) => string | null;
  readonly stop: () => void;
};

type Origin = { readonly field: TextField; readonly picture: Picture };

/** How long presses may come behind their releases, in ms. */
const behindMs = 500;
/** How long after a scan an input method may still commit a part of it, in ms. */
const takenMs = 300;

/** Watches the page until `stop`. */
export function watchReleases(): ReleaseWatch {
  let released: readonly Release[] = [];
  let changedAt = -Infinity;
  /** The field as it was before the first key of the run. */
  let origin: Origin | null = null;
  let taken: (Origin & { readonly until: number }) | null = null;

  /** Called before a key can change the field. */
  const remember = (at: number): void => {
    if (at - Math.max(lastAtOf(runOf(released)), changedAt) > gapMaxMs) {
      const focused = focusedField();
      origin = focused === null ? null : { field: focused, picture: pictureOf(focused) };
    }
    changedAt = Math.max(changedAt, at);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    // A key of a chord types nothing, so nothing begins with it.
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const character = isSuffix(event) ? null : characterOf(event);
    if (character !== null || isSuffix(event)) released = foldRelease(released, { character, at: event.timeStamp });
  };
  const onInput = (event: Event): void => {
    // What an input method does of its own accord is not the beginning of anything.
    changedAt = Math.max(changedAt, event.timeStamp);
    if (taken === null || !event.isTrusted || event.target !== taken.field) return;
    // What it still commits of a scan that was taken belongs to the scan.
    if (performance.now() <= taken.until) putBack(taken.field, taken.picture);
    else taken = null;
  };
  const onComposition = (event: Event): void => remember(event.timeStamp);

  window.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('compositionstart', onComposition, { capture: true });
  window.addEventListener('input', onInput, { capture: true });
  return {
    press: (at) => {
      taken = null;
      remember(at);
    },
    isBehind: (burst) => {
      const run = runOf(released);
      return isAhead(run, burst) && performance.now() - lastAtOf(run) < behindMs;
    },
    take: (at, burst) => {
      const run = runOf(released);
      released = [];
      const isClosed = run.isEnded || at - lastAtOf(run) <= gapMaxMs;
      const isDoubtful = burst?.composed === true || isAhead(run, burst);
      if (!isClosed || !isDoubtful || run.characters.length < lengthMin || origin === null || origin.field !== focusedField()) return null;
      const shown = putBack(origin.field, origin.picture);
      taken = { ...origin, until: performance.now() + takenMs };
      return agreed(textsOf(run), shown, burst);
    },
    stop: () => {
      window.removeEventListener('keyup', onKeyUp, { capture: true });
      window.removeEventListener('compositionstart', onComposition, { capture: true });
      window.removeEventListener('input', onInput, { capture: true });
    },
  };
}

function isAhead({ characters }: Run, burst: Burst | null): boolean {
  return characters.length > (burst?.characters.length ?? 0);
}

/** Of two ways to read the releases the one that the field says as well; the field itself where it says more. */
function agreed(texts: readonly string[], shown: string | null, burst: Burst | null): string {
  const spoken = [`${shown ?? ''}${burst?.swallowed ?? ''}`, ...(burst === null ? [] : [composedText(burst, shown)])];
  const codes = spoken.flatMap((text) => readScan(text).candidates);
  const [likeliest = ''] = texts;
  const fuller = spoken.find((text) => keysOf(text) > Math.max(...texts.map((each) => each.length)));
  return texts.find((text) => codes.includes(normalCode(text))) ?? fuller ?? likeliest;
}

/** Puts a field back and answers what it held besides; leaving it ends a composition that is still open. */
function putBack(field: TextField, picture: Picture): string | null {
  const held = document.activeElement === field;
  if (held) field.blur();
  const inserted = insertedSince(picture, field.value);
  restore(field, picture);
  if (held) field.focus();
  return inserted;
}
