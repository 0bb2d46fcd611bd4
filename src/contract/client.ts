/** The asking end of a transport: typed calls, parsed answers, time-outs. Retries nothing; the caller knows what is safe to repeat. */
import { z } from 'zod/mini';
import type { Refusal } from '../domain/result.ts';
import {
  commonRefusals, contract, events, linkRefusals, type CommandName, type EventName, type EventOf, type Input, type Output, type RefusalOf,
} from './contract.ts';
import { RefusalFactsShape } from './shapes.ts';
import type { Transport } from './transport.ts';

type LinkRefusal = (typeof linkRefusals)[number] | (typeof commonRefusals)[number];

/** What a call comes back with; a lost link or a fault of the house is a refusal with words like any other. */
export type Answer<N extends CommandName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly refusal: Refusal<RefusalOf<N> | LinkRefusal> };

export type Client = {
  /** Asks, and waits `timeoutMs` (a client's own time-out unless said) for the answer: an import takes longer than a scan. */
  readonly call: <N extends CommandName>(name: N, input: Input<N>, timeoutMs?: number) => Promise<Answer<N>>;
  readonly on: <E extends EventName>(name: E, listener: (payload: EventOf<E>) => void) => void;
};

/** Runs `run` after `ms` milliseconds; the answer cancels it. The world's timer, handed in. */
export type After = (ms: number, run: () => void) => () => void;

/** How long a call waits for its answer before it is `no_answer`. */
export const answerTimeoutMs = 10_000;

const ReplyShape = z.union([
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({
    id: z.int(),
    ok: z.literal(false),
    refusal: z.object({ code: z.string(), facts: z.optional(RefusalFactsShape) }),
  }),
]);
type Reply = z.output<typeof ReplyShape>;
const EventShape = z.object({ event: z.string(), payload: z.unknown() });

/** Connects to a house. Every pending call ends: by its answer, its time-out, or the transport's end. */
export function connect(transport: Transport, after: After, timeoutMs: number = answerTimeoutMs): Client {
  const pending = new Map<number, (reply: Reply) => void>();
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  let nextId = 1;
  transport.onText((text) => receive(text, pending, listeners));
  transport.onClosed(() => [...pending.values()].forEach((settle) => settle(noAnswer)));

  function call<N extends CommandName>(name: N, input: Input<N>, waitMs: number = timeoutMs): Promise<Answer<N>> {
    const id = nextId;
    nextId += 1;
    return new Promise((resolve) => {
      const cancel = after(waitMs, () => settle(noAnswer));
      const settle = (reply: Reply): void => {
        cancel();
        pending.delete(id);
        resolve(readReply(name, reply));
      };
      pending.set(id, settle);
      transport.send(JSON.stringify({ id, name, input }));
    });
  }

  function on<E extends EventName>(name: E, listener: (payload: EventOf<E>) => void): void {
    const known = listeners.get(name) ?? [];
    listeners.set(name, [...known, (payload) => hear(name, payload, listener)]);
  }

  return { call, on };
}

const noAnswer: Reply = { id: 0, ok: false, refusal: { code: 'no_answer' } };

function hear<E extends EventName>(name: E, payload: unknown, listener: (payload: EventOf<E>) => void): void {
  const parsed = events[name].safeParse(payload);
  if (parsed.success) listener(parsed.data as EventOf<E>);
}

function readReply<N extends CommandName>(name: N, reply: Reply): Answer<N> {
  if (!reply.ok) {
    const { code, facts } = reply.refusal;
    if (!isListed(name, code)) return { ok: false, refusal: { code: 'fault' } };
    return { ok: false, refusal: facts === undefined ? { code } : { code, facts } };
  }
  const output = contract[name].output.safeParse(reply.value);
  return output.success ? { ok: true, value: output.data as Output<N> } : { ok: false, refusal: { code: 'fault' } };
}

function isListed<N extends CommandName>(name: N, code: string): code is RefusalOf<N> | LinkRefusal {
  const listed: readonly string[] = [...contract[name].refusals, ...commonRefusals, ...linkRefusals];
  return listed.includes(code);
}

function receive(
  text: string,
  pending: ReadonlyMap<number, (reply: Reply) => void>,
  listeners: ReadonlyMap<string, readonly ((payload: unknown) => void)[]>,
): void {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return;
  }
  // Answers are what comes most; one that is waited for is parsed once.
  const reply = ReplyShape.safeParse(message);
  if (reply.success) return pending.get(reply.data.id)?.(reply.data);
  const event = EventShape.safeParse(message);
  if (event.success) (listeners.get(event.data.event) ?? []).forEach((listener) => listener(event.data.payload));
}
