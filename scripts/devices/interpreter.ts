// The independent judge of receipts: tokens of one connection -> jobs on a roll, and questions to be answered.
// A pure state machine: time comes in, nothing goes out but values. It shares no code with the till that it judges.

import { type CommandToken, openFraming, type Token } from './framing.ts';
import { type Columns, type Job, openRoll, type Roll } from './paper.ts';
import { addChar, dropLine, expectInit, fail, jobFor, lay, openPress, type Press } from './press.ts';
import { symbolCommands } from './symbol-commands.ts';
import { argument, instant, smallNumber, textCommands } from './text-commands.ts';

/** What the sender asked and a two-way printer must answer. */
export type Question =
  | { readonly kind: 'realtime'; readonly topic: 1 | 2 | 3 | 4 }
  | { readonly kind: 'sensor'; readonly topic: 1 | 2 }
  | { readonly kind: 'identity'; readonly topic: number }
  | { readonly kind: 'autoStatus'; readonly mask: number }
  | { readonly kind: 'marker'; readonly id: Uint8Array };

export type Interpreter = {
  /** Takes the next token at a time in milliseconds since 1970; gives the question it asks, if any. */
  readonly take: (token: Token, at: number) => Question | null;
  /** The end of the connection: blames an unfinished command and text that was never printed. */
  readonly end: (unfinished: Token | null, at: number) => void;
};

/** Commands that ask, or move the drawer, and put nothing on paper: they need no ESC @ and begin no job after a cut. */
const quiet: ReadonlySet<string> = new Set(['DLE EOT', 'DLE DC4', 'ESC p', 'GS r', 'GS a', 'GS I', 'GS ( H']);

function askRealtime(press: Press, token: CommandToken): Question | null {
  const topic = argument(token);
  if (topic === 1 || topic === 2 || topic === 3 || topic === 4) return { kind: 'realtime', topic };
  fail(press, token, 'bad_parameter', 'DLE EOT: 1-4');
  return null;
}

function askSensor(press: Press, token: CommandToken): Question | null {
  const topic = smallNumber(argument(token), 2);
  if (topic === 1 || topic === 2) return { kind: 'sensor', topic };
  fail(press, token, 'bad_parameter', 'GS r: 1 or 2');
  return null;
}

function askIdentity(press: Press, token: CommandToken): Question | null {
  const topic = argument(token);
  if ((topic >= 1 && topic <= 3) || (topic >= 65 && topic <= 69)) return { kind: 'identity', topic };
  fail(press, token, 'bad_parameter', 'GS I: 1-3 or 65-69');
  return null;
}

function askAutoStatus(press: Press, token: CommandToken): Question | null {
  const mask = argument(token);
  lay(press, token, { kind: 'autoStatus', mask });
  return { kind: 'autoStatus', mask };
}

/** GS ( H 06 00 30 30 d1-d4, each 20-7E: answered when everything before it is on paper. */
function askMarker(press: Press, token: CommandToken): Question | null {
  const [step, form, ...id] = token.bytes.subarray(5);
  if (step !== 0x30 || form !== 0x30 || id.length !== 4 || id.some((byte) => byte < 0x20 || byte > 0x7e)) {
    fail(press, token, 'bad_parameter', 'GS ( H: 06 00 30 30 d1 d2 d3 d4');
    return null;
  }
  if (press.line) fail(press, token, 'mid_line', 'the marker comes before the line is printed');
  lay(press, token, { kind: 'marker', id: String.fromCharCode(...id), at: instant(press) });
  return { kind: 'marker', id: Uint8Array.from(id) };
}

const questions: ReadonlyMap<string, (press: Press, token: CommandToken) => Question | null> = new Map([
  ['DLE EOT', askRealtime],
  ['GS r', askSensor],
  ['GS I', askIdentity],
  ['GS a', askAutoStatus],
  ['GS ( H', askMarker],
]);

function performCommand(press: Press, token: CommandToken): Question | null {
  const ask = questions.get(token.name);
  if (ask) return ask(press, token);
  const perform = textCommands.get(token.name) ?? symbolCommands.get(token.name);
  if (perform) perform(press, token);
  else fail(press, token, 'unknown_command');
  return null;
}

function takeToken(press: Press, token: Token): Question | null {
  const isQuiet = token.kind === 'command' && quiet.has(token.name);
  if (!isQuiet && !(token.kind === 'command' && token.name === 'ESC @')) expectInit(press, token);
  if (token.kind === 'command') return performCommand(press, token);
  if (token.kind === 'fault') fail(press, token, token.rule, token.detail);
  else addChar(press, token, token.text === '\\' && press.format.national === 13 ? '₩' : token.text, token.columns);
  return null;
}

/** Opens the judge for one connection. Jobs are appended to `roll` as they begin; a status request begins none. */
export function openInterpreter(columns: Columns, roll: Roll, connection: number): Interpreter {
  const press = openPress(columns, roll, connection);

  function take(token: Token, at: number): Question | null {
    press.now = at;
    const question = takeToken(press, token);
    if (press.job) press.job.bytes += token.bytes.length;
    return question;
  }

  function end(unfinished: Token | null, at: number): void {
    press.now = at;
    if (unfinished) {
      fail(press, unfinished, unfinished.kind === 'fault' ? unfinished.rule : 'incomplete_command');
      jobFor(press, unfinished.offset).bytes += unfinished.bytes.length;
    }
    dropLine(press);
    if (press.job?.state === 'printing') press.job.state = 'closed';
  }

  return { take, end };
}

/** Judges one whole connection at once, in as many chunks as given; time stands at 1970. */
export function interpret(chunks: readonly Uint8Array[], columns: Columns = 42): readonly Job[] {
  const roll = openRoll(1000);
  const framing = openFraming();
  const interpreter = openInterpreter(columns, roll, 1);
  for (const chunk of chunks) framing.push(chunk, (token) => { interpreter.take(token, 0); });
  interpreter.end(framing.rest(), 0);
  return roll.jobs;
}
