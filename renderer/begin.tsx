/** The screen's program: connects, listens to the keyboard, draws. Decides nothing about selling. */
import { createRoot } from 'react-dom/client';
import { connect, type After } from '../src/contract/client.ts';
import { must } from '../src/domain/result.ts';
import { codeWithin } from '../src/domain/scan/strip.ts';
import { App } from './app.tsx';
import { DeskContext, openDesk, type Desk } from './desk.ts';
import { fetchAhead } from './flows/ahead.ts';
import { pickPerson } from './flows/badges.ts';
import { watchIdle } from './flows/idle.ts';
import { follow } from './flows/open.ts';
import { takeScan, takeScanned } from './flows/scans.ts';
import { pressKey, runKey, typeCharacter } from './keys.ts';
import { listen } from './scan/listen.ts';
import { keepKey } from './scan/record.ts';
import { gapMaxMs } from './scan/wedge.ts';
import { laterScreens } from './screens/later-screens.tsx';
import { loadSound, openSpeaker } from './sound.ts';
import { tillStore } from './stores/till.ts';
import type { Door } from './transport.ts';
import { loadWords } from './words/words.ts';

const after: After = (ms, run) => {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
};

/** 128 random bits as text; works on pages that are not of the web, too. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How long a page that draws nothing, behind another window, waits instead, in ms. */
const unseenMs = 100;
/** A shorter wait for the house's first answer shows nothing, in ms. */
const unansweredMs = 150;
/** How long work is put off on a busy page, in ms. */
const busyMs = 50;

function afterPaint(run: () => void): void {
  let ran = false;
  const once = (): void => {
    window.clearTimeout(timer);
    if (!ran) run();
    ran = true;
  };
  const timer = window.setTimeout(once, unseenMs);
  // The frame is drawn between its callback and the next task.
  window.requestAnimationFrame(() => void window.setTimeout(once));
}

function listenToKeys(desk: Desk): void {
  listen({
    keeps: keepKey,
    gapMs: () => tillStore.get().state?.wedge?.gapMs ?? gapMaxMs,
    listens: () => tillStore.get().state?.phase === 'ready',
    onScan: (text) => takeScan(desk, codeWithin(text, tillStore.get().state?.wedge ?? null) ?? text, text),
    onTyped: typeCharacter,
    onUntyped: (count) => void Array.from({ length: count }, () => runKey('Backspace')),
    onKey: pressKey,
  });
  // A touched button does its work and keeps no focus: Enter then confirms, and no input method attaches.
  window.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('button, [role=row]') !== null) event.preventDefault();
  });
}

/** Draws the till as soon as the house has told how it stands, or the wait for it when that is longer than a moment. */
function drawOnce(desk: Desk): void {
  const draw = (): void => {
    untold();
    window.clearTimeout(timer);
    createRoot(must(document.getElementById('root'), 'the page')).render(
      <DeskContext value={desk}>
        <App />
      </DeskContext>,
    );
  };
  const untold = tillStore.subscribe(draw);
  const timer = window.setTimeout(draw, unansweredMs);
}

/** Begins at a door, which may be open already. */
export function begin(door: Door): void {
  loadWords();
  loadSound();
  const speaker = openSpeaker();
  const desk = openDesk({
    client: connect(door, after),
    screenId: newId(),
    newId,
    now: () => Date.now(),
    afterPaint,
    whenIdle: (run) => afterPaint(() => void window.requestIdleCallback(run, { timeout: busyMs })),
    wait: (ms) => new Promise((resolve) => void window.setTimeout(resolve, ms)),
    // To wake the speaker takes longer than to draw a line, and no ear hears a frame's delay.
    sound: (name) => afterPaint(() => speaker(name)),
  });
  window.addEventListener('pagehide', follow(desk, door));
  desk.client.on('code.scanned', (scanned) => takeScanned(desk, scanned));
  desk.client.on('badge.scanned', ({ screenId, operatorId }) => {
    if (screenId === desk.screenId) pickPerson(desk, operatorId);
  });
  const { touched } = watchIdle(desk);
  for (const act of ['keydown', 'pointerdown', 'wheel'] as const) window.addEventListener(act, touched, { capture: true, passive: true });
  listenToKeys(desk);
  drawOnce(desk);
  const untold = tillStore.subscribe(() => {
    untold();
    void fetchAhead(desk, laterScreens);
  });
}
