import { app } from 'electron';

/** Longer would be felt, and quitting has to be possible whatever hangs. */
const patienceMs = 500;

/** Does one more thing before the app ends. */
export function quitAfter(work: () => Promise<void>): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    void Promise.race([work().catch(() => undefined), patience]).then(() => {
      isDone = true;
      app.quit();
    });
  });
}
