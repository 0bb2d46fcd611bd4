import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { commonRefusals, contract, linkRefusals, type CommandName } from '../../src/contract/contract.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { doors } from './doors.ts';
import { openTestHouse, type TestHouse } from './house.ts';
import { fakeUpdates } from '../fakes/updates.ts';
import { demoStory } from './demo-story.ts';
import type { Memory, Step } from './step.ts';
import { story } from './story.ts';
import { updateStory } from './update-story.ts';

const ReplyShape = z.object({
  id: z.int(), ok: z.boolean(), value: z.optional(z.record(z.string(), z.unknown())),
  refusal: z.optional(z.looseObject({ code: z.string() })),
});
type Told = { readonly row: CommandName; readonly met: string; readonly reply: unknown };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Asks over a raw transport: what a door answers is compared as text, before any client reads it. */
function asker(transport: Transport): (row: CommandName, input: unknown) => Promise<z.output<typeof ReplyShape>> {
  const waiting = new Map<number, (reply: z.output<typeof ReplyShape>) => void>();
  let next = 1;
  transport.onText((text) => {
    const reply = ReplyShape.safeParse(JSON.parse(text));
    if (reply.success) waiting.get(reply.data.id)?.(reply.data);
  });
  return (row, input) =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      transport.send(JSON.stringify({ id, name: row, input }));
    });
}

async function prepare(step: Step, house: TestHouse): Promise<void> {
  if (step.before === 'an_hour') house.time.now += 3_600_000;
  if (step.before === 'mall_code') house.mall.letIn('0001-01', 'ABCD2345');
  if (step.before === 'mall_silent') house.mall.silences.push({ why: 'unreachable' });
  if (step.before === 'mall_refuses') house.mall.silences.push({ status: 403, headers: {}, body: '{"code":"BAD_SIGNATURE"}' });
  if (step.before === 'ledger_fails') house.disk.fails = true;
  if (step.before === 'unknown_paper') {
    house.printer.outcomes = [{ outcome: 'unknown', condition: 'fault' }, { outcome: 'printed', condition: 'ready' }];
    for (let i = 0; i < 6; i += 1) await house.host.tick(house.time.now);
  }
}

async function play(door: string, steps: readonly Step[]): Promise<Told[]> {
  const house = openTestHouse(steps === updateStory ? { change: { updates: fakeUpdates() } } : {});
  open.push(house.close);
  const opened = await doors[door]?.(house.host, () => undefined);
  if (opened === undefined) throw new Error(`no door ${door}`);
  open.push(opened.close);
  const ask = asker(opened.transport);
  const memory: Memory = {};
  const told: Told[] = [];
  for (const [index, step] of steps.entries()) {
    await prepare(step, house);
    house.time.now += 1_000;
    const reply = await ask(step.row, step.input(memory));
    const met = reply.ok ? 'ok' : (reply.refusal?.code ?? '');
    expect({ index, row: step.row, met, reply }).toMatchObject({ index, row: step.row, met: step.expect });
    if (step.shows !== undefined) expect(reply.value).toMatchObject(step.shows);
    if (reply.ok) step.keep?.(reply.value ?? {}, memory);
    told.push({ row: step.row, met, reply: { ...reply, id: 0 } });
  }
  return told;
}

const names = Object.keys(doors);

describe('every row and refusal, the same over every door', () => {
  test.each(names)('the story over %s', async (name) => {
    const reference = await play('in process', story);
    const told = await play(name, story);
    expect(told).toEqual(reference);
  });

  test.each(names)('the practice store over %s', async (name) => {
    expect(await play(name, demoStory)).toEqual(await play('in process', demoStory));
  });

  test.each(names)('newer programs over %s', async (name) => {
    expect(await play(name, updateStory)).toEqual(await play('in process', updateStory));
  });

  test('the stories meet every row, every refusal it lists and every common refusal', () => {
    const met = new Set([...story, ...demoStory, ...updateStory].map((step) => `${step.row} ${step.expect}`));
    const rows = Object.keys(contract) as CommandName[];
    const wanted = rows.flatMap((row) => ['ok', ...contract[row].refusals].map((code) => `${row} ${code}`));
    expect(wanted.filter((one) => !met.has(one))).toEqual([]);
    const codes = new Set([...story, ...demoStory, ...updateStory].map((step) => step.expect));
    expect([...commonRefusals, ...linkRefusals].filter((code) => code !== 'no_answer' && !codes.has(code))).toEqual([]);
  });
});

describe('texts that are no requests', () => {
  const hostile = [
    '', '{', 'null', '[]', '"x"', '1e999', '{"id":1}', '{"id":-1,"name":"till.state","input":{}}', '{"id":1.5,"name":"till.state","input":{}}',
    '{"id":1,"name":"no.such","input":{}}', '{"id":1,"name":"__proto__","input":{}}', '{"id":1,"name":"constructor","input":{}}',
    '{"id":1,"name":"till.state","input":{"__proto__":{"x":1}}}', '{"id":1,"name":"till.state","input":{"x":1}}',
    `{"id":1,"name":"screen.open","input":{"screenId":"${'9'.repeat(10_000)}"}}`, '{"id":1,"name":"till.state","input":{},"extra":1}',
    '{"id":1,"name":"operator.sign_in","input":{"operatorId":"01","pin":123456}}',
  ];
  test.each(names)('over %s each is refused and changes nothing', async (name) => {
    const house = openTestHouse();
    open.push(house.close);
    const opened = await doors[name]?.(house.host, () => undefined);
    if (opened === undefined) throw new Error('no door');
    open.push(opened.close);
    const texts: string[] = [];
    opened.transport.onText((text) => texts.push(text));
    hostile.forEach((text) => opened.transport.send(text));
    await expect.poll(() => texts.length).toBe(hostile.length);
    const codes = texts.map((text) => (JSON.parse(text) as { refusal?: { code: string } }).refusal?.code ?? 'ok');
    expect(codes.filter((code) => code !== 'bad_input')).toEqual([]);
    expect(house.ledger.head().seq).toBe(0);
  });
});
