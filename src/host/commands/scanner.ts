/** Scanners as a manager sets them: the serial port, the keyboard scanner's habits, the shop's own codes. Reads no code. */
import type { Output } from '../../contract/contract.ts';
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readInStoreFormats } from '../../domain/scan/in-store.ts';
import { codeIn, learnWedge, scansToLearn, type KeyPress } from '../../domain/scan/learn.ts';
import type { ScannerPort } from '../../domain/scan/serial-line.ts';
import type { Desk } from '../desk.ts';
import { patternsOf, scannerPortOf, settingText } from '../scanner-settings.ts';

type ScannerCommand = 'scanner.list' | 'scanner.set' | 'scanner.learn' | 'scanner.forget' | 'scanner.fill';

/** Handlers of every row about scanners. Each change is an entry. */
export function scannerCommands(desk: Desk): Pick<Handlers, ScannerCommand> {
  return {
    'scanner.list': async () => ok(await listed(desk)),
    'scanner.set': ({ port }) => setPort(desk, port),
    'scanner.learn': ({ scans }) => learn(desk, scans),
    'scanner.forget': () => {
      desk.append([{ kind: 'settings_changed', body: { wedge: '' } }]);
      return ok({});
    },
    'scanner.fill': ({ patterns }) => {
      const formats = readInStoreFormats(patterns);
      if (!formats.ok) return formats;
      desk.append([{ kind: 'settings_changed', body: { instore: patterns.length === 0 ? '' : settingText(patterns) } }]);
      return ok({ patterns });
    },
  };
}

async function listed(desk: Desk): Promise<Output<'scanner.list'>> {
  const { ledger, scanners } = desk.ports;
  const ports = await scanners.ports();
  const named = ports.map(({ path, name }) => ({ path, name }));
  return { ports: named, port: scannerPortOf(ledger), state: scanners.state(), patterns: patternsOf(ledger) };
}

async function setPort(desk: Desk, port: ScannerPort | null): Promise<HandlerAnswer<'scanner.set'>> {
  const { ledger, scanners } = desk.ports;
  const operator = desk.session.operator?.id;
  const before = scannerPortOf(ledger);
  // What the system never named may be anything; a scanner that is unplugged just now may stay what it was.
  const isKnown = port === null || port.path === before?.path || (await scanners.ports()).some(({ path }) => path === port.path);
  if (!isKnown) return refuse('unknown_port', { path: port.path });
  desk.append([{ kind: 'settings_changed', body: { scanner_port: settingText(port) } }], operator);
  scanners.use(port);
  return ok(await listed(desk));
}

function learn(desk: Desk, scans: readonly (readonly KeyPress[])[]): HandlerAnswer<'scanner.learn'> {
  const [first] = scans;
  if (first === undefined || scans.length < scansToLearn) return refuse('too_few_scans', { left: scansToLearn - scans.length });
  const catalog = desk.catalog();
  const code = codeIn(first, (text) => catalog.withCode(text).length > 0);
  if (code === null) return refuse('code_not_found');
  const learnt = learnWedge(code, scans);
  if (!learnt.ok) return learnt;
  desk.append([{ kind: 'settings_changed', body: { wedge: settingText(learnt.value) } }]);
  return ok({ wedge: learnt.value, code });
}
