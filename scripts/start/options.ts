/** The command line of `npm start`: what may stand there and what it means. Starts nothing. */
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { defaultDataDirectory } from '../../src/adapters/data-directory.ts';
import { doorOptions, readDoorOptions, type DoorOptions } from '../../src/adapters/till-options.ts';

export type StartOptions = DoorOptions & {
  /** Null when nothing was said: Electron where it can be had, else a browser. */
  readonly shell: 'electron' | 'browser' | null;
  readonly headless: boolean;
  /** The window fills the screen and leaves no way around the till. */
  readonly kiosk: boolean;
  /** 0 for any free one, null for the data directory's usual one. */
  readonly port: number | null;
  /** A virtual printer of the till's own. */
  readonly virtualPrinter: boolean;
};

export const usage = `usage: npm start -- [options]
  --shell electron|browser   this window (default: Electron if it can be had, else a browser)
  --kiosk                    the window fills the screen and nothing else can be reached
  --headless                 no window; says one line: till ready http://127.0.0.1:PORT/#token=T
  --data DIR                 the data directory (default: one per operating system)
  --port N                   the port of the page, 0 for any free one (default: the same at every start if it is free)
  --printer tcp://HOST:PORT  this receipt printer for this run
  --printer virtual          a printer of the till's own that shows its paper in a page
  --demo                     make the practice store in an empty directory
  --help                     this text
exit codes: 0 ended, 2 usage, 3 no window to open, 4 directory or port in use, 5 directory cannot be opened
`;

const portMax = 65_535;

/** The options, `'help'`, or what is wrong as one line. */
export function readStartOptions(args: readonly string[]): StartOptions | 'help' | { readonly wrong: string } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        ...doorOptions,
        shell: { type: 'string' },
        headless: { type: 'boolean' },
        kiosk: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }));
  } catch (fault) {
    return { wrong: fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : String(fault) };
  }
  if (values.help === true) return 'help';
  const { shell, port, headless = false, kiosk = false } = values;
  if (shell !== undefined && shell !== 'electron' && shell !== 'browser') return { wrong: `--shell ${shell} is not electron or browser` };
  if (shell !== undefined && headless) return { wrong: '--headless opens no window, so --shell says nothing' };
  if (kiosk && headless) return { wrong: '--headless opens no window, so --kiosk says nothing' };
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > portMax)) {
    return { wrong: `--port ${port} is not a port from 0 to ${portMax}` };
  }
  const virtualPrinter = values.printer === 'virtual';
  const { data, demo } = values;
  const printer = virtualPrinter ? undefined : values.printer;
  const door = readDoorOptions({ data, printer, demo }, defaultDataDirectory(process.platform, process.env, homedir()));
  if (!door.ok) return { wrong: `${door.refusal.facts?.['option']} ${door.refusal.facts?.['value']} is no such thing` };
  return { ...door.value, shell: shell ?? null, headless, kiosk, port: port === undefined ? null : Number(port), virtualPrinter };
}
