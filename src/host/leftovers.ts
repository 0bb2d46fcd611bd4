/** What is open before a close: carts put aside, money taken for them, papers that did not come out. Settles nothing itself. */
import type { Carried } from '../domain/day-facts.ts';
import { zero } from '../domain/money.ts';
import { parkedSummary } from '../domain/parking.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { parkedCarts } from './carts.ts';
import { ownNumber } from './day-papers.ts';
import type { Desk } from './desk.ts';

/** Something open under a key of its own. */
export type Leftover = Carried & { readonly key: string };

/** A paper that was asked for so long ago, in ms, is no longer just on its way. */
const onItsWayMs = 30_000;
/** So many papers are named; more are a printer that has been off for days. */
const papersNamed = 1_000;

/** Everything that is open now, carts first. */
export function leftovers(desk: Desk): Leftover[] {
  const { ports } = desk;
  const policy = desk.policy();
  const carts = parkedCarts(ports).map((parked): Leftover => {
    const { saleId, name, total, paid } = parkedSummary(parked, policy);
    return { key: saleId, kind: paid > 0 ? 'paid' : 'parked', name, amount: total };
  });
  const now = ports.clock.now();
  const late = ports.ledger.printJobs(['waiting', 'printing', 'unknown'], papersNamed)
    .filter(({ state, queuedAt }) => state === 'unknown' || now - queuedAt > onItsWayMs);
  const papers = late.map((job): Leftover => ({
    key: `paper-${job.id}`, kind: 'paper', name: ownNumber(ports, job) ?? ports.ledger.paperOf(job).sealed.body.receiptNumber, amount: zero,
  }));
  return [...carts, ...papers];
}

/** What is carried over: all of it where nobody looked (null), else just what was looked at; more than that is refused. */
export function carriedOver(things: readonly Leftover[], keys: readonly string[] | null): Result<readonly Carried[], 'not_carried'> {
  const missing = keys === null ? undefined : things.find(({ key }) => !keys.includes(key));
  if (missing !== undefined) return refuse('not_carried', { name: missing.name });
  return ok(things.map(({ kind, name, amount }) => ({ kind, name, amount })));
}
