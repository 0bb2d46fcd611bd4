/**
 * Uses every way of changing files that the recorder models, for checking the recorder: afterwards the replayed trace
 * must equal the directory. Run with a word after the directory it makes one call the model does not have, and must be
 * found out. Never part of the product.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';

const [directory = '.', forbidden] = process.argv.slice(2);
const at = (name: string): string => join(directory, name);

function useEveryCall(): void {
  fs.mkdirSync(at('a/b'), { recursive: true });
  fs.writeFileSync(at('a/b/plain'), 'first text');
  fs.writeFileSync(at('a/b/plain'), 'shorter');
  fs.appendFileSync(at('a/b/plain'), ' and more');
  const pieces = fs.openSync(at('pieces'), 'w+');
  fs.writevSync(pieces, [Buffer.from('one'), Buffer.from('two')]);
  fs.writevSync(pieces, [Buffer.from('three'), Buffer.from('four')], 600);
  fs.writeSync(pieces, 'five', 2);
  fs.ftruncateSync(pieces, 5000);
  fs.ftruncateSync(pieces, 601);
  fs.fdatasyncSync(pieces);
  fs.renameSync(at('pieces'), at('a/pieces'));
  fs.writeSync(pieces, 'after the rename', 700);
  fs.writeFileSync(at('over'), 'new');
  fs.renameSync(at('over'), at('a/b/plain'));
  fs.renameSync(at('a'), at('c'));
  fs.writeFileSync(at('gone'), 'gone');
  const gone = fs.openSync(at('gone'), 'r+');
  fs.unlinkSync(at('gone'));
  fs.writeSync(gone, 'written to a file without a name');
  fs.closeSync(gone);
  fs.writeFileSync(at('gone'), 'a new file, perhaps with the old inode');
  fs.mkdirSync(at('empty'));
  fs.rmdirSync(at('empty'));
  fs.writeFileSync(at('skipped-shm'), 'not data');
  const folder = fs.openSync(directory, 'r');
  fs.fsyncSync(folder);
  fs.closeSync(folder);
  fs.closeSync(pieces);
}

useEveryCall();
if (forbidden === 'copy') fs.copyFileSync(at('gone'), at('copied'));
if (forbidden === 'link') fs.linkSync(at('gone'), at('linked'));
if (forbidden === 'leave') fs.renameSync(at('gone'), `${directory}-left`);
if (forbidden === 'dsync') fs.closeSync(fs.openSync(at('settled'), fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_DSYNC));
fs.appendFileSync(process.env['POWER_CUT_ACK'] ?? '', 'done\n');
