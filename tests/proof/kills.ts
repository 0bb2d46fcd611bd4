/**
 * Kills the till while it sells, again and again, on one data directory. Acknowledged means: its answer came. After each
 * kill the ledger is read by a connection of the proof's own. Never asks the till whether it did well.
 */
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { seededChance, type Chance } from '../power-cut/random.ts';
import { commitOf, makeStore, readItems, refundOf, takeTill, totalOf } from './counter.ts';
import { draftSaleId, readSales, watchSales, type SaleRow } from './ledger-eye.ts';
import { holdsFile } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { newMemory, sell, type Asked, type Memory } from './seller.ts';
import { openLine, startTill, type Line, type Till } from './till.ts';
import { verifyFault } from './verify.ts';

const seed = 20261122;

export const killsProof: Proof = { name: 'kills', packages: [], run: proveKills };

type Count = {
  kills: number; between: number; unanswered: number; resent: number; broughtBack: number; verified: number;
  lost: number; doubled: number; gaps: number; wrongDrafts: number;
};

type Run = {
  readonly context: Context; readonly data: string; readonly chance: Chance; readonly memory: Memory; readonly count: Count;
  readonly faults: string[];
};

async function proveKills(context: Context): Promise<Outcome> {
  const count: Count = {
    kills: 0, between: 0, unanswered: 0, resent: 0, broughtBack: 0, verified: 0, lost: 0, doubled: 0, gaps: 0, wrongDrafts: 0,
  };
  const data = join(context.directory('kills'), 'data');
  const run: Run = { context, data, chance: seededChance(seed), memory: newMemory(), count, faults: [] };
  const kills = context.size('kills');
  for (let kill = 1; kill <= kills && run.faults.length === 0; kill += 1) {
    await oneLife(run, kill);
    if (kill % context.size('killsPerVerify') === 0 || kill === kills) {
      const fault = await verifyFault(context.root, data);
      if (fault === null) count.verified += 1;
      else run.faults.push(fault);
      context.progress(`kills: ${kill} of ${kills}, ${run.memory.sealed.size} sales acknowledged`);
    }
  }
  return {
    figures: {
      kills: count.kills, acknowledged: run.memory.sealed.size, 'between commit and draft': count.between,
      'committed, not answered': count.unanswered, 'asked again': count.resent, 'drafts brought back': count.broughtBack,
      verified: count.verified, lost: count.lost, doubled: count.doubled, 'gaps in numbers': count.gaps, 'wrong drafts': count.wrongDrafts,
    },
    faults: run.faults,
  };
}

/** Starts the till, looks at what came back, sells, kills, and looks at what is on the disk. */
async function oneLife(run: Run, kill: number): Promise<void> {
  const till = await startTill({ root: run.context.root, data: run.data });
  try {
    if (!holdsFile(till.process.pid, '/ledger.sqlite')) throw new Error(`process ${till.process.pid} is not the one that holds the ledger`);
    const line = await openLine(till);
    if (kill === 1) await makeStore(line.client);
    await pickUp(run, line);
    await sellAndKill(run, till, line, kill);
  } finally {
    await till.process.end();
  }
  judgeDisk(run);
}

/** The start of a life: the draft is the right one, and what was asked without an answer is asked again. */
async function pickUp(run: Run, { client }: Line): Promise<void> {
  const { memory, count, faults } = run;
  const draft = await takeTill(client);
  const { cart: last, asked } = memory;
  const sealed = new Set(readSales(run.data).map(({ saleId }) => saleId));
  const isSealed = last !== null && sealed.has(last.steps[0]?.saleId ?? '');
  const kept = last === null || isSealed ? [] : last.steps.slice(Math.max(0, last.saved - 1), last.sent);
  const mayBeNone = last === null || isSealed || last.saved === 0;
  const isRight = draft === null ? mayBeNone : kept.some((step) => isDeepStrictEqual(step, draft));
  if (!isRight) {
    count.wrongDrafts += 1;
    faults.push(`the draft that came back is wrong: ${JSON.stringify({ draft, isSealed, saved: last?.saved, sent: last?.sent })}`);
  }
  if (draft !== null) count.broughtBack += 1;
  if (asked !== null) await askAgain(run, client, asked, sealed.has(asked.cart.saleId));
  else if (draft !== null) await askAgain(run, client, { cart: draft }, false);
  memory.cart = null;
}

