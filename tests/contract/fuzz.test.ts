/** Messages that no screen of ours sends: each gets an answer in a word the contract lists, and a refused one changes nothing. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../src/contract/client.ts';
import { commonRefusals, contract, type CommandName, type Input } from '../../src/contract/contract.ts';
import { clientOf, manager, openShop, saleOf, type Shop } from '../host/shop.ts';
import type { Memory } from './step.ts';
import { story } from './story.ts';

const rows = Object.keys(contract) as CommandName[];
/** These would end what the others need: the store is there already, and somebody stays signed in. */
const told = story.filter(({ row }) => row !== 'operator.sign_out' && row !== 'operator.sign_in');
const memory: Memory = { job: 1, preview: 'none' };

let shop: Shop;
let client: Client;
beforeAll(async () => {
  shop = await openShop();
  await shop.ask('operator.sign_in', manager);
  await shop.ask('screen.open', { screenId: 'right' });
  // What the story speaks of is there, so that a spoiled message comes as far as it can.
  for (const saleId of ['s1', 's2', 's3']) await shop.ask('sale.commit', saleOf(saleId));
  client = clientOf(shop.house);
}, 60_000);
afterAll(() => shop.house.close());

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null, '', -1, 0, 1.5, 1e21, NaN, Infinity, -0, 2 ** 53, '\0', '\ud800', '__proto__', 'constructor', [], {}, true, '9'.repeat(400), [[[]]],
    { __proto__: { polluted: true } }, JSON.parse('{"__proto__":{"polluted":true}}'),
  ),
  fc.jsonValue({ maxDepth: 3 }), fc.integer(), fc.string({ unit: 'binary', maxLength: 40 }),
);

type Way = { readonly at: readonly number[]; readonly with: unknown; readonly how: 'put' | 'drop' | 'add' };

/** A good input with one place of it spoiled: a value put in, a field dropped, or one added. */
function spoiled(value: unknown, way: Way): unknown {
  const [step, ...at] = way.at;
  if (step === undefined || typeof value !== 'object' || value === null) return way.with;
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (way.how === 'add' && at.length === 0) return isList ? [...(value as unknown[]), way.with] : { ...value, more: way.with };
  if (entries.length === 0) return way.with;
  const index = step % entries.length;
  const changed = entries.flatMap(([name, each], place): [string, unknown][] => {
    if (place !== index) return [[name, each]];
    return way.how === 'drop' && at.length === 0 ? [] : [[name, spoiled(each, { ...way, at })]];
  });
  return isList ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

const way: fc.Arbitrary<Way> = fc.record({
  at: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }), with: odd, how: fc.constantFrom('put', 'drop', 'add'),
});
const message = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...told), way).map(([step, spoil]) => ({ row: step.row, input: spoiled(step.input(memory), spoil) })) },
  { weight: 1, arbitrary: fc.record({ row: fc.constantFrom(...rows.filter((row) => row !== 'operator.sign_out')), input: odd }) },
);

test('20,000 spoiled messages: listed refusals only, and what was refused changed nothing', async () => {
  const { ledger } = shop.house;
  const standing = (): unknown => [ledger.head(), ledger.printJobs(['waiting'], 9_999).length, shop.house.imports.progress()];
  const codes = new Set<string>();
  await fc.assert(fc.asyncProperty(message, async ({ row, input }) => {
    const before = standing();
    const answer = await client.call(row, input as Input<typeof row>);
    codes.add(answer.ok ? 'ok' : answer.refusal.code);
    if (answer.ok) return;
    // A wrong PIN is an entry: that somebody tried is a fact.
    if (answer.refusal.code === 'wrong_pin') return;
    expect([...commonRefusals, ...contract[row].refusals], `${row} ${JSON.stringify(input)}`).toContain(answer.refusal.code);
    expect(standing(), `${row} ${JSON.stringify(input)}`).toEqual(before);
    expect(Object.prototype).not.toHaveProperty('polluted');
  }), { seed: 20261123, numRuns: 20_000 });
  expect(codes.size).toBeGreaterThan(12);
}, 240_000);
