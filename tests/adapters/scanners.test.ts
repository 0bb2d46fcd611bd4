/** All scanners of a till together: found by themselves after the start, and no reading costs more than itself. */
import { afterEach, expect, test } from 'vitest';
import { openScanners } from '../../src/adapters/scanners.ts';
import { scanLengthMax } from '../../src/domain/barcode.ts';
import { devices } from './hid/desk-of-devices.ts';
import { framesOf } from './hid/frames.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

test('a reading too long, and one whose taker fails, are logged without their text; the next is taken', async () => {
  const hid = devices();
  const scanner = hid.plug();
  const log: string[] = [];
  const taken: string[] = [];
  const serial = { list: () => Promise.resolve([]), ports: () => Promise.resolve([]), isThere: () => Promise.resolve(false), open: () => Promise.reject(new Error('none')) };
  const take = ({ text }: { readonly text: string }): void => {
    if (text === 'BROKEN') throw new Error('no catalogue');
    taken.push(text);
  };
  const scanners = openScanners({ hid: hid.port, serial }, take, { write: (...said) => void log.push(said.join(' ')) });
  open.push(scanners.close);
  await expect.poll(() => scanner.isOpen(), { timeout: 10_000 }).toBe(true);
  scanner.send(...framesOf('9'.repeat(scanLengthMax + 1), ']Q1'), ...framesOf('BROKEN'), ...framesOf('8'.repeat(scanLengthMax), ']Q1'));
  expect(taken).toEqual(['8'.repeat(scanLengthMax)]);
  expect(log.slice(1).map((line) => line.split('\n')[0])).toEqual(['warn scan.too_long hid', 'error scan.fault Error: no catalogue']);
  await scanners.close();
  expect(scanner.isOpen()).toBe(false);
});
