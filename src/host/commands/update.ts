/** Newer programs: told, asked for, fetched and installed on a manager's word. Never forces one, and never over an open session. */
import type { Handlers } from '../../contract/serve.ts';
import { ok, refuse } from '../../domain/result.ts';
import { mayUpdate, type TillStanding } from '../../domain/updates.ts';
import type { Desk } from '../desk.ts';
import { openCart, parkedCarts } from '../carts.ts';
import type { Ports, Updates } from '../ports.ts';

type UpdateRow = 'update.state' | 'update.check' | 'update.fetch' | 'update.install';

/** Papers are counted up to this many. */
const papersCounted = 1_000;

/** Handlers of the update rows; all of them refuse where newer programs come by hand. */
export function updateCommands(desk: Desk): Pick<Handlers, UpdateRow> {
  const { ports, session } = desk;
  const { updates } = ports;
  if (updates === null) {
    const none = () => refuse('no_updates');
    return { 'update.state': none, 'update.check': none, 'update.fetch': none, 'update.install': none };
  }
  updates.onChange(desk.touch);
  return {
    'update.state': () => {
      const may = mayUpdate(standingOf(ports));
      return ok({ ...updates.state(), waitsFor: may.ok ? null : { ...may.refusal, facts: { ...may.refusal.facts } } });
    },
    'update.check': () => {
      if (ports.ledger.openShift() !== null) return refuse('shift_still_open');
      updates.check();
      return ok({});
    },
    'update.fetch': ({ version }) => {
      if (!isAt(updates, 'offered', version)) return refuse('no_update');
      updates.fetch();
      return ok({});
    },
    'update.install': ({ version }) => {
      if (!isAt(updates, 'ready', version)) return refuse('no_update');
      const may = mayUpdate(standingOf(ports));
      if (!may.ok) return may;
      session.isUpdating = true;
      updates.install();
      return ok({});
    },
  };
}

function isAt(updates: Updates, phase: 'offered' | 'ready', version: string): boolean {
  const state = updates.state();
  return state.phase === phase && state.offered === version;
}

/** How the till stands, from the ledger and the drafts. */
function standingOf(ports: Ports): TillStanding {
  const { ledger, imports } = ports;
  return {
    shiftOpen: ledger.openShift() !== null,
    cartLines: openCart(ports)?.lines.length ?? null,
    parked: parkedCarts(ports).length,
    importing: imports.progress() !== null,
    papers: ledger.printJobs(['waiting', 'printing', 'unknown'], papersCounted).length,
  };
}
