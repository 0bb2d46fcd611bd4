/** What holds for every stream of bytes: how the network cuts it is nothing, and no bytes can bring the judge down. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test, vi } from 'vitest';
import { decodePair, decodeText } from '../../scripts/devices/hangul.ts';
import { interpret } from '../../scripts/devices/interpreter.ts';
import { columnsOf, type Job, type Rule } from '../../scripts/devices/paper.ts';
import { bytes, receipt } from './bytes.ts';

// Long enough for a busy machine, short enough to tell a stream that never ends.
vi.setConfig({ testTimeout: 60_000 });

const seed = 20261122;

/** Bytes that begin commands come up often enough to reach deep into the interpreter. */
const hostileByte = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10, 0x0a, 0x04, 0x14, 0x40, 0x6b, 0x28, 0x76, 0x30) },
  { weight: 1, arbitrary: fc.constantFrom(0x56, 0x26, 0x49, 0x7b, 0x70, 0x42, 0x00, 0x01, 0x31, 0x50, 0x51) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
);
const hostile = fc.array(hostileByte, { maxLength: 200 }).map((list) => Uint8Array.from(list));

function splitAt(stream: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((place) => place % (stream.length + 1)))].sort((left, right) => left - right);
  return [...places, stream.length].map((to, at) => stream.subarray(at === 0 ? 0 : places[at - 1], to));
}

function accountOf(jobs: readonly Job[]): number {
  return jobs.reduce((sum, job) => sum + job.bytes, 0);
}

/** How many bytes of well-formed questions (DLE EOT, GS r, GS I) come first: they belong to no job. */
function questionsBefore(stream: Uint8Array): number {
  const asked = /^(?:\x10\x04[\x01-\x04]|\x1dr[\x01\x0212]|\x1dI[\x01-\x03A-E])*/.exec(String.fromCharCode(...stream));
  return asked?.[0].length ?? 0;
}

describe('however the stream is cut', () => {
  test('a receipt gives the same paper', () => {
    const whole = interpret([receipt()]);
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 40 }), (cuts) => {
      expect(interpret(splitAt(receipt(), cuts))).toEqual(whole);
    }), { seed, numRuns: 500 });
  });

  test('a receipt byte by byte gives the same paper', () => {
    const stream = receipt();
    expect(interpret([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(interpret([stream]));
  });

  test('so does any stream', () => {
    fc.assert(fc.property(hostile, fc.array(fc.nat(), { maxLength: 20 }), (stream, cuts) => {
      expect(interpret(splitAt(stream, cuts))).toEqual(interpret([stream]));
    }), { seed, numRuns: 2_000 });
  });
});

describe('a hostile stream', () => {
  test('never throws and accounts for every byte', () => {
    fc.assert(fc.property(hostile, (stream) => {
      const jobs = interpret([stream]);
      expect(accountOf(jobs)).toBe(stream.length - questionsBefore(stream));
      for (const job of jobs) expect(job.failed).toBe(job.failures.length > 0);
    }), { seed, numRuns: 10_000 });
  });

  test('printable text counts every byte and column', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 42 }), (text) => {
      const [only] = interpret([bytes(0x1b, '@', text, '\n')]);
      expect(only).toMatchObject({ failed: false, bytes: text.length + 3, pieces: [{ text, columns: text.length }] });
    }), { seed, numRuns: 500 });
  });

  test.each<[string, Uint8Array, Rule]>([
    ['a megabyte of barcode beginnings', Uint8Array.from({ length: 1_000_000 }, (_, at) => [0x1d, 0x6b, 2][at % 3] ?? 0), 'bad_parameter'],
    ['a megabyte without a line end', new Uint8Array(1_000_000).fill(0x41), 'line_too_wide'],
    ['a megabyte of NUL', new Uint8Array(1_000_000), 'control_byte'],
    ['the largest image a header can claim', bytes([0x1d, 0x76, 0x30, 0, 0xff, 0xff, 0xff, 0xff], new Uint8Array(500_000)), 'bad_parameter'],
  ])('%s ends', (_, stream, rule) => {
    const [only, ...more] = interpret([stream]);
    expect(only?.failures.slice(0, 2).map((failure) => failure.rule)).toEqual(['before_init', rule]);
    expect(more).toEqual([]);
  });

  test('a large image in single bytes ends', () => {
    const framed = bytes([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 64, 0, 0xff, 0x0f], new Uint8Array(64 * 4095));
    const [only] = interpret(Array.from(framed, (byte) => Uint8Array.of(byte)));
    expect(only).toMatchObject({ failed: false, pieces: [{ kind: 'image', rows: 4095 }] });
  });
});

describe('CP949', () => {
  test('every pair reads as in an independent table', () => {
    for (let lead = 0x80; lead <= 0xff; lead += 1) {
      for (let trail = 0; trail <= 0xff; trail += 1) {
        const other = iconv.decode(Buffer.from([lead, trail]), 'cp949');
        const isPair = [...other].length === 1 && other !== '\ufffd';
        if (decodePair(lead, trail) !== (isPair ? other : null)) throw new Error(`${lead.toString(16)} ${trail.toString(16)} ${other}`);
      }
    }
  });

  test('holds all 11,172 syllables, two columns each', () => {
    for (let point = 0xac00; point <= 0xd7a3; point += 1) {
      const syllable = String.fromCodePoint(point);
      expect(decodeText(iconv.encode(syllable, 'cp949'))).toBe(syllable);
      expect(columnsOf(syllable)).toBe(2);
    }
  });

  test('refuses a text with half a character', () => {
    expect(decodeText(Uint8Array.of(0x41, 0xb0))).toBeNull();
  });
});
