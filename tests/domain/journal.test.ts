import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, type Canonical } from '../../src/domain/canonical.ts';
import type { EpochStartedBody } from '../../src/domain/epoch-body.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { checkEntry, emptyHead, headOf, link, type Entry } from '../../src/domain/journal.ts';
import { won } from '../../src/domain/money.ts';
import { sealSale } from '../../src/domain/sale.ts';
import { cash, facts, openLine, proposal } from './shop.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const sign = (hash: string): string => `signed:${hash}`;
const verify = (hash: string, signature: string): boolean => signature === `signed:${hash}`;
const stamp = { at: 1_790_000_000_000, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };

function chain(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let i = 1; i <= length; i += 1) {
    const sealed = sealSale(proposal(i * 100, openLine('x', i * 100)), cash(i * 100), facts({ nextReceiptSeq: i }));
    if (!sealed.ok) throw new Error(sealed.refusal.code);
    const last = entries.at(-1);
    entries.push(link(last === undefined ? emptyHead : headOf(last), sealed.value, stamp, sha, sign));
  }
  return entries;
}

describe('canonical text', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ name: '가'.normalize('NFD') }, '{"name":"가"}'],
    [{ z: -0 }, '{"z":0}'],
    ['\u0007"', '"\\u0007\\""'],
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    // One key that reads like the two keys before it.
    [{ 'b\na': 1 }, '{"b\\na":1}'],
    [{ a: 1, '': 2, 'b"': 3 }, '{"":2,"a":1,"b\\"":3}'],
  ] as [Canonical, string][])('%j', (value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  test.each([[0.1], [Number.NaN], [2 ** 60], [{ a: undefined as never }]])('%j is no canonical value', (value) => {
    expect(() => canonicalText(value)).toThrow();
  });

  test('the order in which keys were written does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 8 }), fc.integer(), { maxKeys: 12 }), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        return canonicalText(record) === canonicalText(turned);
      }),
      { seed: 20261122, numRuns: 1_000 },
    );
  });
});

describe('the chain', () => {
  const entries = chain(4);

  test('a whole chain has no fault, and its totals run', () => {
    let head = emptyHead;
    for (const entry of entries) {
      expect(checkEntry(head, entry, sha, verify)).toBeNull();
      head = headOf(entry);
    }
    expect(head.totals).toEqual({ sales: 1_000, refunds: 0, perpetual: 1_000 });
  });

  const second = entries[1];
  const before = entries[0];
  if (second === undefined || before === undefined) throw new Error('no entries');
  const { header } = second;
  const changed: readonly [string, Entry][] = [
    ['version', { ...second, header: { ...header, v: 2 } }],
    ['sequence', { ...second, header: { ...header, seq: 3 } }],
    ['epoch', { ...second, header: { ...header, epoch: 0 } }],
    ['epoch', { ...second, header: { ...header, epoch: 2 } }],
    ['link', { ...second, prevHash: second.hash }],
    ['body_hash', { ...second, bodyText: second.bodyText.replace('"quantity":1', '"quantity":2') }],
    ['hash', { ...second, header: { ...header, at: header.at + 1 } }],
    ['hash', { ...second, header: { ...header, operator: '02' } }],
    ['hash', { ...second, header: { ...header, shift: 2 } }],
    ['hash', { ...second, header: { ...header, till: '0001-02' } }],
    ['hash', { ...second, header: { ...header, businessDate: '2026-11-23' } }],
    ['hash', { ...second, header: { ...header, kind: 'refund' } }],
    ['hash', { ...second, header: { ...header, totals: { ...header.totals, sales: won(1) } } }],
    ['signature', { ...second, signature: 'signed:other' }],
  ];
  test.each(changed)('a changed entry is found: %s', (fault, entry) => {
    expect(checkEntry(headOf(before), entry, sha, verify)).toBe(fault);
  });

  test('a new epoch begins by its own entry alone, with the number that the entry says', () => {
    const body: EpochStartedBody = { epoch: 3, reason: 'restored', publicKey: 'key', from: { epoch: 1, seq: 1, hash: before.hash, receipts: 0 } };
    const started = link(headOf(before), { kind: 'epoch_started', body }, stamp, sha, sign);
    expect(started.header.epoch).toBe(3);
    expect(checkEntry(headOf(before), started, sha, verify)).toBeNull();
    const after = link(headOf(started), second.fact, stamp, sha, sign);
    expect(after.header.epoch).toBe(3);
    expect(checkEntry(headOf(started), after, sha, verify)).toBeNull();
    expect(checkEntry({ ...headOf(before), epoch: 3 }, started, sha, verify)).toBe('epoch');
  });

  test('totals that do not follow from the body are found even when hashed and signed anew', () => {
    const forged = link({ ...headOf(before), totals: { ...headOf(before).totals, sales: won(7) } }, second.fact, stamp, sha, sign);
    expect(checkEntry(headOf(before), forged, sha, verify)).toBe('totals');
  });
});
