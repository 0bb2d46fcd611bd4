/** All of the world that a decision may know. Never reads a clock itself. */
import type { BusinessDate, OperatorId } from './ids.ts';

/** When, where and by whom; handed to every decision. */
export type Stamp = {
  /** Wall time in milliseconds since 1970-01-01T00:00:00Z: evidence, never an order. */
  readonly at: number;
  readonly businessDate: BusinessDate;
  /** `{store4}-{till2}`. */
  readonly till: string;
  /** Number of the open shift, 0 outside of any. */
  readonly shift: number;
  /** Who is signed in; empty for the till itself. */
  readonly operator: OperatorId;
};
