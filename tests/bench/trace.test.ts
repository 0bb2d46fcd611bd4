/** Counting syncs in a trace. */
import { expect, test } from 'vitest';
import { countSyncs } from '../../scripts/bench/trace.ts';

const begin = '100 write(1</dev/null>, "sodam-bench-begin\\n", 18) = 18';
const end = '100 write(1</dev/null>, "sodam-bench-end\\n", 16) = 16';
const wal = '100 fsync(21</var/data/ledger.sqlite-wal>) = 0';

test('counts what lies between the marks, by file', () => {
  const trace = [wal, wal, begin, wal, '101 fdatasync(22</var/data/drafts.sqlite-wal>) = 0', '100 write(5</var/log>, "fsync(", 6) = 6', wal, end, wal];
  expect(countSyncs(trace.join('\n'))).toEqual({ all: 3, ofWal: 2 });
});

test('counts a call once that another thread interrupted', () => {
  const trace = [begin, '100 fsync(21</var/data/ledger.sqlite-wal> <unfinished ...>', '101 write(3<pipe>, "x", 1) = 1', '100 <... fsync resumed>) = 0', end];
  expect(countSyncs(trace.join('\n'))).toEqual({ all: 1, ofWal: 1 });
});

test.each(['fsync', 'fdatasync', 'sync_file_range', 'msync', 'sync', 'syncfs'])('%s waits for a disk', (call) => {
  expect(countSyncs([begin, `100 ${call}(9</var/data/file>, 0, 0) = 0`, end].join('\n'))).toEqual({ all: 1, ofWal: 0 });
});

test('of another file whose name begins the same is not the WAL\'s', () => {
  expect(countSyncs([begin, '100 fsync(9</var/data/ledger.sqlite>) = 0', end].join('\n'))).toEqual({ all: 1, ofWal: 0 });
});

test('without its marks a trace says nothing', () => {
  for (const trace of ['', wal, `${begin}\n${wal}`, `${end}\n${begin}`]) expect(() => countSyncs(trace)).toThrow('no marks');
});
