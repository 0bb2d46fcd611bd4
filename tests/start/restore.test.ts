/** The drill: a till sells, is backed up, its machine is gone; on an empty directory it is made anew and sells on. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { anchorFolder } from '../../src/adapters/data-directory.ts';
import { openTill, type Till } from '../../src/wiring.ts';
import { catalogOf, manager } from '../till/shop.ts';
import { saleOf } from '../host/shop.ts';

const program = fileURLToPath(new URL('../..', import.meta.url));
let home: string;
beforeAll(() => void (home = mkdtempSync(join(tmpdir(), 'sodam-drill-'))));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (script: string, ...args: string[]): { readonly code: number | null; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, 'scripts', script), ...args], { encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
};

async function open(data: string): Promise<{ readonly till: Till; readonly ask: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>> }> {
  const till = await openTill({ data, printer: '', demo: false, keystore: null, program, anchors: anchorFolder(data) });
  if (!till.ok) throw new Error(till.refusal.code);
  const [ours, theirs] = transportPair();
  serve(theirs, till.value.house, (fault) => { throw fault; });
  const client: Client = connect(ours, (ms, late) => {
    const timer = setTimeout(late, ms);
    return () => clearTimeout(timer);
  });
  return {
    till: till.value,
    ask: async (name, input) => {
      const answer = await client.call(name, input, 60_000);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
      return answer.value;
    },
  };
}

test('a till PC replaced from a backup', { timeout: 120_000 }, async () => {
  const [old, place, anew] = [join(home, 'old'), join(home, 'usb'), join(home, 'new')];
  mkdirSync(place);
  const first = await open(old);
  await first.ask('store.create', {
    profile: {
      name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표자', address: '서울', phone: '02-000-0000', storeCode: '0001', tillCode: '01',
    },
    manager, csv: catalogOf(['A1,달항아리,하담도예,15000,taxable,9,0,consign,2000']), printer: '',
  });
  await first.ask('operator.sign_in', { operatorId: '01', pin: manager.pin });
  await first.ask('backup.place', { place });
  await first.ask('shift.open', { counts: [] });
  await first.ask('sale.commit', saleOf('s1'));
  const backedUp = async (): Promise<number> => (await first.ask('backup.state', {})).last?.seq ?? 0;
  await expect.poll(backedUp, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await first.ask('backup.state', {})).phase, { timeout: 60_000 }).toBe('idle');
  await first.ask('backup.run', {});
  await expect.poll(() => first.ask('backup.state', {}), { timeout: 60_000 }).toMatchObject({ phase: 'idle', behind: 0 });
  await first.ask('sale.commit', saleOf('s2'));
  const { entries } = await first.ask('till.state', {});
  // What the anchor beside the backups says is all that is known of the last sale.
  await expect.poll(() => run('verify.ts', '--data', old, '--anchor', place).out, { timeout: 60_000 }).toContain(`up to entry ${entries}.`);
  await first.till.close();

  const [backup = ''] = readdirSync(place).filter((name) => name.endsWith('.sqlite')).sort().reverse();
  const newest = readdirSync(place).filter((name) => name.endsWith('.sqlite'))
    .sort((a, b) => Number(b.split('-')[4]) - Number(a.split('-')[4]))[0] ?? backup;
  const restored = run('restore.ts', join(place, newest), '--data', anew, '--key', join(old, 'ledger-key.pub'));
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.out).toContain('epoch 2 begins, the next receipt is 0001-01-2-000002.');
  expect(restored.out).toContain('receipts 2 to 2, sales of 15000 won, refunds of 0 won');
  const pin = /PIN (\d{6})/.exec(restored.out)?.[1] ?? '';

  const second = await open(anew);
  await second.ask('operator.sign_in', { operatorId: '01', pin });
  const sold = await second.ask('sale.commit', saleOf('s3'));
  expect(sold.receipt.receiptNumber).toBe('0001-01-2-000002');
  await second.till.close();
  const verified = run('verify.ts', '--data', anew, '--anchor', place);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toContain('Known: epoch 1 went on to entry');
  // Nothing is ever made over a till that is there.
  expect(run('restore.ts', join(place, newest), '--data', anew)).toMatchObject({ code: 1, out: expect.stringContaining('is not empty') as string });
});

test('the command lines explain themselves', () => {
  expect(run('restore.ts')).toMatchObject({ code: 2, out: expect.stringContaining('usage') as string });
  expect(run('backup.ts', '--to')).toMatchObject({ code: 2, out: expect.stringContaining('usage') as string });
  expect(run('backup.ts', '--data', home, '--to', join(home, 'nowhere'))).toMatchObject({ code: 1, out: expect.stringContaining('There is no folder') as string });
});
