import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import { onSystemSignal } from './system-signals';

/** Longer would be felt, and quitting has to be possible whatever hangs. */
const patienceMs = 500;
/** The system kills what has not ended after a few seconds; a window that hangs would hold the app up for longer. */
const systemPatienceMs = 1_000;

/** Does `work` before the app ends, as far as patience goes, then `next` whatever became of that, and `last`, which may end the app itself. */
export function quitAfter(work: () => Promise<unknown>, next: () => void, last: () => Promise<void>): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    void withPatience(work)
      .then(() => {
        isDone = true;
        next();
        return last().catch(() => undefined);
      })
      // Electron takes no word of quitting while it still hears who is against it.
      .then(() => setImmediate(() => app.quit()));
  });
}

function withPatience(work: () => Promise<unknown>): Promise<unknown> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  return Promise.race([work().catch(() => undefined), patience]);
}

/** Tells an end that the system wants from one that a person wants. */
export interface SystemEnd {
  isEnding(): boolean;
}

/**
 * Ends the app, with exit code 0, when the system wants it to: by a signal (systemd, a closed terminal, Ctrl+C), by a log-off
 * or a shutdown. Nobody is asked then, as all that waits is on disk. Where windows or dialogs hold the end up, `save` is done
 * and the app ends without them.
 */
export function quitWithSystem(save: () => Promise<unknown>): SystemEnd {
  let isEnding = false;

  function end(): void {
    if (isEnding) return;
    isEnding = true;
    app.quit();
    setTimeout(() => void withPatience(save).then(() => app.exit(0)), systemPatienceMs);
  }

  onSystemSignal(end);
  // Linux: systemd-logind; macOS: also at log-off, just before the app is told to quit.
  powerMonitor.on('shutdown', end);
  app.on('browser-window-created', (_event, window: BrowserWindow) => {
    // Windows, at log-off and shutdown. `query-session-end` comes before it, while the end may still be cancelled.
    window.on('session-end', end);
  });
  return { isEnding: () => isEnding };
}

interface QuitQuestion {
  /** False where closing the window would lose what quitting asks about first. */
  mayClose(): boolean;
}

interface Quitting {
  /** A secret that is told once is on the screen or comes back after the lock, and nobody has noted it. */
  hasUnnoted: () => boolean;
  /** How many entries wait on this desk. */
  waiting: () => number;
  /** The person stays after all. */
  stayed: () => void;
  /** The system ends the app: there is nobody to ask. */
  isEnding: () => boolean;
}

const answers = { buttons: ['Quit', 'Stay'], cancelId: 1 };

const unnotedQuestion = {
  type: 'warning' as const,
  message: 'A new pass code or one-time password is not noted yet',
  detail: 'It is told once: after quitting nobody can see it, and the one before it no longer works.',
  ...answers,
  defaultId: 1,
};

function waitingQuestion(count: number) {
  return {
    type: 'info' as const,
    message: count === 1 ? 'One entry waits on this desk' : `${String(count)} entries wait on this desk`,
    detail: `Nothing is lost: ${count === 1 ? 'it is' : 'they are'} kept, and sent when you sign in here again.`,
    ...answers,
    defaultId: 0,
  };
}

/** Says what waits on this desk before the app ends; it is kept, and a person may still want to stay. */
export function askBeforeQuit({ hasUnnoted, waiting, stayed, isEnding }: Quitting): QuitQuestion {
  let isSure = false;
  let isAsking = false;
  app.on('before-quit', (event) => {
    const [isUnnoted, count] = [hasUnnoted(), waiting()];
    if (isSure || (count === 0 && !isUnnoted) || isEnding()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void dialog.showMessageBox(isUnnoted ? unnotedQuestion : waitingQuestion(count)).then(({ response }) => {
      isAsking = false;
      if (isEnding()) return;
      if (response !== 0) {
        stayed();
        return;
      }
      isSure = true;
      app.quit();
    });
  });
  return { mayClose: () => isSure || isEnding() || !hasUnnoted() };
}
