/** Where a list stands so that a row is seen: moved as little as possible, never past its ends. */
import { expect, test } from 'vitest';
import { topShowing } from '../../renderer/parts/use-rows-in-sight.ts';

const height = 45;
const seen = 450;

test.each([
  ['a row that is seen moves nothing', 20, 12, 200, 200],
  ['a row below comes to the lower edge', 20, 19, 200, 450],
  ['a row half below comes up whole', 20, 14, 200, 225],
  ['a row above comes to the upper edge', 20, 3, 200, 135],
  ['a list that became short ends at its last row', 12, 11, 450, 90],
  ['a list that fits stands at its top', 4, 3, 450, 0],
  ['without a row it stays, within its ends', 12, -1, 450, 90],
])('%s', (_, count, at, top, expected) => {
  expect(topShowing({ count, height, at }, seen, top)).toBe(expected);
});

test('a frame that was not measured yet shows the beginning', () => {
  expect(topShowing({ count: 20, height, at: 19 }, 0, 0)).toBe(0);
});
