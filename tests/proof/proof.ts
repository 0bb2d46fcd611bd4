/** What a proof is given and what it answers. Runs nothing. */
import { sizes, type Demand, type SizeName } from './numbers.ts';

/** Debian packages, each with a test of whether what it brings is there. */
export type Package = 'strace' | 'gcc' | 'libc6-dev' | 'xvfb' | 'xdotool' | 'dbus' | 'ibus' | 'ibus-gtk3' | 'ibus-hangul' | 'chromium';

export type Context = {
  /** The repository to prove: this one, or a copy with a fault planted. */
  readonly root: string;
  readonly isQuick: boolean;
  readonly size: (name: SizeName) => number;
  /** Makes a temporary directory; it is removed when the proof held, and kept and named when it did not. */
  readonly directory: (name: string) => string;
  /** The file of real receipts. */
  readonly receipts: string;
  /** Tells a person that something moves; not a result. */
  readonly progress: (text: string) => void;
};

export type Figures = Readonly<Record<string, number>>;

export type Outcome = {
  readonly figures: Figures;
  /** What was found wrong, as sentences. None means that the proof holds, as far as its figures reach their numbers. */
  readonly faults: readonly string[];
  /** Said beside the figures. */
  readonly notes?: readonly string[];
  /** Why it did not run, when something it needs from outside the repository is not there. */
  readonly notRun?: string;
};

export type Proof = {
  readonly name: string;
  readonly packages: readonly Package[];
  readonly run: (context: Context) => Promise<Outcome>;
};

/** The sizes of a run. */
export function sizeOf(isQuick: boolean): (name: SizeName) => number {
  return (name) => (isQuick ? sizes[name].quick : sizes[name].promised);
}

/** The figures that are not what they must be, as sentences. A demanded figure that is absent is wrong too. */
export function unmet(figures: Figures, demanded: Readonly<Record<string, Demand>>): string[] {
  return Object.entries(demanded).flatMap(([name, demand]) => {
    const value = figures[name];
    if (value === undefined) return [`${name}: not counted`];
    if ('exactly' in demand) return value === demand.exactly ? [] : [`${name}: ${value} instead of ${demand.exactly}`];
    return value >= demand.least ? [] : [`${name}: ${value}, below ${demand.least}`];
  });
}
