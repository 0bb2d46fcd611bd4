/** A serial port that a shop said is a scanner, and how it is spoken to. Opens nothing. */

export const baudRates = [4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;
export const parities = ['none', 'even', 'odd'] as const;

/** Bits a second, data bits, parity; one stop bit. */
export type SerialLine = {
  readonly baud: (typeof baudRates)[number];
  readonly bits: 7 | 8;
  readonly parity: (typeof parities)[number];
};

/** `path` as the system names it: `/dev/ttyS0`, `COM3`. */
export type ScannerPort = SerialLine & { readonly path: string };

/** How scanners leave their makers: 9600 8N1. */
export const usualLine: SerialLine = { baud: 9_600, bits: 8, parity: 'none' };

/** What is known of the port: `absent`, not there; `in_use`, another program has it; `not_allowed`, no right to it. */
export const scannerPortStates = ['none', 'opening', 'ready', 'absent', 'in_use', 'not_allowed', 'fault'] as const;
export type ScannerPortState = (typeof scannerPortStates)[number];
