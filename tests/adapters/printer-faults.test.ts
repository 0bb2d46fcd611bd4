/**
 * Every way a printer fails, several jobs each: no job is lost, none is printed twice by itself, and each ends with the
 * outcome that is true. Jobs are driven as the house drives them (printer-rig.ts).
 */
import { afterAll, describe, expect, test } from 'vitest';
import { openVirtualPrinter, type PrinterOptions as DeviceOptions, type VirtualPrinter } from '../../scripts/devices/server.ts';
import { encodeReceipt } from '../../src/adapters/escpos/encode.ts';
import type { PrintOutcome } from '../../src/host/ports.ts';
import { openBrokenPrinter, type Behaviour, type BrokenPrinter } from './broken-printer.ts';
import { copiesIn, copiesOn, failuresOn, pause, portAt, printAll, quick, receiptNo } from './printer-rig.ts';

const jobs = 3;
const seqs = Array.from({ length: jobs }, (_, index) => index + 1);
const closers: (() => Promise<void>)[] = [];
const proved = { faults: 0, jobs: 0 };

// They wait for printers and not for the machine, so most of a kind wait side by side; what was opened is closed at the end.
afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  expect(proved).toEqual({ faults: 32, jobs: 32 * jobs });
});

async function device(options: DeviceOptions = {}): Promise<VirtualPrinter> {
  const printer = await openVirtualPrinter(options);
  closers.push(printer.close);
  return printer;
}

async function broken(behaviour: Partial<Behaviour>): Promise<BrokenPrinter> {
  const printer = await openBrokenPrinter(behaviour);
  closers.push(printer.close);
  return printer;
}

function portOf(port: number, change: Parameters<typeof portAt>[1] = {}) {
  const printer = portAt(port, change);
  closers.push(printer.close);
  return printer;
}

/** Counts a fault as proved: every job ended with `outcome`, and its paper was begun as often as it may have been. */
function expectAll(
  results: readonly PrintOutcome[], outcome: PrintOutcome, copies: readonly number[], allowed: readonly number[] = [1],
): void {
  expect(results).toEqual(seqs.map(() => outcome));
  expect(copies).toHaveLength(jobs);
  for (const count of copies) expect(allowed).toContain(count);
  proved.faults += 1;
  proved.jobs += results.length;
}

const printed: PrintOutcome = { outcome: 'printed', condition: 'ready' };

describe.concurrent('a printer that cannot print now gives the job back, and prints it once when it can', () => {
  test.each([
    ['resets every connection', { refuse: true }, { refuse: false }, 'offline'],
    ['has no paper', { paper: 'out' }, { paper: 'ok' }, 'paper_out'],
    ['has its cover open', { cover: 'open' }, { cover: 'closed' }, 'cover_open'],
    ['is offline', { online: false }, { online: true }, 'offline'],
  ] as const)('%s', async (_, bad, good, condition) => {
    // The virtual printer hangs up only when it can print again; with one connection it would then be "offline".
    const paper = await device({ connections: 'many' });
    const refused: string[] = [];
    const printer = portOf(paper.port);
    paper.setState(bad);
    const results = await printAll(printer, jobs, (seq, result) => {
      refused.push(result.condition);
      expect(copiesOn(paper.paper(), seq)).toBe(0);
      if (refused.length % 2 === 0) paper.setState(good);
    });
    expect(refused).toEqual([condition, condition]);
    expectAll(results, printed, seqs.map((seq) => copiesOn(paper.paper(), seq)));
    expect(failuresOn(paper.paper())).toEqual([]);
  });

  test('is not there at all', async () => {
    const gone = await openVirtualPrinter();
    const { port } = gone;
    await gone.close();
    let paper: VirtualPrinter | null = null;
    const results = await printAll(portOf(port), jobs, async (_, result) => {
      expect(result).toEqual({ outcome: 'not_printed', condition: 'offline' });
      paper ??= await device({ port });
    });
    expectAll(results, printed, seqs.map((seq) => (paper === null ? 0 : copiesOn(paper.paper(), seq))));
  });

  test('resets the link while it is asked', async () => {
    const resetting = await broken({ cut: { after: 6, by: 'reset' } });
    let tries = 0;
    const results = await printAll(portOf(resetting.port), jobs, (_, result) => {
      expect(result).toEqual({ outcome: 'not_printed', condition: 'offline' });
      tries += 1;
      if (tries === 2) resetting.behave({ cut: { after: 1_000_000, by: 'end' } });
    });
    expect(tries).toBe(2);
    expectAll(results, printed, seqs.map((seq) => copiesIn(resetting.taken(), seq)));
  });

  test('is busy with another till', async () => {
    const paper = await device();
    const other = portOf(paper.port, { bytesPerSecondMin: 500 });
    paper.setState({ speed: 1_500 });
    const theirs = other.print(receiptNo(900, 6));
    await expect.poll(() => paper.paper().jobs.length).toBe(1);
    const results = await printAll(portOf(paper.port, { bytesPerSecondMin: 500, statusMs: 500 }), jobs, () => pause(50));
    expect((await theirs).outcome).toBe('printed');
    expectAll(results, printed, seqs.map((seq) => copiesOn(paper.paper(), seq)));
  });

  test('stands still after it had answered before', async () => {
    const frozen = await broken({});
    const printer = portOf(frozen.port);
    expect(await printer.print(receiptNo(900))).toEqual(printed);
    frozen.behave({ status: 'none', marker: false });
    let tries = 0;
    const results = await printAll(printer, jobs, (_, result) => {
      expect(result).toEqual({ outcome: 'not_printed', condition: 'offline' });
      tries += 1;
      if (tries === 3) frozen.behave({ status: 'ready', marker: true });
    });
    expectAll(results, printed, seqs.map((seq) => copiesIn(frozen.taken(), seq)));
    expect(frozen.mostAtOnce()).toBe(1);
  });
});

