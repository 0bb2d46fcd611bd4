/** Who may ask for what, decided before any handler runs: by the state of the till first, then by the one table of rights. */
import type { commonRefusals } from '../contract/contract.ts';
import type { Needs } from '../contract/rows.ts';
import { rightTo } from '../domain/permissions.ts';
import type { Refusal } from '../domain/result.ts';
import type { Desk } from './desk.ts';

type Row = { readonly needs: Needs; readonly takesConsent?: true };

/**
 * Null when whoever is signed in may do what a row needs. `needs_consent` where they may with a second person's leave and
 * the row takes one; the handler then sees to it that it was given.
 */
export function gate(desk: Pick<Desk, 'session' | 'ports'>, { needs, takesConsent }: Row): Refusal<(typeof commonRefusals)[number]> | null {
  const { session, ports } = desk;
  if (needs === 'nothing') return null;
  if (ports.ledger.store() === null) return { code: 'not_set_up' };
  if (session.stopped !== null) return { code: 'ledger_stopped' };
  if (session.isUpdating) return { code: 'updating' };
  if (session.operator === null) return { code: 'not_signed_in' };
  const right = rightTo(session.operator.role, needs);
  if (right === 'yes') return null;
  const code = right === 'consent' && takesConsent === true ? 'needs_consent' : 'not_allowed';
  return { code, facts: { action: needs } };
}
