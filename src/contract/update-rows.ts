/** The rows about newer programs. A door whose program's files come by hand refuses each with `no_updates`. */
import { z } from 'zod';
import { updateHindrances, updatePhases } from '../domain/updates.ts';
import { row } from './rows.ts';
import { textOf } from './shapes.ts';

// The shapes come first: they tell zod to make no code from text, which the page's policy would report.
const VersionShape = textOf(64);
const nothing = z.strictObject({});

export const updateRows = {
  /** How far a newer program is. `waitsFor` is what keeps it from being installed now. */
  'update.state': row({
    allow: 'operator',
    input: nothing,
    output: z.strictObject({
      phase: z.enum(updatePhases), running: z.string(), offered: z.string(), percent: z.int().min(0).max(100),
      waitsFor: z.strictObject({
        code: z.enum(updateHindrances), facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }).nullable(),
    }),
    refusals: ['no_updates'],
  }),
  /** Asks the feed for a newer program, never while a shift is open. Answered at once; the state tells what came of it. */
  'update.check': row({ allow: 'manager', input: nothing, output: nothing, refusals: ['no_updates', 'shift_still_open'] }),
  /** Fetches the version that is offered, behind the selling. */
  'update.fetch': row({
    allow: 'manager', input: z.strictObject({ version: VersionShape }), output: nothing, refusals: ['no_updates', 'no_update'],
  }),
  /** Ends the till and installs the version that is ready. From the answer on every other command is refused. */
  'update.install': row({
    allow: 'manager', input: z.strictObject({ version: VersionShape }), output: nothing,
    refusals: ['no_updates', 'no_update', ...updateHindrances],
  }),
} as const;
