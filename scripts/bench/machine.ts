/** The machine that was measured, in a few words. */
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';

export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** Null when no browser was asked for, or none is there. */
  readonly chromium: string | null;
  /** Programs waiting for a core, averaged over the last minute, when the bench began. */
  readonly load: string;
};

/** Looks at this machine; `chromium` is the version of the browser that was used. */
export function machineWith(chromium: string | null, load: string): Machine {
  const database = new Database(':memory:');
  const sqlite = database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  database.close();
  const all = cpus();
  return {
    cores: all.length,
    cpu: (all[0]?.model ?? 'unknown').trim(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    sqlite,
    chromium,
    load,
  };
}

/** The load of the last minute. */
export function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
