// npm run devices: a virtual receipt printer as a process of its own, with a page to look at its paper.
// Never imports the till. Says one line on standard output when it is ready, and ends cleanly when told to.

import { type Options, readOptions, usage } from './devices/options.ts';
import { openPage } from './devices/page.ts';
import { openVirtualPrinter } from './devices/server.ts';

async function run(options: Options): Promise<void> {
  const printer = await openVirtualPrinter(options.printer);
  const page = await openPage(printer, options.pagePort);
  process.stdout.write(`devices ready printer tcp://127.0.0.1:${printer.port} page http://127.0.0.1:${page.port}/\n`);
  const stop = (): void => {
    void Promise.all([page.close(), printer.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Only with an IPC channel: a till that dies takes its printer along.
  process.once('disconnect', stop);
}

function begin(): Options | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
    process.exit(2);
  }
}

const options = begin();
if (options) {
  run(options).catch((fault: unknown) => {
    process.stderr.write(`devices: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(1);
  });
} else {
  process.stdout.write(usage);
}
