/**
 * `npm run mall -- --port N --data DIR`: the reference mall on this machine, until it is ended. Prints `mall ready ADDRESS`.
 * Exit codes: 0 ended, 1 a fault, 2 usage, 4 the port is taken.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openMall } from './mall/server.ts';

const usage = 'usage: npm run mall -- --port N --data DIR';

function readOptions(): { readonly port: number; readonly directory: string } {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '8480' }, data: { type: 'string' } } });
    const port = Number(values.port);
    if (values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(usage);
    return { port, directory: resolve(values.data) };
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}\n`);
    process.exit(2);
  }
}

const { port, directory } = readOptions();
mkdirSync(directory, { recursive: true });
try {
  const mall = await openMall({ port, directory, report: (text) => process.stderr.write(`${text}\n`) });
  process.stdout.write(`mall ready ${mall.address}\n`);
  const end = (): void => void mall.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (fault) {
  const code = fault instanceof Error && 'code' in fault ? fault.code : '';
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(code === 'EADDRINUSE' ? 4 : 1);
}
