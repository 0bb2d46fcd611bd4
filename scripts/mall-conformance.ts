/**
 * `npm run mall:conformance -- URL [--till NNNN-NN] [--code CODE]`: asks any mall, as a till would, whether it keeps the protocol.
 * The till must be a test till of that mall, never one that sells; `--code` is its enrolment code. The reference mall on this
 * machine makes one by itself. One line for each check; ends with 1 when one failed, with 2 for bad usage.
 */
import { parseArgs } from 'node:util';
import { runChecks } from './mall/checks.ts';

const usage = 'usage: npm run mall:conformance -- URL [--till NNNN-NN] [--code CODE]';
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true, options: { till: { type: 'string', default: '9999-99' }, code: { type: 'string' } },
  });
  const [address] = positionals;
  if (address === undefined || positionals.length > 1 || !/^\d{4}-\d{2}$/.test(values.till)) throw new Error(usage);
  const results = await runChecks(address, values.till, values.code ?? null);
  for (const { name, wrong } of results) process.stdout.write(wrong === null ? `ok     ${name}\n` : `FAILED ${name}: ${wrong}\n`);
  const failed = results.filter(({ wrong }) => wrong !== null).length;
  process.stdout.write(`${results.length - failed} of ${results.length} checks hold\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 2;
}
