/** The real serial driver on a real pseudo-terminal: codes in, unplugged, said so. */
import { afterEach, expect, test } from 'vitest';
import { afterSilence, systemSerial } from '../../../src/adapters/serial/serialport.ts';
import { openScanners } from '../../../src/adapters/scanners.ts';
import { openSerialScanners } from '../../../src/adapters/serial/scanners.ts';
import { usualLine, type ScannerPort, type ScannerPortState } from '../../../src/domain/scan/serial-line.ts';
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
  const settings: { said: ScannerPort | null } = { said: { path: first.path, ...usualLine } };
  const scanners = openSerialScanners(systemSerial, {
    onReading: ({ text }) => void codes.push(text), now: () => performance.now(), afterSilence, said: () => settings.said,
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
  settings.said = { path: second.path, ...usualLine };
  await expect.poll(async () => {
    await scanners.look();
    return scanners.states().map(({ state }) => state);
  }, { timeout: 15_000 }).toContain('ready');
  second.send('88012346\r');
  await expect.poll(() => codes).toEqual([']E08801234567893', 'SDM00123', '88012346']);
});

test('a path that is not there is refused in words', async () => {
  await expect(systemSerial.open('/dev/sodam-no-such-port', usualLine)).rejects.toThrow('not there: ');
});

test('the port of the settings: said, changed, in use elsewhere, taken up again, named no more', async () => {
  const codes: string[] = [];
  const [first, second] = [await plug(), await plug()];
  const hid = { devices: () => Promise.resolve([]), open: () => Promise.reject(new Error('none')) };
  const scanners = openScanners({ hid, serial: systemSerial }, ({ text }) => void codes.push(text), { write: () => undefined });
  open.push(scanners.close);
  const becomes = (state: ScannerPortState) => expect.poll(scanners.state, { timeout: 15_000 }).toBe(state);
  scanners.use({ path: '/dev/sodam-no-such-port', ...usualLine });
  await becomes('absent');
  scanners.use({ path: first.path, ...usualLine });
  await becomes('ready');
  first.send('8801234567893\r');
  await expect.poll(() => codes).toEqual(['8801234567893']);
  const other = await systemSerial.open(second.path, usualLine);
  scanners.use({ path: second.path, ...usualLine });
  await becomes('in_use');
  // The port that is named no more is let go: another program may have it.
  await expect.poll(async () => {
    const held = await systemSerial.open(first.path, usualLine).catch(() => null);
    await held?.close();
    return held !== null;
  }, { timeout: 15_000 }).toBe(true);
  await other.close();
  await becomes('ready');
  scanners.use({ path: second.path, baud: 115_200, bits: 7, parity: 'even' });
  await becomes('ready');
  second.send('88012346\r\n');
  await expect.poll(() => codes.at(-1), { timeout: 15_000 }).toBe('88012346');
  scanners.use(null);
  expect(scanners.state()).toBe('none');
  expect(await scanners.ports()).toEqual(expect.any(Array));
}, 60_000);
