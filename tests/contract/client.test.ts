import { describe, expect, test } from 'vitest';
import { connect, type After, type Client } from '../../src/contract/client.ts';
import type { Transport } from '../../src/contract/transport.ts';

/** A transport whose other end is the test, and a timer that the test rings. */
function asked(): { client: Client; sent: string[]; say: (text: string) => void; end: () => void; ring: () => void; timers: () => number } {
  const sent: string[] = [];
  let listen: (text: string) => void = () => undefined;
  let ended: () => void = () => undefined;
  const waiting = new Set<() => void>();
  const transport: Transport = { send: (text) => void sent.push(text), onText: (l) => void (listen = l), onClosed: (l) => void (ended = l) };
  const after: After = (_ms, run) => {
    waiting.add(run);
    return () => void waiting.delete(run);
  };
  return { client: connect(transport, after), sent, say: (text) => listen(text), end: () => ended(), ring: () => [...waiting].forEach((run) => run()), timers: () => waiting.size };
}

const found = { code: 'X', items: [{ id: 1, code: 'X', name: 'n', maker: null, price: 100, taxClass: 'taxable', stocked: true, oneOff: false, category: '', stock: 1 }] };

describe('a call ends', () => {
  test('by its answer, parsed', async () => {
    const { client, sent, say, timers } = asked();
    const answer = client.call('catalog.scan', { text: 'X' });
    expect(JSON.parse(sent[0] ?? '')).toEqual({ id: 1, name: 'catalog.scan', input: { text: 'X' } });
    say(JSON.stringify({ id: 1, ok: true, value: found }));
    expect(await answer).toEqual({ ok: true, value: found });
    expect(timers()).toBe(0);
  });

  test('by a listed refusal with its facts', async () => {
    const { client, say } = asked();
    const answer = client.call('catalog.scan', { text: 'X' });
    say(JSON.stringify({ id: 1, ok: false, refusal: { code: 'unknown_code', facts: { code: 'X' } } }));
    expect(await answer).toEqual({ ok: false, refusal: { code: 'unknown_code', facts: { code: 'X' } } });
  });

  test('by its time-out', async () => {
    const { client, ring } = asked();
    const answer = client.call('till.state', {});
    ring();
    expect(await answer).toEqual({ ok: false, refusal: { code: 'no_answer' } });
  });

  test('by the end of the link, every pending one', async () => {
    const { client, end } = asked();
    const answers = [client.call('till.state', {}), client.call('catalog.scan', { text: 'X' })];
    end();
    for (const answer of await Promise.all(answers)) expect(answer).toEqual({ ok: false, refusal: { code: 'no_answer' } });
  });

  test.each([
    ['an output of another shape', { id: 1, ok: true, value: { code: 'X', items: [] } }],
    ['a price that is no whole won', { id: 1, ok: true, value: { ...found, items: [{ ...found.items[0], price: 0.1 }] } }],
    ['a refusal the row does not list', { id: 1, ok: false, refusal: { code: 'shift_closed' } }],
  ])('%s is a fault, not a value', async (_why, reply) => {
    const { client, say } = asked();
    const answer = client.call('catalog.scan', { text: 'X' });
    say(JSON.stringify(reply));
    expect(await answer).toEqual({ ok: false, refusal: { code: 'fault' } });
  });
});

test('strange texts, answers to nobody and late answers are let go', async () => {
  const { client, say, ring } = asked();
  const answer = client.call('till.state', {});
  for (const text of ['', '{', 'null', '{"id":99,"ok":true,"value":{}}', '{"event":"no.such","payload":{}}']) say(text);
  ring();
  say(JSON.stringify({ id: 1, ok: true, value: found }));
  expect((await answer).ok).toBe(false);
});

test('events reach their listeners, parsed; a wrong payload reaches nobody', () => {
  const { client, say } = asked();
  const heard: unknown[] = [];
  client.on('screen.replaced', (payload) => heard.push(payload));
  say(JSON.stringify({ event: 'screen.replaced', payload: { screenId: 'left' } }));
  say(JSON.stringify({ event: 'screen.replaced', payload: { screenId: 7 } }));
  expect(heard).toEqual([{ screenId: 'left' }]);
});
