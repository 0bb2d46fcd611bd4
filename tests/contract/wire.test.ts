import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, events, wireVersion, type CommandName, type EventName } from '../../src/contract/contract.ts';

/** The wire as this version speaks it. A change of any schema, refusal or right changes the hash: then raise wireVersion. */
const pinned = { version: 6, hash: 'c8abbae53627768ab13f5470ae3efcf2e13c5499fdc628e62a7c544c1a2a5237' };

function shape(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

test('the wire is the one that its version names', () => {
  const rows = (Object.keys(contract) as CommandName[]).map((name) => {
    const { allow, input, output, refusals } = contract[name];
    return { name, allow, input: shape(input), output: shape(output), refusals };
  });
  const told = (Object.keys(events) as EventName[]).map((name) => ({ name, payload: shape(events[name]) }));
  const hash = createHash('sha256').update(JSON.stringify({ rows, told })).digest('hex');
  expect({ version: wireVersion, hash }).toEqual(pinned);
});
