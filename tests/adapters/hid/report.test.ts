import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { codeBytesMax, codeText, foldReport, partialMs, type Dropped, type Partial } from '../../../src/adapters/hid/report.ts';
import { frame, framesOf, recorded } from './frames.ts';
import { rounds } from '../../rounds.ts';

type Read = { readonly text: string; readonly aim: string | null };

/** What one device's reports come to; each is a frame, or a wait in ms before the next one. */
function read(steps: readonly (Uint8Array | number)[]): { readings: Read[]; dropped: Dropped[]; partial: Partial | null } {
  let partial: Partial | null = null;
  let at = 1_000;
  const readings: Read[] = [];
  const dropped: Dropped[] = [];
  for (const each of steps) {
    if (typeof each === 'number') {
      at += each;
      continue;
    }
    const step = foldReport(partial, each, (at += 1));
    partial = step.partial;
    dropped.push(...step.dropped);
    if (step.reading !== null) readings.push(step.reading);
  }
  return { readings, dropped, partial };
}

const eanFrame = frame(']E0', Buffer.from('8801234567893'), false);
const ean = [eanFrame];
const long = 'https://www.idus.com/v2/product/0b5f5c2e-7c8b-4a57-9c1c-3b9f0a1d2e3f?utm=counter';
const [first = eanFrame, second = eanFrame] = framesOf(long, ']Q1');
const sixty = 'M1SODAM/SANGHOE      EABC123 ICNGMPKE 0123 326Y001A0042 1000';

describe('reports of one scanner', () => {
  test('recorded bytes: an EAN-13, and the 60 characters of the makers’ example', () => {
    const barcode = recorded('02 0D 5D 45 30 38 38 30 31 32 33 34 35 36 37 38 39 33 .. 64 00 00');
    const [head, tail] = [Buffer.from(sixty.slice(0, 56)).toString('hex'), Buffer.from(sixty.slice(56)).toString('hex')];
    const parts = [recorded(`02 38 5D 51 30 ${head} .. 73 00 01`), recorded(`02 04 5D 51 30 ${tail} .. 73 00 00`)];
    expect(read([barcode, ...parts])).toEqual({
      readings: [{ text: '8801234567893', aim: ']E0' }, { text: sixty, aim: ']Q0' }], dropped: [], partial: null,
    });
  });

  test.each<[what: string, steps: (Uint8Array | number)[], texts: string[], dropped: Dropped[]]>([
    ['one code', ean, ['8801234567893'], []],
    ['the same code twice, for two pieces', [...ean, ...ean], ['8801234567893', '8801234567893'], []],
    ['a code of two reports', [first, second], [long], []],
    ['a code of three reports', framesOf('가'.repeat(50), ']Q1'), ['가'.repeat(50)], []],
    ['a code that ends where a report does', [frame(']Q1', Buffer.from('a'.repeat(56)), true), frame(']Q1', Buffer.alloc(0), false)], ['a'.repeat(56)], []],
    ['a report of no data', [frame(']E0', Buffer.alloc(0), false)], [], []],
    ['another kind of report', [Uint8Array.of(4, 1, 0), ...ean], ['8801234567893'], []],
    ['another kind of report in the middle', [first, Uint8Array.of(4, 1, 0), second], [long], []],
    ['a length above 56', [frame(']E0', Buffer.from('880'), false, 57), ...ean], ['8801234567893'], ['bad_length']],
    ['a length above 56 in the first of two', [frame(']Q1', Buffer.from('x'), true, 200), second, ...ean], ['8801234567893'], ['bad_length']],
    ['a length above 56 in the second of three', [...broken(long.repeat(2)), ...ean], ['8801234567893'], ['bad_length']],
    ['a report cut off', [eanFrame.subarray(0, 20), 501, ...ean], ['8801234567893'], ['short_report']],
    ['a report cut off in the middle', [first, second.subarray(0, 30), second, ...ean], ['8801234567893'], ['short_report']],
    ['no bytes at all', [new Uint8Array(0), 501, ...ean], ['8801234567893'], ['short_report']],
    ['an AIM id that is none', [frame('\u0001x9', Buffer.from('880'), false), ...ean], ['8801234567893'], ['bad_aim']],
    ['an AIM id that is none, with a tail', [frame('\u0001x9', Buffer.from('880'), true), second, ...ean], ['8801234567893'], ['bad_aim']],
    ['no AIM id', [frame('\0\0\0', Buffer.from('SDM00123'), false)], ['SDM00123'], []],
    ['a continuation that never comes', [first, 501, ...ean], ['8801234567893'], ['too_late']],
    ['a continuation that never comes, other id at once', [first, ...ean], ['8801234567893'], ['other_code']],
    ['a new id in the middle, of a code of two', [first, ...framesOf(sixty, ']d1')], [sixty], ['other_code']],
    ['two parts 500 ms apart', [first, partialMs - 1, second], [long], []],
    ['two parts further apart: the tail is another reading', [first, partialMs, second], [long.slice(56)], ['too_late']],
  ])('%s', (_, steps, texts, dropped) => {
    const all = read(steps);
    expect([all.readings.map(({ text }) => text), all.dropped, all.partial]).toEqual([texts, dropped, null]);
  });

  test('a device that tells no AIM id: the reading has none', () => {
    expect(read([frame('\0\0\0', Buffer.from('SDM00123'), false)]).readings).toEqual([{ text: 'SDM00123', aim: null }]);
  });

  test('a device that never ends a code does not fill the memory', () => {
    const endless = Array.from({ length: 200 }, () => frame(']Q1', Buffer.from('9'.repeat(56)), true));
    const { readings, dropped, partial } = read(endless);
    expect([readings, dropped, partial?.bytes.length]).toEqual([[], ['too_long'], 0]);
    expect(read([...endless, second, ...ean]).readings).toEqual([{ text: '8801234567893', aim: ']E0' }]);
    expect(codeBytesMax).toBeLessThan(200 * 56);
  });

  function broken(text: string): Uint8Array[] {
    return framesOf(text, ']Q1').map((report, i) => (i === 1 ? report.with(1, 99) : report));
  }
});

