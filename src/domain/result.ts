/** Expected "no" as a value, broken world as an exception. Never catches anything. */

/** Facts that belong to a refusal and that its sentence on the screen may name. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/** One expected "no": a code that the contract lists, and the facts its words need. */
export type Refusal<C extends string = string> = { readonly code: C; readonly facts?: RefusalFacts };

/** What a decision answers: a value, or one listed refusal. */
export type Result<T, C extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<C> };

/** Wraps a value that was decided. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Refuses with a coded reason; `facts` are numbers and names for the sentence on the screen. */
export function refuse<C extends string>(
  code: C,
  facts?: RefusalFacts,
): { readonly ok: false; readonly refusal: Refusal<C> } {
  return { ok: false, refusal: facts === undefined ? { code } : { code, facts } };
}

/** Returns the value, or throws: for what only a bug can make absent. `what` names it in the fault. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`);
  return value;
}

/** Throws unless the fact holds: a fault, never a refusal. */
export function assert(fact: boolean, what: string): asserts fact {
  if (!fact) throw new Error(`broken: ${what}`);
}

/** Makes an unhandled case of a union a compile error, and a fault if it ever runs. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
