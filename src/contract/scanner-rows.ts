/** The rows about scanners: which port one is on, what a keyboard scanner puts around codes, what the shop's own codes hold. */
import { z } from 'zod/mini';
import { formatsMax } from '../domain/scan/in-store.ts';
import { scanKeysMax } from '../domain/scan/learn.ts';
import { baudRates, parities, scannerPortStates } from '../domain/scan/serial-line.ts';
import { row } from './rows.ts';
import { WedgeShape, listOf } from './shapes.ts';

export const ScannerPortShape = z.strictObject({
  path: z.string().check(z.minLength(1), z.maxLength(200)),
  baud: z.literal([...baudRates]), bits: z.literal([7, 8]), parity: z.enum(parities),
});

/** Patterns of the shop's own codes, such as `22IIIIIPPPPPC`; without one all are item codes. */
export const PatternsShape = listOf(z.string().check(z.maxLength(13)), formatsMax);

const ScannersShape = z.strictObject({
  ports: z.array(z.strictObject({ path: z.string(), name: z.string() })),
  port: z.nullable(ScannerPortShape),
  state: z.enum(scannerPortStates),
  patterns: PatternsShape,
});

const nothing = z.strictObject({});
const KeyShape = z.strictObject({
  key: z.string().check(z.minLength(1), z.maxLength(20)), at: z.number().check(z.minimum(0), z.maximum(1e15)),
});

export const scannerRows = {
  /** Serial ports of this machine, the one that is a scanner, how it is, and the formats of the shop's own codes. */
  'scanner.list': row({ needs: 'see_devices', isLong: true, input: nothing, output: ScannersShape, refusals: [] }),
  /** Makes a serial port a scanner from now on; null for none. It need not be plugged in, but the system must have named it once. */
  'scanner.set': row({
    needs: 'set_devices', isLong: true, input: z.strictObject({ port: z.nullable(ScannerPortShape) }), output: ScannersShape,
    refusals: ['unknown_port'],
  }),
  /** Learns from scans of one code what the keyboard scanner puts around codes, and keeps it. `code` is the one that was read. */
  'scanner.learn': row({
    needs: 'set_devices',
    input: z.strictObject({ scans: listOf(listOf(KeyShape, scanKeysMax), 5) }),
    output: z.strictObject({ wedge: WedgeShape, code: z.string() }),
    refusals: ['too_few_scans', 'code_not_found', 'scans_differ', 'ambiguous', 'too_slow', 'unusable_keys', 'digits_around'],
  }),
  /** Forgets what was learnt of the keyboard scanner. */
  'scanner.forget': row({ needs: 'set_devices', input: nothing, output: nothing, refusals: [] }),
  /** Says what the digits of the shop's own codes hold. */
  'scanner.fill': row({
    needs: 'set_devices', input: z.strictObject({ patterns: PatternsShape }), output: z.strictObject({ patterns: PatternsShape }),
    refusals: ['bad_pattern', 'two_formats', 'no_weighed_goods'],
  }),
} as const;
