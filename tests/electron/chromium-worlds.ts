/**
 * Scripts for the two worlds of a page in a plain Chromium: the preload script's own world with what it may ask of
 * Electron, and the page's world with what the preload script exposed to it. Text crosses as JSON, where the real one
 * clones. Runs nothing itself.
 */

/** The name of the preload script's world, and of the way out of it. */
export const preloadWorld = 'preload';
export const sendBinding = 'standInSend';

type Call = { readonly key: string; readonly given: readonly ({ readonly listener: number } | { readonly value: unknown })[] };
type Listener = (...args: unknown[]) => void;

declare global {
  /** The binding of the browser's debugger: takes one text out of the page. */
  var standInSend: (text: string) => void;
  /** What came in from the program. */
  var standInReceive: (channel: string, args: readonly unknown[]) => void;
}

/** Runs first in each document, in the page's world: makes the exposed functions when they are told. */
function pageSide(): void {
  if (window !== window.top) return;
  const listeners: Listener[] = [];
  const told = (name: string, act: (detail: string) => void): void =>
    window.addEventListener(name, (event) => act((event as CustomEvent<string>).detail));
  told('stand-in-expose', (detail) => {
    const { name, keys } = JSON.parse(detail) as { readonly name: string; readonly keys: readonly string[] };
    if (name in window) return;
    const call = (key: string) => (...args: unknown[]): void => {
      const given = args.map((arg) => (typeof arg === 'function' ? { listener: listeners.push(arg as Listener) - 1 } : { value: arg }));
      window.dispatchEvent(new CustomEvent('stand-in-call', { detail: JSON.stringify({ key, given }) }));
    };
    const api = Object.freeze(Object.fromEntries(keys.map((key) => [key, Object.freeze(call(key))])));
    Object.defineProperty(window, name, { value: api, enumerable: true });
  });
  told('stand-in-back', (detail) => {
    const { listener, args } = JSON.parse(detail) as { readonly listener: number; readonly args: readonly unknown[] };
    listeners[listener]?.(...args);
  });
  window.dispatchEvent(new CustomEvent('stand-in-ready'));
}

/** Runs in the preload script's world: what `require('electron')` is there. */
function preloadSide(): (name: string) => unknown {
  const heard = new Map<string, Listener[]>();
  globalThis.standInReceive = (channel, args) => (heard.get(channel) ?? []).forEach((listener) => listener({}, ...args));
  const expose = (name: string, api: Readonly<Record<string, Listener>>): void => {
    const tell = (): void =>
      void window.dispatchEvent(new CustomEvent('stand-in-expose', { detail: JSON.stringify({ name, keys: Object.keys(api) }) }));
    window.addEventListener('stand-in-call', (event) => {
      const { key, given } = JSON.parse((event as CustomEvent<string>).detail) as Call;
      const back = (listener: number) => (...args: unknown[]): void =>
        void window.dispatchEvent(new CustomEvent('stand-in-back', { detail: JSON.stringify({ listener, args }) }));
      api[key]?.(...given.map((one) => ('listener' in one ? back(one.listener) : one.value)));
    });
    window.addEventListener('stand-in-ready', tell);
    tell();
  };
  const electron = {
    contextBridge: { exposeInMainWorld: expose },
    ipcRenderer: {
      send: (...args: unknown[]) => globalThis.standInSend(JSON.stringify(args)),
      on: (channel: string, listener: Listener) => void heard.set(channel, [...(heard.get(channel) ?? []), listener]),
    },
  };
  return (name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script may not require ${name}`);
    return electron;
  };
}

/** The script of the page's world. */
export const pageScript = `(${pageSide.toString()})();`;

/** The preload script as it is built, with the module it asks for. */
export function preloadScriptWith(built: string): string {
  return `(() => {
    if (window !== window.top) return;
    const require = (${preloadSide.toString()})();
    const module = { exports: {} };
    const exports = module.exports;
    ${built}
  })();`;
}
