/** The till's sounds, made as they are needed. Each has its words on the screen; without sound nothing is lost. */
import type { SoundName } from './desk.ts';

/** One tone: pitch in Hz, start and length in ms. */
type Tone = { readonly hz: number; readonly atMs: number; readonly lastsMs: number; readonly gain: number };

const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  scanned: [{ hz: 1_200, atMs: 0, lastsMs: 60, gain: 0.12 }],
  unknown: [
    { hz: 300, atMs: 0, lastsMs: 120, gain: 0.25 },
    { hz: 300, atMs: 190, lastsMs: 120, gain: 0.25 },
  ],
  consent: [
    { hz: 660, atMs: 0, lastsMs: 140, gain: 0.1 },
    { hz: 550, atMs: 150, lastsMs: 180, gain: 0.1 },
  ],
  committed: [
    { hz: 784, atMs: 0, lastsMs: 110, gain: 0.12 },
    { hz: 988, atMs: 110, lastsMs: 190, gain: 0.12 },
  ],
  fault: [
    { hz: 440, atMs: 0, lastsMs: 160, gain: 0.2 },
    { hz: 330, atMs: 180, lastsMs: 260, gain: 0.2 },
  ],
};

/** Opens the speaker; browsers allow it only after the first touch or key, until then a sound is dropped. */
export function openSpeaker(): (name: SoundName) => void {
  let context: AudioContext | null = null;
  return (name) => {
    if (!navigator.userActivation.hasBeenActive) return;
    try {
      context ??= new AudioContext();
      for (const tone of tones[name]) play(context, tone);
    } catch {
      // A machine without a speaker sells all the same.
    }
  };
}

function play(context: AudioContext, { hz, atMs, lastsMs, gain }: Tone): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  const from = context.currentTime + atMs / 1_000;
  const until = from + lastsMs / 1_000;
  oscillator.frequency.value = hz;
  volume.gain.setValueAtTime(gain, from);
  volume.gain.setTargetAtTime(0, until - 0.02, 0.008);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(until + 0.05);
}
