/** Reads an ASAR archive: the list of its files, and their bytes. Follows no link and writes only where it is told. */
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Node = {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
};

export type ArchivedFile = { readonly path: string; readonly size: number; readonly isUnpacked: boolean; readonly hash: string; readonly at: number };

/** The header's place: two Pickle lengths, then the header's own, then its JSON. */
const jsonAt = 16;

function readAt(path: string, at: number, length: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  closeSync(file);
  return bytes;
}

/** Every file of an archive, with where its bytes begin. */
export function archivedFiles(archive: string): ArchivedFile[] {
  const lengths = readAt(archive, 0, jsonAt);
  const [headerLength, jsonLength] = [lengths.readUInt32LE(4), lengths.readUInt32LE(12)];
  const walk = (node: Node, path: string): ArchivedFile[] => {
    if (node.files !== undefined) return Object.entries(node.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`));
    const at = 8 + headerLength + Number(node.offset ?? 0);
    return [{ path, size: node.size ?? 0, isUnpacked: node.unpacked === true, hash: node.integrity?.hash ?? '', at }];
  };
  return walk(JSON.parse(readAt(archive, jsonAt, jsonLength).toString('utf8')) as Node, '');
}

/** Writes every file of an archive, and what lies unpacked beside it, into a folder. */
export function extract(archive: string, folder: string): void {
  for (const { path, size, at, isUnpacked } of archivedFiles(archive)) {
    if (isUnpacked) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readAt(archive, at, size));
  }
  if (existsSync(`${archive}.unpacked`)) cpSync(`${archive}.unpacked`, folder, { recursive: true });
}
