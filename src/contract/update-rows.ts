/** The rows about newer programs. A door whose program's files come by hand refuses each with `no_updates`. */
import { z } from 'zod/mini';
import { updateHindrances, updatePhases } from '../domain/updates.ts';
import { row } from './rows.ts';
import { RefusalFactsShape, textOf, wholeFrom } from './shapes.ts';

const VersionShape = textOf(64);
const nothing = z.strictObject({});

export const updateRows = {
  /** How far a newer program is. `waitsFor` is what keeps it from being installed now. */
  'update.state': row({
    needs: 'see_devices',
    input: nothing,
    output: z.strictObject({
      phase: z.enum(updatePhases), running: z.string(), offered: z.string(), percent: wholeFrom(0, 100),
      waitsFor: z.nullable(z.strictObject({ code: z.enum(updateHindrances), facts: z.optional(RefusalFactsShape) })),
    }),
    refusals: ['no_updates'],
  }),
  /** Asks the feed for a newer program, never while a shift is open. Answered at once; the state tells what came of it. */
  'update.check': row({ needs: 'update_program', input: nothing, output: nothing, refusals: ['no_updates', 'shift_still_open'] }),
  /** Fetches the version that is offered, behind the selling. */
  'update.fetch': row({
    needs: 'update_program', input: z.strictObject({ version: VersionShape }), output: nothing, refusals: ['no_updates', 'no_update'],
  }),
  /** Ends the till and installs the version that is ready. From the answer on every other command is refused. */
  'update.install': row({
    needs: 'update_program', input: z.strictObject({ version: VersionShape }), output: nothing,
    refusals: ['no_updates', 'no_update', ...updateHindrances],
  }),
} as const;
