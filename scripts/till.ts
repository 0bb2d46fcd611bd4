/** The till in plain Node: the house behind the loopback door, for a browser, for tests and for proofs. Opens no window. */
import { createHash } from 'node:crypto';
import { openLoopback, type Loopback } from '../src/adapters/loopback.ts';
import { serve } from '../src/contract/serve.ts';
import { refuse, ok, type Refusal, type Result } from '../src/domain/result.ts';
import { exitCodeOf, openTill, sentenceOf, type Till, type TillOptions, type TillRefusal } from '../src/wiring.ts';

export type ServedTillOptions = TillOptions & {
  /** Folder of the built page. */
  readonly page: string;
  /** 0 for any free one, null for the data directory's usual one. */
  readonly port: number | null;
};

export type ServedTill = {
  /** `http://127.0.0.1:PORT/#token=T`: all that a browser needs. */
  readonly address: string;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
};

export type ServedTillRefusal = TillRefusal | 'port_unusable';

const inUse = 4;

/** Opens the till of a data directory behind a door of its own. */
export async function serveTill(options: ServedTillOptions): Promise<Result<ServedTill, ServedTillRefusal>> {
  const opened = await openTill(options);
  if (!opened.ok) return opened;
  const till = opened.value;
  let door: Loopback;
  try {
    door = await openDoor(till, options);
  } catch (fault) {
    await till.close();
    if (fault instanceof Error && 'code' in fault) return refuse('port_unusable', { port: options.port ?? 0, reason: String(fault.code) });
    throw fault;
  }
  const noteDeath = (fault: Error): void => till.log.write('error', 'till.died', fault.stack ?? fault.message);
  process.on('uncaughtExceptionMonitor', noteDeath);
  return ok({
    address: `${door.origin}/#token=${door.token}`,
    openSockets: door.openSockets,
    close: async () => {
      // The door first: what was answered is in the ledger, and nothing more is asked.
      await door.close();
      await till.close();
      process.off('uncaughtExceptionMonitor', noteDeath);
    },
  });
}

/** Below the ports that systems hand out by themselves. */
const usualPorts = { first: 20_000, count: 10_000 } as const;

/** The port that a data directory has at every start: under one address a browser keeps the page's program compiled. */
export function usualPort(directory: string): number {
  return usualPorts.first + (createHash('sha256').update(directory).digest().readUInt32BE(0) % usualPorts.count);
}

async function openDoor(till: Till, options: ServedTillOptions): Promise<Loopback> {
  if (options.port !== null) return openDoorAt(till, options, options.port);
  return openDoorAt(till, options, usualPort(options.data)).catch(() => openDoorAt(till, options, 0));
}

function openDoorAt({ house, log }: Till, { page }: ServedTillOptions, port: number): Promise<Loopback> {
  const report = (fault: unknown, name: string): void => {
    log.write('error', 'command.fault', `${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  };
  return openLoopback({
    root: page,
    port,
    attach: (transport) => serve(transport, house, report),
    report: (event, detail) => log.write('warn', event, detail),
  });
}

/** The exit code of a program whose till did not open. */
export function exitCodeOfServed({ code }: Refusal<ServedTillRefusal>): number {
  return code === 'port_unusable' ? inUse : exitCodeOf({ code });
}

/** One sentence for whoever started it. */
export function sentenceOfServed(refusal: Refusal<ServedTillRefusal>): string {
  const { code, facts = {} } = refusal;
  if (code !== 'port_unusable') return sentenceOf({ code, facts });
  return `Port ${facts['port']} cannot be used (${facts['reason']}); choose another one with --port, or leave it out.`;
}