describe('a printer that stops in the middle of a receipt and goes on: the late marker counts', () => {
  test.each([
    ['paper out, refilled', { paper: 'out' }, { paper: 'ok' }],
    ['cover opened, closed', { cover: 'open' }, { cover: 'closed' }],
    ['offline, online', { online: false }, { online: true }],
  ] as const)('%s', async (_, bad, good) => {
    const paper = await device({ state: { speed: 4_000 } });
    const printer = portOf(paper.port);
    const results: PrintOutcome[] = [];
    for (const seq of seqs) {
      const ending = printer.print(receiptNo(seq));
      await expect.poll(() => copiesOn(paper.paper(), seq), { interval: 5 }).toBe(1);
      paper.setState(bad);
      // Longer than the marker's own time: only what the printer says of itself keeps the wait open.
      await pause(800);
      paper.setState(good);
      results.push(await ending);
    }
    expectAll(results, printed, seqs.map((seq) => copiesOn(paper.paper(), seq)));
    expect(failuresOn(paper.paper())).toEqual([]);
  });
});

test('G61 a printer that goes on slowly after its trouble has the time of a whole receipt again', async () => {
  const paper = await device({ state: { speed: 1_500 } });
  const printer = portOf(paper.port, { bytesPerSecondMin: 1_300, troubleMs: 500 });
  const ending = printer.print(receiptNo(1));
  await expect.poll(() => copiesOn(paper.paper(), 1), { interval: 5 }).toBe(1);
  paper.setState({ cover: 'open' });
  await pause(350);
  paper.setState({ cover: 'closed' });
  expect(await ending).toEqual(printed);
  expect(copiesOn(paper.paper(), 1)).toBe(1);
});

