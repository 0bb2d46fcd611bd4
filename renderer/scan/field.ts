/** The field that had the focus when a burst began: its picture, and putting it back. Knows nothing of scanners. */
import { readScan } from '../../src/domain/barcode.ts';
import type { Reading } from './wedge.ts';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A field's text and selection at one moment. */
export type Picture = { readonly value: string; readonly start: number; readonly end: number };

const textTypes = new Set(['text', 'search', 'tel', 'url', 'password', 'email', 'number']);

/** The field that takes the typing now, or null. */
export function focusedField(): TextField | null {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement && !active.readOnly) return active;
  if (active instanceof HTMLInputElement && textTypes.has(active.type) && !active.readOnly) return active;
  return null;
}

/** Remembers a field as it is. */
export function pictureOf(field: TextField): Picture {
  return { value: field.value, start: field.selectionStart ?? field.value.length, end: field.selectionEnd ?? field.value.length };
}

/** What was put into a field since its picture was taken; null when its other text changed too. */
export function insertedSince(picture: Picture, value: string): string | null {
  const before = picture.value.slice(0, picture.start);
  const after = picture.value.slice(picture.end);
  if (value.length < before.length + after.length || !value.startsWith(before) || !value.endsWith(after)) return null;
  return value.slice(before.length, value.length - after.length);
}

/**
 * The text of a burst that an input method composed: what the field took, with the swallowed characters after the
 * first one, where they belong. Falls back on the physical keys; the host inverts jamo either way.
 */
export function composedText(reading: Reading, inserted: string | null): string {
  if (inserted === null || inserted === '') return reading.characters;
  const lead = reading.swallowed === '' ? 0 : 1;
  return inserted.slice(0, lead) + reading.swallowed + inserted.slice(lead);
}

/** Keys it takes to type a text on a two-set keyboard. */
export function keysOf(text: string): number {
  return readScan(text).candidates.reduce((most, candidate) => Math.max(most, candidate.length), 0);
}

/** Puts a field back as it was, and tells whoever listens to it. */
export function restore(field: TextField, picture: Picture): void {
  if (field.value === picture.value) return;
  write(field, picture.value);
  field.setSelectionRange(picture.start, picture.end);
}

/** Types a text at the caret, as a person would. */
export function typeInto(field: TextField, text: string): void {
  const { value, start, end } = pictureOf(field);
  write(field, value.slice(0, start) + text + value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
}

/** React hears a change only if the element's own setter is used. */
function write(field: TextField, value: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
