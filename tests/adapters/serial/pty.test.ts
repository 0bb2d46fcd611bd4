/** The real serial driver on a real pseudo-terminal: codes in, unplugged, said so. */
import { afterEach, expect, test } from 'vitest';
import { afterSilence, systemSerial } from '../../../src/adapters/serial/serialport.ts';
import { openSerialScanners } from '../../../src/adapters/serial/scanners.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pseudo-terminal.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function plug(): Promise<PseudoTerminal> {
  const terminal = await openPseudoTerminal();
  open.push(terminal.unplug);
  return terminal;
}

test('codes come off a terminal, with a suffix or silence; pulled out it is lost, and another is read', async () => {
  const codes: string[] = [];
  const log: string[] = [];
  const first = await plug();
  const paths = [first.path];
  const scanners = openSerialScanners(systemSerial, {
    onReading: ({ text }) => void codes.push(text), now: () => performance.now(), afterSilence, paths,
    log: { write: (level, event) => void log.push(`${level} ${event}`) },
  });
  open.push(scanners.close);
  await scanners.look();
  await expect.poll(() => scanners.states().map(({ state }) => state)).toEqual(['ready']);
  first.send(']E08801234567893\r\r\n');
  await expect.poll(() => codes).toEqual([']E08801234567893']);
  first.send('SDM00123');
  await expect.poll(() => codes).toEqual([']E08801234567893', 'SDM00123']);
  first.send('880');
  await first.unplug();
  await expect.poll(async () => {
    await scanners.look();
    return [log.filter((line) => line === 'info serial.lost').length, scanners.states()];
  }, { timeout: 15_000 }).toEqual([1, []]);
  const second = await plug();
  paths.push(second.path);
  await expect.poll(async () => {
    await scanners.look();
    return scanners.states().map(({ state }) => state);
  }, { timeout: 15_000 }).toContain('ready');
  second.send('88012346\r');
  await expect.poll(() => codes).toEqual([']E08801234567893', 'SDM00123', '88012346']);
});

test('a path that is not there is refused in words', async () => {
  await expect(systemSerial.open('/dev/sodam-no-such-port')).rejects.toThrow('not there: ');
});
