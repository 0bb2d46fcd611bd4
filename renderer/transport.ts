/** The screen's two doors to the house: the window's bridge, or a WebSocket that comes back by itself. Knows no commands. */
import type { Transport } from '../src/contract/transport.ts';

/** What the preload script leaves on the window: two functions moving text. */
export type Bridge = {
  readonly send: (text: string) => void;
  readonly onText: (listener: (text: string) => void) => void;
};

/** A door that says when it opens and closes. What is sent while it is closed is answered by `onClosed` at once. */
export type Door = Transport & { readonly onOpen: (listener: () => void) => void };

/** Wait before the n-th attempt to come back, in ms: a quarter second, doubled up to two seconds. */
export function backOffMs(attempt: number): number {
  return Math.min(2_000, 250 * 2 ** attempt);
}

/** The bridge of an application window; it lives as long as the page does. */
export function overBridge(bridge: Bridge): Door {
  return {
    send: bridge.send,
    onText: bridge.onText,
    onOpen: (listener) => queueMicrotask(listener),
    onClosed: () => undefined,
  };
}

/**
 * A WebSocket to the till that serves this page. Nothing is queued: a call made while it is down ends at once. Who comes to listen
 * when it is open, or lost, already is told so, too.
 */
export function overSocket(address: string): Door {
  const texts: ((text: string) => void)[] = [];
  const opened: (() => void)[] = [];
  const closed: (() => void)[] = [];
  const tellAll = (listeners: readonly (() => void)[]): void => listeners.forEach((listener) => listener());
  let socket: WebSocket | null = null;
  let isLost = false;
  let attempt = 0;

  const open = (): void => {
    const next = new WebSocket(address);
    next.addEventListener('open', () => {
      socket = next;
      isLost = false;
      attempt = 0;
      tellAll(opened);
    });
    next.addEventListener('message', ({ data }) => texts.forEach((listener) => listener(String(data))));
    next.addEventListener('close', () => {
      const wasOpen = socket === next;
      socket = null;
      isLost = true;
      if (wasOpen || attempt === 0) tellAll(closed);
      window.setTimeout(open, backOffMs(attempt));
      attempt += 1;
    });
  };
  open();

  return {
    send: (text) => {
      if (socket !== null && socket.readyState === WebSocket.OPEN) socket.send(text);
      else queueMicrotask(() => tellAll(closed));
    },
    onText: (listener) => void texts.push(listener),
    onOpen: (listener) => {
      opened.push(listener);
      if (socket !== null) queueMicrotask(listener);
    },
    onClosed: (listener) => {
      closed.push(listener);
      if (isLost) queueMicrotask(listener);
    },
  };
}
