/** A printer that ends every paper as it is told to, and keeps what it was given. */
import type { Receipt } from '../../src/domain/receipt.ts';
import type { PrintOutcome, Printer } from '../../src/host/ports.ts';

export type FakePrinter = Omit<Printer, 'print'> & {
  /** Tests may put a misbehaving one in its place. */
  print: Printer['print'];
  /** How the next papers end; the last one stays. */
  outcomes: PrintOutcome[];
  readonly papers: Receipt[];
  pulses: number;
};

export function fakePrinter(address = 'tcp://127.0.0.1:9'): FakePrinter {
  const papers: Receipt[] = [];
  const fake: FakePrinter = {
    address,
    outcomes: [{ outcome: 'printed', condition: 'ready' }],
    papers,
    pulses: 0,
    print: (receipt) => {
      papers.push(receipt);
      const next = fake.outcomes.length > 1 ? fake.outcomes.shift() : fake.outcomes[0];
      return Promise.resolve(next ?? { outcome: 'printed', condition: 'ready' });
    },
    openDrawer: () => {
      fake.pulses += 1;
      return Promise.resolve(true);
    },
    close: () => Promise.resolve(),
  };
  return fake;
}
