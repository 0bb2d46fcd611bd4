/** What a door is: something that moves text both ways. Knows nothing of what the text says. */

/** A two-way text mover: Electron IPC, a WebSocket, a MessagePort, or two functions in one process. */
export type Transport = {
  readonly send: (text: string) => void;
  readonly onText: (listener: (text: string) => void) => void;
  /** Says when the other side is gone for good; a transport that cannot tell never calls it. */
  readonly onClosed: (listener: () => void) => void;
};

/** Two ends of one in-process door; texts arrive in order, each in a microtask of its own. */
export function transportPair(): readonly [Transport, Transport] {
  const left = end();
  const right = end();
  return [
    { send: (text) => right.arrive(text), onText: left.listen, onClosed: () => undefined },
    { send: (text) => left.arrive(text), onText: right.listen, onClosed: () => undefined },
  ];
}

function end(): { arrive: (text: string) => void; listen: (listener: (text: string) => void) => void } {
  const listeners: ((text: string) => void)[] = [];
  return {
    arrive: (text) => void Promise.resolve().then(() => listeners.forEach((listener) => listener(text))),
    listen: (listener) => void listeners.push(listener),
  };
}
