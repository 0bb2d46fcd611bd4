/** What only an anchor finds: entries cut off, an older state put back, a history forked with the till's own key. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorsAt, compareAnchors, openAnchors } from '../../db/anchors.ts';
import { ledgerFile } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { verifyLedger } from '../../db/verify.ts';
import { anchorLine, type Anchor } from '../../src/domain/epoch.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { seededChance } from '../power-cut/random.ts';
import { newDirectory, openShop, tillKey, type Shop } from './shop.ts';

/** A till that sold some twenty times and told an anchor after each; and an image of its ledger after each. */
type Told = { readonly images: readonly Buffer[]; readonly anchors: readonly Anchor[] };

function sellTwenty(prefix: string, from: number, directory = newDirectory()): Told {
  const shop = openShop(directory);
  const images: Buffer[] = [];
  const anchors: Anchor[] = [];
  if (shop.ledger.openShift() === null) shop.openShift(0);
  for (let n = 0; n < 20; n += 1) {
    shop.sale([{ item: 1 + ((n + from) % 5) }], undefined, `${prefix}-${n}`);
    anchors.push(anchorOf(shop));
    images.push(imageOf(shop));
  }
  shop.end();
  return { images, anchors };
}

function anchorOf(shop: Shop): Anchor {
  const { epoch, seq, hash, totals } = shop.ledger.head();
  return { till: '0001-01', epoch, seq, hash, at: 1, receipts: shop.ledger.nextReceiptSeq() - 1, sales: totals.sales, refunds: totals.refunds };
}

function imageOf(shop: Shop): Buffer {
  const reader: Connection = new Database(join(shop.directory, ledgerFile), { readonly: true });
  const image = reader.serialize();
  reader.close();
  // A copy in memory has no WAL: bytes 18 and 19 say so.
  image[18] = 1;
  image[19] = 1;
  return image;
}

let real: Told;
let forked: Told;
beforeAll(() => {
  real = sellTwenty('real', 0);
  forked = sellTwenty('forged', 3);
}, 60_000);

function judge(image: Buffer | undefined, anchors: readonly Anchor[]): ReturnType<typeof compareAnchors> {
  const database: Connection = new Database(image);
  try {
    // To its own rows each of these ledgers is whole: that is why an anchor is needed.
    expect(verifyLedger(database, tillKey.publicKey).wrong).toBe(0);
    return compareAnchors(database, anchors);
  } finally {
    database.close();
  }
}

describe('an anchor', () => {
  test('contradicts nothing in the ledger that it was told of, and says what it cannot know', () => {
    const verdict = judge(real.images[19], real.anchors.slice(0, 18));
    expect(verdict).toEqual({ anchors: 18, wrong: [], told: [], upTo: real.anchors[17]?.seq, unknown: 2 });
  });

  test('of another till says nothing', () => {
    expect(judge(real.images[3], real.anchors.map((each) => ({ ...each, till: '0002-01' })))).toMatchObject({ anchors: 0, wrong: [], upTo: 0 });
  });

  // 3 kinds × 200; each image is verified once beforehand, so that a case costs one comparison.
  const cases = 200;
  test('finds the end cut off, an older backup in its place, and a fork by a stolen key: 200 times each', () => {
    const chance = seededChance(20261130);
    const found = { cut: 0, older: 0, fork: 0 };
    const opened = [...real.images, ...forked.images].map((image) => new Database(Buffer.from(image)) as Connection);
    for (let n = 0; n < cases; n += 1) {
      const kept = chance.below(19);
      const known = kept + 1 + chance.below(19 - kept);
      const anchors = real.anchors.slice(0, known + 1);
      // Cut off: the file as it was after `kept` sales is what a truncation to a sealed state looks like, too.
      const cut = compareAnchors(opened[kept]!, anchors);
      if (cut.wrong[0]?.seq === (real.anchors[kept]?.seq ?? 0) + 1 && cut.wrong.length === known - kept) found.cut += 1;
      const older = compareAnchors(opened[kept]!, anchors.slice(-1));
      if (older.wrong.length === 1 && older.wrong[0]?.seq === real.anchors[known]?.seq) found.older += 1;
      const fork = compareAnchors(opened[20 + chance.below(20)]!, anchors.slice(-1 - chance.below(3)));
      if (fork.wrong.length > 0 && fork.upTo === 0) found.fork += 1;
    }
    for (const database of opened) database.close();
    expect(found).toEqual({ cut: cases, older: cases, fork: cases });
  });

  test('the last sales behind it are beyond what it can know, and are said to be', () => {
    const anchors = real.anchors.slice(0, 10);
    expect(judge(real.images[9], anchors)).toMatchObject({ wrong: [], unknown: 0 });
    expect(judge(real.images[12], anchors)).toMatchObject({ wrong: [], unknown: 3 });
  });
});

describe('the file', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sodam-anchors-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('takes a line a time, in both places, and keeps up when they come fast', async () => {
    const [first, second] = [join(folder, 'one', 'first'), join(folder, 'second')];
    const faults: unknown[] = [];
    const port = openAnchors(first, () => second, (fault) => void faults.push(fault));
    expect(port.last()).toBeNull();
    for (const anchor of real.anchors) port.note(anchor, '2026-11-30' as BusinessDate);
    await expect.poll(() => port.last()).toEqual(real.anchors[19]);
    await expect.poll(() => anchorsAt(second).at(-1)).toEqual(real.anchors[19]);
    port.note({ ...real.anchors[19]!, seq: 99 }, '2026-12-01' as BusinessDate);
    await expect.poll(() => port.last()?.seq).toBe(99);
    expect(readdirSync(first)).toEqual(['anchors-2026-11.jsonl', 'anchors-2026-12.jsonl']);
    expect(anchorsAt(join(first, 'anchors-2026-11.jsonl')).length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  test('a place that is gone is told of and stops nothing', async () => {
    writeFileSync(join(folder, 'file'), '');
    const faults: unknown[] = [];
    const good = join(folder, 'good');
    const port = openAnchors(good, () => join(folder, 'file'), (fault) => void faults.push(fault));
    port.note(real.anchors[0]!, '2026-11-30' as BusinessDate);
    await expect.poll(() => [faults.length, port.last()]).toEqual([1, real.anchors[0]]);
    expect(readFileSync(join(good, 'anchors-2026-11.jsonl'), 'utf8')).toBe(anchorLine(real.anchors[0]!));
  });
});
