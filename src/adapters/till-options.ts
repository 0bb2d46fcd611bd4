/** The options that every door of the till takes on its command line. Opens nothing and asks nobody. */
import { resolve } from 'node:path';
import { ok, refuse, type Result } from '../domain/result.ts';
import { parsePrinterAddress } from './escpos/address.ts';

/** As `parseArgs` of node:util wants them. */
export const doorOptions = {
  data: { type: 'string' },
  printer: { type: 'string' },
  demo: { type: 'boolean' },
} as const;

/** What stood on the command line, before it was looked at. */
export type GivenOptions = { readonly data?: unknown; readonly printer?: unknown; readonly demo?: unknown };

export type DoorOptions = {
  /** An absolute path. */
  readonly data: string;
  /** `tcp://HOST:PORT`, or null when nothing was said. */
  readonly printer: string | null;
  readonly demo: boolean;
};

/** Looks at the values; `usual` is the data directory when none is given. Facts: `option` and `value` of the first bad one. */
export function readDoorOptions(given: GivenOptions, usual: string): Result<DoorOptions, 'bad_value'> {
  const { data, printer, demo } = given;
  if (data !== undefined && (typeof data !== 'string' || data === '')) return wrong('--data', data);
  if (printer !== undefined && (typeof printer !== 'string' || parsePrinterAddress(printer) === null)) return wrong('--printer', printer);
  return ok({ data: resolve(data ?? usual), printer: printer ?? null, demo: demo === true });
}

function wrong(option: string, value: unknown): Result<never, 'bad_value'> {
  return refuse('bad_value', { option, value: typeof value === 'string' ? value : JSON.stringify(value) });
}