describe('the text of a code', () => {
  test.each<[what: string, bytes: Uint8Array, text: string]>([
    ['UTF-8', Buffer.from('옻칠 수저', 'utf8'), '옻칠 수저'],
    ['CP949', iconv.encode('옻칠 수저', 'cp949'), '옻칠 수저'],
    ['neither', Uint8Array.of(0x41, 0xff, 0xff), 'A\u00ff\u00ff'],
    ['a group separator', Buffer.from('10A\u001D21B'), '10A\u001D21B'],
    ['fill bytes', Buffer.from('880\0\0'), '880'],
  ])('%s', (_, bytes, text) => {
    expect(codeText(bytes)).toBe(text);
  });
});

describe('10,000 streams of sound, split, interleaved, broken and late reports', () => {
  type Sent = { readonly device: number; readonly wait: number; readonly report: Uint8Array };

  /**
   * A second reading of the same table, in another way: each device's reports are first cut into runs that could be one
   * code, and a run is then judged as a whole.
   */
  function reference(sent: readonly Sent[]): string[][] {
    return [0, 1, 2].map((device) => {
      let clock = 0;
      const own = sent.map((each) => ({ ...each, at: (clock += each.wait) })).filter((each) => each.device === device && (each.report[0] ?? 2) === 2);
      const codes: string[] = [];
      for (let i = 0; i < own.length;) {
        const run = runFrom(own, i);
        i += run.length;
        const sound = run.every(({ report }) => isSound(report));
        const bytes = Buffer.concat(run.map(({ report }) => report.subarray(5, 5 + (report[1] ?? 0))));
        const whole = sound && run.at(-1)?.report[63] !== undefined && ((run.at(-1)?.report[63] ?? 1) & 1) === 0;
        if (whole && bytes.length > 0 && bytes.length <= 4_096) codes.push(bytes.toString('latin1').replaceAll('\0', ''));
      }
      return codes.filter((code) => code !== '');
    });
  }

  function runFrom(own: readonly (Sent & { at: number })[], start: number): (Sent & { at: number })[] {
    const run: (Sent & { at: number })[] = [];
    let aim: string | null = null;
    for (const each of own.slice(start)) {
      const last = run.at(-1);
      const told = isSound(each.report) ? Buffer.from(each.report.subarray(2, 5)).toString('latin1') : null;
      if (last !== undefined) {
        const ended = last.report.length === 64 && ((last.report[63] ?? 0) & 1) === 0;
        if (ended || each.at - last.at > 500 || (told !== null && aim !== null && told !== aim)) break;
      }
      aim ??= told;
      run.push(each);
    }
    return run;
  }

  function isSound(report: Uint8Array): boolean {
    const aim = Buffer.from(report.subarray(2, 5)).toString('latin1');
    return report.length === 64 && (report[1] ?? 99) <= 56 && (aim === '\0\0\0' || /^\][A-Za-z][A-Za-z0-9]$/.test(aim));
  }

  const code = fc.tuple(fc.integer({ min: 1, max: 170 }).chain((length) => fc.string({ minLength: length, maxLength: length })), fc.constantFrom(']E0', ']Q1', ']Q1', ']C1', '\0\0\0'));
  const damage = fc.oneof(
    { weight: 10, arbitrary: fc.constant('none' as const) },
    fc.constantFrom('length' as const, 'cut' as const, 'aim' as const, 'missing' as const, 'noise' as const, 'flag' as const, 'foreign' as const),
  );
  const stream = fc.array(fc.record({
    device: fc.nat({ max: 2 }), code, damage: fc.array(damage, { minLength: 4, maxLength: 4 }), waits: fc.array(fc.constantFrom(0, 1, 3, 40, 499, 501), { minLength: 4, maxLength: 4 }),
    byte: fc.nat({ max: 63 }), value: fc.nat({ max: 255 }), noise: fc.uint8Array({ maxLength: 64 }),
  }), { minLength: 1, maxLength: 8, size: 'max' });
  /** Weaves codes that were sent at about the same time, so that devices interleave report by report. */
  const woven = fc.tuple(stream, fc.infiniteStream(fc.nat({ max: 7 })));

  function sentOf(scans: (typeof stream extends fc.Arbitrary<infer T> ? T : never), picks: Iterator<number>): Sent[] {
    const queues: Sent[][] = [[], [], []];
    for (const scan of scans) {
      framesOf(scan.code[0], scan.code[1]).forEach((report, i) => {
        const wait = scan.waits[i % 4] ?? 0;
        const sent = (bytes: Uint8Array): void => void queues[scan.device]?.push({ device: scan.device, wait, report: bytes });
        const kind = scan.damage[i % 4];
        if (kind === 'missing') return;
        if (kind === 'length') return sent(report.with(1, 57 + (scan.value % 199)));
        if (kind === 'cut') return sent(report.subarray(0, scan.byte));
        if (kind === 'aim') return sent(report.with(2 + (scan.byte % 3), scan.value));
        if (kind === 'flag') return sent(report.with(63, (report[63] ?? 0) ^ 1));
        if (kind === 'noise') sent(scan.value % 2 === 0 ? scan.noise : Uint8Array.of(2, ...scan.noise.subarray(1)));
        if (kind === 'foreign') sent(Uint8Array.of(7, ...scan.noise));
        sent(report);
      });
    }
    const all: Sent[] = [];
    while (queues.some((queue) => queue.length > 0)) {
      const filled = queues.filter((queue) => queue.length > 0);
      const next = filled[Number(picks.next().value) % filled.length]?.shift();
      if (next !== undefined) all.push(next);
    }
    return all;
  }

  test('come to what a second reading says, device by device', () => {
    let codes = 0;
    let drops = 0;
    fc.assert(fc.property(woven, ([scans, picks]) => {
      const sent = sentOf(scans, picks);
      const partials: (Partial | null)[] = [null, null, null];
      const got: string[][] = [[], [], []];
      let at = 0;
      for (const { device, wait, report } of sent) {
        const step = foldReport(partials[device] ?? null, report, (at += wait));
        partials[device] = step.partial;
        drops += step.dropped.length;
        if (step.reading !== null) got[device]?.push(Buffer.from(step.reading.text, 'latin1').toString('latin1'));
      }
      const wanted = reference(sent).map((list) => list.map((each) => Buffer.from(codeText(Buffer.from(each, 'latin1')), 'latin1').toString('latin1')));
      codes += got.flat().length;
      expect(got).toEqual(wanted);
    }), { seed: 20261122, numRuns: rounds(3_000, 10_000) });
    // The streams must have held both codes to find and damage to survive, or the law said nothing.
    expect(codes).toBeGreaterThan(rounds(3_000, 10_000));
    expect(drops).toBeGreaterThan(rounds(1_500, 5_000));
  }, 120_000);
});
