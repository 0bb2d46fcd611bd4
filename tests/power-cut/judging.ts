/**
 * Judging one state: lays its files into a directory of its own, asks the judge, clears it away. Never reports a state
 * as sound when the judge throws: that counts as corrupt.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeImage } from './image.ts';

/** What a judge finds in one directory after the power came back. */
export type Verdict = { readonly lost: number; readonly corrupt: boolean; readonly detail?: string };

/** Opens what is in `directory` as the program would at its next start, and looks for every acknowledged sale. */
export type Judge = (directory: string, acksBefore: readonly string[]) => Promise<Verdict>;

/** How a thread is started. `judge` is the URL of a module that exports `judge`. */
export type JudgeDuty = {
  readonly judge: string;
  readonly scratch: string;
  readonly acks: readonly string[];
  /** Where the first `keepMost` failing states of this thread are kept. */
  readonly keep: string | undefined;
  readonly keepMost: number;
};

/** One state, sent to the thread; and its answer. */
export type Case = {
  readonly number: number;
  readonly acks: number;
  readonly directories: readonly string[];
  readonly files: readonly (readonly [string, Uint8Array])[];
};
export type Judged = { readonly number: number; readonly verdict: Verdict; readonly kept: string | undefined };

let keptSoFar = 0;

/** Judges one state in its own directory; keeps a copy of the first failing ones under `keep`, for looking at. */
export async function judgeCase(judge: Judge, duty: Omit<JudgeDuty, 'judge'>, { number, acks, directories, files }: Case): Promise<Judged> {
  const directory = join(duty.scratch, `state-${number}`);
  writeImage(directory, directories, files);
  const verdict = await verdictOf(judge, directory, duty.acks.slice(0, acks));
  rmSync(directory, { recursive: true, force: true });
  const isKept = duty.keep !== undefined && number > 0 && !isSound(verdict) && keptSoFar++ < duty.keepMost;
  const kept = isKept ? join(duty.keep ?? '', `state-${number}`) : undefined;
  if (kept !== undefined) writeImage(kept, directories, files);
  return { number, verdict, kept };
}

/** True when nothing was lost and nothing is corrupt. */
export function isSound({ lost, corrupt }: Verdict): boolean {
  return lost === 0 && !corrupt;
}

async function verdictOf(judge: Judge, directory: string, acks: readonly string[]): Promise<Verdict> {
  try {
    return await judge(directory, acks);
  } catch (fault) {
    const said = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return { lost: 0, corrupt: true, detail: `the judge threw: ${said}` };
  }
}
