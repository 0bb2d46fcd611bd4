/**
 * Nothing is taken away while the mall cannot be reached: the whole story of the contract, once more on a till that is enrolled and
 * whose every request comes to nothing. Only what asks the mall itself is left out. All of it waits, and none of it is lost.
 */
import { afterEach, expect, test } from 'vitest';
import type { CommandName } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import type { MallLink } from '../../src/host/mall-ports.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import type { Memory } from '../contract/step.ts';
import { story } from '../contract/story.ts';
import { fakeMall, memoryDelivery } from '../fakes/mall.ts';

type Told = { readonly id?: number; readonly ok?: boolean; readonly value?: Record<string, unknown>; readonly refusal?: { readonly code: string } };

const address = 'https://mall.example';
/** Rows that must have come to a good end while the mall was away. */
const mustWork: readonly CommandName[] = [
  'catalog.search', 'catalog.scan', 'sale.commit', 'sale.correct_tenders', 'cart.park', 'cart.recall', 'return.read', 'return.commit',
  'refund.commit', 'exchange.commit', 'voucher.sell', 'receipt.search', 'receipt.reprint', 'cash.move', 'goods.commit', 'shift.hand_over',
  'shift.close', 'z.read', 'settlement.settle', 'settlement.pay', 'report.sales', 'report.export', 'promotion.set', 'item.set',
];

let house: TestHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

test('the whole story with the mall away: each answer as with nothing to reach, and everything waits', async () => {
  let knocks = 0;
  const away: MallLink = { ...fakeMall(), send: () => Promise.resolve({ why: (knocks += 1) % 2 === 0 ? 'timeout' : 'unreachable' }) };
  const delivery = memoryDelivery();
  delivery.setPlace({ address, device: 'device-1', till: '0001-01', keys: [], pins: [], enrolledAt: 0 });
  house = openTestHouse({ change: { mall: away, delivery } });
  const { host, ledger, time } = house;
  const [ours, theirs] = transportPair();
  serve(theirs, host, (fault) => expect.fail(String(fault)));
  const waiting = new Map<unknown, (reply: Told) => void>();
  ours.onText((text) => {
    const reply = JSON.parse(text) as Told;
    waiting.get(reply.id)?.(reply);
  });
  const done = new Set<CommandName>();
  const memory: Memory = {};
  // The story ends with a disk that fails; nothing would wait behind it.
  const steps = story.slice(0, story.findIndex(({ before }) => before === 'ledger_fails')).filter(({ row }) => !row.startsWith('mall.'));
  for (const [index, step] of steps.entries()) {
    await prepare(step.before, house);
    time.now += 1_000;
    const told = await new Promise<Told>((resolve) => {
      waiting.set(index, resolve);
      ours.send(JSON.stringify({ id: index, name: step.row, input: step.input(memory) }));
    });
    const met = told.ok === true ? 'ok' : (told.refusal?.code ?? '');
    expect({ index, row: step.row, met }).toEqual({ index, row: step.row, met: step.expect });
    if (step.shows !== undefined) expect(told.value).toMatchObject(step.shows);
    if (told.ok !== true) continue;
    step.keep?.(told.value ?? {}, memory);
    done.add(step.row);
  }
  for (let turn = 0; turn < 30; turn += 1) await host.tick((time.now += 1_000));
  expect(mustWork.filter((row) => !done.has(row))).toEqual([]);
  expect(knocks).toBeGreaterThan(1);
  expect(ledger.outboxWaiting()).toBe(ledger.head().seq);
});

async function prepare(before: (typeof story)[number]['before'], { time, printer, host }: TestHouse): Promise<void> {
  if (before === 'an_hour') time.now += 3_600_000;
  if (before !== 'unknown_paper') return;
  printer.outcomes = [{ outcome: 'unknown', condition: 'fault' }, { outcome: 'printed', condition: 'ready' }];
  for (let turn = 0; turn < 6; turn += 1) await host.tick(time.now);
}
