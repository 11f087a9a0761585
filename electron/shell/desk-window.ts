import { dialog, screen, type BrowserWindow } from 'electron';
import type { WindowNews } from '../contract/lock';
import type { Log } from './log';
import { openWindow } from './window';
import { keepOnScreen } from './window-bounds';

/** The one window of the desk; its process may be ended at any time, and another takes its place. */
export interface DeskWindow {
  current(): BrowserWindow | undefined;
  /** Gives the window; one that was closed opens again. */
  open(): BrowserWindow | undefined;
  /** Ends the window's process, and with it all that is in its memory, and opens another one in its place. */
  renew(): void;
  /** What the operator is to be told of a renewal; told once. */
  news(): WindowNews;
}

interface Parts {
  open: Omit<Parameters<typeof openWindow>[0], 'like'>;
  quit: () => void;
  /** Whether nothing is lost with the window; else closing it quits, which asks first. */
  mayClose: () => boolean;
  elapsed: () => number;
  log: Log;
}

const mostCrashes = 3;
const withinMs = 60_000;

/** Opens the window of the desk; one whose process is lost is begun anew, up to three times a minute. */
export function openDeskWindow({ open, quit, mayClose, elapsed, log }: Parts): DeskWindow {
  let window: BrowserWindow | undefined;
  let news: WindowNews = null;
  let crashes: number[] = [];

  function begin(like?: BrowserWindow): void {
    const opened = openWindow(like ? { ...open, like } : open);
    window = opened;
    opened.on('close', (event) => {
      if (mayClose()) return;
      event.preventDefault();
      quit();
    });
    opened.once('closed', () => {
      if (window === opened) window = undefined;
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (window === opened && reason !== 'clean-exit') void crashed(opened, reason);
    });
  }

  async function crashed(failed: BrowserWindow, reason: string): Promise<void> {
    log('window-lost', { reason });
    crashes = [...crashes.filter((at) => at > elapsed() - withinMs), elapsed()];
    if (crashes.length > mostCrashes) {
      const { response } = await dialog.showMessageBox(failed, lostForGood);
      if (response === 1) {
        quit();
        return;
      }
      crashes = [];
    }
    news = 'crashed';
    renew();
  }

  function renew(): void {
    const old = window;
    if (!old || old.isDestroyed()) return;
    const process = old.webContents.getOSProcessId();
    begin(old);
    kill(process);
    old.destroy();
  }

  begin();
  keepOnScreen(() => window, screen);
  return {
    current: () => window,
    open() {
      if (!window) begin();
      return window;
    },
    renew,
    news() {
      const told = news;
      news = null;
      return told;
    },
  };
}

/** Kills rather than waits: a page may refuse to be closed, and a process without a page may linger. */
function kill(id: number): void {
  try {
    if (id > 0) process.kill(id, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

const lostForGood: Electron.MessageBoxOptions = {
  type: 'error',
  title: 'Tokendesk',
  message: 'The window of Tokendesk keeps failing.',
  detail: 'What you entered is still kept. Try again, or quit and start Tokendesk anew.',
  buttons: ['Try again', 'Quit'],
  defaultId: 0,
  cancelId: 0,
};
