/** One attack as data, and how it is written down. Runs nothing. */

export type Attack = {
  readonly name: string;
  readonly as: 'nobody' | 'cashier' | 'manager';
  /** The text, or what is sent in place of one. Made when it is needed: some are huge. */
  readonly text: () => unknown;
  /** The refusal; `repeated` for the first answer again; `silence` when the door does not take it; `nothing` for an empty answer. */
  readonly expect: string;
};

export type Change = Readonly<Record<string, unknown>>;

/** A request as the page would send it. */
export const request = (name: string, input: unknown): string => JSON.stringify({ id: 1, name, input });
export const attack = (as: Attack['as'], name: string, expect: string, text: () => unknown): Attack => ({ as, name, expect, text });
export const asks = (as: Attack['as'], name: string, expect: string, command: string, input: unknown): Attack =>
  attack(as, name, expect, () => request(command, input));
