/** Judges what a power cut left of backups and a restore: whatever has its name is whole, and what was acknowledged has it. */
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBackup } from '../../db/backup.ts';
import { openLedger, openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { readBackupName } from '../../src/domain/backup.ts';
import { sha256, tillKey } from '../db/shop.ts';
import type { Verdict } from '../power-cut/judging.ts';

/** Checks every backup and the till made anew, and compares with the acknowledgements. */
export function judge(directory: string, acksBefore: readonly string[]): Promise<Verdict> {
  return Promise.resolve(verdictOn(directory, acksBefore));
}

function verdictOn(directory: string, acks: readonly string[]): Verdict {
  const place = join(directory, 'place');
  const names = existsSync(place) ? readdirSync(place).filter((name) => readBackupName(name) !== null) : [];
  const seqs: number[] = [];
  for (const name of names) {
    const checked = checkBackup(join(place, name), tillKey.publicKey);
    if (!checked.ok) return { lost: 0, corrupt: true, detail: `${name}: ${JSON.stringify(checked.refusal)}` };
    seqs.push(checked.value.seq);
  }
  const missing = acks.filter((line) => line.startsWith('backup ') && !seqs.includes(Number(line.split(' ')[1])));
  const anew = join(directory, 'anew');
  const broken = existsSync(anew) ? faultOf(anew) : null;
  if (broken !== null) return { lost: 0, corrupt: true, detail: `the till made anew: ${broken}` };
  if (acks.includes('restored') && !existsSync(anew)) missing.push('the till made anew');
  return { lost: missing.length, corrupt: false, detail: missing.join('; ') };
}

/** A till that has its name opens with its key and is whole. */
function faultOf(anew: string): string | null {
  const secretsFile = join(anew, 'secrets', 'till.json');
  // The states hold no modes; this file is made with its mode, in one call.
  if (existsSync(secretsFile)) chmodSync(secretsFile, 0o600);
  const secrets = openSecrets(anew, null, false);
  if (!secrets.ok) return secrets.refusal.code;
  openLedger({ directory: anew, signer: secrets.value.signer, hash: sha256 }).close();
  const reader = openReader(anew);
  try {
    const { findings } = verifyLedger(reader, readFileSync(join(anew, 'ledger-key.pub'), 'utf8').trim());
    return findings.length === 0 ? null : JSON.stringify(findings[0]);
  } finally {
    reader.close();
  }
}
