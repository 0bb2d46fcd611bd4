/** A transport over a MessagePort, of worker threads or of a page. Moves text only. */
import type { Transport } from '../../src/contract/transport.ts';

/** What both kinds of port have. */
export type TextPort = {
  readonly postMessage: (text: string) => void;
  readonly addEventListener: (type: 'message' | 'close', listener: (event: object) => void) => void;
  readonly start: () => void;
};

/** Wraps one end of a channel; texts are held until somebody listens. What is not text is dropped. */
export function portTransport(port: TextPort): Transport {
  return {
    send: (text) => port.postMessage(text),
    onText: (listener) => {
      port.addEventListener('message', (event) => {
        if ('data' in event && typeof event.data === 'string') listener(event.data);
      });
      port.start();
    },
    onClosed: (listener) => port.addEventListener('close', () => listener()),
  };
}
