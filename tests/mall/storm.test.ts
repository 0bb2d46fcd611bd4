/** Tills and mall as processes over real HTTP, through a bad network, killed at random: afterwards both sides have the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storm } from './storm.ts';

test('a storm: nothing lost, nothing twice, stock equal', { timeout: 290_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sodam-storm-'));
  try {
    const report = await storm(directory, 10_000, { sold: 60, tillKills: 4, mallKills: 1, wireFaults: 3 }, 20261130);
    expect(report.wrong).toEqual([]);
    expect(report.orders).toBeGreaterThanOrEqual(60);
    expect(report.wireFaults).toBeGreaterThanOrEqual(3);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
