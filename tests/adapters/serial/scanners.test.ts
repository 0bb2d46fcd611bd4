/** Serial scanners where the driver stands: what is opened, how bytes become codes, what an unplugged one leaves behind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection, PlugState } from '../../../src/adapters/plugged.ts';
import { openSerialScanners, stateOfSaid, type SerialDevice } from '../../../src/adapters/serial/scanners.ts';
import { usualLine, type ScannerPort, type SerialLine } from '../../../src/domain/scan/serial-line.ts';
import { foldBytes, foldSilence, lineBytesMax, noLine } from '../../../src/adapters/serial/split.ts';

type Cable = { send: (text: string) => void; lose: () => void; closed: number };

function counter(devices: SerialDevice[], said: ScannerPort | null = null) {
  const codes: string[] = [];
  const cables = new Map<string, Cable>();
  const opened: string[] = [];
  const clock = { now: 10_000 };
  const settings = { said };
  let silences: { at: number; run: () => void }[] = [];
  const open = (path: string, line: SerialLine): Promise<Connection> => {
    opened.push(line.baud === 9_600 ? path : `${path} ${line.baud}${line.parity}`);
    let bytes: (bytes: Uint8Array) => void = () => undefined;
    let lost: (reason: string) => void = () => undefined;
    const cable: Cable = { send: (text) => bytes(Buffer.from(text, 'latin1')), lose: () => lost('disconnected'), closed: 0 };
    cables.set(path, cable);
    return Promise.resolve({
      onBytes: (listener) => void (bytes = listener), onLost: (listener) => void (lost = listener),
      close: () => Promise.resolve(void (cable.closed += 1)),
    });
  };
  const scanners = openSerialScanners({
    list: () => Promise.resolve([...devices]), ports: () => Promise.resolve([]), isThere: (path) => Promise.resolve(path !== '/dev/ttyS9'), open,
  }, {
    onReading: ({ text, source }) => void codes.push(`${source} ${text}`), now: () => clock.now, said: () => settings.said, log: { write: () => undefined },
    afterSilence: (ms, run) => {
      const silence = { at: clock.now + ms, run };
      silences.push(silence);
      return () => void (silences = silences.filter((each) => each !== silence));
    },
  });
  const pass = (ms: number): void => {
    clock.now += ms;
    const due = silences.filter(({ at }) => at <= clock.now);
    silences = silences.filter(({ at }) => at > clock.now);
    due.forEach(({ run }) => run());
  };
  const look = async (): Promise<void> => {
    clock.now += 1_500;
    await scanners.look();
    await new Promise((resolve) => void setImmediate(resolve));
  };
  return { scanners, settings, codes, cables, opened, pass, look, cable: (path: string): Cable => cables.get(path) ?? { send: () => undefined, lose: () => undefined, closed: 0 } };
}

const honeywell: SerialDevice = { path: '/dev/ttyACM0', vendorId: '0C2E', productId: '0caa', serialNumber: 'A' };

describe('what is opened', () => {
  test('known makers’ scanners and the port that somebody said, and nothing else', async () => {
    const { look, opened } = counter([
      honeywell, { path: '/dev/ttyS0' }, { path: '/dev/ttyUSB0', vendorId: '067b', productId: '2303' },
      { path: '/dev/ttyUSB1', vendorId: '05e0', productId: '1701' }, { path: '/dev/ttyUSB2', vendorId: '05e0', productId: '9999' },
    ], { path: '/dev/ttyS4', ...usualLine });
    await look();
    await look();
    expect(opened.toSorted()).toEqual(['/dev/ttyACM0', '/dev/ttyS4', '/dev/ttyUSB1']);
  });

  test('the port that is said now: another one, another speed, none', async () => {
    const { look, opened, settings, cable, scanners } = counter([]);
    await look();
    settings.said = { path: '/dev/ttyS4', ...usualLine };
    await look();
    settings.said = { ...settings.said, baud: 115_200, parity: 'even' };
    await look();
    settings.said = { path: '/dev/ttyS5', ...usualLine };
    await look();
    settings.said = null;
    await look();
    expect(opened).toEqual(['/dev/ttyS4', '/dev/ttyS4 115200even', '/dev/ttyS5']);
    expect([cable('/dev/ttyS4').closed, cable('/dev/ttyS5').closed, scanners.states()]).toEqual([1, 1, []]);
  });

  test('a port that was said is opened once, though its maker is known', async () => {
    const { look, opened } = counter([honeywell], { path: '/dev/ttyACM0', ...usualLine });
    await look();
    expect(opened).toEqual(['/dev/ttyACM0']);
  });

  test('again, when it comes back under another name; what was half read is gone', async () => {
    const devices = [honeywell];
    const { look, cable, codes, opened, pass } = counter(devices);
    await look();
    cable('/dev/ttyACM0').send('88012');
    cable('/dev/ttyACM0').lose();
    pass(60);
    cable('/dev/ttyACM0').send('34567893\r');
    devices.splice(0, 1, { ...honeywell, path: '/dev/ttyACM1' });
    await look();
    cable('/dev/ttyACM1').send('8801234567893\r');
    expect([codes, opened, cable('/dev/ttyACM0').closed]).toEqual([['serial 8801234567893'], ['/dev/ttyACM0', '/dev/ttyACM1'], 1]);
  });
});

describe('how the port that was said is', () => {
  const said: ScannerPort = { path: '/dev/ttyS4', ...usualLine };
  const key = '["said","/dev/ttyS4",9600,8,"none"]';
  test.each<[state: PlugState, reason: string, wanted: string]>([
    ['ready', '', 'ready'], ['opening', '', 'opening'], ['backoff', 'not there: ENOENT', 'absent'], ['backoff', 'in use: cannot lock port', 'in_use'],
    ['opening', 'in use: cannot lock port', 'in_use'], ['backoff', 'no right to it: EACCES', 'not_allowed'], ['fault', 'disconnected', 'fault'],
  ])('%s (%s): %s', (state, reason, wanted) => {
    expect(stateOfSaid(said, [{ key: 'other', name: '', state: 'ready', reason: '' }, { key, name: '', state, reason }])).toBe(wanted);
  });

  test('nobody said one, or it is not there', () => {
    expect([stateOfSaid(null, []), stateOfSaid(said, []), stateOfSaid({ ...said, baud: 4_800 }, [{ key, name: '', state: 'ready', reason: '' }])]).toEqual(['none', 'absent', 'absent']);
  });
});

describe('bytes become codes', () => {
  test.each<[what: string, sent: (string | number)[], codes: string[]]>([
    ['CR', ['8801234567893\r'], ['8801234567893']],
    ['CR and LF', ['A1\r\nB2\r\n'], ['A1', 'B2']],
    ['CR twice and LF, as a USB-COM device was seen to send', [']E08801234567893\r\r\n'], [']E08801234567893']],
    ['byte by byte', [...'88012346\r'], ['88012346']],
    ['silence of 50 ms', ['SDM00123', 49, '4', 50], ['SDM001234']],
    ['a pause within the code', ['SDM00123', 49, '4', 1, '5\r'], ['SDM0012345']],
    ['silence after too little', ['880', 50, '12346\r'], ['12346']],
    ['a suffix alone', ['\r\n\r'], []],
    ['a suffix that comes after the silence', ['SDM00123', 60, '\r\n'], ['SDM00123']],
    ['a short code with its suffix', ['7\r'], ['7']],
  ])('%s', async (_, sent, wanted) => {
    const { look, cable, codes, pass } = counter([honeywell]);
    await look();
    sent.forEach((each) => (typeof each === 'number' ? pass(each) : cable('/dev/ttyACM0').send(each)));
    expect(codes).toEqual(wanted.map((code) => `serial ${code}`));
  });

  test('a line without end is dropped whole, and the next code is read', () => {
    let line = noLine;
    const codes: string[] = [];
    for (let i = 0; i < 10; i += 1) line = foldBytes(line, new Uint8Array(1_000).fill(0x39)).line;
    expect([line.bytes.length, line.lost, foldSilence(line)]).toEqual([0, true, null]);
    foldBytes(line, Buffer.from('99\rA100\r')).codes.forEach((code) => codes.push(Buffer.from(code).toString()));
    expect(codes).toEqual(['A100']);
    expect(lineBytesMax).toBeLessThan(10_000);
  });

  test('however the bytes are cut, the codes are the same', () => {
    const codes = fc.array(fc.stringMatching(/^[!-~]{1,30}$/), { minLength: 1, maxLength: 5 });
    const suffix = fc.constantFrom('\r', '\n', '\r\n', '\r\r\n');
    fc.assert(fc.property(codes, suffix, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (sent, end, cuts) => {
      const bytes = Buffer.from(sent.map((code) => code + end).join(''));
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
      let line = noLine;
      const got = places.slice(1).flatMap((place, i) => {
        const step = foldBytes(line, bytes.subarray(places[i], place));
        line = step.line;
        return step.codes.map((code) => Buffer.from(code).toString());
      });
      expect(got).toEqual(sent);
    }), { seed: 20261122, numRuns: 2_000 });
  });
});
