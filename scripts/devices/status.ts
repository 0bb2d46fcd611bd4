// What the virtual printer answers: device state and a question -> reply bytes.
// Never sends anything. Values are those seen on Bixolon and Epson printers: all well is 12 for each DLE EOT.

import type { Question } from './interpreter.ts';

/** How the device stands. Speed is in bytes a second, null without a limit. */
export type DeviceState = {
  readonly paper: 'ok' | 'near' | 'out';
  readonly cover: 'closed' | 'open';
  readonly online: boolean;
  readonly speed: number | null;
  /** Accept a connection and close it at once. */
  readonly refuse: boolean;
  /** After this many bytes of a connection nothing is printed or answered any more; null for never. */
  readonly stallAfter: number | null;
  /** Print, but never answer. */
  readonly oneWay: boolean;
};

export const freshState: DeviceState = {
  paper: 'ok', cover: 'closed', online: true, speed: null, refuse: false, stallAfter: null, oneWay: false,
};

const model: Readonly<Record<number, string>> = {
  65: '1.0', 66: 'SODAM', 67: 'VIRTUAL', 68: 'V0000001', 69: 'KOREA KSC5601',
};

/** Whether the mechanism can print: paper in, cover shut, online. */
export function canPrint(state: DeviceState): boolean {
  return state.paper !== 'out' && state.cover === 'closed' && state.online;
}

/** DLE EOT n: 12, plus the bits of what is wrong (1 offline, 2 why, 3 errors, 4 paper). */
export function realtimeByte(topic: 1 | 2 | 3 | 4, state: DeviceState): number {
  if (topic === 1) return 0x12 | (canPrint(state) ? 0 : 0x08);
  if (topic === 2) return 0x12 | (state.cover === 'open' ? 0x04 : 0) | (state.paper === 'out' ? 0x20 : 0);
  if (topic === 3) return 0x12;
  return 0x12 | (state.paper === 'ok' ? 0 : 0x0c) | (state.paper === 'out' ? 0x60 : 0);
}

/** GS a: the four bytes told at once and at every change. */
export function autoStatusBytes(state: DeviceState): Uint8Array {
  const first = 0x10 | (canPrint(state) ? 0 : 0x08) | (state.cover === 'open' ? 0x20 : 0);
  const third = (state.paper === 'ok' ? 0 : 0x03) | (state.paper === 'out' ? 0x0c : 0);
  return Uint8Array.of(first, 0x00, third, 0x0f);
}

/** The reply to a question in this state; empty when there is none (GS a 0). GS r never says "out": it waits for paper. */
export function answer(question: Question, state: DeviceState): Uint8Array {
  switch (question.kind) {
    case 'realtime':
      return Uint8Array.of(realtimeByte(question.topic, state));
    case 'sensor':
      return Uint8Array.of(question.topic === 1 && state.paper !== 'ok' ? 0x03 : 0x00);
    case 'identity': {
      const text = model[question.topic];
      return text === undefined ? Uint8Array.of(0x02) : new TextEncoder().encode(`_${text}\0`);
    }
    case 'autoStatus':
      return question.mask === 0 ? new Uint8Array() : autoStatusBytes(state);
    case 'marker':
      return Uint8Array.of(0x37, 0x22, ...question.id, 0x00);
  }
}
