/**
 * What the packed program may be started with. Chromium and Node read the same command line and environment, and some of
 * what they take opens the till to any other program; so everything is refused that is not known to be harmless. Pure.
 */

type Environment = Readonly<Record<string, string | undefined>>;

export type Start = {
  /** Without the program's own path. */
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  /** Whether the person is root, whom Chromium refuses with its sandbox on. */
  readonly isRoot: boolean;
};

/** The till's own options. */
export const ownSwitches = ['data', 'printer', 'demo', 'kiosk'] as const;
/** Chromium's, about looks, language and broken graphics; and what the installer adds after an update. */
const harmlessSwitches: readonly string[] = [
  'lang', 'force-device-scale-factor', 'high-dpi-support', 'touch-events', 'disable-gpu', 'disable-gpu-compositing',
  'disable-dev-shm-usage', 'disable-pinch', 'ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'updated',
];
/** Each makes the program run other code, trust other servers, or write down what it keeps secret. */
const refusedVariables = [
  'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSLKEYLOGFILE',
] as const;

/** Why this start is refused, as one sentence for the person who started it; null when it may go on. */
export function refusedStart({ args, environment, platform, isRoot }: Start): string | null {
  const variable = refusedVariables.find((name) => isSet(environment, name));
  if (variable !== undefined) {
    return `The till does not start while ${variable} is set, because other programs could change it by that; `
      + 'remove it from the environment and start again.';
  }
  const name = args.map((arg) => switchIn(arg, platform)).find((given) => given !== null && !isTaken(given, platform, isRoot));
  if (name === undefined || name === null) return null;
  return `The till does not start with --${name}, because other programs could get into it by such switches; `
    + `it takes ${ownSwitches.map((own) => `--${own}`).join(', ')}.`;
}

/** Windows knows a variable by any case of its name. */
function isSet(environment: Environment, wanted: string): boolean {
  return Object.entries(environment).some(([name, value]) => name.toUpperCase() === wanted && value !== undefined && value !== '');
}

function isTaken(name: string, platform: NodeJS.Platform, isRoot: boolean): boolean {
  if ((ownSwitches as readonly string[]).includes(name) || harmlessSwitches.includes(name)) return true;
  return name === 'no-sandbox' && isRoot && platform !== 'win32';
}

/**
 * The name of a switch as Chromium reads one: blanks around it do not count, one hyphen is as good as two, and on Windows
 * a slash as well. Arguments after `--` are looked at like the others. Null for what is no switch.
 */
function switchIn(arg: string, platform: NodeJS.Platform): string | null {
  const name = (platform === 'win32' ? /^(?:--|-|\/)([^=]+)/ : /^(?:--|-)([^=]+)/).exec(arg.trim())?.[1];
  // macOS names the process to a program that the Finder starts.
  if (name === undefined || name === '-' || (platform === 'darwin' && /^psn_\d+_\d+$/.test(name))) return null;
  return name.toLowerCase();
}
