import { describe, expect, test } from 'vitest';
import { anchorLine, latestAnchor, lostBehind, readAnchors, startEpoch, type Anchor } from '../../src/domain/epoch.ts';
import type { Head } from '../../src/domain/journal.ts';
import { won } from '../../src/domain/money.ts';

const hash = (letter: string): string => letter.repeat(64);
const head: Head = { epoch: 1, seq: 20, hash: hash('a'), totals: { sales: won(100_000), refunds: won(5_000), perpetual: won(95_000) } };
const anchor: Anchor = {
  till: '0001-01', epoch: 1, seq: 31, hash: hash('b'), at: 1_700_000_000_000, receipts: 12, sales: won(160_000), refunds: won(9_000),
};

describe('what a journal lacks that an anchor knows of', () => {
  test('entries, receipts and sums behind it', () => {
    expect(lostBehind(head, 8, anchor)).toEqual({
      seq: 31, hash: hash('b'), at: 1_700_000_000_000, entries: 11, firstReceipt: 9, lastReceipt: 12, sales: 60_000, refunds: 4_000,
    });
  });
  test('no receipts, when none was given', () => {
    expect(lostBehind(head, 12, anchor)).toMatchObject({ firstReceipt: 0, lastReceipt: 0 });
  });
  test.each<[string, Partial<Anchor>]>([['no later', { seq: 20 }], ['of another epoch', { epoch: 2 }]])('nothing, when it is %s', (_name, change) => {
    expect(lostBehind(head, 8, { ...anchor, ...change })).toBeNull();
  });
});

describe('a new epoch', () => {
  test('says where it goes on from, and what is lost', () => {
    const body = startEpoch('restored', 'key', { head, receipts: 8, anchor, epochs: [] });
    expect(body).toMatchObject({ epoch: 2, reason: 'restored', publicKey: 'key', from: { epoch: 1, seq: 20, hash: hash('a'), receipts: 8 }, lost: { seq: 31 } });
  });
  test('is above every one that is known, and leaves out what nobody knows', () => {
    expect(startEpoch('put_back', 'key', { head, receipts: 8, anchor: null, epochs: [1, 4, 2] })).toEqual({
      epoch: 5, reason: 'put_back', publicKey: 'key', from: { epoch: 1, seq: 20, hash: hash('a'), receipts: 8 },
    });
    expect(startEpoch('put_back', 'key', { head, receipts: 8, anchor: { ...anchor, epoch: 7 }, epochs: [] }).epoch).toBe(8);
  });
});

describe('a file of anchors', () => {
  test('is read back, whatever a power cut left at its end', () => {
    const whole = anchorLine(anchor);
    expect(readAnchors(whole + whole.slice(0, -9))).toEqual([anchor]);
    expect(readAnchors(whole + whole)).toEqual([anchor, anchor]);
  });
  test.each([
    '', 'x', '{}', '[]', 'null', anchorLine(anchor).replace('"v":1', '"v":2'), anchorLine(anchor).replace('"seq":31', '"seq":3.1'),
    anchorLine(anchor).replace('"seq":31', '"seq":"31"'), anchorLine(anchor).replace(hash('b'), 'b'),
  ])('passes over %s', (line) => expect(readAnchors(line)).toEqual([]));
  test('the one that knows most is of the latest epoch, then the last entry', () => {
    const later = { ...anchor, epoch: 2, seq: 3 };
    expect(latestAnchor([anchor, later, { ...anchor, seq: 99 }])).toBe(later);
    expect(latestAnchor([])).toBeNull();
  });
});
