/**
 * What entries about the drawer and the day must add up to, by themselves and by the shift they stand in: moves of cash,
 * openings, hand-overs, X, and the Z made once more from the shift's entries. Reads no table.
 */
import { canonicalText, type Canonical } from '../src/domain/canonical.ts';
import { dayRulesOf, dayTurnsMax } from '../src/domain/day-settings.ts';
import { moveCash, openDrawer } from '../src/domain/drawer.ts';
import { addSums, type PostingSum } from '../src/domain/figures.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { postingsOf } from '../src/domain/posting.ts';
import type { Happened, ShiftReport } from '../src/domain/report-values.ts';
import { happenedAfter, nothingHappened, reportOf } from '../src/domain/shift-report.ts';
import { addSold, splitOf, type SoldSum } from '../src/domain/shift-split.ts';
import { checkTerminal } from '../src/domain/terminal-check.ts';
import { valueOf } from '../src/domain/tender.ts';
import { differs } from './differs.ts';
import { openCategories, type Categories } from './verify-categories.ts';

/** The open shift (0 outside of any), its postings and what happened in it so far; how often each Z was printed again. */
type DayState = {
  shift: number; sums: Map<string, PostingSum>; happened: Happened; readonly copies: Map<number, number>;
  /** Its goods so far. */
  sold: Map<string, SoldSum>;
  readonly categories: Categories;
  /** Cards of closed shifts. */
  readonly closed: Map<number, readonly PostingSum[]>;
};

/** Starts before the first entry; `cash` tells what the drawer should hold before the next. Answers sentences, empty ones among them. */
export function openDayCheck(cash: () => number): (entry: Entry) => string[] {
  const state: DayState = {
    shift: 0, sums: new Map(), happened: nothingHappened, copies: new Map(), closed: new Map(), sold: new Map(),
    categories: openCategories(),
  };
  return (entry) => {
    const { fact } = entry;
    if (fact.kind === 'shift_opened') {
      Object.assign(state, { shift: fact.body.shift, sums: new Map(), happened: nothingHappened, sold: new Map() });
    }
    const wrong = faultsOf(entry, state, cash());
    if (fact.kind === 'shift_closed') {
      state.closed.set(state.shift, cardsOf(state));
      state.shift = 0;
    }
    else if (state.shift > 0) {
      addSums(state.sums, postingsOf(fact));
      addSold(state.sold, fact, entry.header.at);
      state.happened = happenedAfter(state.happened, fact);
    }
    state.categories.take(entry);
    return wrong;
  };
}

function faultsOf({ fact, header }: Entry, state: DayState, cash: number): string[] {
  const here = header.shift === state.shift ? '' : `the shift of the entry is ${header.shift}, open is ${state.shift}`;
  switch (fact.kind) {
    case 'cash_moved': {
      const asked = moveCash({ ...fact.body, note: fact.body.note ?? '' }, state.shift > 0);
      return [asked.ok ? '' : `cash is moved against the rules: ${asked.refusal.code}`, here];
    }
    case 'drawer_opened': {
      const { openings } = state.happened;
      const asked = openDrawer({ ...fact.body, note: fact.body.note ?? '' }, state.shift > 0 ? { opened: openings } : null);
      const rule = asked.ok ? '' : `the drawer is opened against the rules: ${asked.refusal.code}`;
      return [rule, differs('the opening of the shift', fact.body.number, openings + 1), here];
    }
    case 'shift_handed_over': {
      const { from, to, counts, counted, expected } = fact.body;
      return [
        differs('the count', counted, valueOf(counts)), differs('what the drawer should hold', expected, cash),
        from === header.operator ? '' : `${from} hands over, but ${header.operator} is signed in`,
        from === to ? 'the drawer stays with one person' : '', here,
      ];
    }
    case 'expected_seen':
      return [differs('what the drawer should hold', fact.body.expected, cash), here];
    case 'x_printed':
      return [reportFault('X', fact.body.report, state, header.businessDate as BusinessDate), here];
    case 'z_reprinted': {
      const copy = (state.copies.get(fact.body.shift) ?? 0) + 1;
      state.copies.set(fact.body.shift, copy);
      return [differs('the copy of the Z', fact.body.copy, copy)];
    }
    case 'terminal_checked': {
      const { shift, rows } = fact.body;
      const cards = shift === state.shift ? cardsOf(state) : (state.closed.get(shift) ?? []);
      const made = checkTerminal(cards, rows.map(({ acquirer, terminal }) => ({ acquirer, amount: terminal })));
      return [canonicalText(made) === canonicalText(rows) ? '' : 'the cards are not what the shift registered'];
    }
    case 'shift_closed':
      return [fact.body.report === undefined ? '' : reportFault('Z', fact.body.report, state, header.businessDate as BusinessDate)];
    case 'settings_changed': {
      const { dayTurns } = dayRulesOf((name) => String(fact.body[name] ?? ''));
      return [dayTurns <= dayTurnsMax ? '' : `a trading day ends at ${dayTurns}`];
    }
    default:
      return [];
  }
}

function cardsOf({ sums }: DayState): PostingSum[] {
  return [...sums.values()].filter(({ account }) => account === 'card');
}

/** A report is what the shift's entries make, byte for byte; one that splits no goods is from before reports did. */
function reportFault(name: 'X' | 'Z', report: ShiftReport, { sums, happened, sold, categories }: DayState, day: BusinessDate): string {
  const by = report.by === undefined ? null : splitOf(sold.values(), (item) => categories.on(item, day));
  const made = reportOf([...sums.values()], happened, name === 'Z', by);
  return canonicalText(report as Canonical) === canonicalText(made as Canonical) ? '' : `the ${name} is not what its entries make`;
}
