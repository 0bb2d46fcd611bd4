/** The house's end of a transport: parses requests, asks who may, answers, and is the only catch of faults. */
import { z } from 'zod/mini';
import type { Refusal } from '../domain/result.ts';
import {
  commonRefusals, contract, type CommandName, type EventName, type EventOf, type Output, type Parsed, type RefusalOf,
} from './contract.ts';
import type { Needs } from './rows.ts';
import type { Transport } from './transport.ts';

type CommonRefusal = (typeof commonRefusals)[number];

/** A handler's answer: an output, or a refusal that the row lists (or a common one). */
export type HandlerAnswer<N extends CommandName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly refusal: Refusal<RefusalOf<N> | CommonRefusal> };

/** One handler per row; a missing one does not compile. */
export type Handlers = { readonly [N in CommandName]: (input: Parsed<N>) => HandlerAnswer<N> | Promise<HandlerAnswer<N>> };

/** What a door needs of the house. */
export type House = {
  readonly handlers: Handlers;
  /** Null when whoever is signed in may do what a row needs; else the refusal. `needs_consent` only of a row that takes one. */
  readonly gate: (row: { readonly needs: Needs; readonly takesConsent?: true }) => Refusal<CommonRefusal> | null;
  readonly onEvent: (listener: <E extends EventName>(name: E, payload: EventOf<E>) => void) => () => void;
};

/** The longest text a door takes in one message, in UTF-16 units. */
export const messageLengthMax = 80_000_000;

const RequestShape = z.strictObject({ id: z.int().check(z.minimum(0)), name: z.string().check(z.maxLength(64)), input: z.unknown() });
type Request = z.output<typeof RequestShape>;

/**
 * Serves the house over one transport until it closes. `report` is told of every fault (the caller only learns that
 * there was one). Requests of one transport are answered in the order they came; a long one holds up none behind it.
 */
export function serve(transport: Transport, house: House, report: (fault: unknown, name: string) => void): void {
  let last: Promise<void> = Promise.resolve();
  transport.onText((text) => {
    const request = parseRequest(text);
    last = last.then(() => {
      const sent = answer(request, house, report).then((reply) => transport.send(reply));
      return request !== null && isLong(request.name) ? undefined : sent;
    });
  });
  const stop = house.onEvent((event, payload) => transport.send(JSON.stringify({ event, payload })));
  transport.onClosed(stop);
}

function isLong(name: string): boolean {
  return isCommand(name) && 'isLong' in contract[name];
}

async function answer(request: Request | null, house: House, report: (fault: unknown, name: string) => void): Promise<string> {
  if (request === null) return JSON.stringify({ id: -1, ok: false, refusal: { code: 'bad_input' } });
  const { id, name, input } = request;
  if (!isCommand(name)) return JSON.stringify({ id, ok: false, refusal: { code: 'bad_input', facts: { field: 'name' } } });
  try {
    const refusal = house.gate(contract[name]);
    if (refusal !== null && !(refusal.code === 'needs_consent' && bringsConsent(input))) {
      return JSON.stringify({ id, ok: false, refusal });
    }
    return JSON.stringify({ id, ...(await run(house.handlers, name, input)) });
  } catch (fault) {
    report(fault, name);
    return JSON.stringify({ id, ok: false, refusal: { code: 'fault' } });
  }
}

/** A consent that is no good is refused by the handler, which knows what is wanted. */
function bringsConsent(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'consent' in input && typeof input.consent === 'string';
}

async function run<N extends CommandName>(handlers: Handlers, name: N, input: unknown): Promise<object> {
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    return { ok: false, refusal: { code: 'bad_input', facts: { field: parsed.error.issues[0]?.path.join('.') ?? '' } } };
  }
  return handlers[name](parsed.data as Parsed<N>);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(contract, name);
}

function parseRequest(text: string): Request | null {
  if (text.length > messageLengthMax) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = RequestShape.safeParse(value);
  return parsed.success ? parsed.data : null;
}
