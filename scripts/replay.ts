/** `npm run replay -- FILE --data DIR [--json]`: rings up a file of real receipts. Ends with one JSON line when asked to. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from '../src/contract/client.ts';
import { serve } from '../src/contract/serve.ts';
import { transportPair } from '../src/contract/transport.ts';
import { epochOfLocal } from '../src/adapters/system.ts';
import { exitCodeOf, openTill, sentenceOf } from '../src/wiring.ts';
import { readReceipts, receiptColumns, type ReceiptsFile } from './replay/receipts.ts';
import { replay, type ReplayReport } from './replay/run.ts';
import { makeReplayStore, replayPeople } from './replay/store.ts';

const usage = 'usage: npm run replay -- FILE --data DIR [--json]';
const answerTimeoutMs = 60_000;

function fail(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function options(): { file: string; data: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } }, allowPositionals: true,
    });
    const [file] = positionals;
    if (positionals.length !== 1 || file === undefined || values.data === undefined) return fail(usage, 2);
    return { file, data: values.data, json: values.json };
  } catch {
    return fail(usage, 2);
  }
}

function readFile(file: string): ReceiptsFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (fault) {
    return fail(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`, 1);
  }
  return readReceipts(text) ?? fail(`${file} is no receipts file: its header must be ${receiptColumns.join(',')}`, 1);
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY || (done % 10 !== 0 && done !== all)) return;
  process.stderr.write(`\r${done} of ${all} receipts${done === all ? '\n' : ''}`);
}

async function run(receiptsFile: ReceiptsFile, data: string): Promise<ReplayReport> {
  let now = epochOfLocal(receiptsFile.receipts[0]?.wallTime ?? '2000-01-01 09:00');
  const program = fileURLToPath(new URL('..', import.meta.url));
  const opened = await openTill({ data, printer: '', demo: false, keystore: null, program, now: () => now });
  if (!opened.ok) return fail(sentenceOf(opened.refusal), exitCodeOf(opened.refusal));
  const { house, close } = opened.value;
  const [ours, theirs] = transportPair();
  serve(theirs, house, (fault, name) => {
    process.stderr.write(`${name}: ${fault instanceof Error ? (fault.stack ?? '') : String(fault)}\n`);
  });
  const after = (ms: number, ring: () => void): (() => void) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  };
  const client = connect(ours, after, answerTimeoutMs);
  try {
    const state = await client.call('till.state', {});
    if (!state.ok) throw new Error(state.refusal.code);
    if (state.value.phase === 'new') await makeReplayStore(client, receiptsFile.receipts);
    const setTime = (wallTime: string): void => void (now = epochOfLocal(wallTime));
    return await replay(receiptsFile.receipts, { client, people: replayPeople, setTime, progress: showProgress });
  } finally {
    await settlePaper(() => house.tick(now), () => client.call('till.state', {}));
    await close();
  }
}

/** A replayed store has no printer: what its receipts owed is let go before the till closes. */
async function settlePaper(
  tick: () => Promise<void>,
  state: () => Promise<{ ok: true; value: { printer: { waiting: number } } } | { ok: false }>,
): Promise<void> {
  for (;;) {
    const answer = await state();
    if (!answer.ok || answer.value.printer.waiting === 0) return;
    await tick();
  }
}

const { file, data, json } = options();
const receiptsFile = readFile(file);
const startedAt = performance.now();
try {
  const report = await run(receiptsFile, data);
  const rejected = [...receiptsFile.rejected, ...report.rejected].sort((a, b) => a.line - b.line);
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  if (!json) {
    const { receipts, returns, lines } = report;
    process.stdout.write(`${receipts} receipts (${returns} returns), ${lines} lines, ${rejected.length} lines rejected, ${seconds} s\n`);
    rejected.forEach((row) => process.stdout.write(`line ${row.line}: ${row.reason}\n`));
  } else process.stdout.write(`${JSON.stringify({ ...report, rejected, seconds })}\n`);
} catch (fault) {
  fail(`the replay ended: ${fault instanceof Error ? fault.message : String(fault)}`, 1);
}
