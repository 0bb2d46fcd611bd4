/** One step of a story, as data. Plays nothing. */
import type { CommandName } from '../../src/contract/contract.ts';

/** What earlier steps leave for later ones. */
export type Memory = { [name: string]: string | number };

export type Step = {
  readonly row: CommandName;
  readonly input: (memory: Memory) => unknown;
  /** `ok` or the code of the refusal. */
  readonly expect: string;
  /** What the answer says among other things. */
  readonly shows?: Readonly<Record<string, unknown>>;
  readonly keep?: (value: Record<string, unknown>, memory: Memory) => void;
  /** Done to the world before the step: a paper that may have printed, a disk that fails, time that passes. */
  readonly before?: 'unknown_paper' | 'ledger_fails' | 'an_hour' | 'mall_code' | 'mall_silent' | 'mall_refuses';
};

export const step = (row: CommandName, expect: string, input: unknown = {}, more: Partial<Step> = {}): Step => ({
  row, expect, input: typeof input === 'function' ? (input as Step['input']) : () => input, ...more,
});
