/** Attaches the wedge to the page: every key comes here first. Decides nothing; wedge.ts does. */
import { characterOf, isSuffix } from './decode.ts';
import { composedText, focusedField, insertedSince, keysOf, pictureOf, restore, typeInto, type Picture, type TextField } from './field.ts';
import { watchReleases } from './release-watch.ts';
import { foldIdle, foldPress, lengthMin, loneIdleMs, rejoins, type Burst, type Press, type Reading, type Step } from './wedge.ts';

/** What the page does with what the keyboard said. */
export type Listener = {
  /** Hears every key before all others; true when it kept it, and nobody else hears it then. */
  readonly keeps: (event: KeyboardEvent) => boolean;
  /** The longest gap of the keyboard scanner that was learnt, in ms. */
  readonly gapMs: () => number;
  /** False while no scan means anything (no store yet): all keys are a person's. */
  readonly listens: () => boolean;
  readonly onScan: (text: string) => void;
  /** A character typed by a person while no field had the focus. */
  readonly onTyped: (character: string) => void;
  /** So many of the last typed characters were a scanner's after all. */
  readonly onUntyped: (count: number) => void;
  /** Any other key by a person; true when it was acted on, so that the browser does not. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock', 'HangulMode', 'HanjaMode', 'AltGraph', 'Dead']);

/** A burst that silence settled, as a scan or as typing, and how to take back what was typed of it. */
type Settled = { readonly burst: Burst; readonly isScan: boolean; readonly undo: () => void };

/** Listens until the answer is called. */
export function listen(listener: Listener): () => void {
  let burst: Burst | null = null;
  let settled: Settled | null = null;
  let field: TextField | null = null;
  let picture: Picture | null = null;
  let timer = 0;
  // How late the last key came here, in ms: silence is counted from its arrival, for the next one is as late.
  let late = 0;
  const releases = watchReleases();

  const carryOut = (step: Step): (() => void) => {
    burst = step.burst;
    const undo = giveBack(step, field, listener);
    const text = step.reading === null ? null : takeBack(step.reading, field, picture);
    if (text !== null) listener.onScan(text);
    return undo;
  };
  const wait = (): void => {
    window.clearTimeout(timer);
    if (burst !== null) timer = window.setTimeout(settle, loneIdleMs);
  };
  const settle = (): void => {
    const step = burst === null || releases.isBehind(burst) ? null : foldIdle(burst, performance.now() - late);
    if (burst === null || step === null) return wait();
    settled = { burst, isScan: step.reading !== null, undo: carryOut(step) };
  };
  /** An Enter that ends a scan which the input method garbled. */
  const endsReleased = (press: Press): boolean => {
    const text = press.kind === 'suffix' && !press.composing ? releases.take(press.at, burst) : null;
    if (text === null) return false;
    [burst, settled] = [null, null];
    window.clearTimeout(timer);
    listener.onScan(text);
    return true;
  };
  /** An Enter that only comes late, behind a burst that silence took for a scan: it makes no second one of it. */
  const endsSettled = (press: Press): boolean => {
    if (burst !== null || settled === null || !settled.isScan || press.kind !== 'suffix') return false;
    if (!rejoins(settled.burst, press, listener.gapMs())) return false;
    releases.take(press.at, settled.burst);
    // Of an Enter that the input method holds, the real one follows.
    if (!press.composing) settled = null;
    return true;
  };
  /** Answers whether the page must not hear the key. */
  const swallows = (event: KeyboardEvent, press: Press, focused: TextField | null): boolean => {
    if (endsSettled(press) || endsReleased(press)) return true;
    late = Math.max(0, performance.now() - event.timeStamp);
    if (burst === null && settled !== null && rejoins(settled.burst, press, listener.gapMs())) {
      settled.undo();
      burst = settled.burst;
    }
    settled = null;
    const step = foldPress(burst, press, listener.gapMs());
    carryOut(step);
    if (step.begins) [field, picture] = [focused, focused === null ? null : pictureOf(focused)];
    wait();
    return step.swallow;
  };
  const stop = hearKeys(listener, (event) => {
    releases.press(event.timeStamp);
    const focused = focusedField();
    return listener.listens() && swallows(event, pressOf(event, focused !== null), focused);
  });
  return () => {
    window.clearTimeout(timer);
    releases.stop();
    stop();
  };
}

/** Hears every key of the page before all others, until the answer is called. */
function hearKeys(listener: Listener, swallows: (event: KeyboardEvent) => boolean): () => void {
  // Keys that are down and nobody else heard of.
  const silent = new Set<string>();
  const onKeyDown = (event: KeyboardEvent): void => {
    silent.delete(event.code);
    if (!listener.keeps(event) && !swallows(event)) return pass(event, listener);
    silent.add(event.code);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Of a key whose press nobody heard nobody hears the release: a flood of scans would keep the whole page busy with them.
  const onKeyUp = (event: KeyboardEvent): void => {
    if (silent.delete(event.code)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', onKeyUp, { capture: true });
  };
}

function pass(event: KeyboardEvent, listener: Listener): void {
  // Enter, Esc and letters belong to the input method while it composes; F-keys and Ctrl never do.
  const composing = event.isComposing || event.keyCode === 229;
  if (composing && !isFunctionKey(event.code) && !event.ctrlKey) return;
  if (!listener.onKey(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function isFunctionKey(code: string): boolean {
  return /^F\d+$/.test(code);
}

function pressOf(event: KeyboardEvent, inField: boolean): Press {
  const composing = event.isComposing || event.keyCode === 229;
  const base = { at: event.timeStamp, composing, inField, repeat: event.repeat };
  if (modifiers.has(event.key)) return { ...base, character: null, kind: 'modifier' };
  if (event.ctrlKey || event.altKey || event.metaKey) return { ...base, character: null, kind: 'other' };
  if (isSuffix(event)) return { ...base, character: null, kind: 'suffix' };
  const character = characterOf(event);
  return { ...base, character, kind: character === null ? 'other' : 'character' };
}

/** Types what was held back, and answers how to untype it. */
function giveBack({ typed, typedInField }: Step, field: TextField | null, listener: Listener): () => void {
  if (typed === '') return () => undefined;
  if (!typedInField) {
    [...typed].forEach((character) => listener.onTyped(character));
    return () => listener.onUntyped(typed.length);
  }
  if (field === null || !document.contains(field)) return () => undefined;
  const before = pictureOf(field);
  typeInto(field, typed);
  return () => restore(field, before);
}

/** The text of a scan, with the field put back as it was; null when a composed burst was typing after all. */
function takeBack(reading: Reading, field: TextField | null, picture: Picture | null): string | null {
  if (!reading.inField || field === null || picture === null) return reading.characters;
  if (!reading.composed) {
    restore(field, picture);
    return reading.characters;
  }
  // Leaving the field ends a composition that is still open; its text is then all there.
  const held = document.activeElement === field;
  if (held) field.blur();
  const text = composedText(reading, insertedSince(picture, field.value));
  const isScan = keysOf(text) >= lengthMin;
  if (isScan) restore(field, picture);
  if (held) field.focus();
  return isScan ? text : null;
}
