/**
 * `npm run verify-statement`: checks a statement's file with nothing but the till's public key. Exit 0: it is the till's, and
 * every figure in it is as the till signed it. Exit 1: it is not, and why. Exit 2: the command line makes no sense.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signatureCheck } from '../db/verify.ts';
import { sha256 } from '../src/adapters/system.ts';
import { entryHash, journalVersion, type Entry, type Header } from '../src/domain/journal.ts';
import type { MakerSettledBody } from '../src/domain/settlement-body.ts';
import { readStatement, shownBy } from './verify-statement/rows.ts';

const usage = `usage: npm run verify-statement -- FILE --key FILE
  FILE        a statement as npm run statements writes it
  --key FILE  the till's public key (ledger-key.pub)`;

/** The sentence of what is wrong with a file; null when it is whole. */
async function faultOf(bytes: Buffer, publicKey: string): Promise<string | null> {
  const read = await readStatement(bytes);
  if (read === null) return 'There is no whole proof at its end.';
  const [headerText, bodyText, prevHash, signature] = read.proof;
  let header: Header;
  let body: MakerSettledBody;
  let again: string;
  try {
    header = JSON.parse(headerText) as Header;
    body = JSON.parse(bodyText) as MakerSettledBody;
    const hash = entryHash(prevHash, header, sha256);
    const entry: Entry = { header, fact: { kind: 'maker_settled', body }, bodyText, prevHash, hash, signature };
    if (header.v !== journalVersion || header.kind !== 'maker_settled') return 'Its proof is of something else.';
    if (sha256(bodyText) !== header.bodyHash) return 'The figures in its proof are not those that were signed.';
    if (!signatureCheck(publicKey)(entry.hash, signature)) return "Its proof is not signed by this till's key.";
    again = shownBy(bytes, entry, body);
  } catch {
    return 'Its proof cannot be read.';
  }
  return again === read.shown ? null : 'What it shows is not what the till signed.';
}

async function run(args: readonly string[]): Promise<number> {
  let file: string | undefined;
  let key: string | undefined;
  try {
    const read = parseArgs({ args: [...args], allowPositionals: true, options: { key: { type: 'string' } } });
    file = read.positionals[0];
    key = read.values.key;
  } catch {
    file = undefined;
  }
  if (file === undefined || key === undefined) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const missing = [file, key].find((path) => !existsSync(path));
  if (missing !== undefined) return say(`There is no file ${missing}.`);
  const publicKey = readFileSync(key, 'utf8').trim();
  try {
    signatureCheck(publicKey);
  } catch {
    return say(`${key} holds no Ed25519 public key (base64 of its SPKI form).`);
  }
  const fault = await faultOf(readFileSync(file), publicKey);
  return fault === null ? say(`${file} is whole: every figure is as the till signed it.`, 0) : say(`${file} is NOT whole. ${fault}`);
}

function say(sentence: string, code = 1): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}

process.exitCode = await run(process.argv.slice(2));
