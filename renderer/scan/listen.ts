/** Attaches the wedge to the page: every key comes here first. Decides nothing; wedge.ts does. */
import { characterOf } from './decode.ts';
import { composedText, focusedField, insertedSince, keysOf, pictureOf, restore, typeInto, type Picture, type TextField } from './field.ts';
import { foldIdle, foldPress, lengthMin, loneIdleMs, type Burst, type Press, type Reading, type Step } from './wedge.ts';

/** What the page does with what the keyboard said. */
export type Listener = {
  /** False while no scan means anything (no store yet): all keys are a person's. */
  readonly listens: () => boolean;
  readonly onScan: (text: string) => void;
  /** A character typed by a person while no field had the focus. */
  readonly onTyped: (character: string) => void;
  /** Any other key by a person; true when it was acted on, so that the browser does not. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock', 'HangulMode', 'HanjaMode', 'AltGraph', 'Dead']);

/** Listens until the answer is called. */
export function listen(listener: Listener): () => void {
  let burst: Burst | null = null;
  let field: TextField | null = null;
  let picture: Picture | null = null;
  let timer = 0;

  const settle = (step: Step): void => {
    burst = step.burst;
    if (step.typed !== '') giveBack(step, field, listener);
    if (step.reading !== null) report(step.reading);
  };
  const report = (reading: Reading): void => {
    const text = takeBack(reading, field, picture);
    if (text !== null) listener.onScan(text);
  };
  const wait = (): void => {
    window.clearTimeout(timer);
    if (burst === null) return;
    timer = window.setTimeout(() => {
      const step = burst === null ? null : foldIdle(burst, performance.now());
      if (step !== null) settle(step);
      else wait();
    }, loneIdleMs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const focused = focusedField();
    const press = pressOf(event, focused !== null);
    if (!listener.listens() || press === null) return pass(event, listener);
    const step = foldPress(burst, press);
    settle(step);
    if (step.begins) [field, picture] = [focused, focused === null ? null : pictureOf(focused)];
    wait();
    if (!step.swallow) return pass(event, listener);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
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

function pressOf(event: KeyboardEvent, inField: boolean): Press | null {
  const composing = event.isComposing || event.keyCode === 229;
  const base = { at: event.timeStamp, composing, inField, repeat: event.repeat };
  if (modifiers.has(event.key)) return { ...base, character: null, kind: 'modifier' };
  if (event.ctrlKey || event.altKey || event.metaKey) return { ...base, character: null, kind: 'other' };
  if (isSuffix(event)) return { ...base, character: null, kind: 'suffix' };
  const character = characterOf(event);
  return { ...base, character, kind: character === null ? 'other' : 'character' };
}

function isSuffix({ key, code }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'Tab' || (key === 'Process' && (code === 'Enter' || code === 'NumpadEnter' || code === 'Tab'));
}

function giveBack(step: Step, field: TextField | null, listener: Listener): void {
  if (!step.typedInField) [...step.typed].forEach((character) => listener.onTyped(character));
  else if (field !== null && document.contains(field)) typeInto(field, step.typed);
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
