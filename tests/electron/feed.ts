/** A feed of newer programs on this machine: a folder over HTTP, as a store's own server is one. Counts who asks for what. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Feed = {
  readonly url: string;
  /** Paths that were asked for, without what follows a question mark. */
  readonly asked: string[];
  /** What it serves, by name. */
  readonly files: Map<string, string | Buffer>;
  /** While true, nothing is answered. */
  readonly isSilent: { now: boolean };
  /** Answers what was asked meanwhile. */
  readonly answerLate: () => void;
  readonly close: () => Promise<void>;
};

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** What a feed says of a version; `sum` replaces the file's own, and null leaves it out. */
export function feedText(version: string, name: string, program: Buffer, sum: string | null = sha512(program)): string {
  const said = sum === null ? [] : [`    sha512: ${sum}`];
  return [`version: ${version}`, 'files:', `  - url: ${name}`, ...said, `    size: ${program.length}`, "releaseDate: '2026-11-23T00:00:00.000Z'", ''].join('\n');
}

export async function openFeed(): Promise<Feed> {
  const files = new Map<string, string | Buffer>();
  const asked: string[] = [];
  const isSilent = { now: false };
  const held: (() => void)[] = [];
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname.slice(1);
    asked.push(path);
    const answer = (): void => {
      const file = files.get(path);
      response.writeHead(file === undefined ? 404 : 200, file === undefined ? {} : { 'Content-Length': Buffer.byteLength(file) });
      response.end(file);
    };
    if (isSilent.now) held.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, files, isSilent,
    answerLate: () => held.splice(0).forEach((answer) => answer()),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
