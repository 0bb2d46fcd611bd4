import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { contract, events, wireVersion, type CommandName, type EventName } from '../../src/contract/contract.ts';

/** The wire as this version speaks it. A change of any schema, refusal or right changes the hash: then raise wireVersion. */
const pinned = { version: 12, hash: 'b642f23e2c0e2979403dce7a7350804c32bc62d1faac84c6fbd474cc79dc2652' };

function shape(schema: z.ZodMiniType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

test('the wire is the one that its version names', () => {
  const rows = (Object.keys(contract) as CommandName[]).map((name) => {
    const { needs, takesConsent = false, input, output, refusals } = contract[name];
    return { name, needs, takesConsent, input: shape(input), output: shape(output), refusals };
  });
  const told = (Object.keys(events) as EventName[]).map((name) => ({ name, payload: shape(events[name]) }));
  const hash = createHash('sha256').update(JSON.stringify({ rows, told })).digest('hex');
  expect({ version: wireVersion, hash }).toEqual(pinned);
});
