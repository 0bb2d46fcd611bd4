// npm run devices: a virtual receipt printer as a process of its own, with a page to look at its paper.
// Never imports the till. Says one line on standard output when it is ready, and ends cleanly when told to.

import { parseArgs } from 'node:util';
import { openPage } from './devices/page.ts';
import { openVirtualPrinter, type PrinterOptions } from './devices/server.ts';

const usage = `usage: node scripts/devices.ts [options]
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

type Options = { readonly printer: PrinterOptions; readonly pagePort: number };

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

/** Null when help was asked for; throws on an unknown option or a value out of range. */
function readOptions(args: string[]): Options | null {
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

async function run(options: Options): Promise<void> {
  const printer = await openVirtualPrinter(options.printer);
  const page = await openPage(printer, options.pagePort);
  process.stdout.write(`devices ready printer tcp://127.0.0.1:${printer.port} page http://127.0.0.1:${page.port}/\n`);
  const stop = (): void => {
    void Promise.all([page.close(), printer.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Only with an IPC channel: a till that dies takes its printer along.
  process.once('disconnect', stop);
}

function begin(): Options | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
    process.exit(2);
  }
}

const options = begin();
if (options) {
  run(options).catch((fault: unknown) => {
    process.stderr.write(`devices: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(1);
  });
} else {
  process.stdout.write(usage);
}