describe.concurrent('a printer of which nobody can know what it printed: a person is asked, nothing is printed again', () => {
  test('G66 paper out in the middle, not refilled in time', async () => {
    const paper = await device({ connections: 'many', state: { speed: 4_000 } });
    const printer = portOf(paper.port, { troubleMs: 300 });
    const results: PrintOutcome[] = [];
    for (const seq of seqs) {
      const ending = printer.print(receiptNo(seq));
      await expect.poll(() => copiesOn(paper.paper(), seq), { interval: 5 }).toBe(1);
      paper.setState({ paper: 'out' });
      results.push(await ending);
      expect(await printer.print(receiptNo(900))).toEqual({ outcome: 'not_printed', condition: 'paper_out' });
      paper.setState({ paper: 'ok' });
      await expect.poll(() => paper.paper().jobs.every((job) => job.state === 'cut')).toBe(true);
    }
    expectAll(results, { outcome: 'unknown', condition: 'paper_out' }, seqs.map((seq) => copiesOn(paper.paper(), seq)));
    // What lay in its buffer came out when there was paper again.
    expect(paper.paper().jobs.every((job) => job.state === 'cut')).toBe(true);
  });

  const length = encodeReceipt(receiptNo(1), quick.columns).bytes.length;
  test.each([
    ['at its first byte', 13], ['in its heading', 60], ['in its middle', Math.floor(length / 2)], ['at the cut', length + 8],
    ['at the marker', length + 13],
  ])('stands still %s', async (_, stallAfter) => {
    const paper = await device({ connections: 'many', state: { stallAfter } });
    const results = await printAll(portOf(paper.port), jobs);
    expectAll(results, { outcome: 'unknown', condition: 'offline' }, seqs.map((seq) => copiesOn(paper.paper(), seq)), [0, 1]);
  });

  test.each([
    ['ends the link in its heading', { after: 60, by: 'end' }], ['ends the link in its middle', { after: length - 100, by: 'end' }],
    ['resets the link in its middle', { after: length - 100, by: 'reset' }],
    ['ends the link before its marker', { after: length + 12, by: 'end' }],
  ] as const)('%s', async (_, cut) => {
    const printer = await broken({ cut });
    const results = await printAll(portOf(printer.port), jobs);
    expectAll(results, { outcome: 'unknown', condition: 'offline' }, seqs.map((seq) => copiesIn(printer.taken(), seq)), [0, 1]);
    expect(printer.connections()).toBe(jobs);
  });

  test('is switched off and on again', async () => {
    let paper = await openVirtualPrinter({ state: { speed: 4_000 } });
    closers.push(() => paper.close());
    const { port } = paper;
    const printer = portOf(port);
    const results: PrintOutcome[] = [];
    const copies: number[] = [];
    for (const seq of seqs) {
      const ending = printer.print(receiptNo(seq));
      await expect.poll(() => copiesOn(paper.paper(), seq), { interval: 5 }).toBe(1);
      copies.push(copiesOn(paper.paper(), seq));
      await paper.close();
      results.push(await ending);
      paper = await openVirtualPrinter({ port, state: { speed: 4_000 } });
      expect(await printer.print(receiptNo(900 + seq))).toEqual(printed);
      expect(copiesOn(paper.paper(), seq)).toBe(0);
    }
    expectAll(results, { outcome: 'unknown', condition: 'offline' }, copies);
  });

  test('answers questions but never the marker', async () => {
    const printer = await broken({ marker: false });
    const results = await printAll(portOf(printer.port), jobs);
    expectAll(results, { outcome: 'unknown', condition: 'fault' }, seqs.map((seq) => copiesIn(printer.taken(), seq)));
  });

  test('never took a byte off the wire and never answered', async () => {
    const printer = await broken({ frozen: true });
    const results = await printAll(portOf(printer.port, { silentEndMs: 100 }), jobs);
    expectAll(results, { outcome: 'unknown', condition: 'silent' }, seqs.map((seq) => copiesIn(printer.taken(), seq)), [0]);
  });

  test('is silent and does not hang up', async () => {
    const printer = await broken({ status: 'none', marker: false, hangsUp: false });
    const results = await printAll(portOf(printer.port, { silentEndMs: 100 }), jobs);
    expectAll(results, { outcome: 'unknown', condition: 'silent' }, seqs.map((seq) => copiesIn(printer.taken(), seq)));
  });
});

describe.concurrent('a printer that is only odd prints everything', () => {
  test('never answers', async () => {
    const paper = await device({ state: { oneWay: true } });
    const results = await printAll(portOf(paper.port), jobs);
    expectAll(results, { outcome: 'sent', condition: 'silent' }, seqs.map((seq) => copiesOn(paper.paper(), seq)));
    expect(failuresOn(paper.paper())).toEqual([]);
  });

  test('never answers, and is slow', async () => {
    const paper = await device({ state: { oneWay: true, speed: 1_000 } });
    const results = await printAll(portOf(paper.port, { bytesPerSecondMin: 700, silentEndMs: 200 }), jobs);
    expectAll(results, { outcome: 'sent', condition: 'silent' }, seqs.map((seq) => copiesOn(paper.paper(), seq)));
  });

  test.each([
    ['bytes of no meaning', Uint8Array.of(0xff, 0x81, 0x11)], ['letters', Uint8Array.of(0x41, 0x00, 0x7f)],
    ['a pushed status', Uint8Array.of(0x10, 0x00, 0x00, 0x0f)],
  ])('answers with %s', async (_, status) => {
    const printer = await broken({ status });
    const results = await printAll(portOf(printer.port), jobs);
    expectAll(results, { outcome: 'sent', condition: 'silent' }, seqs.map((seq) => copiesIn(printer.taken(), seq)));
  });

  test('prints 100 bytes a second', async () => {
    const paper = await device({ state: { speed: 100 } });
    const printer = portOf(paper.port, { bytesPerSecondMin: 90 });
    const short = { blocks: receiptNo(1).blocks.slice(5, 9) };
    const results = await Promise.all(seqs.map(() => printer.print(short)));
    expectAll(results, printed, seqs.map(() => 1));
    expect(paper.paper().jobs).toHaveLength(jobs);
    expect(copiesOn(paper.paper(), 1)).toBe(jobs);
  });

  test('G61 is slow, and the receipt has 200 lines', async () => {
    const paper = await device({ state: { speed: 20_000 } });
    const printer = portOf(paper.port);
    const results: PrintOutcome[] = [];
    for (const seq of seqs) results.push(await printer.print(receiptNo(seq, 200)));
    expectAll(results, printed, seqs.map((seq) => copiesOn(paper.paper(), seq)));
    expect(paper.paper().jobs.every((job) => job.state === 'cut' && !job.failed)).toBe(true);
  });
});
