/** A page that dies comes back; a window with an open sale asks before it closes. Told by events, as Electron tells them. */
import { describe, expect, test } from 'vitest';
import { askBeforeLeaving, bringBack, deathsMax, deathsWithinMs } from '../../electron/staying.ts';
import { preventable, recordElectron, type Recording } from './stand-in.ts';

const moment = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a page that died', () => {
  function open() {
    const recording = recordElectron();
    const time = { now: 0 };
    const said: string[] = [];
    let ends = 0;
    const window = new recording.electron.BrowserWindow({});
    bringBack(window, { report: (...what) => void said.push(what.join(' ')), giveUp: () => void (ends += 1), now: () => time.now });
    const die = async (reason = 'crashed'): Promise<void> => {
      recording.contents.emit('render-process-gone', {}, { reason, exitCode: 11 });
      await moment();
    };
    const loads = (): number => recording.calls.filter((name) => name === 'loadURL app://pos/').length;
    return { recording, window, time, said, die, loads, ends: () => ends };
  }

  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'integrity-failure', 'clean-exit'])('of %s is loaded again and noted', async (reason) => {
    const { die, loads, said, ends } = open();
    await die(reason);
    expect([loads(), said, ends()]).toEqual([1, [`page.died ${reason}, 11`], 0]);
  });

  test('is not loaded while Electron still takes it apart', () => {
    const { recording, loads } = open();
    recording.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    expect(loads()).toBe(0);
  });

  test('again and again is given up', async () => {
    const { die, loads, ends } = open();
    for (let death = 0; death < deathsMax; death += 1) await die();
    expect([loads(), ends()]).toEqual([deathsMax, 0]);
    await die();
    expect([loads(), ends()]).toEqual([deathsMax, 1]);
  });

  test('now and then comes back for ever', async () => {
    const { die, loads, ends, time } = open();
    for (let death = 0; death < 20; death += 1) {
      await die();
      time.now += deathsWithinMs / 2;
    }
    expect([loads(), ends()]).toEqual([20, 0]);
  });

  test('with its window stays gone', async () => {
    const { window, die, loads, said } = open();
    Object.assign(window.webContents, { isDestroyed: () => true });
    await die();
    expect([loads(), said]).toEqual([0, []]);
  });

  test('and cannot be loaded is noted', async () => {
    const { window, die, said } = open();
    Object.assign(window, { loadURL: () => Promise.reject(new Error('no such page')) });
    await die();
    await moment();
    expect(said.at(-1)).toBe('page.not_loaded Error: no such page');
  });
});

describe('closing the window', () => {
  function open(isSaleOpen: boolean) {
    const recording: Recording = recordElectron();
    const answers: ((leaves: boolean) => void)[] = [];
    let end = (): void => undefined;
    askBeforeLeaving(recording.electron.app, new recording.electron.BrowserWindow({}), {
      isSaleOpen: () => isSaleOpen,
      askToLeave: () => new Promise((resolve) => void answers.push(resolve)),
      onTold: (told) => void (end = told),
    });
    const close = (): boolean => {
      const event = preventable();
      recording.window.emit('close', event);
      return !event.isPrevented();
    };
    return { recording, answers, close, end: () => end() };
  }

  test('without a sale asks nobody', () => {
    const { close, answers } = open(false);
    expect([close(), answers.length]).toEqual([true, 0]);
  });

  test('over an open sale asks once, and stays when told so', async () => {
    const { close, answers, recording } = open(true);
    expect([close(), close(), answers.length]).toEqual([false, false, 1]);
    answers[0]?.(false);
    await moment();
    expect(recording.quits()).toBe(0);
    expect([close(), answers.length]).toEqual([false, 2]);
  });

  test('over an open sale ends the program when told so', async () => {
    const { close, answers, recording } = open(true);
    close();
    answers[0]?.(true);
    await moment();
    expect([recording.quits(), close(), answers.length]).toEqual([1, true, 1]);
  });

  test('by the system asks nobody, not even while the question stands', async () => {
    const { close, answers, recording, end } = open(true);
    close();
    end();
    expect([recording.quits(), close()]).toEqual([1, true]);
    answers[0]?.(false);
    await moment();
    expect([close(), answers.length]).toEqual([true, 1]);
  });
});
