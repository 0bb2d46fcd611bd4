// The command line of the virtual printer: words -> options. Never opens anything.

import { parseArgs } from 'node:util';
import type { PrinterOptions } from './server.ts';

export const usage = `usage: node scripts/devices.ts [options]
  --printer-port PORT   TCP port of the printer (default 9100, 0 = any free one)
  --page-port PORT      HTTP port of the page (default 9180, 0 = any free one)
  --columns 42|48|32    characters in a line (default 42)
  --connections one|many  tills at a time (default one)
  --speed BYTES         bytes printed in a second (default: no limit)
  --stall-after BYTES   hang after so many bytes of each connection
  --refuse              close each connection at once
  --one-way             print, but never answer
  --help                this text
`;

/** What to open: the printer, and the page beside it. */
export type Options = { readonly printer: PrinterOptions; readonly pagePort: number };

function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new Error(`--${name} ${text}`);
  return value;
}

function pick<T extends string | number>(text: string, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => String(choice) === text);
  if (found === undefined) throw new Error(`--${name} ${text}`);
  return found;
}

function limit(text: string | undefined, name: string, least: number): number | null {
  return text === undefined ? null : wholeNumber(text, name, least, Number.MAX_SAFE_INTEGER);
}

/** Null when help was asked for; throws on an unknown option, a word too many, or a value out of range. */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      'printer-port': { type: 'string', default: '9100' },
      'page-port': { type: 'string', default: '9180' },
      columns: { type: 'string', default: '42' },
      connections: { type: 'string', default: 'one' },
      speed: { type: 'string' },
      'stall-after': { type: 'string' },
      refuse: { type: 'boolean', default: false },
      'one-way': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    pagePort: wholeNumber(values['page-port'], 'page-port', 0, 65535),
    printer: {
      port: wholeNumber(values['printer-port'], 'printer-port', 0, 65535),
      columns: pick(values.columns, 'columns', [32, 42, 48] as const),
      connections: pick(values.connections, 'connections', ['one', 'many'] as const),
      state: {
        speed: limit(values.speed, 'speed', 1),
        stallAfter: limit(values['stall-after'], 'stall-after', 0),
        refuse: values.refuse,
        oneWay: values['one-way'],
      },
    },
  };
}
