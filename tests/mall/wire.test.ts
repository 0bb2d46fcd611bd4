/** The wire between tills and mall, pinned: a change of any schema or signed text must raise its version. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { enrolText } from '../../src/mall/enrol.ts';
import { openApiDocument } from '../../src/mall/openapi.ts';
import { anchorText, answerText, requestText } from '../../src/mall/signing.ts';
import { BatchAnswerShape, BatchShape, kindsWithBody, paths, wireVersion } from '../../src/mall/wire.ts';

const pinned = { version: 1, hash: '7fb6e6222d6f0bcc2ae96381142fb89d733e8579aa9762babba52d8b4fe6424f' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const zeros = '0'.repeat(64);

const texts = [
  requestText({ path: paths.batch, device: 'd', epoch: 2, counter: 7, requestId: 'r', schema: 1 }, '{}', sha256),
  answerText('d', 'r', 200, '{}', sha256),
  anchorText('0001-01', { epoch: 2, seq: 9, hash: zeros }),
  enrolText({ code: 'ABCDEFGH', publicKey: 'key', till: '0001-01', epoch: 1 }),
];

test('the wire is the one that its version names', () => {
  const hash = sha256(JSON.stringify({ document: openApiDocument(), texts, kindsWithBody }));
  expect({ version: wireVersion, hash }).toEqual(pinned);
});

test('each signed text is one of its own', () => {
  expect(texts[0]).toBe(`pos-sync-v1\nPOST\n/pos/v1/batch\nd\n2\n7\nr\n1\n${sha256('{}')}`);
  expect(texts[1]).toBe(`pos-sync-answer-v1\nd\nr\n200\n${sha256('{}')}`);
  expect(texts[2]).toBe(`pos-anchor-v1\n0001-01\n2\n9\n${zeros}`);
  expect(new Set(texts.map((text) => text.split('\n')[0])).size).toBe(texts.length);
});

test('the document on the disk is the one that the schemas make (npm run mall:openapi)', () => {
  const kept = readFileSync(new URL('../golden/mall-openapi.json', import.meta.url), 'utf8');
  expect(kept).toBe(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
});

test('a batch and its answer of version 1 are read as they were written', () => {
  const kept = JSON.parse(readFileSync(new URL('../golden/mall-wire-v1.json', import.meta.url), 'utf8')) as { batch: unknown; answer: unknown };
  expect(BatchShape.parse(kept.batch)).toEqual(kept.batch);
  expect(BatchAnswerShape.parse(kept.answer)).toEqual(kept.answer);
});
