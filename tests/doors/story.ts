/** What a story at a door is. Plays none. */
import type { FactKind } from '../../src/domain/facts.ts';
import type { Door } from './door.ts';

export type Story = {
  readonly name: string;
  readonly play: (door: Door) => Promise<void>;
  /** What it seals, in order. */
  readonly seals: readonly FactKind[];
  /** Papers that come out. */
  readonly papers: number;
  /** Words that must stand on the screen at its end. */
  readonly says: readonly string[];
};
