/** What the program did, as JSON lines in a few small files. Never of people, PINs or what was sold, and never a reason to stop. */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../host/ports.ts';

export const logFilesMax = 5;
export const logBytesMax = 1_000_000;
const detailLengthMax = 2_000;
/** A PIN, a business number, a phone or a card number: six digits and more, with or without hyphens and blanks between. */
const longNumber = /\d(?:[ -]?\d){5,}/g;

/**
 * Logs into `directory`/till.log; full files move on to till.1.log … till.4.log and the oldest goes. `now` is in ms
 * since 1970. A log that cannot be written is silent: the till sells on.
 */
export function openLog(directory: string, now: () => number = Date.now): Log {
  const path = join(directory, 'till.log');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch {
    // Each write tries again and stays silent as well.
  }
  return {
    write: (level, event, detail) => {
      const line = { at: new Date(now()).toISOString(), level, event, ...(detail === undefined ? {} : { detail: masked(detail) }) };
      try {
        turn(directory, path);
        appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      } catch {
        // A full or vanished disk shows in the ledger, which does not stay silent.
      }
    },
  };
}

function masked(detail: string): string {
  return detail.slice(0, detailLengthMax).replace(longNumber, '#');
}

function turn(directory: string, path: string): void {
  if (!existsSync(path) || statSync(path).size < logBytesMax) return;
  for (let place = logFilesMax - 1; place > 0; place -= 1) {
    const from = place === 1 ? path : join(directory, `till.${place - 1}.log`);
    if (existsSync(from)) renameSync(from, join(directory, `till.${place}.log`));
  }
}
