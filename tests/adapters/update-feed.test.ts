import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedFile, readUpdateFeed } from '../../src/adapters/update-feed.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'feed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const read = (text: string | null, platform: NodeJS.Platform = 'linux') => {
  if (text !== null) writeFileSync(join(folder, feedFile), text);
  return readUpdateFeed(folder, platform);
};

test('a program that was packed without a feed has none', () => {
  expect(read(null)).toEqual({ off: 'the program was packed without a feed' });
});

test.each([
  ['https://updates.example/sodam', 'https://updates.example/sodam'], ["'https://updates.example/a: b'", 'https://updates.example/a: b'],
  ['"https://updates.example"', 'https://updates.example'], ['http://127.0.0.1:8080/feed', 'http://127.0.0.1:8080/feed'],
])('takes %s', (written, url) => {
  expect(read(`provider: generic\nurl: ${written}\nupdaterCacheDirName: sodam-pos-updater\n`)).toEqual({ url });
});

test.each([
  'http://updates.example/', 'http://127.0.0.1.evil.example/', 'http://localhost/', 'ftp://updates.example/', 'file:///srv/updates', 'updates.example', '//x',
])('does not take %s: anybody on the way could change what it says', (url) => {
  expect(read(`provider: generic\nurl: ${url}\n`)).toEqual({ off: 'the feed has no https address' });
});

test('does not take a feed of another kind, or none at all in the file', () => {
  expect(read('provider: github\nowner: x\nrepo: y\n')).toEqual({ off: 'the feed is of a kind that is not known' });
  expect(read('')).toEqual({ off: 'the feed is of a kind that is not known' });
  expect(read('provider: generic\n')).toEqual({ off: 'the feed has no https address' });
});

test('on Windows only a program that names its publisher takes another', () => {
  const text = 'provider: generic\nurl: https://updates.example/\n';
  expect(read(text, 'win32')).toEqual({ off: expect.stringContaining('names no publisher') });
  expect(read(`${text}publisherName:\n  - Sodam\n`, 'win32')).toEqual({ url: 'https://updates.example/' });
});
