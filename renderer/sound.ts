/** The till's sounds, made as they are needed. Each has its words on the screen; without sound nothing is lost. */
import type { SoundName } from './desk.ts';
import { soundStore } from './stores/sound.ts';

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

/** Opens the speaker; browsers allow it only after the first touch or key, until then, and while it is switched off, a sound is dropped. */
export function openSpeaker(): (name: SoundName) => void {
  let context: AudioContext | null = null;
  let last: { readonly name: SoundName; readonly at: number } | null = null;
  return (name) => {
    if (!soundStore.get().on || !navigator.userActivation.hasBeenActive) return;
    try {
      context ??= new AudioContext();
      // A speaker that was pulled out or put to sleep is asked again.
      if (context.state !== 'running') void context.resume().catch(() => undefined);
      // Two of a kind at the same moment are one, only too loud.
      if (last?.name === name && last.at === context.currentTime) return;
      last = { name, at: context.currentTime };
      for (const tone of tones[name]) play(context, tone);
    } catch {
      // A machine without a speaker sells all the same.
    }
  };
}

/** Takes the choice that the page's address keeps: sound is on unless it says otherwise. */
export function loadSound(): void {
  soundStore.dispatch({ type: 'switched', on: new URLSearchParams(location.hash.slice(1)).get('sound') !== 'off' });
}

/** Switches the till's sounds; a reload keeps it. */
export function switchSound(on: boolean): void {
  soundStore.dispatch({ type: 'switched', on });
  const hash = new URLSearchParams(location.hash.slice(1));
  if (on) hash.delete('sound');
  else hash.set('sound', 'off');
  history.replaceState(null, '', `#${hash.toString()}`);
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
