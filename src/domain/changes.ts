/**
 * Who changed what: settings, items, people, makers' terms, taxes, promotions and catalogue files as one list, each with what
 * stood there before, as the journal's entries alone say it. Shapes what it is given; asks no table.
 */
import type { Fact, FactKind } from './facts.ts';
import type { BusinessDate, OperatorId } from './ids.ts';

/** The kinds of facts that change how the shop works. */
export const changingKinds = [
  'store_opened', 'settings_changed', 'catalog_imported', 'item_set', 'operator_added', 'operator_changed', 'pin_changed', 'contract_set',
  'tax_terms_set', 'promotion_set',
] as const satisfies readonly FactKind[];
export type ChangeKind = (typeof changingKinds)[number];

/** An entry as it is read: when, on which business day, by whom. */
export type Told = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly operator: OperatorId; readonly fact: Fact;
};

/** One value: `name` is its field, parts behind a dot. Null where there was none, or is none any more. */
export type ChangedValue = { readonly name: string; readonly before: string | null; readonly after: string | null };

/** One change. `of` is the id of the item, person or maker, or a promotion's name; empty for the shop. */
export type Change = Omit<Told, 'fact'> & {
  readonly kind: ChangeKind; readonly of: string;
  /** The business day from which it holds; null for at once. */
  readonly from: BusinessDate | null;
  readonly values: readonly ChangedValue[];
};

type Leaves = ReadonlyMap<string, string>;
type Shape = { readonly of: string; readonly from: BusinessDate | null; readonly now: unknown; readonly was?: unknown };

/** Every change among the entries of a journal, oldest first. They are needed from its first on: each tells what was before. */
export function changesOf(entries: Iterable<Told>): Change[] {
  const known = new Map<string, Leaves>();
  const changes: Change[] = [];
  for (const { fact, ...told } of entries) {
    if (!isChange(fact)) continue;
    const { kind } = fact;
    const { of, from, now, was } = shapeOf(fact);
    const place = `${placeOf(kind)}|${of}`;
    const before = was === undefined ? (known.get(place) ?? new Map<string, string>()) : leavesOf(was);
    const after = leavesOf(now);
    // A setting that is not named stays; of all else the entry says the whole.
    const isWhole = kind !== 'settings_changed';
    known.set(place, isWhole ? after : new Map([...before].filter(([name]) => !isPartOf(name, now)).concat([...after])));
    const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => isWhole || isPartOf(name, now));
    const values = names.map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
      .filter((each) => each.before !== each.after);
    changes.push({ ...told, kind, of, from, values });
    if (fact.kind === 'catalog_imported') {
      for (const { id, contract } of fact.body.makers) known.set(`contract_set|${id}`, leavesOf(termsOf(contract)));
    }
  }
  return changes;
}

type ChangingFact = Extract<Fact, { readonly kind: ChangeKind }>;

function isChange(fact: Fact): fact is ChangingFact {
  return changingKinds.some((each) => each === fact.kind);
}

/** A person who was added and one who was changed are the same person. */
function placeOf(kind: ChangeKind): string {
  return kind === 'operator_added' ? 'operator_changed' : kind;
}

function shapeOf(fact: ChangingFact): Shape {
  switch (fact.kind) {
    case 'store_opened':
      return { of: '', from: null, now: fact.body.store };
    case 'settings_changed':
      return { of: '', from: null, now: fact.body };
    case 'catalog_imported':
      return { of: '', from: null, was: {}, now: { makers: fact.body.makers.length, items: fact.body.items.length } };
    case 'item_set':
      return { of: String(fact.body.itemId), from: fact.body.from, was: fact.body.was, now: fact.body.now };
    case 'operator_added':
    case 'operator_changed': {
      const { id, ...person } = fact.body.operator;
      return { of: id, from: null, now: person };
    }
    case 'pin_changed':
      return { of: fact.body.operatorId, from: null, now: {} };
    case 'contract_set': {
      const { makerId, from, until, terms, mark } = fact.body;
      return { of: String(makerId), from, now: { ...terms, until, ...mark } };
    }
    case 'tax_terms_set':
      return { of: '', from: fact.body.from, now: fact.body.terms };
    case 'promotion_set': {
      const { id: _id, name, from, ...rest } = fact.body.promotion;
      return { of: name, from, now: rest };
    }
  }
}

function termsOf({ version: _version, ...terms }: { readonly version: number }): object {
  return terms;
}

function isPartOf(name: string, body: unknown): boolean {
  const [first = ''] = name.split('.');
  return typeof body === 'object' && body !== null && Object.hasOwn(body, first);
}

/** Values by their names, each as a text; nothing is no value. Settings that are kept as JSON are read as what they say. */
function leavesOf(value: unknown, name = ''): Map<string, string> {
  const read = typeof value === 'string' ? parsed(value) : value;
  if (read === null || read === undefined) return new Map();
  if (typeof read !== 'object' || Array.isArray(read)) return new Map([[name, typeof read === 'string' ? read : JSON.stringify(read)]]);
  return new Map(Object.entries(read).flatMap(([part, each]) => [...leavesOf(each, name === '' ? part : `${name}.${part}`)]));
}

function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
