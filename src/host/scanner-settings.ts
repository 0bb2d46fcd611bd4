/** The settings of scanners: their texts in the journal, and their values. A text that is none is the setting of a new till. */
import { PatternsShape, ScannerPortShape } from '../contract/scanner-rows.ts';
import { WedgeShape } from '../contract/shapes.ts';
import { canonicalText, type Canonical } from '../domain/canonical.ts';
import { itemCodesOnly, readInStoreFormats, type InStoreFormat } from '../domain/scan/in-store.ts';
import type { WedgeHabits } from '../domain/scan/learn.ts';
import type { ScannerPort } from '../domain/scan/serial-line.ts';
import type { Ledger } from './ports.ts';

type Settled = Pick<Ledger, 'setting'>;

/** What was learnt of the keyboard scanner, or null. */
export function wedgeOf(ledger: Settled): WedgeHabits | null {
  return parsed(ledger.setting('wedge'), WedgeShape);
}

/** The serial port that is a scanner, or null. */
export function scannerPortOf(ledger: Settled): ScannerPort | null {
  return parsed(ledger.setting('scanner_port'), ScannerPortShape);
}

/** Patterns of the shop's own codes; empty when all are item codes. */
export function patternsOf(ledger: Settled): string[] {
  return parsed(ledger.setting('instore'), PatternsShape) ?? [];
}

/** The same, read. */
export function formatsOf(ledger: Settled): readonly InStoreFormat[] {
  const formats = readInStoreFormats(patternsOf(ledger));
  return formats.ok ? formats.value : itemCodesOnly;
}

/** The text under which a value is kept; empty for null. */
export function settingText(value: Canonical): string {
  return value === null ? '' : canonicalText(value);
}

/** The part of a schema that is needed. */
type Shape<T> = { readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false } };

function parsed<T>(text: string, shape: Shape<T>): T | null {
  if (text === '') return null;
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
