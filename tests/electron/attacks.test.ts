/** Hundreds of attacks with exactly the preload script's two functions: each is refused in its own word, and nothing of value moves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsASecondMax } from '../../electron/transport-ipc.ts';
import { attacks } from './attack-table.ts';
import type { Attack } from './attack.ts';
import { cashier, manager, openEvilPage, sale, type EvilPage, type Reply } from './evil-page.ts';

let evil: EvilPage;
let signedIn = '';

beforeAll(async () => void (evil = await openEvilPage()));
afterAll(() => evil.close());

/** Puts a person at the till, or nobody, before what is of value is looked at. */
async function standAs(who: Attack['as']): Promise<void> {
  if (signedIn === who) return;
  if (who === 'nobody') await evil.ask('operator.sign_out', {});
  else {
    const { id, pin } = who === 'manager' ? manager : cashier;
    await evil.ask('operator.sign_in', { operatorId: id, pin });
  }
  signedIn = who;
}

/** What came of an attack, in a word. */
function wordOf(reply: Reply | null): string {
  if (reply === null) return 'silence';
  if (!reply.ok) return reply.refusal?.code ?? 'no code';
  if (reply.value?.['repeated'] === true) return 'repeated';
  const receipts = reply.value?.['receipts'];
  const isEmpty = reply.value?.['found'] === 0 || (Array.isArray(receipts) && receipts.length === 0);
  return isEmpty ? 'nothing' : `ok ${JSON.stringify(reply.value).slice(0, 200)}`;
}

test('there are more than two hundred, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(200);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

describe.each(['nobody', 'cashier', 'manager'] as const)('with %s signed in', (who) => {
  test.each(attacks.filter(({ as }) => as === who).map((attack) => [attack.name, attack] as const))('%s', async (_name, { text, expect: wanted }) => {
    await standAs(who);
    const before = evil.worth();
    expect(wordOf(await evil.say(text()))).toBe(wanted);
    expect(evil.worth()).toEqual(before);
    expect(evil.faults).toEqual([]);
  });
});

test('wrong PINs move nothing but the journal, which names the one that was tried; the others came too soon', async () => {
  await standAs('nobody');
  const before = evil.worth();
  const words: string[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    words.push(wordOf(await evil.ask('operator.sign_in', { operatorId: manager.id, pin: String(100_000 + attempt) })));
  }
  expect(words).toEqual(['wrong_pin', ...Array.from({ length: 7 }, () => 'pin_wait')]);
  const after = evil.worth();
  expect(after.seq - before.seq).toBe(1);
  expect({ ...after, head: '', seq: 0 }).toEqual({ ...before, head: '', seq: 0 });
});

test('a flood of one sale seals it once, and what is too much is not heard', async () => {
  await standAs('cashier');
  const before = evil.worth();
  const replies: Reply[] = [];
  evil.bridge.onText((text) => {
    const said = JSON.parse(text) as Partial<Reply>;
    if (said.id === 5) replies.push(said as Reply);
  });
  await evil.say(JSON.stringify({ id: 6, name: 'till.state', input: {} }));
  const text = JSON.stringify({ id: 5, name: 'sale.commit', input: sale({ saleId: 'flood' }) });
  for (let time = 0; time < 10_000; time += 1) evil.bridge.send(text);
  // One was heard before, in the same second.
  await expect.poll(() => replies.length, { timeout: 15_000 }).toBe(textsASecondMax - 1);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(textsASecondMax - 1);
  expect(replies.filter(({ value }) => value?.['repeated'] === false)).toHaveLength(1);
  expect(evil.worth().seq - before.seq).toBe(1);
  expect(evil.worth().pulses - before.pulses).toBe(1);
  expect(evil.reports).toEqual(['door.flood']);
  expect(Object.prototype).not.toHaveProperty('role');
});
