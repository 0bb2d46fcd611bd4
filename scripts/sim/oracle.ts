/** Judges a day by what was sold and what the mall holds, from the bodies' own makers; shares no rule with either side. */
import { isGood, type Sold } from './goods.ts';
import type { Memory } from './memory.ts';
import type { SimTill } from './till.ts';

/** Everything wrong at the end of a day, in words; empty for a good one. */
export function judge(mall: Memory, tills: readonly SimTill[]): string[] {
  const ofTills = tills.flatMap((till) => [...judgeTill(mall, till), ...judgeJournal(mall, till)]);
  return [...ofTills, ...judgeOrders(mall, tills), ...judgeStock(mall, tills)];
}

/** Every row is through; every good sale is at the mall; every bad one lies aside where people see it. */
function judgeTill(mall: Memory, till: SimTill): string[] {
  const { entries, rows, sold } = till.disk();
  const wrong: string[] = [];
  const { stopped } = till.sender();
  if (stopped !== null) wrong.push(`${till.name} rests: ${stopped}`);
  entries.forEach((_, index) => {
    const one = sold[index];
    const row = rows[index];
    if (one === undefined || row === undefined) wrong.push(`${till.name} ${index + 1} is owed by no row`);
    else if (row.state === 'waiting') wrong.push(`${till.name} ${index + 1} still waits`);
    else if (isGood(one) && row.state === 'aside') wrong.push(`${one.id} is good and lies aside`);
    else if (isGood(one) && !mall.tables.orders.has(one.id)) wrong.push(`${one.id} is delivered and not at the mall`);
    else if (one.sort !== 'void' && !isGood(one) && row.state !== 'aside') wrong.push(`${one.id} is bad and lies nowhere`);
  });
  return wrong;
}

/** The mall's journal of a till is whole: every entry of this disk stands there once, in its place. */
function judgeJournal(mall: Memory, till: SimTill): string[] {
  const { entries, head } = till.disk();
  const kept = new Map([...mall.tables.kept.values()].filter((one) => one.till === till.name).map((one) => [one.hash, one]));
  const strays = entries.filter(({ hash, header }) => kept.get(hash)?.seq !== header.seq);
  const wrong = strays.map(({ header }) => `${till.name} ${header.seq} has no place at the mall`);
  const theirs = mall.tables.heads.get(till.name);
  const last = entries.at(-1);
  if (last !== undefined && theirs?.hash !== head.hash) {
    wrong.push(`the mall's head of ${till.name} is ${theirs?.seq ?? 0}, not ${head.seq}`);
  }
  const places = [...kept.values()].map(({ epoch, seq }) => `${epoch}/${seq}`);
  if (new Set(places).size !== places.length) wrong.push(`two entries in one place of ${till.name}`);
  return wrong;
}

/** No order that nobody sold, each with its own total. */
function judgeOrders(mall: Memory, tills: readonly SimTill[]): string[] {
  const ever = new Map(tills.flatMap((till) => till.ever.map((one): [string, Sold] => [one.id, one])));
  return [...mall.tables.orders.values()].flatMap(({ id, total }) => {
    const one = ever.get(id);
    if (one === undefined || !isGood(one)) return [`the mall has ${id}, which nobody sold`];
    return one.total === total ? [] : [`${id} is ${one.total} here and ${total} there`];
  });
}

/** The stock of each store is the sum of what its tills moved, of all that is at the mall. */
function judgeStock(mall: Memory, tills: readonly SimTill[]): string[] {
  const expected = new Map<string, number>();
  for (const till of tills) {
    for (const { moves } of till.ever.filter((one) => isGood(one) && mall.tables.orders.has(one.id))) {
      for (const { sku, quantity } of moves) {
        const key = `${till.name.slice(0, 4)} ${sku}`;
        expected.set(key, (expected.get(key) ?? 0) + quantity);
      }
    }
  }
  const keys = new Set([...expected.keys(), ...mall.tables.stock.keys()]);
  return [...keys].filter((key) => (expected.get(key) ?? 0) !== (mall.tables.stock.get(key) ?? 0))
    .map((key) => `stock of ${key} is ${expected.get(key) ?? 0} here and ${mall.tables.stock.get(key) ?? 0} there`);
}
