/** Stands between a page and its till: holds answers back, cuts the link, tells events. Changes a text only where asked to. */
import type { Page, WebSocketRoute } from 'playwright-core';

export type Relay = {
  /** Answers to this command wait from now on; null lets all pass, and what waited arrives. */
  readonly hold: (name: string | null) => void;
  /** How many times the page asked for a command. */
  readonly asked: (name: string) => number;
  /** What the page sent with each ask of a command, as text, oldest first. */
  readonly asks: (name: string) => string[];
  /** The link is down and stays down; `mend` lets the page come back. */
  readonly cut: () => Promise<void>;
  readonly mend: () => void;
  /** What waits is lost for good, and nothing is held any more. */
  readonly drop: () => void;
  /** Gives the page an event as if the till had told it. */
  readonly tell: (event: string, payload: unknown) => void;
  /** Answers this command with a refusal in the till's place from now on; null ends it. */
  readonly refuse: (name: string | null, code?: string) => void;
  /** Answers this command with a value in the till's place from now on. */
  readonly answer: (name: string, value: unknown) => void;
};

function steady(text: string, hash8: string): string {
  return text.replace(/"hash8":"[0-9A-Fa-f]*"/g, `"hash8":"${hash8}"`).replace(/tcp:\/\/127\.0\.0\.1:\d+/g, 'tcp://192.168.0.50:9100');
}

type Ask = { readonly id: number; readonly name: string; readonly text: string };

/**
 * Puts the relay on a page before it opens its address. `hash8` replaces the till's, and the printer then has one address:
 * both differ from run to run, and pictures should not.
 */
export async function openRelay(page: Page, hash8: string | null): Promise<Relay> {
  const asks: Ask[] = [];
  let held: string | null = null;
  let waiting: (() => void)[] = [];
  let isDown = false;
  let refused: { readonly name: string; readonly code: string } | null = null;
  const answered = new Map<string, unknown>();
  let open: WebSocketRoute | null = null;

  const fromPage = (route: WebSocketRoute, server: WebSocketRoute, text: string): void => {
    const { id, name } = JSON.parse(text) as { id: number; name: string };
    asks.push({ id, name, text });
    if (refused?.name === name) route.send(JSON.stringify({ id, ok: false, refusal: { code: refused.code } }));
    else if (answered.has(name)) route.send(JSON.stringify({ id, ok: true, value: answered.get(name) }));
    else server.send(text);
  };
  const fromTill = (route: WebSocketRoute, text: string): void => {
    const { id } = JSON.parse(text) as { id?: number };
    const shown = hash8 === null ? text : steady(text, hash8);
    const name = asks.findLast((ask) => ask.id === id)?.name;
    if (held !== null && name === held) waiting.push(() => route.send(shown));
    else route.send(shown);
  };
  await page.routeWebSocket((url) => url.pathname === '/ws', (route) => {
    if (isDown) return void route.close();
    open = route;
    const server = route.connectToServer();
    route.onMessage((text) => fromPage(route, server, String(text)));
    server.onMessage((text) => fromTill(route, String(text)));
  });
  return {
    hold: (name) => {
      held = name;
      if (name !== null) return;
      waiting.splice(0).forEach((send) => send());
      waiting = [];
    },
    asked: (name) => asks.filter((ask) => ask.name === name).length,
    asks: (name) => asks.filter((ask) => ask.name === name).map((ask) => ask.text),
    cut: async () => {
      isDown = true;
      await open?.close();
    },
    mend: () => void (isDown = false),
    drop: () => {
      held = null;
      waiting = [];
    },
    tell: (event, payload) => open?.send(JSON.stringify({ event, payload })),
    answer: (name, value) => void answered.set(name, value),
    refuse: (name, code = 'fault') => void (refused = name === null ? null : { name, code }),
  };
}
