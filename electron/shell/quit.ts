import { app, dialog } from 'electron';

/** Longer would be felt, and quitting has to be possible whatever hangs. */
const patienceMs = 500;

/** Does `work` before the app ends, as far as patience goes, then `next` whatever became of that, and `last`, which may end the app itself. */
export function quitAfter(work: () => Promise<unknown>, next: () => void, last: () => Promise<void>): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    void Promise.race([work().catch(() => undefined), patience])
      .then(() => {
        isDone = true;
        next();
        return last().catch(() => undefined);
      })
      // Electron takes no word of quitting while it still hears who is against it.
      .then(() => setImmediate(() => app.quit()));
  });
}

interface Quitting {
  /** How many entries wait on this desk. */
  waiting: () => number;
  /** The person stays after all. */
  stayed: () => void;
}

/** Says what waits on this desk before the app ends; it is kept, and a person may still want to stay. */
export function askBeforeQuit({ waiting, stayed }: Quitting): void {
  let isSure = false;
  app.on('before-quit', (event) => {
    const count = waiting();
    if (isSure || count === 0) return;
    event.preventDefault();
    const options = {
      type: 'info' as const,
      message: count === 1 ? 'One entry waits on this desk' : `${String(count)} entries wait on this desk`,
      detail: `Nothing is lost: ${count === 1 ? 'it is' : 'they are'} kept, and sent when you sign in here again.`,
      buttons: ['Quit', 'Stay'],
      defaultId: 0,
      cancelId: 1,
    };
    void dialog.showMessageBox(options).then(({ response }) => {
      if (response !== 0) {
        stayed();
        return;
      }
      isSure = true;
      app.quit();
    });
  });
}
