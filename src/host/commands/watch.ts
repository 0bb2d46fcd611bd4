/** What stands out in the journal, and from how much of it something is told. Accuses nobody and changes no entry. */
import type { Handlers } from '../../contract/serve.ts';
import { dateOfDay, dayNumber, isDay } from '../../domain/calendar.ts';
import { dayRulesOf } from '../../domain/day-settings.ts';
import { ok, refuse } from '../../domain/result.ts';
import { watchDays, watchLimitsOf, watchText, type Finding } from '../../domain/watch.ts';
import type { Desk } from '../desk.ts';

type Row = 'watch.findings' | 'watch.limits' | 'watch.set_limits';

/** Entries of a finding that are told. */
const hitsTold = 100;

/** Handlers of what is watched for. */
export function watchCommands(desk: Desk): Pick<Handlers, Row> {
  const { ledger, longReads } = desk.ports;
  const limits = () => watchLimitsOf(ledger.setting('watch_limits'));
  return {
    'watch.findings': async ({ day: to }) => {
      if (!isDay(to)) return refuse('bad_date');
      const from = dateOfDay(dayNumber(to) - watchDays + 1);
      const roles = desk.limits();
      const caps = Object.fromEntries(ledger.operators().map(({ id, role }) => [id, roles[role].lineBp]));
      const { closeLimit } = dayRulesOf(ledger.setting);
      const found = await longReads.findings({ from, to }, { limits: limits(), caps, closeLimit });
      return ok({ from, to, findings: found.map((each) => view(desk, each)) });
    },
    'watch.limits': () => ok({ ...limits() }),
    'watch.set_limits': (wanted) => {
      const after = watchText(wanted);
      if (after !== watchText(limits())) desk.append([{ kind: 'settings_changed', body: { watch_limits: after } }]);
      return ok(wanted);
    },
  };
}

function view(desk: Desk, { pattern, operator, other, value, limit, amount, hits }: Finding) {
  const nameOf = (id: Finding['operator']): string => (id === '' ? '' : desk.operatorName(id));
  return {
    pattern, person: nameOf(operator), other: nameOf(other), value, limit, amount, count: hits.length,
    hits: hits.slice(-hitsTold).reverse().map(({ seq, at, day, number, amount: moved }) => ({ seq, at, day, number, amount: moved })),
  };
}
