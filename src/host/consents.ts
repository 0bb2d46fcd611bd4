/**
 * What one person consented to for another: kept for a minute, used once, for nothing but what it was given for. What a
 * cart was granted for longer stands in the ledger. Checks no PIN and appends nothing itself.
 */
import { consentMs, sameWanted, type Wanted } from '../domain/consent.ts';
import type { ConsentGivenBody, Fact, Operator } from '../domain/facts.ts';
import type { ConsentId, OperatorId } from '../domain/ids.ts';
import { rightTo } from '../domain/permissions.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Ports } from './ports.ts';

export type ConsentRefusal = 'consent_gone' | 'consent_late' | 'consent_differs' | 'consent_of_another';

type Given = { readonly body: ConsentGivenBody; readonly at: number };

export type Consents = {
  /** Keeps a consent that is in the ledger. */
  readonly given: (body: ConsentGivenBody, at: number) => void;
  /** May the cart have this? True for as long as a standing consent to just this holds; it survives a restart. */
  readonly isGranted: (wanted: Wanted) => boolean;
  /**
   * Uses a consent: it is gone, and the fact answered must go into the ledger with what it was for. Refused and kept when
   * it is no good for this: each answer says why.
   */
  readonly spend: (id: ConsentId, wanted: Wanted, standing?: boolean) => Result<Fact, ConsentRefusal>;
  /** The facts that go before what is wanted: none for who may alone, a used consent for who brings one. */
  readonly leaveFor: (wanted: Wanted, id: ConsentId | null) => Result<readonly Fact[], ConsentRefusal | 'needs_consent' | 'not_allowed'>;
};

/** No consent is kept at first: one given before a restart is gone. */
export function openConsents(ports: Pick<Ports, 'clock' | 'ledger'>, session: { readonly operator: Operator | null }): Consents {
  const open = new Map<ConsentId, Given>();

  function spend(id: ConsentId, wanted: Wanted, standing = false): Result<Fact, ConsentRefusal> {
    const found = open.get(id);
    const refusal = faultOf(found, wanted, session.operator?.id ?? null, ports.clock.now());
    if (found === undefined || refusal !== null) return refuse(refusal ?? 'consent_gone');
    open.delete(id);
    return ok({ kind: 'consent_used', body: { ...found.body, standing } });
  }

  return {
    given: (body, at) => {
      for (const [id, each] of open) if (isLate(each, at)) open.delete(id);
      open.set(body.id, { body, at });
    },
    isGranted: (wanted) => ports.ledger.grants(wanted.subject).some((granted) => sameWanted(granted, wanted)),
    spend,
    leaveFor: (wanted, id) => {
      const right = session.operator === null ? 'no' : rightTo(session.operator.role, wanted.action);
      if (right === 'yes') return ok([]);
      if (right === 'no') return refuse('not_allowed', { action: wanted.action });
      if (id === null) return refuse('needs_consent', { action: wanted.action });
      const spent = spend(id, wanted);
      return spent.ok ? ok([spent.value]) : spent;
    },
  };
}

function faultOf(found: Given | undefined, wanted: Wanted, asker: OperatorId | null, now: number): ConsentRefusal | null {
  if (found === undefined) return 'consent_gone';
  if (isLate(found, now)) return 'consent_late';
  if (found.body.asker !== asker) return 'consent_of_another';
  return sameWanted(found.body.wanted, wanted) ? null : 'consent_differs';
}

/** Too late, or from a time that is not yet: a clock set back must not make a consent hold longer. */
function isLate(given: Given, now: number): boolean {
  return now - given.at > consentMs || now < given.at;
}
