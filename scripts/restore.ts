/**
 * `npm run restore`: a till made anew from a backup, in an empty directory. Says what the backup cannot know, and with
 * which PIN the manager signs in. Exit 0: made. Exit 1: not made, and why. Exit 2: the command line makes no sense.
 */
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { anchorsAt } from '../db/anchors.ts';
import { restore, type Restored, type RestoreTrouble } from '../db/restore.ts';
import { anchorFolder } from '../src/adapters/data-directory.ts';
import { pepperedPins } from '../src/adapters/pins.ts';
import { openSecrets } from '../src/adapters/secrets.ts';
import { sha256, systemClock } from '../src/adapters/system.ts';
import { usualDayRules } from '../src/domain/day-settings.ts';
import { readBackupName } from '../src/domain/backup.ts';
import { latestAnchor, type Anchor } from '../src/domain/epoch.ts';
import type { Lost } from '../src/domain/epoch-body.ts';
import type { Refusal } from '../src/domain/result.ts';

const usage = `usage: npm run restore -- FILE --data DIR [--key FILE] [--anchor PATH]
  FILE           the backup
  --data DIR     where the till shall be; not there yet, or empty
  --key FILE     the old till's public key, to check the backup by (default: the one that the backup names itself)
  --anchor PATH  the old till's anchors, a file or their folder: they tell what the backup cannot know`;

type Options = { readonly file: string; readonly data: string; readonly key: string | null; readonly anchor: string | null };

function readOptions(args: readonly string[]): Options | null {
  try {
    const { values: { data, key, anchor }, positionals: [file, ...more] } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { data: { type: 'string' }, key: { type: 'string' }, anchor: { type: 'string' } },
    });
    if (file === undefined || more.length > 0 || data === undefined) return null;
    return { file: resolve(file), data: resolve(data), key: key ?? null, anchor: anchor ?? null };
  } catch {
    return null;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The anchors that are named, or those that lie beside the backup or the directory. */
function anchorFor({ file, data, anchor }: Options): Anchor | null {
  const till = readBackupName(file.split(/[\\/]/).at(-1) ?? '')?.till;
  const places = anchor === null ? [dirname(file), anchorFolder(data)].filter((place) => existsSync(place)) : [anchor];
  const own = places.flatMap(anchorsAt).filter((each) => till === undefined || each.till === till);
  return latestAnchor(own);
}

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  if (options.key !== null && !existsSync(options.key)) return fail(`There is no key ${options.key}.`);
  if (options.anchor !== null && !existsSync(options.anchor)) return fail(`There are no anchors at ${options.anchor}.`);
  const clock = systemClock();
  const now = clock.now();
  const pin = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const anchor = anchorFor(options);
  const made = await restore({
    file: options.file, directory: options.data, publicKey: options.key === null ? null : readFileSync(options.key, 'utf8').trim(),
    anchor, pin, hash: sha256, now, businessDate: clock.businessDate(now, usualDayRules.dayTurns),
    makeSecrets: (directory) => {
      const secrets = openSecrets(directory, null, true);
      if (!secrets.ok) throw new Error(`the till's key could not be made: ${secrets.refusal.code}`);
      return { signer: secrets.value.signer, hashPin: pepperedPins(secrets.value.pepper).hash };
    },
  });
  if (!made.ok) return fail(sentenceOf(made.refusal, options));
  sayRestored(made.value, options, pin, anchor !== null);
  return 0;
}

function sayRestored({ body, manager, nextReceipt, openShift }: Restored, { data, key }: Options, pin: string, hadAnchor: boolean): void {
  say(`The till is in ${data}, whole up to entry ${body.from.seq}; epoch ${body.epoch} begins, the next receipt is ${nextReceipt}.`);
  if (key === null) say('The backup was checked by the key that it names itself; name the old one with --key to be sure whose it is.');
  if (openShift !== null) say(`Shift ${openShift} was open and goes on; what was sold after the backup will count as over in its drawer.`);
  if (body.lost !== undefined) sayLost(body.lost, body.from.epoch);
  else if (hadAnchor) say('The anchors know of nothing behind the backup.');
  else say('No anchors of the old till were found: what it sold after the backup is not known here. Name them with --anchor PATH.');
  say(`${manager.name} signs in with the PIN ${pin}: let it be changed at once. Everybody else gets a new one under Manage.`);
}

function sayLost({ entries, seq, firstReceipt, lastReceipt, sales, refunds }: Lost, epoch: number): void {
  say(`The backup lacks ${entries} entries, up to ${seq} of epoch ${epoch}:`);
  if (lastReceipt > 0) say(`  receipts ${firstReceipt} to ${lastReceipt}, sales of ${sales} won, refunds of ${refunds} won`);
  say('  take them from the mall, or from the papers, and enter them again by hand.');
}

function sentenceOf({ code, facts = {} }: Refusal<RestoreTrouble>, { file, data }: Options): string {
  const where = facts['entry'] === 0 ? '' : `entry ${facts['entry']}: `;
  const sentences: Readonly<Record<RestoreTrouble, string>> = {
    not_empty: `${data} is not empty; a till is made anew only where there is none.`,
    no_backup: `There is no file ${file}.`,
    backup_damaged: `${file} is not whole (${where}${facts['reason']}); take an older one.`,
    nobody_leads: `Nobody in ${file} leads the store, so nobody could sign in.`,
  };
  return sentences[code];
}

function fail(sentence: string): number {
  say(sentence);
  return 1;
}

process.exitCode = await run(process.argv.slice(2));
