/** Cash beside the sales, the drawer opened without one, the rules of the day. The drawer's pulse follows what was appended. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { canonicalText } from '../../domain/canonical.ts';
import type { Wanted } from '../../domain/consent.ts';
import { changedDayRules, dayRulesOf } from '../../domain/day-settings.ts';
import { moveCash, openDrawer, wantedForMove, wantedForOpening } from '../../domain/drawer.ts';
import type { Fact } from '../../domain/facts.ts';
import type { ConsentId } from '../../domain/ids.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import { slipNumber } from '../../domain/slip.ts';
import type { Desk } from '../desk.ts';

type DrawerCommand = 'cash.move' | 'drawer.open' | 'day.rules' | 'day.set_rules';

/** Handlers of moves of cash, of the drawer and of the day's rules. `pulse` is called only after the entry is on the disk. */
export function drawerCommands(desk: Desk, pulse: () => void): Pick<Handlers, DrawerCommand> {
  const { ledger } = desk.ports;
  return {
    'cash.move': ({ consent, ...asked }) => {
      // What was done before its shift closed is answered again after it.
      const fact = moveCash(asked, ledger.openShift() !== null || ledger.moved(asked.id) !== null);
      return fact.ok ? moved(desk, fact.value, wantedForMove(asked), consent, pulse) : fact;
    },
    'drawer.open': ({ consent, ...asked }) => {
      const shift = ledger.openShift();
      const isBefore = ledger.moved(asked.id) !== null;
      const fact = openDrawer(asked, shift === null ? (isBefore ? { opened: 0 } : null) : { opened: ledger.openings(shift.number) });
      return fact.ok ? moved(desk, fact.value, wantedForOpening(asked), consent, pulse) : fact;
    },
    'day.rules': () => ok(dayRulesOf(ledger.setting)),
    'day.set_rules': (wanted) => {
      const body = changedDayRules(dayRulesOf(ledger.setting), wanted);
      if (Object.keys(body).length > 0) desk.append([{ kind: 'settings_changed', body }]);
      return ok(wanted);
    },
  };
}

/** Appends what happens to the drawer and opens it; asked again under the same id it happened once, and the drawer stays shut. */
function moved(
  desk: Desk, fact: Fact, wanted: Wanted, consent: ConsentId | null, pulse: () => void,
): HandlerAnswer<'cash.move'> & HandlerAnswer<'drawer.open'> {
  const { ledger } = desk.ports;
  if (fact.kind !== 'cash_moved' && fact.kind !== 'drawer_opened') throw new Error(`the drawer is no matter of ${fact.kind}`);
  const before = ledger.moved(fact.body.id);
  if (before !== null) return isSame(before, fact) ? ok({ number: '', repeated: true }) : refuse('exists_with_different_body');
  const leave = desk.consents.leaveFor(wanted, consent);
  if (!leave.ok) return leave;
  const { header } = must(desk.append([...leave.value, fact]).at(-1), 'the entry just appended');
  pulse();
  return ok({ number: slipNumber(header.till, header.seq), repeated: false });
}

/** The same but for the count of the openings, which has moved on. */
function isSame(before: Fact, after: Fact): boolean {
  const plain = ({ kind, body }: Fact): string => canonicalText([kind, { ...(body as { id: string }), number: 0 }]);
  return plain(before) === plain(after);
}
