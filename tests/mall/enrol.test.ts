/** Codes by which tills become devices: once, soon, in few tries. And the feeds: tombstones, versions, digests. */
import { expect, test } from 'vitest';
import { codeHash, codeLength, codeLetters, codeLivesMs, codeText, codeTriesMax, enrolText, enrolTill } from '../../src/mall/enrol.ts';
import { digestOf, drift, newerRows, pageOf } from '../../src/mall/feed.ts';
import { quickHash, quickSigner, quickVerify } from '../../scripts/sim/crypto.ts';
import { openMemory } from '../../scripts/sim/memory.ts';

const till = '0001-01';
const code = 'ABCDEFGH';

function scene(now = 0) {
  const storage = openMemory();
  storage.setCode(till, { till, hash: codeHash(till, code, quickHash), expiresAt: codeLivesMs, tries: 0 });
  let made = 0;
  const enrol = (given: string, at = now, key = 'key') => {
    const asked = { code: given, publicKey: key, till, epoch: 1 };
    const world = {
      storage, hash: quickHash, verify: quickVerify, nextId: () => `device-${(made += 1)}`, now: at, keys: ['mall'], pins: ['pin'],
    };
    return enrolTill(world, asked, quickSigner(key)(enrolText(asked)));
  };
  return { storage, enrol };
}

test('the right code makes one device, and is gone', () => {
  const { storage, enrol } = scene();
  expect(enrol(code)).toEqual({ device: 'device-1', till, keys: ['mall'], pins: ['pin'] });
  expect(storage.device('device-1')).toMatchObject({ till, publicKey: 'key', revoked: false });
  expect(enrol(code)).toBe('CODE_WRONG');
});

test('five wrong tries end a code, and so do ten minutes', () => {
  const { enrol } = scene();
  for (let at = 0; at < codeTriesMax; at += 1) expect(enrol('ZZZZZZZZ')).toBe('CODE_WRONG');
  expect(enrol(code)).toBe('CODE_EXPIRED');
  expect(scene().enrol(code, codeLivesMs - 1)).toMatchObject({ till });
  expect(scene().enrol(code, codeLivesMs)).toBe('CODE_EXPIRED');
});

test('whoever does not hold the key enrols nothing', () => {
  const { storage } = scene();
  const asked = { code, publicKey: 'key', till, epoch: 1 };
  const world = { storage, hash: quickHash, verify: quickVerify, nextId: () => 'd', now: 0, keys: ['mall'], pins: [] };
  expect(enrolTill(world, asked, quickSigner('other')(enrolText(asked)))).toBe('BAD_SIGNATURE');
  expect(storage.tables.devices.size).toBe(0);
});

test('a till enrolled anew takes the place of its old device', () => {
  const { storage, enrol } = scene();
  enrol(code);
  storage.setCode(till, { till, hash: codeHash(till, code, quickHash), expiresAt: codeLivesMs, tries: 0 });
  enrol(code, 0, 'second');
  expect([storage.device('device-1')?.revoked, storage.device('device-2')?.revoked]).toEqual([true, false]);
});

test('a code has eight letters that are not mistaken for others', () => {
  const text = codeText(Uint8Array.from({ length: codeLength }, (_, at) => at * 31));
  expect(text).toHaveLength(codeLength);
  expect([...text].every((letter) => codeLetters.includes(letter))).toBe(true);
  expect(/[01OIL]/.test(codeLetters)).toBe(false);
});

test('a feed read from the beginning gives all that lives and every tombstone; read twice it changes nothing', () => {
  const mall = openMemory();
  for (let at = 0; at < 1_200; at += 1) mall.setRow('catalog', `k${at}`, `{"oneOff":false,"n":${at}}`);
  mall.setRow('catalog', 'k7', null);
  const till1 = new Map<string, { version: number; value: string | null }>();
  const pull = (): number => {
    let written = 0;
    for (let after = 0, more = true; more;) {
      const page = pageOf(mall, { feed: 'catalog', after, most: 500 });
      for (const row of newerRows(page.rows, (key) => till1.get(key)?.version ?? 0)) {
        till1.set(row.key, row);
        written += 1;
      }
      ({ cursor: after, more } = page);
    }
    return written;
  };
  expect(pull()).toBe(1_200);
  expect(till1.get('k7')).toMatchObject({ version: 2, value: null });
  expect(pull()).toBe(0);
});

test('a digest is the same for the same rows, whatever order they came in, and shows the thousand that differs', () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => ({ key: `k${String(at).padStart(5, '0')}`, version: 1, value: `${at}` }));
  const digest = digestOf(rows, 1, quickHash);
  expect(digest.buckets.map((bucket) => bucket.rows)).toEqual([1_000, 1_000, 500]);
  expect(drift(digest, digestOf(rows, 9, quickHash))).toEqual([]);
  const other = rows.map((row, at) => (at === 1_500 ? { ...row, value: 'x' } : row));
  expect(drift(digest, digestOf(other, 1, quickHash))).toEqual([1]);
});
