import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { contract, events, wireVersion, type CommandName, type EventName } from '../../src/contract/contract.ts';

/** The wire as this version speaks it. A change of any schema, refusal or right changes the hash: then raise wireVersion. */
const pinned = { version: 6, hash: '8213028e54657fc3a3218c63371a86c8521e36ac836e909983d3ebefb780f67a' };

function shape(schema: z.ZodMiniType): unknown {
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
