/** The part of the story in which a manager sets scanners and the shop's own codes. */
import { step, type Step } from './step.ts';

/** Keys of one scan, `gap` ms apart. */
const keys = (text: string, end: readonly string[] = ['Enter'], gap = 4): object[] => [...text, ...end].map((key, i) => ({ key, at: 1_000 + i * gap }));
const learn = (expect: string, scans: object[][], shows?: object): Step => step('scanner.learn', expect, { scans }, shows === undefined ? {} : { shows: { ...shows } });
const thrice = (scan: object[]): object[][] => [scan, scan, scan];
const ean = '8801234567893';
const port = { path: '/dev/ttyS0', baud: 9_600, bits: 8, parity: 'none' };
const pricedCode = '2000500000010';

/** Its steps; a manager is signed in, and an item has the code that is scanned. */
export const scanners: readonly Step[] = [
  step('scanner.list', 'ok', {}, { shows: { port: null, state: 'none', patterns: [] } }),
  step('scanner.set', 'unknown_port', { port: { ...port, path: '/dev/ttyS7' } }),
  step('scanner.set', 'bad_input', { port: { ...port, baud: 1_200 } }),
  step('scanner.set', 'ok', { port }, { shows: { port } }),
  step('scanner.set', 'ok', { port: null }, { shows: { port: null } }),
  learn('too_few_scans', thrice(keys(ean)).slice(1)),
  learn('code_not_found', thrice(keys('8809999999999'))),
  learn('scans_differ', [keys(ean), keys(ean), keys(ean, ['Tab'])]),
  learn('ambiguous', thrice(keys(`${ean}${ean}`))),
  learn('too_slow', thrice(keys(ean, ['Enter'], 90))),
  learn('unusable_keys', thrice([{ key: 'F8', at: 999 }, ...keys(ean)])),
  learn('digits_around', thrice(keys(`${ean}7`))),
  learn('bad_input', thrice([{ key: '', at: 1 }])),
  learn('ok', thrice(keys(`~A${ean}`)), { code: ean, wedge: { prefix: '~A', suffix: '', end: 'Enter', gapMs: 20 } }),
  step('till.state', 'ok', {}, { shows: { wedge: { prefix: '~A', suffix: '', end: 'Enter', gapMs: 20 } } }),
  step('scanner.forget', 'ok'),
  step('till.state', 'ok', {}, { shows: { wedge: null } }),
  step('scanner.fill', 'bad_pattern', { patterns: ['22IIIIIPPPPP'] }),
  step('scanner.fill', 'two_formats', { patterns: ['22IIIIIPPPPPC', '22IIIIIIPPPPC'] }),
  step('scanner.fill', 'no_weighed_goods', { patterns: ['22IIIIIWWWWWC'] }),
  step('scanner.fill', 'ok', { patterns: ['20PPPPPPIIIIC'] }),
  step('catalog.scan', 'listed_price', { text: pricedCode }),
  step('scanner.fill', 'ok', { patterns: [] }),
  step('catalog.scan', 'unknown_code', { text: pricedCode }),
];
