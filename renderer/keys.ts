/** Who hears a key: the newest layer of the highest level first. Knows keys, not what they do. */
import { useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { focusedField, typeInto } from './scan/field.ts';
import { characterOf } from './scan/decode.ts';

/** `F2`, `Enter`, `Escape`, `ArrowUp`, `Ctrl+P`: by physical key, so that an input method changes nothing. */
export type KeyName = string;

/** What one part of the screen does with keys. Returning false passes the key on. */
export type Layer = {
  readonly keys?: Readonly<Record<KeyName, () => unknown>>;
  /** A character typed while no field had the focus. */
  readonly typed?: (character: string) => unknown;
  /** Layers of lower levels hear nothing. */
  readonly alone?: boolean;
  /** Takes every key that comes as far as this layer, and keeps it for a part that is on its way. */
  readonly hold?: (stroke: Stroke) => void;
};

/** A key as it is heard: what it is called, and the character it types, if it types one. */
export type Stroke = { readonly name: KeyName; readonly character: string | null };

/** From the whole till down to a dialog: higher hears first. */
export type Level = 'till' | 'screen' | 'panel' | 'dialog' | 'cover';
const levels: readonly Level[] = ['till', 'screen', 'panel', 'dialog', 'cover'];

type Entry = { readonly level: number; readonly layer: { current: Layer } };
let entries: readonly Entry[] = [];

/** Keys that the browser would take for itself; they never reach it. */
const browserKeys = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'Ctrl+P', 'Ctrl+L', 'Ctrl+O', 'Ctrl+F', 'Ctrl+G']);
/** Keys that a focused field needs for itself, unless it holds nothing. */
const fieldKeys = new Set(['Backspace', 'Delete', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Ctrl+Z']);

/** Hears keys for as long as the part is on the screen. */
export function useKeys(level: Level, layer: Layer): void {
  const current = useRef(layer);
  useLayoutEffect(() => void (current.current = layer));
  useLayoutEffect(() => {
    const entry: Entry = { level: levels.indexOf(level), layer: current };
    entries = [...entries, entry].sort((a, b) => a.level - b.level);
    return () => void (entries = entries.filter((other) => other !== entry));
  }, [level]);
}

/** Gives a typed character to the screen, which has drawn what came of it when this is over: the next key finds it done. */
export function typeCharacter(character: string): void {
  flushSync(() => {
    const layer = heard().find(({ typed, hold }) => typed !== undefined || hold !== undefined);
    if (layer?.hold === undefined) layer?.typed?.(character);
    else layer.hold({ name: character, character });
  });
}

/** Gives the keys that were held to the part they were meant for, in their order, as if it had stood there from the first. */
export function giveHeld(strokes: readonly Stroke[]): void {
  for (const { name, character } of strokes) {
    const field = character === null ? null : focusedField();
    if (field !== null && character !== null) flushSync(() => typeInto(field, character));
    else if (character === null) runKey(name);
    else if (character !== ' ') typeCharacter(character);
  }
}

/** Layers that hear now, the one to ask first in front. */
function heard(): Layer[] {
  const least = entries.reduce((most, { level, layer }) => (layer.current.alone === true ? Math.max(most, level) : most), 0);
  return entries
    .filter(({ level }) => level >= least)
    .map(({ layer }) => layer.current)
    .reverse();
}

/** Keeps a key that comes to a layer which holds all of them; of one that is held down, the first press alone. */
function isHeld(stroke: Stroke, isRepeat: boolean): boolean {
  const { name, character } = stroke;
  const hears = ({ keys, typed }: Layer): boolean => (character === null ? keys?.[name] !== undefined : typed !== undefined);
  const layer = heard().find((each) => each.hold !== undefined || hears(each));
  if (layer?.hold === undefined) return false;
  if (!isRepeat) layer.hold(stroke);
  return true;
}

/** Gives a key to the screen; true when the browser must not have it. */
export function pressKey(event: KeyboardEvent): boolean {
  const field = focusedField();
  const name = nameOf(event);
  const types = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isHeld({ name, character: types ? characterOf(event) : null }, event.repeat)) return true;
  if (field !== null && fieldKeys.has(name) && field.value !== '') return false;
  const isBehind = isBehindDialog(event.target);
  if (!isBehind && isPressOfControl(name, event.target)) return false;
  const character = characterOf(event);
  if (character !== null && types) {
    if (field === null && character !== ' ') typeCharacter(character);
    return false;
  }
  return runKey(name) || browserKeys.has(name) || (isBehind && name === 'Enter');
}

/** Runs what a key does, as its printed button would, and has it drawn; false when nothing on the screen hears it. */
export function runKey(name: KeyName): boolean {
  return flushSync(() => {
    const layer = heard().find(({ keys, hold }) => hold !== undefined || (keys?.[name] !== undefined && keys[name]() !== false));
    layer?.hold?.({ name, character: null });
    return layer !== undefined;
  });
}

/** What lies behind a dialog is out of reach, also in the frames before the dialog has taken the focus. */
function isBehindDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.overlay') === null && document.querySelector('.overlay') !== null;
}

/** Enter on a focused control presses that control, unless it passes Enter on; arrows move inside a choice or among tiles. */
function isPressOfControl(name: KeyName, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (name === 'Enter') return target.closest('button:not([data-enter-passes]), a, summary, textarea') !== null;
  if (/^(Arrow|Home$|End$)/.test(name) && target.closest('[data-arrows]') !== null) return true;
  return name.startsWith('Arrow') && target.closest('[role=radiogroup], [type=radio], textarea') !== null;
}

function nameOf(event: KeyboardEvent): KeyName {
  const code = /^F\d+$/.test(event.code) ? event.code : event.key;
  if (!event.ctrlKey || event.altKey) return code;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter === undefined ? `Ctrl+${code}` : `Ctrl+${letter}`;
}
