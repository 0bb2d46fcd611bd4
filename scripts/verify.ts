/**
 * `npm run verify`: checks a ledger and says what it found. Reads only, also while the till sells; mends nothing.
 * Exit 0: whole. Exit 1: something is wrong, or nothing could be checked. Exit 2: the command line makes no sense.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { anchorsAt, compareAnchors, type AnchorVerdict } from '../db/anchors.ts';
import { ledgerFile, openReader, publicKeyFile } from '../db/ledger.ts';
import { isDatabaseRefusal, type DatabaseRefusal } from '../db/refusal.ts';
import { covers, signatureCheck, verifyLedger, type Verdict } from '../db/verify.ts';
import type { CheckSignature } from '../db/verify-epochs.ts';

const usage = `usage: npm run verify -- --data DIR [--key FILE] [--anchor PATH] [--json] [--covers]
  --data DIR   the data directory that holds ${ledgerFile}
  --key FILE   the till's public key (default: DIR/${publicKeyFile})
  --anchor PATH  anchors from outside of it, a file or their folder: finds what was cut off, put back or forked
  --json       one line of JSON instead of sentences
  --covers     the tables verify answers for, and those it does not`;

type Options = {
  readonly data: string | undefined; readonly key: string | undefined; readonly anchor: string | undefined; readonly json: boolean;
  readonly covers: boolean;
};

function optionsOf(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' }, key: { type: 'string' }, anchor: { type: 'string' }, json: { type: 'boolean', default: false },
        covers: { type: 'boolean', default: false },
      },
    });
    const { data, key, anchor, json, covers: wantsCovers } = values;
    return data === undefined && !wantsCovers ? null : { data, key, anchor, json, covers: wantsCovers };
  } catch {
    return null;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** So many contradicting anchors are said. */
const anchorsSaid = 5;

/** Runs one check and answers the exit code. */
function run(args: readonly string[]): number {
  const options = optionsOf(args);
  if (options === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  if (options.covers) sayCovers(options.json);
  const { data, key, anchor, json } = options;
  return data === undefined ? 0 : check(data, key ?? join(data, publicKeyFile), anchor ?? null, json);
}

function check(directory: string, keyFile: string, anchorPath: string | null, json: boolean): number {
  const publicKey = existsSync(keyFile) ? readFileSync(keyFile, 'utf8').trim() : null;
  if (publicKey === null) {
    return fail(json, 'no_key', `No public key lies at ${keyFile}, so no signature can be checked. Name it with --key FILE.`);
  }
  if (anchorPath !== null && !existsSync(anchorPath)) return fail(json, 'no_anchor', `No anchors lie at ${anchorPath}.`);
  let checkSignature: CheckSignature;
  try {
    checkSignature = signatureCheck(publicKey);
  } catch {
    return fail(json, 'bad_key', `${keyFile} holds no Ed25519 public key (base64 of its SPKI form).`);
  }
  try {
    const reader = openReader(directory);
    try {
      const verdict = verifyLedger(reader, publicKey, checkSignature);
      return sayVerdict(verdict, anchorPath === null ? null : compareAnchors(reader, anchorsAt(anchorPath)), json);
    } finally {
      reader.close();
    }
  } catch (fault) {
    if (!isDatabaseRefusal(fault)) throw fault;
    return fail(json, fault.code, refusalSentence(fault, directory));
  }
}

function refusalSentence({ code, facts }: DatabaseRefusal, directory: string): string {
  const sentences: Record<DatabaseRefusal['code'], string> = {
    no_ledger: `No ledger lies in ${directory}: there is no ${ledgerFile}.`,
    not_a_ledger: `The ${ledgerFile} in ${directory} is no ledger of this program.`,
    damaged: `The ${ledgerFile} in ${directory} is damaged: SQLite cannot read it (${facts['sqlite']}).`,
    needs_migration: `The ledger in ${directory} is of an older program; start the till once, which brings it up to date.`,
    from_the_future: `The ledger in ${directory} is of a newer program (form ${facts['found']}; this one knows ${facts['known']}).`,
    migration_changed: `The ledger in ${directory} was made with another text of the migration ${facts['name']}.`,
    migration_missing: `The ledger in ${directory} was made with the migration ${facts['name']}, which this program does not have.`,
    sqlite_too_old: `This SQLite is ${facts['found']}; ${facts['least']} is the oldest that is safe.`,
    key_differs: `The till's key is not the one the store in ${directory} was opened with.`,
  };
  return sentences[code];
}

function fail(json: boolean, code: string, sentence: string): number {
  say(json ? JSON.stringify({ ok: false, code, sentence }) : sentence);
  return 1;
}

function sayVerdict(verdict: Verdict, anchored: AnchorVerdict | null, json: boolean): number {
  const { entries, sales, refunds, exchanges, head, wrong, findings, firstBad } = verdict;
  const isWhole = wrong === 0 && (anchored === null || anchored.wrong.length === 0);
  if (json) {
    const { epoch, seq, hash, totals } = head;
    const told = { ok: isWhole, entries, sales, refunds, exchanges, head: { epoch, seq, hash }, totals, firstBad, wrong, findings };
    say(JSON.stringify(anchored === null ? told : { ...told, anchored }));
    return isWhole ? 0 : 1;
  }
  const counted = `${entries} entries, ${sales} sales, ${refunds} refunds, ${exchanges} exchanges`;
  const counts = `${counted}; head: entry ${head.seq} of epoch ${head.epoch}, ${head.hash}`;
  if (isWhole) {
    say(`The ledger is whole: ${counts}.`);
    sayUnknown(anchored);
    return 0;
  }
  if (wrong === 0) say('The rows agree with each other, but not with the anchors: entries were cut off, put back or made anew.');
  else   say(`The ledger is NOT whole${firstBad === null ? '; no single entry is at fault' : `. The first bad entry is ${firstBad}`}.`);
  for (const { seq, table, what } of findings) say(`  ${seq === null ? '' : `entry ${seq}, `}${table}: ${what}`);
  for (const { what } of anchored?.wrong.slice(0, anchorsSaid) ?? []) say(`  anchor: ${what}`);
  if (wrong > findings.length) say(`  and ${wrong - findings.length} more`);
  say(`Read: ${counts}.`);
  sayUnknown(anchored);
  return 1;
}

/** What the check cannot know: behind the last anchor, whoever has the till's key could have cut off or made entries. */
function sayUnknown(anchored: AnchorVerdict | null): void {
  if (anchored === null) {
    say('No anchor was given (--anchor): entries cut off at the end, or all of it put back to an older state, leave no trace in here.');
    return;
  }
  for (const told of anchored.told) say(`Known: ${told}.`);
  const { anchors, upTo, unknown } = anchored;
  const last = upTo === 0 ? 'none of them vouches for anything' : `the last vouches up to entry ${upTo}`;
  say(`${anchors} anchors; ${last}. What happened to entries behind that (${unknown} are there) cannot be known from them.`);
}

function sayCovers(json: boolean): void {
  if (json) return say(JSON.stringify(covers));
  say('verify answers for:');
  for (const { table, by } of covers.filter((each) => each.covered)) say(`  ${table}: ${by}`);
  say('verify does not answer for:');
  for (const { table, by } of covers.filter((each) => !each.covered)) say(`  ${table}: ${by}`);
}

process.exitCode = run(process.argv.slice(2));
