/**
 * Backups and a restore as the writer of the power-cut proof: a ledger that sells, two backups, a till made anew from the
 * first. Acknowledges each once its call returned. Started by power-cut.ts under the recorder; proves nothing itself.
 */
import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../../db/backup.ts';
import { restore } from '../../db/restore.ts';
import { pepperedPins } from '../../src/adapters/pins.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { openShop, sha256, tillKey } from '../db/shop.ts';

const { values: { data = '.' } } = parseArgs({ options: { data: { type: 'string' } } });
const ackPath = process.env['POWER_CUT_ACK'];
if (ackPath === undefined) throw new Error('POWER_CUT_ACK names no file for the acknowledgements');
const descriptor = openSync(ackPath, 'a');
const acknowledge = (...words: readonly (string | number)[]): void => void writeSync(descriptor, `${words.join(' ')}\n`);

const [till, place] = [join(data, 'till'), join(data, 'place')];
mkdirSync(till);
mkdirSync(place);
writeFileSync(join(till, 'ledger-key.pub'), `${tillKey.publicKey}\n`);
const shop = openShop(till);
shop.openShift(100_000);
const files: string[] = [];
for (const stamp of ['20261130-100000', '20261130-110000']) {
  for (let n = 0; n < 4; n += 1) shop.sale([{ item: 1 + n }, { item: 3 }]);
  const made = backUp({ directory: till, place, stamp });
  if (!made.ok) throw new Error(`no backup: ${JSON.stringify(made.refusal)}`);
  acknowledge('backup', made.value.seq);
  files.push(join(place, made.value.name));
}
shop.close();
const restored = await restore({
  file: files[0] ?? '', directory: join(data, 'anew'), publicKey: tillKey.publicKey, anchor: null, pin: '482913', hash: sha256,
  now: 1_796_000_000_000, businessDate: '2026-11-30' as BusinessDate,
  makeSecrets: (directory) => {
    const secrets = openSecrets(directory, null, true);
    if (!secrets.ok) throw new Error(secrets.refusal.code);
    return { signer: secrets.value.signer, hashPin: pepperedPins(secrets.value.pepper).hash };
  },
});
if (!restored.ok) throw new Error(`not restored: ${JSON.stringify(restored.refusal)}`);
acknowledge('restored');