/** The same id and body again: the same sale when it is sealed, a sale when it is not. */
async function askAgain(run: Run, client: Line['client'], { cart }: Asked, wasSealed: boolean): Promise<void> {
  const { memory, count, faults } = run;
  const isSale = cart.kind === 'sale';
  const answer = isSale ? await client.call('sale.commit', commitOf(cart)) : await client.call('refund.commit', refundOf(cart));
  memory.asked = null;
  count.resent += 1;
  if (!answer.ok) {
    faults.push(`asked again, ${cart.saleId} was refused: ${answer.refusal.code}`);
    return;
  }
  if (answer.value.repeated !== wasSealed) {
    faults.push(`asked again, ${cart.saleId} was ${wasSealed ? 'sealed a second time' : 'called a repetition'}`);
  }
  memory.sealed.set(cart.saleId, { total: totalOf(cart), receiptNumber: answer.value.receipt.receiptNumber });
}

/**
 * By turns: at any moment (twice), right after an answer, when a commit shows to another connection, and within a few
 * milliseconds of a request.
 */
async function sellAndKill({ memory, chance, count, data }: Run, till: Till, line: Line, kill: number): Promise<void> {
  const items = await readItems(line.client);
  const sales = 1 + chance.below(24);
  const kind = kill % 5;
  const strike = (): void => void till.process.end();
  const delayMs = chance.below(800);
  const watch = kind === 3 ? watchSales(data) : null;
  const selling = sell({
    client: line.client, memory, items, chance, prefix: `kill-${kill}`,
    answered: (sold) => { if (kind === 2 && sold >= sales) strike(); },
    asked: (sold) => {
      if (sold + 1 < sales) return;
      if (watch?.waitForMore(sold + 1, 2_000) === true) strike();
      if (kind === 4) {
        spin(chance.share() * 8);
        strike();
      }
    },
  }).then(() => null, (cause: unknown) => new Error('the seller met what no kill explains', { cause }));
  const limit = setTimeout(strike, kind < 2 ? delayMs : 20_000);
  const fault = await selling;
  strike();
  const [{ signal }] = await Promise.all([till.process.ended, line.closed]);
  clearTimeout(limit);
  watch?.close();
  if (fault !== null) throw fault;
  if (signal !== 'SIGKILL') throw new Error(`the till ended by itself and was not killed: ${till.process.err().slice(-1000)}`);
  count.kills += 1;
}

/** Waits, letting nothing else run, for less than a timer can. */
function spin(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

function judgeDisk(run: Run): void {
  const { memory, count, faults } = run;
  const rows = readSales(run.data);
  const byId = new Map<string, SaleRow[]>();
  for (const row of rows) byId.set(row.saleId, [...(byId.get(row.saleId) ?? []), row]);
  for (const [saleId, { total, receiptNumber }] of memory.sealed) {
    const found = byId.get(saleId) ?? [];
    const isSame = found[0]?.total === total && found[0].receiptNumber === receiptNumber;
    if (found.length === 0 || !isSame) {
      count.lost += 1;
      faults.push(`${saleId} was acknowledged as ${receiptNumber} over ${total} won and is ${JSON.stringify(found)}`);
    }
  }
  for (const [saleId, found] of byId) {
    if (found.length > 1) { count.doubled += 1; faults.push(`${saleId} stands ${found.length} times in the ledger`); }
    if (memory.sealed.has(saleId)) continue;
    if (memory.asked?.cart.saleId === saleId && totalOf(memory.asked.cart) === found[0]?.total) count.unanswered += 1;
    else faults.push(`${saleId} is in the ledger and was never asked for`);
  }
  rows.forEach(({ receiptSeq, receiptNumber }, index) => {
    if (receiptSeq === index + 1 && receiptNumber === `0001-01-1-${String(index + 1).padStart(6, '0')}`) return;
    count.gaps += 1;
    faults.push(`receipt ${index + 1} of the ledger has the number ${receiptNumber}`);
  });
  const draft = draftSaleId(run.data);
  if (draft !== null && byId.has(draft)) count.between += 1;
  faults.splice(5);
}
