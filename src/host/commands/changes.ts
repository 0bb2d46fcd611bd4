/** Who changed what, with today's names. Reads on a thread of its own and changes nothing. */
import type { Handlers } from '../../contract/serve.ts';
import type { Change } from '../../domain/changes.ts';
import type { ItemId } from '../../domain/ids.ts';
import { ok, refuse } from '../../domain/result.ts';
import { makerNames } from '../day-papers.ts';
import type { Desk } from '../desk.ts';
import { badPeriod } from './sales-reports.ts';

/** So many changes are told, the newest. */
const toldMost = 500;

/** Handler of the list of changes. */
export function changeCommands(desk: Desk): Pick<Handlers, 'report.changes'> {
  return {
    'report.changes': async (period) => {
      const bad = badPeriod(period);
      if (bad !== null) return refuse(bad);
      const changes = await desk.ports.longReads.changes(period);
      const nameOf = namesOf(desk);
      return ok({
        left: Math.max(0, changes.length - toldMost),
        changes: changes.slice(0, toldMost).map(({ operator, values, ...change }) => ({
          ...change, who: operator === '' ? '' : desk.operatorName(operator), of: nameOf(change),
          values: values.map((each) => ({ ...each })),
        })),
      });
    },
  };
}

function namesOf(desk: Desk): (change: Pick<Change, 'kind' | 'of'>) => string {
  const makers = makerNames(desk);
  const people = new Map<string, string>(desk.ports.ledger.operators().map(({ id, name }) => [id, name]));
  return ({ kind, of }) => {
    if (kind === 'item_set') return desk.catalog().item(Number(of) as ItemId)?.name ?? of;
    if (kind === 'contract_set') return makers(of);
    return kind === 'operator_added' || kind === 'operator_changed' || kind === 'pin_changed' ? (people.get(of) ?? of) : of;
  };
}
