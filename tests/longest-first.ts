/** In which order the files of tests run: the longest first, so that none of them is left to one process while the other stands idle. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more, by the end of their paths, the longest first. */
const long = [
  'till/screens-ko.test.ts', 'till/screens-en.test.ts', 'till/hour.test.ts', 'till/scanner.test.ts', 'start/start.test.ts', 'till/scan-anywhere.test.ts',
  'till/details.test.ts', 'till/people.test.ts', 'doors/doors.test.ts', 'db/tamper-rows.test.ts', 'db/tamper-columns.test.ts', 'sim/sim.test.ts',
  'till/scanner-card.test.ts', 'till/once.test.ts', 'electron/window.test.ts',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((end) => moduleId.endsWith(end));
  return at === -1 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
