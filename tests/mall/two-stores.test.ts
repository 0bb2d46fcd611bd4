/** Two tills of two stores against one mall, a business week of it without the mall: per store and day equal to the file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { twoStores } from './two-stores.ts';

test('receipts of two stores reach the mall, those of a week without it too: per store and day equal to the file', { timeout: 120_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sodam-stores-'));
  try {
    const text = readFileSync(new URL('../replay/receipts.csv', import.meta.url), 'utf8');
    const { wrong, waited, ...found } = await twoStores(directory, text, () => undefined);
    expect(wrong).toEqual([]);
    expect(found).toEqual({ receipts: 49, daysEqual: 12, stocksEqual: 20 });
    expect(waited).toBeGreaterThan(50);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
