/** Files as spreadsheets save them: every encoding a shop sends, and bytes that are no text. */
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { textOfFile } from '../../renderer/text-of-file.ts';

const text = 'code,name\r\n8801234567893,옻칠 수저 세트\r\nA1,"두,줄"\r\n';
const bytesOf = (encoding: string, mark = false, what = text): ArrayBuffer => Uint8Array.from(iconv.encode(what, encoding, { addBOM: mark })).buffer;

test.each([
  ['UTF-8', bytesOf('utf8')], ['UTF-8 with its mark', bytesOf('utf8', true)], ['CP949', bytesOf('cp949')],
  ['UTF-16LE with its mark', bytesOf('utf16le', true)], ['UTF-16BE with its mark', bytesOf('utf16-be', true)],
  ['UTF-16LE without', bytesOf('utf16le')], ['UTF-16BE without', bytesOf('utf16-be')],
])('%s', (_name, bytes) => {
  expect(textOfFile(bytes)).toBe(text);
});

test.each([
  ['nothing', new ArrayBuffer(0), ''], ['one letter', bytesOf('utf8', false, 'a'), 'a'], ['ASCII', bytesOf('ascii', false, 'a,b'), 'a,b'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xd8, 0, 1]).buffer, null],
  ['half a letter of CP949', bytesOf('cp949', false, '옻칠').slice(0, 3), null], ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]).buffer, null],
])('%s', (_name, bytes, expected) => {
  expect(textOfFile(bytes)).toBe(expected);
});
