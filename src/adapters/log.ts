/** What the program did, as JSON lines in a few small files. Never of people, PINs or what was sold, and never a reason to stop. */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../host/ports.ts';

export const logFilesMax = 5;
export const logBytesMax = 1_000_000;
const detailLengthMax = 2_000;
/** A PIN, a business number, a phone or a card number: six digits and more of any script, with blanks, brackets or hyphens between. */
const longNumber = /\p{Nd}(?:[\s()_-]{0,3}\p{Nd}){5,}/gu;
/** A card number with any signs between. Shorter ones with dots stay: they are versions and addresses of printers. */
const cardNumber = /\p{Nd}(?:[\s()_./,-]{0,3}\p{Nd}){12,}/gu;
const mailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** In a stack it names the person. */
const home = homedir();

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
  const short = detail.slice(0, 2 * detailLengthMax);
  const nameless = home.length > 1 ? short.replaceAll(home, '~') : short;
  return nameless.replace(mailAddress, '#').replace(cardNumber, '#').replace(longNumber, '#').slice(0, detailLengthMax);
}

function turn(directory: string, path: string): void {
  if (!existsSync(path) || statSync(path).size < logBytesMax) return;
  for (let place = logFilesMax - 1; place > 0; place -= 1) {
    const from = place === 1 ? path : join(directory, `till.${place - 1}.log`);
    if (existsSync(from)) renameSync(from, join(directory, `till.${place}.log`));
  }
}
