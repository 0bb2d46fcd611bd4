/** The till's voice: which tones are asked of the speaker, and when none may be. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSound, openSpeaker, switchSound } from '../../renderer/sound.ts';

/** Pitches of the oscillators that were started, in Hz. */
let heard: number[] = [];
const contexts: { state: string; resumed: number }[] = [];

class RecordingContext {
  readonly currentTime = 0;
  readonly destination = {};
  state = 'running';
  resumed = 0;
  constructor() {
    contexts.push(this);
  }
  createOscillator(): object {
    const oscillator = { frequency: { value: 0 }, connect: (to: object) => to, start: () => void heard.push(oscillator.frequency.value), stop: () => undefined };
    return oscillator;
  }
  createGain(): object {
    const gain = { setValueAtTime: () => undefined, setTargetAtTime: () => undefined };
    return { gain, connect: (to: object) => to };
  }
  resume(): Promise<void> {
    this.resumed += 1;
    return Promise.resolve();
  }
}

const page = { hash: '#token=t' };
beforeEach(() => {
  heard = [];
  contexts.length = 0;
  page.hash = '#token=t';
  vi.stubGlobal('AudioContext', RecordingContext);
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } });
  vi.stubGlobal('location', page);
  vi.stubGlobal('history', { replaceState: (_state: null, _title: string, hash: string) => void (page.hash = hash) });
  loadSound();
});
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['scanned', [1_200]], ['unknown', [300, 300]], ['consent', [660, 550]], ['committed', [784, 988]], ['fault', [440, 330]],
] as const)('%s sounds as %j Hz', (name, pitches) => {
  openSpeaker()(name);
  expect(heard).toEqual(pitches);
});

test('a page that nobody touched yet is silent, and asks for no speaker', () => {
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: false } });
  openSpeaker()('scanned');
  expect([heard, contexts]).toEqual([[], []]);
});

test('switched off it is silent, a reload keeps it so, and the address keeps the rest', () => {
  switchSound(false);
  openSpeaker()('fault');
  expect([heard, page.hash]).toEqual([[], '#token=t&sound=off']);
  loadSound();
  openSpeaker()('fault');
  expect(heard).toEqual([]);
  switchSound(true);
  openSpeaker()('fault');
  expect([heard, page.hash]).toEqual([[440, 330], '#token=t']);
});

test('one speaker for all sounds, woken when it sleeps', () => {
  const speak = openSpeaker();
  speak('scanned');
  const [context] = contexts;
  if (context !== undefined) context.state = 'suspended';
  speak('scanned');
  expect(contexts.map(({ resumed }) => resumed)).toEqual([1]);
});

test('a machine without a speaker sells all the same', () => {
  vi.stubGlobal('AudioContext', class {
    constructor() {
      throw new Error('no device');
    }
  });
  expect(() => openSpeaker()('scanned')).not.toThrow();
});
